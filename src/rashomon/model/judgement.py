"""What a person judged: one row about one property of one thing, which is only ever added.

A judgement hangs on the document's hash, the words and the property, never on an id that reading or joining gives, so it outlives
both. Nothing is edited: a newer row on the same subject takes the place of an older one, and `undo` takes a row back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rashomon.model.span import Span

SubjectKind = Literal["event", "participant", "claim", "actor", "statement", "finding", "incident", "report"]
Verdict = Literal["accept", "correct", "reject", "add", "note", "undo"]
Status = Literal["unreviewed", "in_review", "confirmed", "rejected", "published", "retracted"]

STATUSES: tuple[Status, ...] = ("unreviewed", "in_review", "confirmed", "rejected", "published", "retracted")
FIELDS: Mapping[SubjectKind, tuple[str, ...]] = {
    "event": ("exists", "type", "stage", "day", "place", "country"),
    "participant": ("exists", "role", "actor"),
    "claim": ("exists", "value", "group", "source"),
    "actor": ("identity",),
    "statement": ("exists", "speaker"),
    "finding": ("verdict",),
    "incident": (
        "type",
        "stage",
        "day",
        "place",
        "country",
        "title",
        "figure",
        "finding",
        "status",
        "assigned",
        "note",
    ),
    "report": ("note",),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is judged: a property (`field`, one of `FIELDS[kind]`) of what stands at some words of a document.

    `document` is the document's id, the hash of its content. `span` are the words: an event's trigger, a participant, a claim, a name,
    what a statement says, a finding's first evidence; None for the report as a whole. An incident is named by one of its events, its
    main one, and so is found again whatever it is joined with. `name` tells apart what hangs on the same words: a claim's property, a
    participant's role, a check, which figure of an incident. `event` is the trigger of the event that a claim or participant is of.
    """

    kind: SubjectKind
    field: str
    document: str
    span: Span | None = None
    name: str | None = None
    event: Span | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of one person.

    `value` is plain JSON: what was accepted, what is right instead, or what is added (docs/review.md says what each field takes).
    `words` with what stands `before` and `after` them find the place again in a new version of the report. `task` names the double
    coding for which it was made: it counts for that alone (None: for everybody). `undoes` is the number of the row that it takes back,
    `incident` the id of the incident when it was made, for the record. `number` is given by the store, in order.
    """

    subject: Subject
    decision: Verdict
    by: str
    at: str
    value: Any = None
    why: str = ""
    words: str = ""
    before: str = ""
    after: str = ""
    task: str | None = None
    undoes: int | None = None
    incident: str | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Coding:
    """That a person is to judge a report for a task of double coding; `active` False takes it back."""

    task: str
    document: str
    coder: str
    by: str
    at: str
    active: bool = True
