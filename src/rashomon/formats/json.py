"""Readings as one JSON value."""

from collections.abc import Iterable
from typing import TextIO

from rashomon.formats.jsonl import dumps
from rashomon.formats.registry import Style, form
from rashomon.model import Reading


@form("json")
def write(readings: Iterable[Reading], out: TextIO, style: Style) -> None:
    """Write a JSON array of readings, indented, one after another as they come."""
    between = "[\n"
    for reading in readings:
        out.write(between + dumps(reading, indent=1))
        between = ",\n"
    out.write("[]\n" if between == "[\n" else "\n]\n")
