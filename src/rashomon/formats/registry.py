"""The door for formats."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TextIO

from rashomon.model import Reading, Registry


@dataclass(frozen=True, slots=True)
class Style:
    """How to write for a person; machine formats look at nothing here.

    `colour` asks for ANSI colours, `width` is the number of columns to fill.
    """

    colour: bool = False
    width: int = 80


Format = Callable[[Iterable[Reading], TextIO, Style], None]
form: Registry[Format] = Registry("rashomon.formats")


def names() -> tuple[str, ...]:
    """Return the names of all formats in alphabetical order."""
    return tuple(form)


def get(name: str) -> Format:
    """Return the format of that name; ConfigError names those there are."""
    return form.get(name)
