"""The public record: a reading as plain JSON values and back, `from_dict(to_dict(r)) == r`.

The shape is fixed by `reading.schema.json` (schema `rashomon.reading/1`) and told in docs/record.md. Keys come in the
documented order, every key is always there, None is null.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from rashomon.model import (
    Actor,
    Claim,
    ConfigError,
    Count,
    CountMention,
    Document,
    Engine,
    Event,
    Figure,
    Finding,
    Office,
    Participant,
    Place,
    Reading,
    Segment,
    Span,
    Statement,
    Time,
)

Row = dict[str, Any]
SCHEMA = "rashomon.reading/1"


@cache
def _schema_text() -> str:
    return files("rashomon.formats").joinpath("reading.schema.json").read_text(encoding="utf-8")


def schema() -> Row:
    """Return the JSON Schema (2020-12) of the public record."""
    return dict(json.loads(_schema_text()))


def to_dict(reading: Reading) -> Row:
    """Return the reading as JSON values: spans as [start, end], whole numbers as integers."""
    return {
        "schema": reading.schema,
        "engine": {
            "name": reading.engine.name,
            "version": reading.engine.version,
            "config": reading.engine.config,
        },
        "document": _document(reading.document),
        "places": [_place(place) for place in reading.places],
        "times": [_time(time) for time in reading.times],
        "counts": [_count_mention(count) for count in reading.counts],
        "actors": [_actor(actor) for actor in reading.actors],
        "statements": [_statement(statement) for statement in reading.statements],
        "events": [_event(event) for event in reading.events],
        "findings": [_finding(finding) for finding in reading.findings],
    }


def from_dict(record: Row) -> Reading:
    """Return the reading that a record holds; ConfigError where the record is of another schema."""
    if record.get("schema") != SCHEMA:
        raise ConfigError(f"record: schema {record.get('schema')!r}, this program reads {SCHEMA!r}")
    return Reading(
        schema=record["schema"],
        engine=Engine(**record["engine"]),
        document=_to_document(record["document"]),
        places=tuple(Place(**_spanned(row)) for row in record["places"]),
        times=tuple(Time(**_spanned(row)) for row in record["times"]),
        counts=tuple(_to_count_mention(row) for row in record["counts"]),
        actors=tuple(_to_actor(row) for row in record["actors"]),
        statements=tuple(Statement(**_spanned(row) | {"topic": tuple(row["topic"])}) for row in record["statements"]),
        events=tuple(_to_event(row) for row in record["events"]),
        findings=tuple(Finding(**_spanned(row) | {"about": tuple(row["about"])}) for row in record["findings"]),
    )


# ---------------------------------------------------------------------------------------------------------- writing


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span[0], span[1]]


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _number(value: float | None) -> float | None:
    """Return whole numbers as integers, so that 329 never reads 329.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _count(count: Count) -> Row:
    return {"low": _number(count.low), "high": _number(count.high), "exact": count.exact}


def _document(document: Document) -> Row:
    return {
        "id": document.id,
        "input_id": document.input_id,
        "title": document.title,
        "text": document.text,
        "published": document.published,
        "publisher": document.publisher,
        "author": document.author,
        "url": document.url,
        "language": document.language,
        "media_type": document.media_type,
        "sha256": document.sha256,
        "segments": [{"kind": segment.kind, "span": _span(segment.span)} for segment in document.segments],
        "notes": list(document.notes),
    }


def _place(place: Place) -> Row:
    return {
        "id": place.id,
        "span": _span(place.span),
        "name": place.name,
        "geonames_id": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "admin1": place.admin1,
        "kind": place.kind,
        "precision": place.precision,
    }


def _time(time: Time) -> Row:
    return {
        "id": time.id,
        "span": _span(time.span),
        "value": time.value,
        "start": time.start,
        "end": time.end,
        "grain": time.grain,
        "anchor": _span(time.anchor),
    }


def _count_mention(count: CountMention) -> Row:
    return {
        "id": count.id,
        "span": _span(count.span),
        "value": _count(count.value),
        "unit": count.unit,
        "unit_span": _span(count.unit_span),
        "of": _number(count.of),
        "previous": _number(count.previous),
        "percent": count.percent,
    }


def _office(office: Office) -> Row:
    return {"title": office.title, "of": office.of, "from": office.since, "to": office.until}


def _actor(actor: Actor) -> Row:
    return {
        "id": actor.id,
        "name": actor.name,
        "aliases": list(actor.aliases),
        "kind": actor.kind,
        "country": actor.country,
        "sectors": list(actor.sectors),
        "office": None if actor.office is None else _office(actor.office),
        "part_of": actor.part_of,
        "mentions": _spans(actor.mentions),
        "knowledge": actor.knowledge,
    }


def _statement(statement: Statement) -> Row:
    return {
        "id": statement.id,
        "content": _span(statement.content),
        "quoted": _spans(statement.quoted),
        "kind": statement.kind,
        "speaker": statement.speaker,
        "speaker_span": _span(statement.speaker_span),
        "cue": _span(statement.cue),
        "channel": statement.channel,
        "topic": list(statement.topic),
        "stance": statement.stance,
    }


def _event(event: Event) -> Row:
    return {
        "id": event.id,
        "type": event.type,
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "stage": event.stage,
        "trigger": _span(event.trigger),
        "mentions": _spans(event.mentions),
        "time": event.time,
        "place": event.place,
        "country": event.country,
        "participants": [_participant(participant) for participant in event.participants],
        "claims": [_claim(claim) for claim in event.claims],
        "figures": {name: _figure(figure) for name, figure in event.figures.items()},
        "codes": event.codes,
        "confidence": event.confidence,
    }


def _participant(participant: Participant) -> Row:
    return {
        "role": participant.role,
        "actor": participant.actor,
        "text": participant.text,
        "span": _span(participant.span),
        "confidence": participant.confidence,
    }


def _claim(claim: Claim) -> Row:
    value = claim.value
    return {
        "property": claim.property,
        "value": _count(value) if isinstance(value, Count) else value,
        "text": claim.text,
        "span": _span(claim.span),
        "said_by": claim.said_by,
        "attribution": _span(claim.attribution),
        "stance": claim.stance,
        "time": claim.time,
        "group": claim.group,
        "party": claim.party,
        "of": _number(claim.of),
        "previous": _number(claim.previous),
        "result_status": claim.result_status,
        "superseded": claim.superseded,
    }


def _figure(figure: Figure) -> Row:
    return {
        "low": _number(figure.low),
        "high": _number(figure.high),
        "best": _number(figure.best),
        "rule": figure.rule,
        "sources": list(figure.sources),
    }


def _finding(finding: Finding) -> Row:
    return {
        "check": finding.check,
        "severity": finding.severity,
        "message": finding.message,
        "spans": _spans(finding.spans),
        "about": list(finding.about),
    }


# ---------------------------------------------------------------------------------------------------------- reading

_ONE_SPAN = ("span", "anchor", "unit_span", "content", "speaker_span", "cue", "attribution", "trigger")
_MANY_SPANS = ("quoted", "mentions", "spans")


def _spanned(row: Row) -> Row:
    """Return the row with its spans as `Span`s."""
    one = {key: Span(*row[key]) for key in _ONE_SPAN if row.get(key) is not None}
    return row | one | {key: tuple(Span(*pair) for pair in row[key]) for key in _MANY_SPANS if key in row}


def _to_document(row: Row) -> Document:
    segments = tuple(Segment(segment["kind"], Span(*segment["span"])) for segment in row["segments"])
    return Document(**row | {"segments": segments, "notes": tuple(row["notes"])})


def _to_count_mention(row: Row) -> CountMention:
    return CountMention(**_spanned(row) | {"value": Count(**row["value"])})


def _to_actor(row: Row) -> Actor:
    office = row["office"]
    return Actor(
        **_spanned(row)
        | {
            "aliases": tuple(row["aliases"]),
            "sectors": tuple(row["sectors"]),
            "office": office and Office(office["title"], office["of"], office["from"], office["to"]),
        }
    )


def _to_claim(row: Row) -> Claim:
    value = row["value"]
    return Claim(**_spanned(row) | {"value": Count(**value) if isinstance(value, dict) else value})


def _to_event(row: Row) -> Event:
    figures = {
        name: Figure(**figure | {"sources": tuple(figure["sources"])}) for name, figure in row["figures"].items()
    }
    return Event(
        **_spanned(row)
        | {
            "modes": tuple(row["modes"]),
            "contexts": tuple(row["contexts"]),
            "participants": tuple(Participant(**_spanned(participant)) for participant in row["participants"]),
            "claims": tuple(_to_claim(claim) for claim in row["claims"]),
            "figures": figures,
        }
    )
