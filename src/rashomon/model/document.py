"""What was read, before anything is understood."""

from dataclasses import dataclass, field
from typing import Literal

from rashomon.model.capture import Capture
from rashomon.model.span import Span

SegmentKind = Literal["header", "title", "body", "caption", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text by its part in the page. Header and boilerplate are kept but not coded."""

    kind: SegmentKind
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it was read.

    `text` is exactly what was read and is never edited. `id` is a hash of its content; `input_id` the id the input gave
    it. `published` is an EDTF date (or None), `language` an ISO 639-1 code, `sha256` that of the raw bytes. `notes` hold
    what a reader should know about the reading of the bytes (replaced characters, a date of weak evidence). `capture` says where
    and when the bytes were got; it is no part of the report's content, nor of the record.
    """

    id: str
    text: str
    input_id: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    media_type: str = "text/plain"
    sha256: str | None = None
    segments: tuple[Segment, ...] = ()
    notes: tuple[str, ...] = ()
    capture: Capture | None = field(default=None, compare=False, repr=False)
