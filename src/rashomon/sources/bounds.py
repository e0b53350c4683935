"""Bytes that come packed, within bounds: what a few bytes may grow to."""

import io
import zlib
from typing import Protocol, cast

from rashomon.model import RecordError

MAX_RATIO = 200  # text packs to a tenth, rows that repeat themselves to a hundredth; a bomb to a thousandth
FREE = 16_000_000  # bytes that any input may grow to
MAX_EXPANDED = 20_000_000_000  # bytes of one packed file
_BLOCK = 1 << 16
GZIP = 31  # wbits of zlib for gzip; 47 takes zlib streams too
GZIP_OR_ZLIB = 47


class Readable(Protocol):
    """Whatever gives bytes."""

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes; none at the end."""


class Expanded(io.RawIOBase):
    """The bytes in a gzip stream, all its members one after another.

    RecordError where it is broken, cut short or grows beyond all measure; what comes before that is handed out first.
    """

    def __init__(self, packed: Readable, name: str, *, wbits: int = GZIP) -> None:
        self._packed, self._name, self._wbits = packed, name, wbits
        self._inside = zlib.decompressobj(wbits)
        self._rest, self._taken, self._given = b"", 0, 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill the buffer; 0 at the end."""
        while True:
            data = self._expand(len(buffer))
            if data:
                self._given += len(data)
                self._weigh()
                buffer[: len(data)] = data
                return len(data)
            if self._inside.eof and not self._next_member():
                return 0

    def _expand(self, most: int) -> bytes:
        if self._inside.eof:
            return b""
        if not self._rest:
            self._rest = self._packed.read(_BLOCK)
            self._taken += len(self._rest)
            if not self._rest:
                raise RecordError(self._name, "is cut short: its packed bytes end before they should")
        try:
            data = self._inside.decompress(self._rest, most)
        except zlib.error as error:
            raise RecordError(self._name, "is broken: its packed bytes are damaged") from error
        self._rest = self._inside.unused_data if self._inside.eof else self._inside.unconsumed_tail
        return data

    def _next_member(self) -> bool:
        """Begin the next member; what is no member at the end of a file is padding."""
        if len(self._rest) < 2:
            more = self._packed.read(_BLOCK)
            self._taken += len(more)
            self._rest += more
        if not self._rest.startswith(b"\x1f\x8b"):
            return False
        self._inside = zlib.decompressobj(self._wbits)
        return True

    def _weigh(self) -> None:
        if self._given > MAX_EXPANDED or (self._given > FREE and self._given > MAX_RATIO * self._taken):
            raise RecordError(self._name, too_much(self._given, self._taken))


def expanded(packed: Readable, name: str, *, wbits: int = GZIP) -> io.BufferedReader:
    """Return the bytes in a gzip stream as a stream (see `Expanded`)."""
    return cast(io.BufferedReader, io.BufferedReader(Expanded(packed, name, wbits=wbits), _BLOCK))


def too_much(given: int, taken: int) -> str:
    """Return what is said of bytes that grow too much."""
    return f"grows from {taken:,} bytes to {given:,} and more when unpacked, too much for any report"
