"""Excel workbooks: a sheet a table, and one that says what the columns mean."""

import re
from collections.abc import Sequence
from typing import Any, BinaryIO

from rashomon.exports.columns import Cell, Column
from rashomon.exports.native import native
from rashomon.exports.table import Table
from rashomon.exports.writer import writer
from rashomon.model import ConfigError
from rashomon.model.extras import library

_ROWS = 1_048_576  # of a sheet, the head among them
_CELL = 32_767  # characters of a cell
_NAME = 31  # characters of a sheet's name
_CUT = " [cut]"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@writer("xlsx", suffix=".xlsx", many=True, binary=True)
def write(tables: Sequence[Table], out: BinaryIO) -> None:
    """Excel: a sheet a table, text never a formula, dates as dates, and a sheet `columns` with what they mean."""
    excel = library("openpyxl", "export")
    book = excel.Workbook(write_only=True)
    for table in tables:
        _sheet(book, table)
    legend = book.create_sheet("columns")
    legend.append(["table", "column", "type", "unit", "meaning", "source"])
    for table in tables:
        for c in table.columns:
            legend.append([_text(legend, cell or "") for cell in (table.scheme.name, c.name, c.kind, c.unit, c.description, c.source)])  # fmt: skip
    book.save(out)


def _sheet(book: Any, table: Table) -> None:  # noqa: ANN401 - openpyxl
    sheet = book.create_sheet(table.scheme.name[:_NAME])
    sheet.freeze_panes = "A2"
    sheet.append([_text(sheet, name) for name in table.names])
    for number, row in enumerate(table, 2):
        if number > _ROWS:
            raise ConfigError(
                f"{table.scheme.name} has more than {_ROWS - 1:,} rows, which no sheet of Excel holds: write csv or parquet"
            )
        sheet.append([_cell(sheet, column, row[column.name]) for column in table.columns])  # fmt: skip


def _cell(sheet: Any, column: Column, value: Cell) -> Any:  # noqa: ANN401
    made = native(column, value)
    return _text(sheet, made) if isinstance(made, str) else made


def _text(sheet: Any, value: str) -> Any:  # noqa: ANN401
    """Return a cell of text: never a formula, without characters that XML refuses, cut where Excel would refuse it."""
    text = _ILLEGAL.sub("\ufffd", value)
    text = text if len(text) <= _CELL else text[: _CELL - len(_CUT)] + _CUT
    cell = library("openpyxl.cell", "export").WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell
