"""JSON: rows as objects, lists and objects as they are."""

import json
from collections.abc import Sequence
from typing import Any, BinaryIO

from rashomon.exports.columns import Row
from rashomon.exports.table import Table
from rashomon.exports.writer import writer


@writer("jsonl", suffix=".jsonl")
def write(tables: Sequence[Table], out: BinaryIO) -> None:
    """JSON lines: one row a line. Schemes that are tables have every key in every row, the others only what is known."""
    (table,) = tables
    for row in table:
        out.write(_bytes(plain(table, row)) + b"\n")


@writer("json", suffix=".json")
def write_array(tables: Sequence[Table], out: BinaryIO) -> None:
    """One JSON array of the same rows."""
    (table,) = tables
    out.write(b"[")
    for number, row in enumerate(table):
        out.write((b",\n" if number else b"\n") + _bytes(plain(table, row)))
    out.write(b"\n]\n")


def plain(table: Table, row: Row) -> Row:
    """Return a row as JSON has it: of a scheme that is no table, without keys of which nothing is known."""
    return row if table.scheme.is_table else {name: value for name, value in row.items() if value is not None}


def _bytes(value: Any) -> bytes:  # noqa: ANN401 - JSON
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
