"""A selection as a file."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from rashomon.desk.guard import Reader, settings_of
from rashomon.desk.selection import asked
from rashomon.store import Selection, Summary, open_store

router = APIRouter()
_PAGE = 1000


@router.get("/download/incidents.{form}", name="download")
def download(request: Request, user: Reader, form: Literal["json", "csv"]) -> Response:
    """All incidents of a selection, one row each, as they are listed."""
    selection = asked(request.query_params).selection
    rows = _rows(settings_of(request).store, selection)
    headers = {"Content-Disposition": f'attachment; filename="incidents.{form}"'}
    if form == "csv":
        return StreamingResponse(_csv(rows), media_type="text/csv; charset=utf-8", headers=headers)
    return StreamingResponse(_json(rows), media_type="application/json", headers=headers)


def _rows(where: str, selection: Selection) -> Iterator[Summary]:
    with open_store(where, create=False) as store:
        at = 0
        while page := store.summaries(selection, _PAGE, at):
            yield from page
            at += len(page)


def _json(rows: Iterator[Summary]) -> Iterator[str]:
    yield "["
    for at, row in enumerate(rows):
        yield (",\n" if at else "\n") + json.dumps(asdict(row), ensure_ascii=False)
    yield "\n]\n"


def _csv(rows: Iterator[Summary]) -> Iterator[str]:
    names = [field.name for field in fields(Summary)]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(value) for value in asdict(row).values()])
        if out.tell() > 65_536:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def _cell(value: object) -> object:
    """Return a value as a spreadsheet may have it: text that would be taken for a formula gets an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" else value
