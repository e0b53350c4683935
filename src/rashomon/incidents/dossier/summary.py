"""What the reports agree an incident is: kind, stage, day, place. Copies count once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from rashomon.incidents.dossier.accounts import Account
from rashomon.incidents.dossier.times import may_be_one_time
from rashomon.incidents.entities.resolution import Entities
from rashomon.incidents.provenance.independence import Independence
from rashomon.knowledge import countries
from rashomon.model import Event, Incident, Place, Stage
from rashomon.ontology.event_types import kind_words

_EXACT = ("point", "city", "admin1", "country", "none")  # of a place, the most exact first
_DAY = 10  # characters of an ISO day
Item = TypeVar("Item")


def summary(told: Sequence[Account], entities: Entities, independence: Independence) -> Incident:
    """Return the incident: of each fact what most independent reports give, of equals the more exact, then the earlier.

    A mode holds that a third of the reports give. The day is the one that most reports' dates allow.
    """
    first = list({independence.source[t.document]: t for t in reversed(told) if t.event is not None}.values())[::-1]
    events = [t.event for t in first if t.event is not None]
    if not events:
        return Incident("OTHER", title=next((t.reading.document.title for t in told if t.reading.document.title), None))
    kind = _most(e.type for e in events) or events[0].type
    same = [t for t in first if t.event is not None and t.event.type == kind]
    alike = [e for e in events if e.type == kind]
    stage: Stage = _most(e.stage for e in alike) or "accomplished"
    modes = _modes(alike)
    place = _place(told)
    time = _time(told)
    country = (place.country if place else None) or _most(e.country for e in alike if e.country)
    title = _title(
        kind_words(kind, modes, stage), _target(same, entities) if kind == "ASSAULT" else None, place, country, time
    )
    return Incident(kind, stage, time, place, country, title, modes, _codes(alike, modes, stage))


def _most(items: Iterable[Item]) -> Item | None:
    """Return the item given most often, the first of equals."""
    counts = Counter(items)
    return max(counts, key=lambda item: counts[item], default=None)


def _modes(events: Sequence[Event]) -> tuple[str, ...]:
    counts = Counter(mode for event in events for mode in event.modes)
    telling = sum(1 for event in events if event.modes)
    return tuple(sorted(mode for mode, n in counts.items() if 3 * n >= telling))


def _time(told: Sequence[Account]) -> str | None:
    """Return the day that most dates allow, the earlier of equals; the most frequent coarser date where no report gives a day."""
    values = [v for v in map(_value, told) if v]
    days = sorted({v for v in values if len(v) == _DAY}) or list(dict.fromkeys(values))
    return max(days, key=lambda day: (sum(may_be_one_time(day, v) for v in values), values.count(day)), default=None)


def _value(told: Account) -> str | None:
    event = told.event
    return next((t.value for t in told.reading.times if event and t.id == event.time), None)


def _place(told: Sequence[Account]) -> Place | None:
    """Return the most exact place that two reports give; where no two do, the most exact one of all."""
    found = [p for t in told for p in t.reading.places if t.event is not None and p.id == t.event.place]
    counts = Counter(p.geonames_id or p.name.casefold() for p in found)

    def rank(place: Place) -> tuple[bool, int, int]:
        times = counts[place.geonames_id or place.name.casefold()]
        exact = _EXACT.index(place.precision) if place.precision in _EXACT else len(_EXACT)
        return times < 2 and len(found) > 1, exact, -times

    return min(found, key=rank, default=None)


def _title(what: str, whom: str | None, place: Place | None, land: str | None, time: str | None) -> str:
    """Return what happened to whom, where and when, in one line."""
    home = countries.country(land) if land else None
    where = place.name if place else home.name if home else None
    words = [what, *([f"on {whom}"] if whom else []), *([f"in {where}"] if where else [])]
    return " ".join(words) + (f", {time}" if time else "")


def _target(told: Sequence[Account], entities: Entities) -> str | None:
    """Return the target that most reports name."""
    counts = Counter(name for t in told for name in _targets(t, entities))
    return min(counts, key=lambda n: (-counts[n], n)) if counts else None


def _targets(told: Account, entities: Entities) -> set[str]:
    parts = told.event.participants if told.event else ()
    names = {entities.name(told.document, p.actor) for p in parts if p.role == "target"}
    return {name for name in names if name and entities.is_named(name)}


def _codes(events: Sequence[Event], modes: tuple[str, ...], stage: Stage) -> Mapping[str, object]:
    """Return the codes of the report whose event is most like what was agreed."""
    best = max(
        events, key=lambda e: (e.stage == stage, len(set(e.modes) & set(modes)) - len(set(e.modes) - set(modes)))
    )
    return best.codes
