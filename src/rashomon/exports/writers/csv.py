"""CSV that spreadsheets and statistics programs read alike (RFC 4180, UTF-8) and that no cell can turn into a formula."""

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import BinaryIO

from rashomon.exports.columns import Cell
from rashomon.exports.table import Table
from rashomon.exports.writer import writer

_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@writer("csv", suffix=".csv")
def write(tables: Sequence[Table], out: BinaryIO) -> None:
    """CSV, UTF-8, with a head; dates as 2024-03-09, truth values as true and false, empty where nothing is known."""
    _write(tables, out, ",")


@writer("tsv", suffix=".tsv")
def write_tabs(tables: Sequence[Table], out: BinaryIO) -> None:
    """The same with tabs between cells, as POLECAT has it."""
    _write(tables, out, "\t")


def _write(tables: Sequence[Table], out: BinaryIO, between: str) -> None:
    (table,) = tables
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(text, delimiter=between, lineterminator="\r\n")
    rows.writerow(table.names)
    rows.writerows([cell(value) for value in row.values()] for row in table)
    text.detach()


def cell(value: Cell) -> str:
    """Return one cell on one line: text that a spreadsheet takes for a formula gets an apostrophe in front (OWASP, CSV
    injection), lists and objects are JSON, None is empty.

    >>> cell("=1+1"), cell(-79.5), cell("-3"), cell("- said he"), cell(4.0), cell(None), cell(["drone"])
    ("'=1+1", '-79.5', '-3', "'- said he", '4', '', '["drone"]')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(int(value)) if float(value).is_integer() else repr(value)
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    said = clean(value)
    formula = (value + " ")[0] in _FORMULA or (said + " ")[0] in _FORMULA
    return f"'{said}" if formula and not _NUMBER.fullmatch(said) else said


def clean(text: str) -> str:
    """Return text on one line, without characters that steer terminals or turn the line around."""
    return _CONTROL.sub("\ufffd", " ".join(text.split()))
