"""Everything in a reading that can be judged, with the value it has."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from rashomon.model import Actor, Count, Event, Place, Reading, Span, Subject


@dataclass(frozen=True, slots=True)
class Fact:
    """One property of one thing in one reading.

    `key` is short and unique in this reading ("e1.c0.value": the value of the first claim of event e1); a judgement never hangs on
    it, but on `subject`. `value` is plain JSON, None where the report does not say.
    """

    key: str
    subject: Subject
    value: Any


def facts(reading: Reading) -> Iterator[Fact]:
    """Yield the facts of a reading: events with their participants and claims, statements, actors, findings."""
    document = reading.document.id
    names = {actor.id: actor.name for actor in reading.actors}
    for event in reading.events:
        yield from _event(reading, event, names)
    for statement in reading.statements:
        yield Fact(f"{statement.id}.exists", Subject("statement", "exists", document, statement.content), True)
        speaker = Subject("statement", "speaker", document, statement.content)
        yield Fact(f"{statement.id}.speaker", speaker, names.get(statement.speaker or ""))
    for actor in reading.actors:
        if actor.mentions:
            yield Fact(
                f"{actor.id}.identity", Subject("actor", "identity", document, _named(reading, actor)), actor.name
            )
    for at, finding in enumerate(reading.findings):
        span = finding.spans[0] if finding.spans else None
        yield Fact(f"n{at}.verdict", Subject("finding", "verdict", document, span, finding.check), True)


def count_json(count: Count) -> dict[str, Any]:
    """Return a count as a judgement's value."""
    return {"low": _whole(count.low), "high": None if count.high is None else _whole(count.high), "exact": count.exact}


def place_json(place: Place) -> dict[str, Any]:
    """Return a place as a judgement's value: without its id and words."""
    return {key: value for key, value in asdict(place).items() if key not in ("id", "span") and value is not None}


def _event(reading: Reading, event: Event, names: dict[str, str]) -> Iterator[Fact]:
    document = reading.document.id
    time = next((t.value for t in reading.times if t.id == event.time), None)
    place = next((place_json(p) for p in reading.places if p.id == event.place), None)
    values = {
        "exists": True,
        "type": event.type,
        "stage": event.stage,
        "day": time,
        "place": place,
        "country": event.country,
    }
    for field, value in values.items():
        yield Fact(f"{event.id}.{field}", Subject("event", field, document, event.trigger), value)
    for at, part in enumerate(event.participants):
        values = {"exists": True, "role": part.role, "actor": names.get(part.actor or "")}
        for field, value in values.items():
            subject = Subject("participant", field, document, part.span, part.role, event.trigger)
            yield Fact(f"{event.id}.p{at}.{field}", subject, value)
    for at, claim in enumerate(event.claims):
        said = count_json(claim.value) if isinstance(claim.value, Count) else claim.value
        values = {"exists": True, "value": said, "group": claim.group, "source": names.get(claim.said_by or "")}
        for field, value in values.items():
            subject = Subject("claim", field, document, claim.span, claim.property, event.trigger)
            yield Fact(f"{event.id}.c{at}.{field}", subject, value)


def _named(reading: Reading, actor: Actor) -> Span:
    """Return the first mention that is the actor's name, else the first."""
    return next((m for m in actor.mentions if m.of(reading.document.text) == actor.name), actor.mentions[0])


def _whole(value: float) -> float:
    return int(value) if float(value).is_integer() else value
