"""The times, places and countries that a report names, each once, with the marks of all its namings, as candidates for an event."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rashomon.analysis.draft import span_of
from rashomon.knowledge.countries import country_of_demonym
from rashomon.model import Event, Place, Time
from rashomon.reading.events.settings import marks
from rashomon.reading.events.settings.report import Report
from rashomon.reading.times.layer import bound_of, days_of, published_day

_TIME_PAIRS = re.compile("lag|grain|steps|verb|opening|part|rule|dateline")
_PLACE_PAIRS = re.compile("kind|holds|around|inside|steps|part|rule|turn|home|dateline")
_LAND_PAIRS = re.compile("steps|part|rule|turn|as")
_YEAR = len("2006")
_DAY = ("day", "part_of_day", "time")
Named = TypeVar("Named", Time, Place)


@dataclass(frozen=True)
class Candidate:
    """A value (an EDTF day, a place, a country's code), the ids of its namings with the one nearest to the event first, its marks."""

    value: str
    ids: tuple[str, ...]
    marks: frozenset[str]


def times(report: Report, event: Event) -> list[Candidate]:
    """Return the times that may be an event's; "last month's vote" dates no other event than the vote."""
    groups: dict[str, list[Time]] = {}
    for time in report.draft.times:
        if time.value is not None and _may_date(report, event, time):
            groups.setdefault(_day(time.value), []).append(time)
    of_id = {t.id: _day(t.value) for t in report.draft.times if t.value}
    taken = _taken(report, event, {i: v for i, v in of_id.items() if v}, "time")
    opening = next((v for v, rows in groups.items() if rows[0].grain in _DAY), None)
    rows: dict[str, set[str]] = {}
    for value, named in groups.items():
        own = _namings(report, event, named)
        own |= {f"bound:{bound}" for t in named if (bound := bound_of(report.draft, t))}
        start, end = days_of(named[0]) or (date.min, date.min)
        own.add(f"lag:{marks.lag(published_day(report.draft.document.published), start, end)}")
        own |= {f"grain:{named[0].grain}", f"times:{min(len(named), 3)}", f"only:{len(groups) == 1}"}
        own |= {f"taken:{taken.get(value, 'none')}", f"opening:{value == opening}"}
        own.add(f"rule:{_said(of_id.get(event.time or ''), value)}")
        rows[value] = own
    return _finished(report, event, groups, rows, _TIME_PAIRS)


def _may_date(report: Report, event: Event, time: Time) -> bool:
    if len(time.value or "") <= _YEAR and bound_of(report.draft, time):
        return False  # a group that "has fought since 2006" did not strike then
    return days_of(time) is not None and not marks.is_of_other(report, event, time.span)


def _taken(report: Report, event: Event, values: dict[str, str], field: str) -> dict[str, str]:
    """Return which values the rules give to other events: of the same type, or of another only."""
    found: dict[str, str] = {}
    for other in report.draft.events:
        value = values.get(getattr(other, field) or "")
        if value is not None and other.id != event.id and found.get(value) != "same":
            found[value] = "same" if other.type == event.type else "other"
    return found


def _day(value: str) -> str:
    """Return a value without its time of day."""
    return value.partition("T")[0] if "/" not in value else value


def _said(rule: str | None, value: str) -> str:
    """Return what the rules say of a value: it is theirs, another is, or none."""
    return "none" if rule is None else "this" if rule == value else "other"


def _namings(report: Report, event: Event, named: Sequence[Named]) -> set[str]:
    found: set[str] = set()
    for row in named:
        found.update(marks.tie(report, event, row.span))
        found.update(marks.context(report, row.span))
    return found


def _finished(
    report: Report, event: Event, groups: dict[str, list[Named]], rows: dict[str, set[str]], pairs: re.Pattern[str]
) -> list[Candidate]:
    """Return the candidates with what they are beside each other, and with pairs of marks."""
    told = marks.told(report, event)
    own = {value for value, found in rows.items() if "owner:own" in found}
    near = {value for value, found in rows.items() if "steps:+0" in found}
    made = []
    for value, found in rows.items():
        rivals = f"rivals:{bool(own - {value})} {bool(near - {value})}"
        full = found | {rivals} | {f"{rivals}&{m}" for m in found if m.startswith(("owner:", "steps:", "verb:"))}
        full |= set(told) | marks.crossed(found, told, pairs)
        made.append(Candidate(value, _nearest_first(report, event, groups[value]), frozenset(full)))
    return made


def _nearest_first(report: Report, event: Event, named: Sequence[Named]) -> tuple[str, ...]:
    own = [report.sentence(s.start) for s in event.mentions or (event.trigger,)]
    ranked = sorted(named, key=lambda n: (min(abs(report.sentence(n.span.start) - o) for o in own), n.span))
    return tuple(n.id for n in ranked)


def places(report: Report, event: Event) -> list[Candidate]:
    """Return the places that may be an event's; roads are left out."""
    groups: dict[str, list[Place]] = {}
    for place in report.draft.places:
        if place.kind != "road":
            groups.setdefault(_name(place), []).append(place)
    of_id = {p.id: p for p in report.draft.places}
    taken = _taken(report, event, {i: _name(p) for i, p in of_id.items()}, "place")
    rule = of_id.get(event.place or "")
    lands: Counter[str] = Counter(p.country for p in report.draft.places if p.country)
    rows: dict[str, set[str]] = {}
    for turn, (name, named) in enumerate(groups.items()):
        first, others = named[0], [rows_[0] for n, rows_ in groups.items() if n != name]
        own = _namings(report, event, named) | set(_parts(report, event, named))
        own |= {
            f"kind:{first.kind}",
            f"times:{min(len(named), 3)}",
            f"turn:{min(turn, 3)}",
            f"taken:{taken.get(name, 'none')}",
        }
        own |= {f"holds:{any(holds(first, o) for o in others)}", f"held:{any(holds(o, first) for o in others)}"}
        own.add(f"home:{lands[first.country or ''] == max(lands.values(), default=0)}")
        own.add(f"rule:{_said(_name(rule) if rule else None, name)}")
        if rule is not None and _name(rule) != name:
            own.add(f"in rule's:{holds(rule, first)} {holds(first, rule)}")
        rows[name] = own
    here = [groups[name][0] for name, own in rows.items() if "steps:+0" in own]
    for name, own in rows.items():
        own.add(
            f"around:{any(holds(groups[name][0], other) for other in here)}"
        )  # a more exact place stands beside the event
        own.add(f"inside:{any(holds(other, groups[name][0]) for other in here)}")
    return _finished(report, event, groups, rows, _PLACE_PAIRS)


def _name(place: Place) -> str:
    return str(place.geonames_id or place.name.casefold())


def holds(outer: Place, inner: Place) -> bool:
    """Tell whether a place lies in another, by country and first-order subdivision."""
    if outer.country != inner.country or outer.country is None or inner.kind == "country":
        return False
    return outer.kind == "country" or (
        outer.kind == "admin1" and inner.kind != "admin1" and inner.admin1 == outer.admin1
    )


def _parts(report: Report, event: Event, named: Sequence[Place]) -> Iterator[str]:
    """Yield what longer words a place is part of: a participant of the event, the name of an actor."""
    for place in named:
        yield from (f"participant:{p.role}" for p in event.participants if p.span.covers(place.span))
        beside = report.names.touching(place.span)
        yield from (
            f"name of:{name.kind}" for name in beside if name.span.covers(place.span) and name.span != place.span
        )


def lands(report: Report, event: Event) -> list[Candidate]:
    """Return the countries that may be an event's: of places, of peoples and of those who take part."""
    draft = report.draft
    found: dict[str, set[str]] = {}
    count: Counter[str] = Counter()
    for place in draft.places:
        if place.country:
            count[place.country] += 1
            own = found.setdefault(place.country, set())
            own.add(f"as:{'country' if place.kind == 'country' else 'place'}")
            own.update(marks.tie(report, event, place.span), marks.context(report, place.span))
    for ent in draft.doc.ents:
        people = country_of_demonym(ent.text) if ent.label_ == "NORP" else None
        if people is not None:
            count[people.alpha3] += 1
            own = found.setdefault(people.alpha3, set())
            own.add("as:people")
            own.update(f"people {m}" for m in marks.tie(report, event, span_of(ent)))
            own.update(f"people of:{p.role}" for p in event.participants if p.span.covers(span_of(ent)))
            own.update(f"people {m}" for m in marks.context(report, span_of(ent)) if m.startswith(("speaks", "part")))
            beside = report.names.touching(span_of(ent))
            own.update(f"people of:{name.kind}" for name in beside if name.span.covers(span_of(ent)))
    actors = {a.id: a for a in draft.actors}
    for part in event.participants:
        actor = actors.get(part.actor or "")
        if actor is not None and actor.country:
            found.setdefault(actor.country, set()).add(f"role:{part.role}")
    told = marks.told(report, event)
    ranked = [land for land, _ in count.most_common()]
    made = []
    for turn, (land, own) in enumerate(found.items()):
        own |= {f"turn:{min(turn, 3)}", f"rank:{min(ranked.index(land), 3) if land in ranked else 9}"}
        own |= {f"rule:{_said(event.country, land)}", f"only:{len(found) == 1}", f"share:{_share(count, land)}"}
        made.append(Candidate(land, (), frozenset({*own, *told, *marks.crossed(own, told, _LAND_PAIRS)})))
    return made


def _share(count: Counter[str], land: str) -> int:
    """Return how much of what the report names lies in a country, in fifths."""
    return 5 * count[land] // max(count.total(), 1)
