"""People's judgements into a store, and its readings and incidents as reviewed. Each judgement adds a row and changes none."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from rashomon.incidents.linking.extract import profiles
from rashomon.incidents.linking.manual import Finder
from rashomon.model import ConfigError, Judgement, NotFound, Reading, Ref, Subject, Verdict
from rashomon.pipeline.join import join
from rashomon.pipeline.review import Named, incidents
from rashomon.pipeline.stored import event_row, readings
from rashomon.review import Reviewed, checked, facts, in_force, open_judgements, quoted, reviewed_reading
from rashomon.store import Store


@dataclass(frozen=True, slots=True)
class Hand:
    """Who judges and why. `task` names the double coding it is for, `seen` the newest row its author had before the eyes."""

    by: str
    why: str = ""
    task: str | None = None
    seen: int | None = None


def judge(store: Store, subject: Subject, decision: Verdict, value: Any, hand: Hand) -> Judgement:  # noqa: ANN401 - JSON
    """Keep one judgement and return it with its number.

    What is accepted without a value is accepted as the newest reading has it. ConfigError where the field cannot have the value or
    nothing stands at the words; Conflict where somebody has judged the same since `hand.seen`.
    """
    reading = _reading(store, subject.document)
    if subject.span is not None and not 0 <= subject.span.start < subject.span.end <= len(reading.document.text):
        raise ConfigError(f"no words stand at characters {subject.span.start} to {subject.span.end} of the report")
    if decision == "accept" and value is None:
        value = _value_now(reading, subject)
    value = checked(subject, decision, value)
    words, before, after = quoted(reading.document, subject.span)
    said = (subject, decision, hand.by, _now(), value, hand.why, words, before, after, hand.task)
    row = Judgement(*said, incident=_incident(store, subject))
    with store.batch():
        (number,) = store.judge([row], seen=hand.seen)
        if decision == "add" and subject.kind == "event" and hand.task is None:
            join_added(store, [subject.document])
    return replace(row, number=number)


def undo(store: Store, number: int, hand: Hand) -> Judgement:
    """Take back one judgement by one more row. ConfigError where there is none of that number or it is taken back already."""
    found = store.judgements(after=number - 1)
    row = next((j for j in found if j.number == number), None)
    if row is None:
        raise NotFound(f"there is no judgement {number}")
    if row.decision != "undo" and row.number not in {j.number for j in in_force([*_on(store, row), row])}:
        raise ConfigError(f"judgement {number} holds no longer: it was taken back or replaced")
    back = replace(row, decision="undo", by=hand.by, at=_now(), value=None, why=hand.why, undoes=number, number=0)
    (made,) = store.judge([back], seen=hand.seen)
    return replace(back, number=made)


def incident_subject(store: Store, one: Named, field: str, name: str | None = None) -> Subject:
    """Return the subject of a property of an incident: it is named by its main event, or by that by which it was judged before."""
    refs = next(iter(store.members(incidents(store, one)).values()), one.refs)
    before = [j.subject for j in on_incident(store, refs) if j.subject.field != "finding"]
    hub = Ref(before[-1].document, before[-1].span) if before else Ref.parse(one.hub)
    return Subject("incident", field, hub.document, hub.span, name)


def on_reports(store: Store, documents: Collection[str]) -> dict[str, tuple[Judgement, ...]]:
    """Return the judgements in force for everybody on each report and on other versions of it."""
    versions = {document: store.versions(document) for document in documents}
    rows: dict[str, list[Judgement]] = {}
    for judgement in store.judgements({v for own in versions.values() for v in own}):
        rows.setdefault(judgement.subject.document, []).append(judgement)
    return {document: open_judgements(j for v in own for j in rows.get(v, ())) for document, own in versions.items()}


def on_incident(store: Store, refs: Collection[str]) -> tuple[Judgement, ...]:
    """Return the judgements in force on the incident of these refs as a whole."""
    documents = {Ref.parse(ref).document for ref in refs}
    rows = [j for j in open_judgements(store.judgements(documents)) if j.subject.kind == "incident"]
    if not rows:
        return ()
    find = Finder(ref for own in store.refs(documents).values() for ref in own)
    inside = set(refs)
    return tuple(j for j in rows if j.subject.field == "finding" or find(_ref(j)) in inside)


def reviewed(store: Store, found: Mapping[str, Reading]) -> dict[str, Reviewed]:
    """Return readings of a store as reviewed, by the document's id."""
    judged = on_reports(store, found)
    return {document: reviewed_reading(reading, judged[document]) for document, reading in found.items()}


def reviewed_readings(store: Store, documents: Collection[str]) -> dict[str, Reviewed]:
    """Return the newest reading of each document as reviewed, by the document's id."""
    return reviewed(store, readings(store, documents))


def lost(store: Store) -> list[Judgement]:
    """Return the judgements in force that find their words or their fact no longer, oldest first: in the newest reading of their
    report, or in its newest version."""
    held = open_judgements(store.judgements())
    documents = {j.subject.document for j in held}
    newest = {store.versions(document)[-1] for document in documents}
    there = reviewed_readings(store, documents | newest)
    rows = [j for one in there.values() for j in one.lost]
    rows += [j for j in held if j.subject.document not in there]
    return sorted({j.number: j for j in rows}.values(), key=lambda j: j.number)


def join_added(store: Store, documents: Iterable[str]) -> None:
    """Let the events that people added to these reports be joined like those that the machine found."""
    for document, one in reviewed_readings(store, list(documents)).items():
        if not any(j.decision == "add" and j.subject.kind == "event" for j in one.applied):
            continue
        known = set(store.refs([document]).get(document, ()))
        rows = [event_row(profile) for profile in profiles(one.reading) if profile.ref not in known]
        new = [row for row in rows if Ref.parse(row.ref).span in {j.subject.span for j in one.applied}]
        store.tell({document: new})
        join(store, [row.ref for row in new])


def _on(store: Store, row: Judgement) -> list[Judgement]:
    """Return the rows that may have taken the place of one: those of its subject and task, coders of a task apart."""
    rows = store.judgements([row.subject.document])
    return [j for j in rows if j.task == row.task and (row.task is None or j.by == row.by)]


def _reading(store: Store, document: str) -> Reading:
    found = readings(store, [document])
    if document not in found:
        raise ConfigError(f"there is no report {document}")
    return found[document]


def _value_now(reading: Reading, subject: Subject) -> Any:  # noqa: ANN401 - JSON
    return next((fact.value for fact in facts(reading) if fact.subject == subject), None)


def _incident(store: Store, subject: Subject) -> str | None:
    """Return the id of the incident in which the subject lies."""
    refs = store.refs([subject.document]).get(subject.document, ())
    span = subject.event or subject.span
    meant = Finder(refs)(str(Ref(subject.document, span)))
    return store.incidents_of([meant]).get(meant) if meant else None


def _ref(judgement: Judgement) -> str:
    return str(Ref(judgement.subject.document, judgement.subject.span))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
