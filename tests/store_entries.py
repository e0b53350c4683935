"""Small entries by hand."""

from dataclasses import replace

from rashomon.model import Capture, Document, Engine, Link
from rashomon.store import Entry, EventRow, pack

OLD = Engine("rashomon", "1", {"layers": ["times.rules.v1"]})
NEW = Engine("rashomon", "2", {"layers": ["times.rules.v1"]})


def entry(id="d1", text="A bomb killed two in Lima.", *, engine=OLD, events=None, uri=None, sha256="aa", **facts):
    """Return an entry whose record is only told by its text and its engine."""
    capture = Capture(uri or f"/reports/{id}", "2024-03-09T08:15:00Z", sha256)
    document = replace(Document(id, text, language="en", capture=capture), **facts)
    record = {"text": text, "engine": engine.version}
    return Entry(document, engine, pack(record), tuple(events if events is not None else [event(id)]))


def event(ref, since=None, until=None, country=None, type="ASSAULT", keys=(), profile="{}"):
    return EventRow(ref, type, country, since, until, profile, tuple(keys))


def same(a, b, **fields):
    return Link(a, b, **({"decision": "same", "score": 0.9, "why": "They share a day.", "by": "join.v1"} | fields))


def said(a, b, decision="same", by="Ada"):
    return Link(a, b, decision, None, "I was there.", by)
