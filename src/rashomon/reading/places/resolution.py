"""Which place a name means: every sense of a name is weighed against the report's own frame.

The weight of a sense adds up what is known about it (its people, whether the name is its own), what the words around the name
say (kind, container), and how well it fits the other places of the report: their countries, their states, their distance. One
name has one meaning in a report, save where a container says otherwise. Weights are in powers of ten of population: a sense
that a container names beats any other, a country of the report's frame about a thousandfold population.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from rashomon.knowledge.build_gazetteer import fold
from rashomon.knowledge.countries import country
from rashomon.knowledge.gazetteer import Entry, distance
from rashomon.reading.places.context import Name, fits

PEOPLE = 1.0  # a tenfold population
CONTAINED = 12.0  # the words name the country, state or city it lies in
OF_KIND = 4.0
STATES = frozenset({"USA", "CAN", "AUS", "IND"})  # their states are as well known as countries
METROPOLIS = 1_000_000  # people
UNHEARD = 50_000  # people: a smaller place needs its country in the report
FRAME = 3.0  # the report's main country
ADMIN1 = 1.0
ABSENT = 2.0  # against a place of a country that the report does not speak of
STATE = 1.0  # the report's main state
VOTES = 1.0  # the state that the other names can mean too
CAPITAL = 3.5
NEAR = 2.5  # at another place of the report, fading over NEAR_KM
NEAR_KM = 120.0
DEGREES = 5.0  # of latitude, 555 km
SEAT_KM = 80.0  # a subdivision and its seat of the same name
SEAT_SHARE = 0.04  # of the subdivision's people
ANCHORS = 40  # places against which distances are taken


Key = TypeVar("Key", str, int)
Weights = dict[Key, float]
Meaning = dict[tuple[str, str], Entry | None]


@dataclass
class Frame:
    """Where a report is set: countries, first-order subdivisions and resolved places, each with its weight."""

    countries: Weights[str] = field(default_factory=dict)
    states: Weights[int] = field(default_factory=dict)
    anchors: list[Entry] = field(default_factory=list)
    votes: Weights[int] = field(default_factory=dict)

    def add(self, entry: Entry, weight: float = 1.0) -> None:
        """Count a resolved place in."""
        if entry.country:
            self.countries[entry.country] = self.countries.get(entry.country, 0.0) + weight
        state = _state(entry)
        if state:
            self.states[state] = self.states.get(state, 0.0) + weight
        if entry.kind not in ("country", "region", "water", "admin1") and len(self.anchors) < ANCHORS:
            self.anchors.append(entry)

    def without(self, entry: Entry | None, weight: float) -> "Frame":
        """Return the frame without what one name has given to it: no sense of a name speaks for itself."""
        if entry is None:
            return self
        state = _state(entry)
        own = {entry.country: -weight} if entry.country else {}
        return Frame(
            _sum(self.countries, own),
            _sum(self.states, {state: -weight} if state else {}),
            [anchor for anchor in self.anchors if anchor is not entry],
        )


def _state(entry: Entry) -> int | None:
    """Return the id of the first-order subdivision a place is or lies in."""
    return entry.id if entry.kind == "admin1" else entry.admin1_id


def _sum(*parts: Mapping[Key, float]) -> dict[Key, float]:
    """Add weights up; what comes to nothing is left out."""
    total: dict[Key, float] = {}
    for part in parts:
        for key, value in part.items():
            total[key] = total.get(key, 0.0) + value
    return {key: value for key, value in total.items() if value > 1e-9}


def resolve(names: Sequence[Name], countries: Mapping[str, float]) -> list[Entry | None]:
    """Return the place that each name means, or None; `countries` are those that the report's other words give, weighted."""
    meaning: Meaning = {}
    frame = Frame(dict(countries))
    for _ in range(2):
        meaning, frame = _round(names, frame, countries, meaning)
    return [_meant(names, at, meaning, frame) for at in range(len(names))]


def _key(name: Name) -> tuple[str, str]:
    return (name.text.casefold(), name.kind if name.kind.startswith("admin") else "")


def _round(
    names: Sequence[Name], frame: Frame, countries: Mapping[str, float], before: Meaning
) -> tuple[Meaning, Frame]:
    """Resolve every name once against a frame; return the meanings and the frame they make."""
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        groups[_key(name)].append(at)
    meaning: Meaning = {}
    fresh = Frame(dict(countries))
    votes = {key: _votes(names[at[0]]) for key, at in groups.items()}
    total = _sum(*votes.values())
    order = sorted(groups, key=lambda key: (min(_doubt(names[at]) for at in groups[key]), groups[key][0]))
    for key in order:
        held = next((at for at in groups[key] if names[at].container is not None), groups[key][0])
        merged = _merge(frame, fresh).without(before.get(key), 1 + math.log2(len(groups[key])))
        merged.votes = _sum(total, {state: -vote for state, vote in votes[key].items()})
        entry = best(names[held], _container(names, held, before | meaning), merged)
        meaning[key] = entry
        if entry:
            fresh.add(entry, 1 + math.log2(len(groups[key])))
    return meaning, fresh


def _votes(name: Name) -> Weights[int]:
    """Return the states that a name may lie in; the fewer, the more each counts.

    So "Colfax County" and "Schuyler" point at the state that both can mean, before either is resolved.
    """
    states = sorted({state for e in name.entries if e.main and (state := _state(e))})
    return {state: 1 / len(states) for state in states}


def _merge(old: Frame, new: Frame) -> Frame:
    anchors = new.anchors if len(new.anchors) >= len(old.anchors) else [*new.anchors, *old.anchors][:ANCHORS]
    return Frame(_sum(old.countries, new.countries), _sum(old.states, new.states), anchors)


def _doubt(name: Name) -> float:
    """Return how late a name is to be resolved: countries first, then the held, then by how far one sense stands out."""
    if name.entries and name.entries[0].kind == "country":
        return -20.0
    if name.container is not None:
        return -10.0
    known = sorted((_prior(entry) for entry in _towns_first(list(name.entries), name)), reverse=True)
    return (known[1] - known[0]) if len(known) > 1 else -8.0


def _container(names: Sequence[Name], at: int, meaning: Meaning) -> Entry | None:
    container = names[at].container
    if container is None:
        return None
    holder = names[container]
    return meaning.get(_key(holder)) or (holder.entries[0] if holder.entries else None)


def _meant(names: Sequence[Name], at: int, meaning: Meaning, frame: Frame) -> Entry | None:
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
    return found if _is_plausible(found, name, container, frame) else None


def _towns_first(entries: list[Entry], name: Name) -> list[Entry]:
    """Drop the subdivisions that share name and seat with a town, unless the words ask for one."""
    if name.kind.startswith("admin"):
        return entries
    towns = [e for e in entries if e.kind == "city"]
    return [e for e in entries if e.kind not in ("admin1", "admin2") or not any(_is_seat(town, e) for town in towns)]


def _is_seat(town: Entry, part: Entry) -> bool:
    """Tell whether a town is what a subdivision of the same name is named after, and so the likelier meaning."""
    if town.country != part.country or town.population < part.population * SEAT_SHARE:
        return False
    return part.id in (town.admin1_id, town.admin2_id) or distance(town, part) < SEAT_KM


def _is_possible(entry: Entry, name: Name, frame: Frame) -> bool:
    """Tell whether a sense may be meant at all: a city's districts and landmarks need their country in the report."""
    if entry.kind not in ("district", "landmark") or not entry.near or " " in name.text:
        return True
    return entry.country is None or entry.country in frame.countries or len(name.entries) == 1


def _is_plausible(entry: Entry, name: Name, container: Entry | None, frame: Frame) -> bool:
    """Tell whether a place is likely at all: a small one of a country that the report never speaks of is another namesake."""
    known = entry.population >= UNHEARD and (entry.main or entry.kind != "admin2" or bool(name.kind))
    if known or entry.id is None or entry.kind == "country" or entry.country is None:
        return True
    if container is not None and holds(container, entry):
        return True
    return not frame.countries or entry.country in frame.countries


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
    base = _by_size(entry) - (0.0 if entry.main else 1.2)
    if entry.kind == "admin1":
        return base + (2.5 if entry.main and entry.country in STATES else ADMIN1)
    if entry.kind == "city" and entry.main and entry.population > UNHEARD and is_capital(entry):
        return base + CAPITAL
    return base - 1.5 if entry.kind == "admin2" else base


def _by_size(entry: Entry) -> float:
    """Return what the people of a place count for; one that a table of ours holds without their number is no hamlet."""
    if not entry.population:
        return 4.0 if entry.near or entry.id is None else 2.0
    metropolis = entry.kind == "city" and entry.population >= METROPOLIS
    return PEOPLE * math.log10(entry.population + 100) + (0.8 if metropolis else 0.0)


def is_capital(entry: Entry) -> bool:
    """Tell whether a city is its country's capital."""
    home = country(entry.country or "")
    return home is not None and home.capital is not None and fold(home.capital).split(" d")[0] == fold(entry.name)


def _frame_weight(entry: Entry, frame: Frame) -> float:
    absent = bool(frame.countries) and entry.country is not None and entry.country not in frame.countries
    total = -ABSENT if absent and entry.kind != "country" else 0.0
    total += FRAME * frame.countries.get(entry.country or "", 0.0) / max(1.0, *frame.countries.values(), 1.0)
    state = _state(entry)
    if state:
        total += VOTES * min(1.0, frame.votes.get(state, 0.0))
        total += STATE * frame.states.get(state, 0.0) / max(1.0, *frame.states.values(), 1.0)
    return total


def _near_weight(entry: Entry, frame: Frame) -> float:
    """Return the weight of the nearest other place of the report; beyond some degrees it is nothing."""
    near = [a for a in frame.anchors if abs(a.lat - entry.lat) < DEGREES and (a.id != entry.id or a.name != entry.name)]
    return NEAR * math.exp(-min(distance(entry, other) for other in near) / NEAR_KM) if near else 0.0
