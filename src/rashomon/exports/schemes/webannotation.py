"""W3C Web Annotations: events, who takes part, figures, statements and places as notes on the words of the reports."""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from rashomon.exports.columns import Column, Kind, Row
from rashomon.exports.incident import IncidentView, count_text, web_address
from rashomon.exports.scheme import LeftOut, Run, scheme
from rashomon.exports.told import Told, told
from rashomon.model import Document, Reading, Span

_BOOK = "W3C Web Annotation Data Model, 2017"
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters of context on each side of the words
_GEONAMES = "https://sws.geonames.org/"


def _column(name: str, kind: Kind, told_: str, *, allowed: tuple[str, ...] = ()) -> Column:
    return Column(name, kind, told_, None, _BOOK, allowed, True)


COLUMNS = (
    _column("@context", "string", "The JSON-LD context of annotations."),
    _column("id", "string", "A URN that is the same in every export."),
    _column("type", "string", "Annotation.", allowed=("Annotation",)),
    _column("motivation", "string", "Why: tagging an event or a party, describing a figure, identifying a place or speaker.",
            allowed=("tagging", "describing", "identifying")),
    _column("body", "array", "What is said of the words: tags and descriptions as text, places as GeoNames resources."),
    _column("target", "object", "The words: the report's address (or a URN of its content), the words with 32 characters around them, and first and last character (code points, the last not included)."),
    _column("generator", "object", "Program and version."),
)  # fmt: skip


@scheme("webannotation", columns=COLUMNS, key=("id",), codebook=_BOOK, writer="jsonl")
def rows(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """W3C Web Annotations, one a line, for Hypothes.is, Recogito and INCEpTION: facts on the words that carry them."""
    if not view.dossier.readings:
        yield LeftOut("its reports are not at hand")
    for one in told(view):
        yield from _of_event(one)
    for reading in view.dossier.readings.values():
        yield from _of_statements(reading)


def _of_event(one: Told) -> Iterator[Row]:
    event, reading = one.event, one.reading
    names = {actor.id: actor.name for actor in reading.actors}
    tags = [_tag(tag) for tag in (event.type, *event.modes, *event.contexts)]
    for mention in event.mentions or (event.trigger,):
        yield _annotation(reading, "tagging", mention, [*tags, _tag(f"incident:{one.view.dossier.id}")])
    for part in event.participants:
        name = names.get(part.actor or "", part.text)
        yield _annotation(reading, "tagging", part.span, [_tag(f"{event.type}:{part.role}"), _text(name)])
    for claim in event.claims:
        source = names.get(claim.said_by or "")
        told_ = f"{claim.property}: {count_text(claim.value)}" + (f", according to {source}" if source else "")
        yield _annotation(reading, "describing", claim.span, [_tag(claim.property), _text(told_)])
    if one.place:
        about: list[dict[str, Any]] = [_text(one.place.name)]
        if one.place.geonames_id:
            about.append(
                {"type": "SpecificResource", "source": f"{_GEONAMES}{one.place.geonames_id}/", "purpose": "identifying"}
            )
        yield _annotation(reading, "identifying", one.place.span, about)


def _of_statements(reading: Reading) -> Iterator[Row]:
    names = {actor.id: actor.name for actor in reading.actors}
    for statement in reading.statements:
        speaker = names.get(statement.speaker or "")
        body = [_tag("statement"), *([_text(f"said by {speaker}")] if speaker else [])]
        yield _annotation(reading, "identifying", statement.content, body)


def _tag(value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": "tagging"}


def _text(value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": "describing", "format": "text/plain"}


def _annotation(reading: Reading, motivation: str, span: Span, body: list[dict[str, Any]]) -> Row:
    document = reading.document
    name = (
        f"{document.id}:{span.start}-{span.end}:{motivation}:{[part.get('value') or part['source'] for part in body]}"
    )
    engine = reading.engine
    return {
        "@context": _CONTEXT,
        "id": uuid.uuid5(uuid.NAMESPACE_URL, name).urn,
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": {
            "source": web_address(document.url) or f"urn:rashomon:{document.id}",
            "selector": selectors(document, span),
        },
        "generator": {"type": "Software", "name": f"{engine.name} {engine.version}"},
    }


def selectors(document: Document, span: Span) -> list[dict[str, Any]]:
    """Return both ways to find the words: by what they are and what stands around them, and by their characters."""
    text = document.text
    return [
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - _AROUND) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]
