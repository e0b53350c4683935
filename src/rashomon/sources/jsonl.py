"""JSON lines: one report a line, `{id, text, published, title, url, publisher, author}`; all but `text` may be missing."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from rashomon.model import Document, RecordError
from rashomon.sources.decode import mend
from rashomon.sources.document import Facts, make_document
from rashomon.sources.registry import Medium, Outcome, Raw, Slice, source

MAX_LINE = 32_000_000  # bytes of one row
MAX_SLICE = 16_000_000  # bytes after which a stretch ends with the line
_STARTS = re.compile(rb'\s*(?:\xef\xbb\xbf)?\s*\{\s*"[^"]{1,60}"\s*:')
FIELDS = ("title", "published", "publisher", "author", "url")


def read_jsonl(raw: Raw) -> Iterator[Outcome]:
    """Yield the report of each row; a row that cannot be read gives a RecordError with its line number."""
    number, any_row = raw.cut.first - 1 if raw.cut else 0, False
    names: set[str] = set()
    while line := _line(raw):
        number += 1
        where = f"{raw.name}:{number}"
        if len(line) > MAX_LINE:
            yield RecordError(where, f"is longer than {MAX_LINE:,} bytes, the most that one row may have")
            _skip_line(raw, line)
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield from _read_row(raw, line.rstrip(b"\r\n"), number, names)
        else:
            continue
        any_row = True
    if not any_row:
        raise RecordError(raw.name, "is empty" if not number else "holds nothing but blank lines")


def slices(raw: Raw, rows: int) -> Iterator[tuple[Slice, str]]:
    """Yield stretches of about so many rows, or of so many bytes, each with the hash of its bytes."""
    start = end = 0
    first = number = 1
    digest = sha256()
    while line := raw.stream.readline(MAX_LINE):
        digest.update(line)
        end += len(line)
        number += line.endswith(b"\n")
        if line.endswith(b"\n") and (number - first >= rows or end - start >= MAX_SLICE):
            yield Slice(start, end, first), digest.hexdigest()
            start, first, digest = end, number, sha256()
    if end > start:
        yield Slice(start, end, first), digest.hexdigest()


def document_of(
    row: Mapping[str, Any], *, name: str, published: str | None = None, raw: bytes | None = None
) -> Document:
    """Return the document of one row; RecordError where its fields are not what they should be."""
    if not isinstance(row.get("text"), str):
        raise RecordError(name, 'has no "text"' if row.get("text") is None else '"text" is not a string')
    odd = [field for field in FIELDS if not isinstance(row.get(field), (str, type(None)))]
    if odd:
        raise RecordError(name, f'"{odd[0]}" is not a string')
    title, day, publisher, author, url = (row.get(field) or None for field in FIELDS)
    facts = Facts(title, day or published, publisher, author, url)
    given = row.get("id")
    return make_document(row["text"], facts, name=str(given) if given is not None else name, raw=raw)


def _read_row(raw: Raw, line: bytes, number: int, names: set[str]) -> Iterator[Outcome]:
    """Yield the report of one row. It is known by its id, by its line where it has none or another row has the same."""
    where = f"{raw.name}:{number}"
    try:
        row = _parse(line, where)
        name = f"L{number}" if row.get("id") in (None, "") else mend(str(row["id"]))[0]
        got = raw.part(f"#L{number}" if name in names else f"#{name}", line)
        names.add(name)
        if not raw.run.has(got):
            yield replace(document_of(row, name=where, published=raw.published, raw=line), capture=got)
    except RecordError as error:
        yield error if error.source == where else RecordError(f"{where} ({error.source})", error.message)


def _parse(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RecordError(where, f"is not UTF-8 (byte {error.start + 1} of the line)") from error
    except json.JSONDecodeError as error:
        raise RecordError(where, f"is not JSON: {error.msg} (column {error.colno})") from error
    except RecursionError as error:
        raise RecordError(where, "is nested too deeply") from error
    except ValueError as error:  # a number of thousands of digits
        raise RecordError(where, f"is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise RecordError(where, "is not a JSON object")
    return row


def _line(raw: Raw) -> bytes:
    """Return the next line of the input or of its stretch, nothing at the end."""
    if raw.cut is None:
        return raw.stream.readline(MAX_LINE + 1)
    if raw.stream.tell() < raw.cut.start:
        raw.stream.seek(raw.cut.start)
    return raw.stream.readline(MAX_LINE + 1) if raw.stream.tell() < raw.cut.end else b""


def _skip_line(raw: Raw, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = raw.stream.readline(MAX_LINE)


source("jsonl.v1")(
    Medium(
        read_jsonl,
        suffixes=(".jsonl", ".ndjson", ".json"),
        signs=lambda head: bool(_STARTS.match(head)),
        types=("application/json", "application/x-ndjson", "application/jsonl"),
        slices=slices,
    )
)
