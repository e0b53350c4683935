"""CSV that spreadsheets and statistics programs read alike (RFC 4180, UTF-8) and that no cell can turn into a formula."""

import csv
import io
from collections.abc import Sequence
from typing import BinaryIO

from rashomon.exports.table import Table
from rashomon.exports.writer import writer
from rashomon.model.plain import cell


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
