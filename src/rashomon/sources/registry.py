"""The door for sources: which medium a file is, and the function that reads it."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from rashomon.model import Document, RecordError, Registry

Outcome: TypeAlias = Document | RecordError
HEAD = 4096  # bytes that a medium is recognised by


@dataclass(frozen=True)
class Raw:
    """One input before it is read: its `name` as the user gave it, its bytes, and the publication date the user gave."""

    name: str
    stream: io.BufferedReader
    published: str | None = None

    def head(self) -> bytes:
        """Return the first bytes without taking them from the stream."""
        return self.stream.peek(HEAD)[:HEAD]


@dataclass(frozen=True)
class Medium:
    """One medium: the file names and first bytes it is known by, and `read`, which gives the documents it holds.

    `read` raises RecordError where the whole input cannot be read and yields one for each part that cannot.
    """

    read: Callable[[Raw], Iterator[Outcome]]
    suffixes: tuple[str, ...] = ()
    signs: Callable[[bytes], bool] = field(default=lambda head: False)

    def __call__(self, raw: Raw) -> Iterator[Outcome]:
        """Read one input."""
        return self.read(raw)


source: Registry[Medium] = Registry("rashomon.sources")
FALLBACK = "text.v1"


def medium_of(raw: Raw) -> Medium:
    """Return the medium of an input: by its first bytes, else by its name, else plain text."""
    head = raw.head()
    media = [source.get(name) for name in source]
    for medium in media:
        if medium.signs(head):
            return medium
    for medium in media:
        if raw.name.lower().endswith(medium.suffixes):
            return medium
    return source.get(FALLBACK)
