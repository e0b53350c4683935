"""The door for layers, and the check that they come in an order that works."""

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rashomon.analysis.draft import Draft
from rashomon.model import ConfigError


@dataclass(frozen=True)
class Layer:
    """One step of a reading: `give(draft)` returns the tuple that becomes the draft's field `gives`."""

    name: str
    gives: str
    needs: tuple[str, ...]
    give: Callable[[Draft], tuple[Any, ...]]


_LAYERS: dict[str, Layer] = {}


def layer(
    name: str, *, gives: str, needs: tuple[str, ...] = ()
) -> Callable[[Callable[[Draft], tuple[Any, ...]]], Callable[[Draft], tuple[Any, ...]]]:
    """Register the decorated function as a layer under a versioned name."""

    def register(give: Callable[[Draft], tuple[Any, ...]]) -> Callable[[Draft], tuple[Any, ...]]:
        if name in _LAYERS:
            raise ConfigError(f"layers: the name {name!r} is taken")
        _LAYERS[name] = Layer(name, gives, needs, give)
        return give

    return register


@cache
def ordered(names: Sequence[str]) -> tuple[Layer, ...]:
    """Return the named layers; ConfigError where one is unknown or comes before what it needs."""
    room = importlib.import_module("rashomon.reading")
    for module in pkgutil.walk_packages(room.__path__, "rashomon.reading."):
        importlib.import_module(module.name)
    given: set[str] = set()
    for name in names:
        if name not in _LAYERS:
            raise ConfigError(f"layers: no {name!r}; there are {', '.join(sorted(_LAYERS))}")
        missing = set(_LAYERS[name].needs) - given
        if missing:
            raise ConfigError(f"layers: {name!r} comes before {', '.join(sorted(missing))}")
        given.add(_LAYERS[name].gives)
    return tuple(_LAYERS[name] for name in names)
