"""Which events are a report's news, and which one it is about."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple, cast

from rashomon.analysis.draft import Draft
from rashomon.analysis.syntax import clause_head
from rashomon.lang import word_set
from rashomon.model import Event, Telling
from rashomon.ontology.event_types import VERBAL
from rashomon.reading.events.settings.report import Report
from rashomon.reading.events.telling.marks import age_of, telling_marks
from rashomon.reading.events.telling.model import TELLINGS, model
from rashomon.reading.registry import layer

_BY_STAGE: dict[str, Telling] = {"planned": "future", "threatened": "future", "denied": "denied"}
_BY_MODE: tuple[tuple[str, Telling], ...] = (("summary", "summary"), ("historical", "background"))
_OLD = frozenset({"31", "366", "past"})  # ages from which an event is no news of today
_COUNTED = word_set("events_rules", "telling", "counted")
_PARTS = ("title", "lead", "second", "third")  # parts of a report that say what it is about


@layer("events.telling.rules.v1", gives="events", needs=("times", "events"))
def tell_by_rules(draft: Draft) -> tuple[Event, ...]:
    """Return the events with how each is told and which the report is about, by tense, day and place in the report."""
    return _told(draft, lambda report, event: _plain(event) or _by_day(report, event))


@layer("events.telling.linear.v1", gives="events", needs=("times", "events"))
def tell(draft: Draft) -> tuple[Event, ...]:
    """Return the events with how each is told and which the report is about, by a trained model where the words do not say."""
    return _told(
        draft,
        lambda report, event: _plain(event) or (_likeliest if _is_learned(report, event) else _by_day)(report, event),
    )


def _told(draft: Draft, judge: Callable[[Report, Event], Telling]) -> tuple[Event, ...]:
    report = Report(draft)
    told = [replace(event, told=judge(report, event)) for event in draft.events]
    about = _about(report, told)
    return tuple(replace(event, main=event.id in about) for event in told)


def _plain(event: Event) -> Telling | None:
    """Return what the stage or a mode of an event says by itself."""
    return _BY_STAGE.get(event.stage) or next((told for mode, told in _BY_MODE if mode in event.modes), None)


def _is_learned(report: Report, event: Event) -> bool:
    """Tell whether an event is one of those that the model has learned from: deeds, neither talk nor elections that were held."""
    return event.type not in VERBAL and not (event.type == "ELECTION" and _is_held(report, event))


def _is_held(report: Report, event: Event) -> bool:
    """Tell whether an election has a turnout or results and a day that has come."""
    counted = any(claim.party is not None or claim.property in _COUNTED for claim in event.claims)
    time, published = report.time_of(event), report.draft.document.published
    return counted and time is not None and bool(time.start and published and time.start <= published)


def _by_day(report: Report, event: Event) -> Telling:
    time = report.time_of(event)
    old = age_of(time, report.draft.document.published) in _OLD
    before = all(any(c.lower_ == "had" for c in clause_head(t).children) for t in report.heads(event))
    return "background" if old or (before and not report.is_news(event)) else "news"


def _likeliest(report: Report, event: Event) -> Telling:
    shares = model().heads["telling"].shares([telling_marks(report, event)])[0]
    return cast(Telling, TELLINGS[int(shares.argmax())])


def _about(report: Report, events: list[Event]) -> set[str]:
    """Return what the report is about: the event told first as news in title and lead, and others that the title tells too."""
    ranked = sorted((rank, e.trigger, e.id) for e in events if (rank := _rank(report, e)) is not None)
    if not ranked:
        return set()
    best, _, first = ranked[0]
    return {name for rank, _, name in ranked if name == first or (rank == best and rank.part == 0)}


class Rank(NamedTuple):
    """How far an event is from being what the report is about: talk last, news first, the title before the sentences behind it."""

    talk: bool
    stale: bool
    part: int


def _rank(report: Report, event: Event) -> Rank | None:
    """Return the rank of an event; None where neither the title nor the first sentences tell it."""
    parts = [_PARTS.index(part) for s in (event.trigger, *event.mentions) if (part := report.part(s)) in _PARTS]
    return Rank(event.type in VERBAL, event.told != "news", min(parts)) if parts else None
