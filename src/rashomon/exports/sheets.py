"""Sheets that people filled in: rows of a CSV file or of a workbook as text."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile

from rashomon.exports.columns import Cell
from rashomon.model import ConfigError
from rashomon.model.extras import library

Row = dict[str, str]
_BETWEEN = {".csv": None, ".tsv": "\t", ".txt": "\t"}  # None: as the head has it, comma or semicolon
_WORKBOOKS = (".xlsx", ".xlsm")
_GUARDED = "'=+-@＝＋－＠"


def read_sheet(path: Path, sheet: str | None = None) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a sheet with their numbers (the first under the head is 2), every cell as text, empty where it has none.

    CSV with commas, semicolons or tabs (UTF-8, with or without a byte order mark), or a workbook, of which `sheet` is read, else the first.
    ConfigError where the file is no such sheet; OSError where it cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix in _WORKBOOKS:
        rows = _workbook(path, sheet)
    elif suffix in _BETWEEN:
        rows = _text(path, _BETWEEN[suffix])
    else:
        raise ConfigError(f"{path} is no sheet: write it as .csv, .tsv or .xlsx")
    for number, row in rows:
        if any(row.values()):
            yield number, row


def _text(path: Path, between: str | None) -> Iterator[tuple[int, Row]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            head = stream.readline()
            stream.seek(0)
            rows = csv.DictReader(stream, delimiter=between or (";" if head.count(";") > head.count(",") else ","))
            for number, row in enumerate(rows, 2):
                yield number, {name: _unguarded(cell or "") for name, cell in row.items() if name}
    except UnicodeDecodeError as error:
        told = f'{path} is no text in UTF-8; save it as "CSV UTF-8", or as a workbook named .xlsx'
        raise ConfigError(told) from error
    except csv.Error as error:
        raise ConfigError(f"{path} cannot be read as a sheet: {error}") from error


def _workbook(path: Path, sheet: str | None) -> Iterator[tuple[int, Row]]:
    excel = library("openpyxl", "export")
    try:
        book = excel.load_workbook(path, read_only=True, data_only=True)
    except (KeyError, ValueError, excel.utils.exceptions.InvalidFileException, BadZipFile) as error:
        raise ConfigError(f"{path} is no workbook: {error}") from error
    try:
        if sheet and sheet not in book.sheetnames:
            raise ConfigError(f"{path} has no sheet {sheet!r}; there are {', '.join(book.sheetnames)}")
        rows = (book[sheet] if sheet else book.worksheets[0]).iter_rows(values_only=True)
        names = [_said(name) for name in next(rows, ())]
        for number, row in enumerate(rows, 2):
            yield number, {name: _said(cell) for name, cell in zip(names, row, strict=False) if name}
    finally:
        book.close()


def _said(cell: Cell) -> str:
    """Return a cell of a workbook as a person wrote it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return str(cell).strip()


def _unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that our CSV puts before what a spreadsheet would take for a formula."""
    said = cell.strip()
    return said[1:] if said[:1] == "'" and said[1:2] in tuple(_GUARDED[1:]) else said
