"""A selection as a file."""

import csv
import io
import json
import mimetypes
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from zipfile import ZIP_DEFLATED, ZipFile

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from rashomon.desk.guard import Reader, settings_of
from rashomon.desk.selection import asked
from rashomon.exports import Scheme, Table, Writer, find_schemes, get_writer
from rashomon.exports.files import write_folder
from rashomon.model import Dossier
from rashomon.pipeline.exporting import reviews_of
from rashomon.pipeline.stored_dossiers import from_store
from rashomon.store import Selection, Store, Summary, open_store

router = APIRouter()
_PAGE = 1000


@router.get("/download/export", name="export")
def export(
    request: Request, user: Reader, scheme: str = "acled", format: str = "csv", values: Literal["reviewed", "machine"] = "reviewed"
) -> Response:  # fmt: skip
    """All incidents of a selection in the columns of a scheme (docs/exports.md), a family's tables in one archive."""
    found, writer = find_schemes(scheme), get_writer(format)
    with open_store(settings_of(request).store, create=False) as store:
        ids = [row.incident for row in _pages(store, asked(request.query_params).selection)]
        reviews = reviews_of(store)

        def laid_out(one: Scheme) -> Table:
            return Table(one, _Dossiers(store, ids, one.policy, values == "reviewed"), reviews=reviews)

        data, name = _written(list(map(laid_out, found)), writer, scheme)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(data, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


class _Dossiers:
    """Incidents of a store, made each time they are iterated over."""

    def __init__(self, store: Store, ids: list[str], policy: str, as_reviewed: bool) -> None:
        self._made = partial(from_store, store, ids, policy, as_reviewed=as_reviewed)

    def __iter__(self) -> Iterator[Dossier]:
        return self._made()


def _written(tables: Sequence[Table], writer: Writer, name: str) -> tuple[bytes, str]:
    """Return a file and its name: several tables are in one archive where the format does not hold them in one file."""
    out = io.BytesIO()
    if len(tables) == 1 or writer.many:
        writer.write(tables, out)
        return out.getvalue(), f"{name.replace('.', '_').replace(',', '_')}{writer.suffix}"
    with TemporaryDirectory() as folder, ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for path in write_folder(tables, writer, Path(folder)):
            archive.write(path, path.name)
    return out.getvalue(), f"{name.replace(',', '_')}.zip"


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
        yield from _pages(store, selection)


def _pages(store: Store, selection: Selection) -> Iterator[Summary]:
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
