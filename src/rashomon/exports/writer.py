"""The door for file formats: what a writer is, and where it is found.

A writer is one file in writers/ (or an entry point of the group `rashomon.exports.writers`) with `@writer(...)` on a function
`(tables, out)` that writes bytes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rashomon.exports.table import Table
from rashomon.model import ConfigError, Registry

Write = Callable[[Sequence[Table], BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Writer:
    """One file format.

    `suffix` is that of its files; `many` tells whether one file holds several tables, `binary` whether it is no text for a terminal.
    """

    name: str
    about: str
    write: Write
    suffix: str
    many: bool = False
    binary: bool = False


_writers: Registry[Writer] = Registry("rashomon.exports.writers", "file format")


def writer(name: str, *, suffix: str, many: bool = False, binary: bool = False) -> Callable[[Write], Write]:
    """Register the decorated function as the writer of a file format; its docstring is its help text."""

    def register(write: Write) -> Write:
        if not write.__doc__:
            raise ConfigError(f"exports: {name!r} has no docstring, which is its help text")
        _writers(name)(Writer(name, write.__doc__, write, suffix, many, binary))
        return write

    return register


def get_writer(name: str) -> Writer:
    """Return the writer of that name; ConfigError names those there are."""
    return _writers.get(name)


def writer_names() -> tuple[str, ...]:
    """Return the names of all file formats in alphabetical order."""
    return tuple(_writers)


def writer_for(path: Path) -> Writer | None:
    """Return the writer whose files end like this one, None for a folder, `.txt` or no ending; ConfigError for any other ending.

    Comma-separated text in a file called `.xls` would be opened as something else, or not at all.
    """
    found = [w for name in _writers if path.name.lower().endswith((w := _writers.get(name)).suffix)]
    named = path.suffix[1:].isalpha() and path.suffix.lower() != ".txt" and not path.is_dir()
    if named and not found:
        raise ConfigError(
            f"no file format ends in {path.suffix}; name one of {', '.join(writer_names())} with --format"
        )
    return max(found, key=lambda w: len(w.suffix), default=None)
