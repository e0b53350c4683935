"""Where a report puts what it is about: towns, wider areas and countries, as far as its words say so."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.incidents.linking.story import Story, within
from rashomon.incidents.linking.words import place_key
from rashomon.knowledge import countries
from rashomon.model import Event, Place, Reading

Point = tuple[float, float]  # latitude, longitude
TOWNS = frozenset({"city", "district", "landmark", "other"})
EXACT = frozenset({"city", "district", "landmark"})
AREAS = frozenset({"admin1", "admin2", "region"})
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\b|\b(?:U\.S\.|UK|US|UAE)")


@dataclass(frozen=True, slots=True)
class Setting:
    """The places of a report by key.

    `towns` are those of its story with their points (None where unknown), `home` the one it is set in, else those of its first sentence (`settled` where that sentence names the former),
    `areas` the provinces and regions it names or its towns lie in,
    `named` every place it names. `land` is the country (alpha-3) that the story lies in as far as that is told,
    `sure` where its own name says so, `lands` all countries named.
    """

    towns: Mapping[str, Point | None]
    home: tuple[str, ...]
    settled: bool
    areas: tuple[str, ...]
    named: tuple[str, ...]
    land: str | None
    sure: bool
    lands: tuple[str, ...]


def setting(reading: Reading, story: Story, main: Event | None) -> Setting:
    """Return where a report puts what it is about; `main` is its main event."""
    places = reading.places
    own = [p for p in places if story.in_focus(p.span) or (main is not None and p.id == main.place)]
    seats = _seats(own)
    own = [p for p in own if p.id not in seats]
    towns = {place_key(p.name): _point(p) for p in own if p.kind in TOWNS}
    areas = {place_key(p.name) for p in own if p.kind in AREAS}
    areas |= {place_key(p.admin1) for p in own if p.admin1 and p.kind in TOWNS}
    text = reading.document.text
    peoples = Counter(land for word in _CAPITAL.findall(text) if (land := _land_of(word)))
    votes = _votes(own)
    named = (
        {p.country for p in places if p.country} | set(peoples) | ({main.country} if main and main.country else set())
    )
    first = [p for p in own if p.kind in EXACT and within(p.span, story.lead[:1])]
    placed = [p for p in own if main is not None and p.id == main.place and p.kind in EXACT]
    return Setting(
        towns,
        tuple(sorted({place_key(p.name) for p in placed or first})),
        any(within(p.span, story.lead[:1]) for p in placed),
        tuple(sorted(areas)),
        tuple(sorted({place_key(p.name) for p in places if p.kind != "country"})),
        _most(votes),
        bool(votes) and _is_said(_most(votes), own, peoples),
        tuple(sorted(named)),
    )


def _seats(places: Iterable[Place]) -> set[str]:
    """Return the ids of towns that are called like the province in which another town lies: "Tibiri, Maradi" means the province."""
    towns = [p for p in places if p.kind == "city"]
    return {
        one.id
        for one in towns
        for other in towns
        if one.name != other.name and other.admin1 and place_key(one.name) == place_key(other.admin1)
    }


def _votes(places: Iterable[Place]) -> Counter[str]:
    """Return how much speaks for each country: its own name most, then its provinces, then its towns."""
    votes: Counter[str] = Counter()
    for name in {(p.name, p.country, p.kind) for p in places if p.country}:
        votes[name[1] or ""] += 3 if name[2] == "country" else 2 if name[2] in AREAS else 1
    return votes


def _most(votes: Counter[str]) -> str | None:
    return min(votes, key=lambda land: (-votes[land], land), default=None)


def _is_said(land: str | None, places: Iterable[Place], peoples: Mapping[str, int]) -> bool:
    """Tell whether a country or its people is named, not only places that may lie elsewhere."""
    return land in peoples or any(p.kind == "country" and p.country == land for p in places)


def _land_of(word: str) -> str | None:
    found = countries.country_of_demonym(word)
    return found.alpha3 if found else None


def _point(place: Place) -> Point | None:
    return None if place.lat is None or place.lon is None else (round(place.lat, 3), round(place.lon, 3))
