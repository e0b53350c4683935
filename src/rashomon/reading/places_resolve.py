"""Which place a name means: every sense of a name is weighed against the report's own frame.

The weight of a sense adds up what is known about it (its people, whether the name is its own), what the words around the name
say (kind, container), and how well it fits the other places of the report: their countries, their states, their distance. One
name has one meaning in a report, save where a container says otherwise. Weights are in powers of ten of population: a sense
that a container names beats any other, a country of the report's frame about a thousandfold population.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rashomon.knowledge.build_gazetteer import fold
from rashomon.knowledge.countries import country
from rashomon.knowledge.gazetteer import Entry, distance
from rashomon.reading.places_find import Name, fits

CONTAINED = 12.0  # the words name the country, state or city it lies in
OF_KIND = 4.0
STATES = frozenset({"USA", "CAN", "AUS", "IND"})  # their states are as well known as countries
UNHEARD = 50_000  # people: a smaller place needs its country in the report
FRAME = 3.0  # the report's main country
STATE = 2.0  # the report's main state
VOTES = 2.0  # the state that the other names can mean too
CAPITAL = 3.5
NEAR = 2.5  # at another place of the report, fading over NEAR_KM
NEAR_KM = 120.0
SEAT_KM = 80.0  # a subdivision and its seat of the same name
ANCHORS = 40  # places against which distances are taken


@dataclass
class Frame:
    """Where a report is set: countries, first-order subdivisions and resolved places, each with its weight."""

    countries: Counter[str] = field(default_factory=Counter)
    states: Counter[int] = field(default_factory=Counter)
    anchors: list[Entry] = field(default_factory=list)
    votes: Counter[int] = field(default_factory=Counter)

    def add(self, entry: Entry, weight: float = 1.0) -> None:
        """Count a resolved place in."""
        if entry.country:
            self.countries[entry.country] += weight
        state = entry.id if entry.kind == "admin1" else entry.admin1_id
        if state:
            self.states[state] += weight
        if entry.kind not in ("country", "region", "water", "admin1") and len(self.anchors) < ANCHORS:
            self.anchors.append(entry)

    def without(self, entry: Entry | None, weight: float) -> "Frame":
        """Return the frame without what one name has given to it: no sense of a name speaks for itself."""
        if entry is None:
            return self
        countries, states = Counter(self.countries), Counter(self.states)
        if entry.country:
            countries[entry.country] -= weight  # type: ignore[assignment]
        state = entry.id if entry.kind == "admin1" else entry.admin1_id
        if state:
            states[state] -= weight  # type: ignore[assignment]
        return Frame(countries, states, [anchor for anchor in self.anchors if anchor is not entry], self.votes)


def resolve(names: Sequence[Name], countries: Counter[str]) -> list[Entry | None]:
    """Return the place that each name means, or None; `countries` are those that the report's other words give, weighted."""
    meaning: dict[tuple[str, str], Entry | None] = {}
    frame = Frame(Counter(countries))
    for _ in range(2):
        meaning, frame = _round(names, frame, countries, meaning)
    return [_meant(names, at, meaning, frame) for at in range(len(names))]


def _key(name: Name) -> tuple[str, str]:
    return (name.text.casefold(), name.kind if name.kind.startswith("admin") else "")


def _round(
    names: Sequence[Name], frame: Frame, countries: Counter[str], before: dict[tuple[str, str], Entry | None]
) -> tuple[dict[tuple[str, str], Entry | None], Frame]:
    """Resolve every name once against a frame; return the meanings and the frame they make."""
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        groups[_key(name)].append(at)
    meaning: dict[tuple[str, str], Entry | None] = {}
    fresh = Frame(Counter(countries))
    votes = {key: _votes(names[at[0]]) for key, at in groups.items()}
    total: Counter[int] = sum(votes.values(), Counter())
    order = sorted(groups, key=lambda key: (min(_doubt(names[at]) for at in groups[key]), groups[key][0]))
    for key in order:
        held = next((at for at in groups[key] if names[at].container is not None), groups[key][0])
        merged = _merge(frame, fresh).without(before.get(key), 1 + math.log2(len(groups[key])))
        merged.votes = total - votes[key]
        entry = best(names[held], _container(names, held, before | meaning), merged)
        meaning[key] = entry
        if entry:
            fresh.add(entry, 1 + math.log2(len(groups[key])))
    return meaning, fresh


def _votes(name: Name) -> Counter[int]:
    """Return the states that a name may lie in; the fewer, the more each counts.

    So "Colfax County" and "Schuyler" point at the state that both can mean, before either is resolved.
    """
    states = {e.id if e.kind == "admin1" else e.admin1_id for e in name.entries if e.main} - {None}
    return Counter({state: 1 / len(states) for state in states})  # type: ignore[misc]


def _merge(old: Frame, new: Frame) -> Frame:
    anchors = new.anchors if len(new.anchors) >= len(old.anchors) else [*new.anchors, *old.anchors][:ANCHORS]
    return Frame(old.countries + new.countries, old.states + new.states, anchors)


def _doubt(name: Name) -> int:
    """Return how late a name is to be resolved: countries and states first, then the held, then the unambiguous."""
    if name.entries and name.entries[0].kind == "country":
        return 0
    if name.container is not None:
        return 1
    return 2 + min(len(name.entries), 20)


def _container(names: Sequence[Name], at: int, meaning: dict[tuple[str, str], Entry | None]) -> Entry | None:
    container = names[at].container
    if container is None:
        return None
    holder = names[container]
    return meaning.get(_key(holder)) or (holder.entries[0] if holder.entries else None)


def _meant(names: Sequence[Name], at: int, meaning: dict[tuple[str, str], Entry | None], frame: Frame) -> Entry | None:
    name = names[at]
    if name.container is None:
        return meaning.get(_key(name))
    return best(name, _container(names, at, meaning), frame)


def best(name: Name, container: Entry | None, frame: Frame) -> Entry | None:
    """Return the sense of a name with the highest weight; the first of equals."""
    entries = _towns_first([e for e in name.entries if _is_possible(e, name, frame)], name)
    if not entries:
        return None
    found = max(entries, key=lambda entry: weight(entry, name, container, frame))
    return found if _is_plausible(found, container, frame) else None


def _towns_first(entries: list[Entry], name: Name) -> list[Entry]:
    """Drop the subdivisions that share name and seat with a town, unless the words ask for one."""
    if name.kind.startswith("admin"):
        return entries
    towns = [e for e in entries if e.kind == "city"]
    return [
        e
        for e in entries
        if not (
            e.kind in ("admin1", "admin2") and any(t.country == e.country and distance(t, e) < SEAT_KM for t in towns)
        )
    ]


def _is_possible(entry: Entry, name: Name, frame: Frame) -> bool:
    """Tell whether a sense may be meant at all: a city's districts and landmarks need their country in the report."""
    if entry.kind not in ("district", "landmark") or not entry.near or " " in name.text:
        return True
    return entry.country is None or frame.countries[entry.country] > 0 or len(name.entries) == 1


def _is_plausible(entry: Entry, container: Entry | None, frame: Frame) -> bool:
    """Tell whether a place is likely at all: a small one of a country that the report never speaks of is another namesake."""
    if entry.population >= UNHEARD or entry.id is None or entry.kind == "country" or entry.country is None:
        return True
    if container is not None and holds(container, entry):
        return True
    return not frame.countries or frame.countries[entry.country] > 0


def weight(entry: Entry, name: Name, container: Entry | None, frame: Frame) -> float:
    """Return how well a sense fits."""
    total = _prior(entry) + _frame_weight(entry, frame) + _near_weight(entry, frame)
    if name.kind and name.kind != "any":
        total += OF_KIND if fits(entry, name.kind) else -OF_KIND
    if container is not None and container is not entry:
        total += CONTAINED if holds(container, entry) else -OF_KIND
    return total


def holds(container: Entry, entry: Entry) -> bool:
    """Tell whether one place lies in another: by its country, its subdivisions, or close to it."""
    if container.kind == "country":
        return entry.country == container.country
    if container.id is not None and container.id in (entry.admin1_id, entry.admin2_id):
        return True
    if container.kind in ("admin1", "region") and container.country and container.country != entry.country:
        return False
    return distance(container, entry) < (40 if container.kind in ("city", "district") else 60)


def _prior(entry: Entry) -> float:
    """Return what is known of a place without any report."""
    if entry.kind == "country":
        return 10.0
    if entry.kind in ("region", "water"):
        return 8.5
    base = math.log10(entry.population + 100) if entry.population else 4.0 if entry.near or entry.id is None else 2.0
    if not entry.main:
        base -= 1.2
    if entry.kind == "admin1":
        return base + (2.5 if entry.main and entry.country in STATES else 1.0)
    if entry.kind == "city" and entry.main and entry.population > UNHEARD and is_capital(entry):
        return base + CAPITAL
    return base - 1.5 if entry.kind == "admin2" else base


def is_capital(entry: Entry) -> bool:
    """Tell whether a city is its country's capital."""
    home = country(entry.country or "")
    return home is not None and home.capital is not None and fold(home.capital).split(" d")[0] == fold(entry.name)


def _frame_weight(entry: Entry, frame: Frame) -> float:
    total = 0.0
    if entry.country and frame.countries:
        total += FRAME * frame.countries[entry.country] / max(1.0, *frame.countries.values())
    state = entry.id if entry.kind == "admin1" else entry.admin1_id
    if state:
        total += VOTES * min(1.0, frame.votes[state])
    if state and frame.states:
        total += STATE * frame.states[state] / max(1.0, *frame.states.values())
    return total


def _near_weight(entry: Entry, frame: Frame) -> float:
    others = [distance(entry, other) for other in frame.anchors if other.id != entry.id or other.name != entry.name]
    return NEAR * math.exp(-min(others) / NEAR_KM) if others else 0.0


def frame_of(entries: Iterable[Entry]) -> Counter[str]:
    """Return the countries of places with how often each occurs."""
    return Counter(entry.country for entry in entries if entry.country)
