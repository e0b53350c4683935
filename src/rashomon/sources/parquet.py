"""Parquet: one report a row, in the columns `id`, `text`, `published`, `title`, `url`, `publisher`, `author`; all but `text` may be missing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import file_digest, sha256
from typing import Any

from rashomon.model import ConfigError, RecordError
from rashomon.model.extras import library
from rashomon.sources.jsonl import FIELDS, document_of
from rashomon.sources.registry import Medium, Outcome, Raw, Slice, source

_ID = "id"
_TEXT = "text"
_COLUMNS = (_ID, _TEXT, *FIELDS)
_GROUP = 2_000_000_000  # bytes that a row group may grow to when it is unpacked
_AT_ONCE = 16  # rows unpacked together: a text may be long


def read_parquet(raw: Raw) -> Iterator[Outcome]:
    """Yield the report of each row; a row that cannot be read gives a RecordError with its number."""
    file = _opened(raw)
    groups = range(raw.cut.start, raw.cut.end) if raw.cut else range(file.num_row_groups)
    number = raw.cut.first if raw.cut else 1
    for row in _rows(raw, file, groups):
        yield from _read_row(raw, row, number)
        number += 1
    if not raw.cut and number == 1:
        raise RecordError(raw.name, "has no rows")


def slices(raw: Raw, rows: int) -> Iterator[tuple[Slice, str]]:
    """Yield the row groups, several small ones together, each with a hash of the whole file and their number."""
    file = _opened(raw)
    raw.stream.seek(0)
    content = file_digest(raw.stream, "sha256").hexdigest()
    start, first, number = 0, 1, 1
    for group in range(file.num_row_groups):
        number += file.metadata.row_group(group).num_rows
        if number - first >= rows or group == file.num_row_groups - 1:
            yield Slice(start, group + 1, first), sha256(f"{content} {start} {group + 1}".encode()).hexdigest()
            start, first = group + 1, number


def _opened(raw: Raw) -> Any:  # noqa: ANN401 - a file of pyarrow's
    try:
        parquet = library("pyarrow.parquet", "batch")
    except ConfigError as error:
        raise RecordError(raw.name, f"is a Parquet file; {error}") from error
    if not raw.stream.seekable():
        raise RecordError(raw.name, "is a Parquet file; it can only be read from a file, not from a pipe")
    metadata = _told(raw, lambda: parquet.read_metadata(raw.stream))
    if _TEXT not in metadata.schema.to_arrow_schema().names:
        raise RecordError(raw.name, 'has no column "text"')
    return parquet.ParquetFile(raw.stream, metadata=metadata, read_dictionary=[_TEXT])


def _rows(raw: Raw, file: Any, groups: range) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """Yield rows as dictionaries, few at a time: a text that stands in many rows is held once."""
    columns = [name for name in _COLUMNS if name in file.schema_arrow.names]
    for group in groups:
        size = _told(raw, lambda group=group: file.metadata.row_group(group).total_byte_size)
        if size > _GROUP:
            raise RecordError(raw.name, f"has a row group of {size:,} bytes; {_GROUP:,} may be read together")
        batches = file.iter_batches(batch_size=_AT_ONCE, row_groups=[group], columns=columns)
        while (batch := _told(raw, lambda batches=batches: next(batches, None))) is not None:
            for n in range(batch.num_rows):
                yield {name: batch.column(name)[n].as_py() for name in columns}


def _told(raw: Raw, work: Any) -> Any:  # noqa: ANN401
    """Return what pyarrow makes of the file; RecordError where it is broken."""
    try:
        return work()
    except (OSError, ValueError, NotImplementedError) as error:  # ArrowInvalid is a ValueError, ArrowException none
        raise RecordError(raw.name, f"is broken: {' '.join(str(error).split())[:100]}") from error


def _read_row(raw: Raw, row: dict[str, Any], number: int) -> Iterator[Outcome]:
    where = f"{raw.name}:{number}"
    row = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
    content = repr(sorted(row.items())).encode("utf-8", "backslashreplace")
    try:
        got = raw.part(f"#R{number}" if row.get("id") in (None, "") else f"#{row['id']}", content)
        if not raw.run.has(got):
            yield replace(document_of(row, name=where, published=raw.published, raw=content), capture=got)
    except RecordError as error:
        yield error if error.source == where else RecordError(f"{where} ({error.source})", error.message)


source("parquet.v1")(
    Medium(
        read_parquet,
        suffixes=(".parquet",),
        signs=lambda head: head.startswith(b"PAR1"),
        types=("application/vnd.apache.parquet",),
        slices=slices,
    )
)
