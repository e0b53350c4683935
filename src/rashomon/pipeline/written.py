"""A reading made of a text with its capitals set → the reading of the text as it was written."""

from dataclasses import replace

from rashomon.model import Document, Event, Reading


def as_written(reading: Reading, document: Document) -> Reading:
    """Return the reading over the document as it was read: the words that carry its values are those of the text.

    Names of actors and places keep their capitals, which is how they are written elsewhere.
    """
    if reading.document == document:
        return reading
    events = tuple(_event(event, document.text) for event in reading.events)
    return replace(reading, document=document, events=events)


def _event(event: Event, text: str) -> Event:
    parts = tuple(replace(p, text=p.span.of(text)) for p in event.participants)
    claims = tuple(replace(c, text=c.span.of(text)) for c in event.claims)
    return replace(event, participants=parts, claims=claims)
