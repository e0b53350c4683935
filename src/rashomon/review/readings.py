"""A reading as reviewed: what people judged of one report, applied to what the machine read. Neither is changed.

Each judgement finds its fact by its words. One whose words or fact are gone is listed as lost, never applied to something else.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from rashomon.model import Actor, Claim, Event, Finding, Judgement, Participant, Reading, Span, Statement, Time
from rashomon.model.edtf import bounds, grain
from rashomon.ontology.figures import figures
from rashomon.review.anchors import found
from rashomon.review.values import count_of, place_of

Fact = TypeVar("Fact", Event, Participant, Claim, Actor, Statement, Finding)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A reading as reviewed, the judgements that it shows, and those whose words or fact are gone."""

    reading: Reading
    applied: tuple[Judgement, ...] = ()
    lost: tuple[Judgement, ...] = ()


def reviewed_reading(reading: Reading, judgements: Iterable[Judgement]) -> Reviewed:
    """Return a reading with judgements in force (see `in_force`) applied; those on other reports must be versions of this one.

    What is added comes first, then corrections, last what is taken out, so that the order in which people worked does not matter.
    """
    applied: list[Judgement] = []
    lost: list[Judgement] = []
    for judgement in sorted(judgements, key=_rank):
        if judgement.subject.kind == "incident":
            continue
        span = found(judgement, reading.document)
        made = _apply(reading, judgement, span) if span else None
        (lost if made is None else applied).append(judgement)
        reading = made or reading
    return Reviewed(_settled(reading), tuple(applied), tuple(lost))


def _rank(judgement: Judgement) -> tuple[int, int, int]:
    """Order judgements: events added, what is added to them, the rest, what is taken out."""
    gone = judgement.decision == "reject" and judgement.subject.field in ("exists", "verdict")
    added = judgement.decision == "add"
    return gone, -added, judgement.subject.kind != "event" if added else judgement.number


def _apply(reading: Reading, judgement: Judgement, span: Span) -> Reading | None:
    """Return the reading with one judgement applied, None where what it is about is gone."""
    subject = judgement.subject
    if subject.kind == "report":
        return reading
    return _KINDS[subject.kind](reading, judgement, span)


def _settled(reading: Reading) -> Reading:
    """Return the reading with the figures of its events made anew from their claims."""
    return replace(reading, events=tuple(replace(event, figures=figures(event.claims)) for event in reading.events))


# ------------------------------------------------------------------------------------------------------------- events


def _event(reading: Reading, judgement: Judgement, span: Span) -> Reading | None:
    if judgement.decision == "add":
        return _new_event(reading, judgement.value, span)
    event = _event_at(reading, span)
    if event is None:
        return None
    if judgement.decision == "reject":
        return _without(reading, event, judgement.subject.field)
    return _set_event(reading, event, judgement.subject.field, judgement.value)


def _event_at(reading: Reading, span: Span) -> Event | None:
    exact = next((event for event in reading.events if event.trigger == span), None)
    return exact or next((e for e in reading.events if any(m.touches(span) for m in (e.trigger, *e.mentions))), None)


def _new_event(reading: Reading, value: dict[str, Any], span: Span) -> Reading:
    event = Event(
        _fresh("e", reading.events), value["type"], span, mentions=(span,), stage=value.get("stage", "accomplished")
    )
    reading = replace(reading, events=(*reading.events, event))
    for field in ("day", "place", "country"):
        if value.get(field):
            reading = _set_event(reading, _by_id(reading, event.id), field, value[field])
    return reading


def _without(reading: Reading, event: Event, field: str) -> Reading:
    """Return the reading without an event, or without the value of one of its fields."""
    if field == "exists":
        findings = tuple(f for f in reading.findings if not (f.about and set(f.about) <= {event.id}))
        return replace(reading, events=tuple(e for e in reading.events if e is not event), findings=findings)
    empty: dict[str, Any] = {"day": {"time": None}, "place": {"place": None}, "country": {"country": None}}
    return _exchanged(reading, event, replace(event, **empty.get(field, {})))


def _set_event(reading: Reading, event: Event, field: str, value: Any) -> Reading:  # noqa: ANN401 - JSON
    if value is None or field == "exists":
        return reading
    if field == "day":
        return _set_day(reading, event, value)
    if field == "place":
        place = place_of(value, _fresh("p", reading.places), _words_of(reading, event, "place"))
        made = replace(event, place=place.id, country=place.country or event.country)
        return _exchanged(replace(reading, places=(*reading.places, place)), event, made)
    changed: dict[str, Any] = {field: value}
    if field == "type" and value != event.type:
        changed |= {"modes": (), "contexts": (), "codes": {}}  # they were those of the other type
    return _exchanged(reading, event, replace(event, **changed))


def _set_day(reading: Reading, event: Event, value: str) -> Reading:
    known = next((t for t in reading.times if t.id == event.time), None)
    if known and known.value == value:
        return reading
    start, end = bounds(value) or (None, None)
    span = known.span if known else event.trigger
    time = Time(_fresh("t", reading.times), span, value, start, end, grain(value))
    return _exchanged(replace(reading, times=(*reading.times, time)), event, replace(event, time=time.id))


def _words_of(reading: Reading, event: Event, which: str) -> Span:
    """Return the words at which an event's place stood, its trigger where it had none."""
    return next((place.span for place in reading.places if place.id == event.place), event.trigger)


def _exchanged(reading: Reading, old: Event, new: Event) -> Reading:
    return replace(reading, events=tuple(new if event is old else event for event in reading.events))


def _by_id(reading: Reading, id: str) -> Event:
    return next(event for event in reading.events if event.id == id)


# ------------------------------------------------------------------------------------------- participants and claims


def _participant(reading: Reading, judgement: Judgement, span: Span) -> Reading | None:
    event = _home(reading, judgement, span)
    if judgement.decision == "add":
        return None if event is None else _new_participant(reading, event, judgement.value, span)
    for home in _candidates(reading, event):
        part = _at(home.participants, span, [p.role == judgement.subject.name for p in home.participants])
        if part is not None:
            return _judged_participant(reading, home, part, judgement)
    return None


def _judged_participant(reading: Reading, event: Event, part: Participant, judgement: Judgement) -> Reading:
    if judgement.decision == "reject":
        return _exchanged(reading, event, replace(event, participants=_without_one(event.participants, part)))
    if judgement.value is None or judgement.subject.field == "exists":
        return reading
    if judgement.subject.field == "role":
        made = replace(part, role=judgement.value)
    else:
        reading, actor = _named(reading, judgement.value, part.span)
        made = replace(part, actor=actor)
    parts = tuple(made if p is part else p for p in event.participants)
    return _exchanged(reading, event, replace(event, participants=parts))


def _new_participant(reading: Reading, event: Event, value: dict[str, Any], span: Span) -> Reading:
    words = span.of(reading.document.text)
    reading, actor = _named(reading, value.get("actor") or words, span)
    part = Participant(value["role"], words, span, actor)
    return _exchanged(reading, event, replace(event, participants=(*event.participants, part)))


def _claim(reading: Reading, judgement: Judgement, span: Span) -> Reading | None:
    event = _home(reading, judgement, span)
    if judgement.decision == "add":
        return None if event is None else _new_claim(reading, event, judgement.value, span)
    for home in _candidates(reading, event):
        claim = _at(home.claims, span, [c.property == judgement.subject.name for c in home.claims])
        if claim is not None:
            return _judged_claim(reading, home, claim, judgement)
    return None


def _judged_claim(reading: Reading, event: Event, claim: Claim, judgement: Judgement) -> Reading:
    field, value = judgement.subject.field, judgement.value
    if judgement.decision == "reject" and field in ("exists", "value"):
        return _exchanged(reading, event, replace(event, claims=_without_one(event.claims, claim)))
    if judgement.decision == "reject":
        made = replace(claim, group=None) if field == "group" else replace(claim, said_by=None, attribution=None)
    elif value is None or field == "exists":
        return reading
    elif field == "source":
        reading, actor = _named(reading, value, claim.attribution or claim.span)
        made = replace(claim, said_by=actor)
    else:
        said: Any = count_of(value) if isinstance(value, dict) else value
        made = replace(claim, group=said) if field == "group" else replace(claim, value=said)
    return _exchanged(reading, event, replace(event, claims=tuple(made if c is claim else c for c in event.claims)))


def _new_claim(reading: Reading, event: Event, value: dict[str, Any], span: Span) -> Reading:
    actor = None
    if value.get("source"):
        reading, actor = _named(reading, value["source"], span)
    said = count_of(value["value"]) if isinstance(value["value"], dict) else value["value"]
    claim = Claim(value["property"], said, span.of(reading.document.text), span, actor, group=value.get("group"))
    return _exchanged(reading, event, replace(event, claims=(*event.claims, claim)))


def _home(reading: Reading, judgement: Judgement, span: Span) -> Event | None:
    """Return the event that a claim or participant is of: by its trigger, in another version the one told nearest to the words."""
    trigger = judgement.subject.event
    if trigger is not None and judgement.subject.document == reading.document.id:
        return _event_at(reading, trigger)
    return min(reading.events, key=lambda event: abs(event.trigger.start - span.start), default=None)


def _candidates(reading: Reading, first: Event | None) -> list[Event]:
    """Return the events in which a fact may stand, the likeliest first: a new reading may file it under another."""
    return [*([first] if first else []), *(event for event in reading.events if event is not first)]


def _at(facts: Sequence[Fact], span: Span, fits: Sequence[bool]) -> Fact | None:
    """Return the fact that stands at these words, failing that the one that shares most characters with them."""
    near = [(fact, _shared(_span(fact), span)) for fact, fit in zip(facts, fits, strict=True) if fit]
    best = max(near, key=lambda row: (_span(row[0]) == span, row[1]), default=None)
    return best[0] if best and best[1] > 0 else None


def _span(fact: Fact) -> Span:
    if isinstance(fact, Participant | Claim):
        return fact.span
    return fact.content if isinstance(fact, Statement) else Span(0, 0)


def _shared(left: Span, right: Span) -> int:
    return min(left.end, right.end) - max(left.start, right.start)


def _without_one(facts: tuple[Fact, ...], gone: Fact) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact is not gone)


# ---------------------------------------------------------------------------------------- actors, statements, findings


def _actor(reading: Reading, judgement: Judgement, span: Span) -> Reading | None:
    actor = _mentioned(reading, span)
    if actor is None:
        return None
    if judgement.decision == "reject":
        return _replaced(reading, actor, replace(actor, office=None, knowledge=None))
    if judgement.value in (None, actor.name):
        return reading
    aliases = tuple(dict.fromkeys((*actor.aliases, actor.name)))
    return _replaced(reading, actor, replace(actor, name=judgement.value, aliases=aliases, office=None, knowledge=None))


def _mentioned(reading: Reading, span: Span) -> Actor | None:
    exact = next((a for a in reading.actors if span in a.mentions), None)
    return exact or next((a for a in reading.actors if any(m.touches(span) for m in a.mentions)), None)


def _replaced(reading: Reading, old: Actor, new: Actor) -> Reading:
    return replace(reading, actors=tuple(new if actor is old else actor for actor in reading.actors))


def _named(reading: Reading, name: str, span: Span) -> tuple[Reading, str]:
    """Return the id of the actor of that name, and the reading with a new one where it has none."""
    folded = name.casefold()
    for actor in reading.actors:
        if folded in {actor.name.casefold(), *(alias.casefold() for alias in actor.aliases)}:
            return reading, actor.id
    actor = Actor(_fresh("a", reading.actors), name, mentions=(span,))
    return replace(reading, actors=(*reading.actors, actor)), actor.id


def _statement(reading: Reading, judgement: Judgement, span: Span) -> Reading | None:
    statement = _at(reading.statements, span, [True] * len(reading.statements))
    if statement is None:
        return None
    if judgement.decision == "reject" and judgement.subject.field == "exists":
        return replace(reading, statements=_without_one(reading.statements, statement))
    if judgement.decision == "reject":
        made = replace(statement, speaker=None, speaker_span=None)
    elif judgement.value is None or judgement.subject.field == "exists":
        return reading
    else:
        reading, actor = _named(reading, judgement.value, statement.speaker_span or statement.content)
        made = replace(statement, speaker=actor)
    return replace(reading, statements=tuple(made if s is statement else s for s in reading.statements))


def _finding(reading: Reading, judgement: Judgement, span: Span) -> Reading | None:
    name = judgement.subject.name
    there = [f for f in reading.findings if f.check == name]
    finding = next((f for f in there if any(s.touches(span) for s in f.spans) or not f.spans), None)
    if finding is None:
        return None
    gone = judgement.decision == "reject"
    return replace(reading, findings=_without_one(reading.findings, finding)) if gone else reading


def _fresh(letter: str, facts: Sequence[Any]) -> str:
    """Return an id that no fact of a reading has."""
    numbers = [int(fact.id[1:]) for fact in facts if fact.id[1:].isdigit()]
    return f"{letter}{max(numbers, default=0) + 1}"


_KINDS: dict[str, Callable[[Reading, Judgement, Span], Reading | None]] = {
    "event": _event,
    "participant": _participant,
    "claim": _claim,
    "actor": _actor,
    "statement": _statement,
    "finding": _finding,
}
