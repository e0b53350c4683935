"""Readings as JSON lines."""

import json
from collections.abc import Iterable
from typing import Any, TextIO

from rashomon.formats.record import to_dict
from rashomon.formats.registry import Style, form
from rashomon.model import Reading


@form("jsonl")
def write(readings: Iterable[Reading], out: TextIO, style: Style) -> None:
    """Write one reading a line, each as soon as it is read."""
    for reading in readings:
        out.write(dumps(reading) + "\n")


def dumps(reading: Reading, *, indent: int | None = None) -> str:
    """Return one reading as JSON text that any UTF-8 stream can carry and that holds no line break unless indented."""
    return dumps_record(to_dict(reading), indent=indent)


def dumps_record(record: dict[str, Any], *, indent: int | None = None) -> str:
    """Return a plain record as JSON text of the same kind."""
    plain = json.dumps(record, ensure_ascii=False, allow_nan=False, indent=indent)
    if plain.isascii() or _portable(plain):
        return plain
    return json.dumps(record, allow_nan=False, indent=indent)


def _portable(text: str) -> bool:
    """Tell whether the text has no lone surrogate, which UTF-8 refuses, and no character that some readers break lines at."""
    if any(mark in text for mark in "\x85\u2028\u2029"):
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
