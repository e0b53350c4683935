"""The door for formats."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TextIO

from rashomon.model import Reading, Registry


@dataclass(frozen=True, slots=True)
class Style:
    """How to write for a person; machine formats look only at `rows`.

    `colour` asks for ANSI colours, `width` is the number of columns to fill. `whole` asks for all of what is else told in
    short (incidents that one report tells). `rows` says what a row of a table is: "incidents" or "claims". `index` is the file that
    lists all pages, where this is one of several.
    """

    colour: bool = False
    width: int = 80
    whole: bool = False
    rows: str = "incidents"
    index: str | None = None


Format = Callable[[Iterable[Reading], TextIO, Style], None]
form: Registry[Format] = Registry("rashomon.formats", "format")


def names() -> tuple[str, ...]:
    """Return the names of all formats in alphabetical order."""
    return tuple(form)


def get(name: str) -> Format:
    """Return the format of that name; ConfigError names those there are."""
    return form.get(name)
