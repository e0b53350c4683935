"""One door for the parts of a room: checks, formats, sources, layers.

A part registers itself with a decorator under a versioned name. The registry imports its room's files on first use, then the
entry points of the group named after the room, so a new part is one new file here or in another package.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from importlib.metadata import entry_points
from typing import Generic, TypeVar

from rashomon.model.errors import ConfigError

Part = TypeVar("Part")


class Registry(Generic[Part]):
    """Named parts of one room, called `what` in messages; refuses a taken name and a part without a docstring."""

    def __init__(self, room: str, what: str = "") -> None:
        self.room = room
        self.what = f"{what} " if what else ""
        self._parts: dict[str, Part] = {}
        self._loaded = False

    def __call__(self, name: str) -> Callable[[Part], Part]:
        """Register the decorated part under a name."""

        def register(part: Part) -> Part:
            if name in self._parts:
                raise ConfigError(f"{self.room}: the name {name!r} is taken")
            if not part.__doc__:
                raise ConfigError(f"{self.room}: {name!r} has no docstring, which is its help text")
            self._parts[name] = part
            return part

        return register

    def get(self, name: str) -> Part:
        """Return the part of that name; ConfigError names those there are."""
        self._load()
        if name not in self._parts:
            raise ConfigError(f"no {self.what}{name!r}; there are {', '.join(sorted(self._parts))}")
        return self._parts[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names in alphabetical order."""
        self._load()
        return iter(sorted(self._parts))

    def _load(self) -> None:
        if self._loaded:
            return
        self._loaded = True
        room = importlib.import_module(self.room)
        for module in pkgutil.iter_modules(room.__path__):
            importlib.import_module(f"{self.room}.{module.name}")
        for point in entry_points(group=self.room):
            point.load()
