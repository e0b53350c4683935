"""What people do at the desk, whether by a form or by the API: all of it adds rows."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from rashomon.desk.guard import User
from rashomon.formats.changes import change_words
from rashomon.model import FIELDS, ConfigError, Judgement, NotFound, Ref, Span, Subject, Verdict
from rashomon.pipeline import review as links
from rashomon.pipeline.join import say
from rashomon.pipeline.judging import Hand, incident_subject, judge, undo
from rashomon.pipeline.review import Named, Word
from rashomon.pipeline.summaries import summarise
from rashomon.review import parsed
from rashomon.store import Store

FIGURES = ("killed", "injured", "missing", "detained", "displaced", "abducted", "participants_count")
_LATE = ("published", "retracted")


class NotAllowed(ConfigError):
    """The role of whoever asks does not reach so far."""


@dataclass(frozen=True, slots=True)
class Asks:
    """Who acts, why, having seen which newest judgement and decision on links, and for which task of double coding."""

    user: User
    why: str = ""
    seen: int | None = None
    task: str | None = None
    links: int | None = None

    def hand(self) -> Hand:
        """Return the same for the store."""
        return Hand(self.user.name, self.why.strip(), self.task or None, self.seen)

    def word(self) -> Word:
        """Return the same for a decision on links."""
        return links.word(self.user.name, self.why.strip() or "Decided at the desk.")


def subject_of(written: str) -> Subject:
    """Return the subject that a form or a program names as JSON; ConfigError where it is none."""
    try:
        row = json.loads(written)
        span, event = (Span(*map(int, row[name])) if row.get(name) else None for name in ("span", "event"))
        made = Subject(row["kind"], row.get("field", "exists"), str(row["document"]), span, row.get("name"), event)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ConfigError("that names nothing that can be judged") from error
    if made.kind not in FIELDS:
        raise ConfigError(f"no kind {made.kind!r}; there are {', '.join(FIELDS)}")
    return made


def decide(store: Store, asks: Asks, thing: Subject, decision: Verdict, values: Mapping[str, str]) -> list[Judgement]:
    """Judge one thing: take it (`accept`: every field that is asked for, as it is), leave it (`reject`), or put fields of it right.

    `values` are written as people write them. All is kept or nothing.
    """
    with store.batch():
        made = [judge(store, replace(thing, field=field), how, value, asks.hand())
                for field, how, value in _parts(thing, decision, values)]  # fmt: skip
    if not made:
        raise ConfigError("nothing was changed")
    touched(store, [thing.document])
    return made


def _parts(thing: Subject, decision: Verdict, values: Mapping[str, str]) -> Iterable[tuple[str, Verdict, Any]]:
    if decision == "reject":
        yield _own(thing), "reject", None
    elif decision == "accept":
        for field in values or [_own(thing)]:
            yield field, "accept", None
    elif decision == "add":
        yield "exists", "add", {name: parsed(name, value) for name, value in values.items() if value.strip()}
    elif decision == "note":
        yield "note", "note", values.get("note", "")
    else:
        for field, value in values.items():
            yield field, "correct", parsed(field, value)


def _own(thing: Subject) -> str:
    """Return the field that stands for the thing itself."""
    return {"finding": "verdict", "actor": "identity"}.get(thing.kind, thing.field)


def decide_incident(
    store: Store, asks: Asks, id: str, field: str, value: str | None, name: str | None = None
) -> Judgement:
    """Decide a property of an incident as a whole; without a value what was decided is rejected."""
    if field == "status" and value in _LATE and not asks.user.may("adjudicator"):
        raise NotAllowed(f"only an adjudicator makes an incident {value}")
    if field == "figure" and name not in FIGURES:
        raise ConfigError(f"no figure {name!r}; there are {', '.join(FIGURES)}")
    subject = incident_subject(store, incident(store, id), field, name)
    how: Verdict = "note" if field == "note" else "correct" if value else "reject"
    made = judge(store, subject, how, parsed(field, value) if value else None, asks.hand())
    touched(store, [subject.document])
    return made


def take_back(store: Store, asks: Asks, number: int) -> Judgement:
    """Take back one judgement; those of others only as an adjudicator."""
    row = next((j for j in store.judgements(after=number - 1) if j.number == number), None)
    if row is None:
        raise NotFound(f"there is no judgement {number}")
    if row.by != asks.user.name and not asks.user.may("adjudicator"):
        raise NotAllowed(f"judgement {number} is {row.by}'s; only an adjudicator takes back what others decided")
    made = undo(store, number, Hand(asks.user.name, asks.why.strip(), seen=asks.seen))
    touched(store, [row.subject.document])
    return made


def incident(store: Store, id: str) -> Named:
    """Return the incident of an id; NotFound where there is none."""
    refs = store.members([id]).get(id)
    if not refs:
        raise NotFound(f"there is no incident {id}; it may have been joined with another or split")
    return links.named(store, id)


def merge(store: Store, asks: Asks, left: str, right: str) -> str:
    """Say that two incidents are one, or that an incident and a report are; return in one line what changed."""
    one, other = incident(store, left), links.named(store, right)
    with _fresh(store, asks, [*one.refs, *other.refs]):
        return change_words(links.join_two(store, one, other, asks.word()))


def split(store: Store, asks: Asks, id: str, report: str) -> str:
    """Take a report out of an incident; return in one line what changed."""
    whole, one = incident(store, id), links.named(store, report)
    with _fresh(store, asks, [*whole.refs, *one.refs]):
        return change_words(links.keep_apart(store, one, whole, asks.word()))


def link(store: Store, asks: Asks, left: str, right: str, decision: str) -> None:
    """Decide a link between two events of reports: same, different, or taken back."""
    known = set(store.profiles([left, right]))
    if {left, right} - known or left == right:
        raise NotFound("one of the two events is no longer there; look again")
    if decision not in ("same", "different", "unsure"):
        raise ConfigError(f"{decision!r} is none of same, different, unsure")
    with _fresh(store, asks, [left, right]):
        say(store, [asks.word().on(left, right, decision)])  # type: ignore[arg-type] # checked above


def take_back_link(store: Store, asks: Asks, number: int) -> None:
    """Take back one decision on links; those of others only as an adjudicator."""
    act = next((act for act in links.acts(store) if act.number == number), None)
    if act and act.by != asks.user.name and not asks.user.may("adjudicator"):
        raise NotAllowed(f"decision L{number} is {act.by}'s; only an adjudicator takes back what others decided")
    with store.batch():
        touched(store, _documents(links.undo_act(store, number, asks.word())))


@contextmanager
def _fresh(store: Store, asks: Asks, refs: Iterable[str]) -> Iterator[None]:
    """Decide on links of these events, all or nothing: Conflict where somebody else was faster."""
    documents = _documents(refs)
    with store.batch():
        links.refuse_stale(store, documents, asks.links)
        yield
        touched(store, documents)


def touched(store: Store, documents: Iterable[str]) -> None:
    """Sum up anew the incidents of these reports, so that lists show at once what was decided."""
    refs = [ref for own in store.refs(list(documents)).values() for ref in own]
    summarise(store, dict.fromkeys(store.incidents_of(refs).values()))


def _documents(refs: Iterable[str]) -> set[str]:
    return {Ref.parse(ref).document for ref in refs}
