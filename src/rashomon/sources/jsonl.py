"""JSON lines: one report a line, `{id, text, published, title, url, publisher, author}`; all but `text` may be missing."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from rashomon.model import Document, RecordError
from rashomon.sources.document import Facts, make_document
from rashomon.sources.registry import Medium, Outcome, Raw, source

MAX_LINE = 32_000_000  # bytes of one row
_STARTS = re.compile(rb'\s*(?:\xef\xbb\xbf)?\s*\{\s*"[^"]{1,60}"\s*:')
_FIELDS = ("title", "published", "publisher", "author", "url")


def read_jsonl(raw: Raw) -> Iterator[Outcome]:
    """Yield the report of each row; a row that cannot be read gives a RecordError with its line number."""
    number, any_row = 0, False
    while line := raw.stream.readline(MAX_LINE + 1):
        number += 1
        where = f"{raw.name}:{number}"
        if len(line) > MAX_LINE:
            yield RecordError(where, f"is longer than {MAX_LINE:,} bytes, the most that one row may have")
            _skip_line(raw, line)
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _read_row(line, where, raw.published)
        else:
            continue
        any_row = True
    if not any_row:
        raise RecordError(raw.name, "is empty" if not number else "holds nothing but blank lines")


def document_of(
    row: Mapping[str, Any], *, name: str, published: str | None = None, raw: bytes | None = None
) -> Document:
    """Return the document of one row; RecordError where its fields are not what they should be."""
    if not isinstance(row.get("text"), str):
        raise RecordError(name, 'has no "text"' if row.get("text") is None else '"text" is not a string')
    odd = [field for field in _FIELDS if not isinstance(row.get(field), (str, type(None)))]
    if odd:
        raise RecordError(name, f'"{odd[0]}" is not a string')
    title, day, publisher, author, url = (row.get(field) or None for field in _FIELDS)
    facts = Facts(title, day or published, publisher, author, url)
    given = row.get("id")
    return make_document(row["text"], facts, name=str(given) if given is not None else name, raw=raw)


def _read_row(line: bytes, where: str, published: str | None) -> Outcome:
    try:
        row = json.loads(line.decode("utf-8-sig"))
        if not isinstance(row, dict):
            return RecordError(where, "is not a JSON object")
        return document_of(row, name=where, published=published, raw=line.rstrip(b"\r\n"))
    except UnicodeDecodeError as error:
        return RecordError(where, f"is not UTF-8 (byte {error.start + 1} of the line)")
    except json.JSONDecodeError as error:
        return RecordError(where, f"is not JSON: {error.msg} (column {error.colno})")
    except RecursionError:
        return RecordError(where, "is nested too deeply")
    except ValueError as error:  # a number of thousands of digits
        return RecordError(where, f"is not JSON: {error}")
    except RecordError as error:
        return error if error.source == where else RecordError(f"{where} ({error.source})", error.message)


def _skip_line(raw: Raw, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = raw.stream.readline(MAX_LINE)


source("jsonl.v1")(
    Medium(read_jsonl, suffixes=(".jsonl", ".ndjson", ".json"), signs=lambda head: bool(_STARTS.match(head)))
)
