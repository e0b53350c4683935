"""A reading as rows of the tables that `rashomon batch` writes, and the rows of a report back."""

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

import msgspec

from rashomon.model import Actor, Claim, Count, Document, Engine, Reading, RecordError
from rashomon.pipeline.stored import entry
from rashomon.store import Entry, EventRow

Row = dict[str, Any]

# column → type, as pyarrow names them; what is no plain value is JSON
TABLES: dict[str, dict[str, str]] = {
    "documents": {
        **dict.fromkeys(("id", "input_id", "title", "published", "publisher", "author", "url", "language", "media_type",
                         "sha256", "text", "segments", "notes", "capture"), "string"),
    },
    "readings": {
        **dict.fromkeys(("document", "record", "events"), "string"),
    },
    "claims": {
        "document": "string", "event": "string", "type": "string", "main": "bool", "told": "string", "stage": "string",
        "time": "string", "place": "string", "country": "string", "property": "string", "group": "string", "party": "string",
        "low": "double", "high": "double", "exact": "bool", "value": "string", "said_by": "string", "stance": "string",
        "result_status": "string", "superseded": "bool", "words": "string", "start": "int32", "end": "int32",
    },
    "errors": dict.fromkeys(("source", "part", "message"), "string"),
}  # fmt: skip
_PLAIN = tuple(name for name in TABLES["documents"] if name not in ("segments", "notes", "capture"))


def rows_of(reading: Reading) -> dict[str, list[Row]]:
    """Return the rows of one reading by table."""
    document = reading.document
    kept = entry(reading)
    record, events = zlib.decompress(kept.packed).decode(), json.dumps([asdict(row) for row in kept.events])
    return {
        "documents": [_document_row(document)],
        "readings": [{"document": document.id, "record": record, "events": events}],
        "claims": list(claim_rows(reading)),
    }


def error_row(error: RecordError) -> Row:
    """Return the row of what could not be read."""
    told = {"source": error.source, "part": error.part, "message": error.message}
    return {name: value.encode("utf-8", "backslashreplace").decode() for name, value in told.items()}


def entry_of(document: Row, reading: Row, engine: Engine) -> Entry:
    """Return what a store keeps of a report, from its rows."""
    plain = {name: document[name] for name in _PLAIN}
    others = {name: json.loads(document[name]) for name in ("segments", "notes", "capture")}
    made = msgspec.convert(plain | others, Document)
    events = msgspec.json.decode(reading["events"], type=tuple[EventRow, ...])
    return Entry(made, engine, zlib.compress(reading["record"].encode()), events)


def claim_rows(reading: Reading) -> Iterator[Row]:
    """Yield one row for each value that the report gives of a property of an event."""
    actors = {actor.id: actor for actor in reading.actors}
    times = {time.id: time.value for time in reading.times}
    places = {place.id: place.name for place in reading.places}
    for event in reading.events:
        shared = {
            "document": reading.document.id,
            "event": event.id,
            **{name: getattr(event, name) for name in ("type", "main", "told", "stage", "country")},
            "time": times.get(event.time or ""),
            "place": places.get(event.place or ""),
        }
        for claim in event.claims:
            yield shared | _claim_cells(claim, actors)


def _claim_cells(claim: Claim, actors: Mapping[str, Actor]) -> Row:
    def name(id: str | None) -> str | None:
        return actors[id].name if id and id in actors else id

    value: Row = {"value": str(claim.value)}
    if isinstance(claim.value, Count):
        value = {"low": claim.value.low, "high": claim.value.high, "exact": claim.value.exact}
    elif isinstance(claim.value, bool):
        value = {"value": str(claim.value).lower()}
    return value | {
        **{key: getattr(claim, key) for key in ("property", "group", "stance", "result_status", "superseded")},
        "party": name(claim.party),
        "said_by": name(claim.said_by),
        "words": claim.text,
        "start": claim.span.start,
        "end": claim.span.end,
    }


def _document_row(document: Document) -> Row:
    capture = asdict(document.capture) if document.capture else None
    segments = [{"kind": s.kind, "span": [s.span.start, s.span.end]} for s in document.segments]
    others = {"segments": segments, "notes": document.notes, "capture": capture}
    return {name: getattr(document, name) for name in _PLAIN} | {k: json.dumps(v) for k, v in others.items()}
