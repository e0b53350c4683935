"""One incident as each of its reports tells it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.model import Event, Reading, Ref, Span


@dataclass(frozen=True, slots=True)
class Account:
    """One report's event; `event` None where the report codes none and was joined as a whole."""

    ref: Ref
    reading: Reading
    event: Event | None

    @property
    def document(self) -> str:
        """The id of the document."""
        return self.ref.document

    @property
    def published(self) -> str | None:
        """The day of publication (EDTF)."""
        return self.reading.document.published


def accounts(refs: Iterable[Ref], readings: Mapping[str, Reading]) -> tuple[Account, ...]:
    """Return what the refs mean, in order of publication (unknown last), then of document and place in the text.

    A ref whose words trigger no event any more means the event that is told in those characters.
    """
    found = [Account(ref, readings[ref.document], _event(readings[ref.document], ref.span)) for ref in set(refs)]
    return tuple(sorted(found, key=lambda t: (t.published or "9999", t.document, t.ref.span or Span(0, 1))))


def _event(reading: Reading, span: Span | None) -> Event | None:
    if span is None:
        return None
    exact = next((e for e in reading.events if e.trigger == span), None)
    return exact or next((e for e in reading.events if any(m.touches(span) for m in e.mentions)), None)
