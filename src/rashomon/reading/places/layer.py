"""Places: the names of places in a report and where they are.

A name is found by `recognition`, its meaning chosen by `resolution`. A country is placed at the point inside it that
GeoNames gives, a subdivision at the mean of its towns. What is named as a place and not in the gazetteer stays in the reading,
at its container where the words name one ("Lanexa, Virginia"), else without coordinates.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.knowledge.build_gazetteer import fold
from rashomon.knowledge.countries import Country, country, country_of_demonym
from rashomon.knowledge.gazetteer import Entry, Gazetteer
from rashomon.model import Place, Span
from rashomon.reading.places.context import Name, is_country
from rashomon.reading.places.recognition import find_names
from rashomon.reading.places.resolution import STATES, resolve
from rashomon.reading.places.roads import find_roads
from rashomon.reading.registry import layer

PRECISION = {"country": "country", "admin1": "admin1", "admin2": "admin1", "city": "city", "region": "admin1"}
POINTS = frozenset({"landmark", "district"})
DEMONYM_WEIGHT = 0.5  # of a country's own name: a people may be far from home
_ROW = re.compile(r",? (?:and |or )?|, ")
_CAPITAL = re.compile(r"\b[Cc]apital(?: [Cc]ity)?\b")


@layer("places.gazetteer.v1", gives="places")
def find_places(draft: Draft) -> tuple[Place, ...]:
    """Find the places of a report and resolve them."""
    names = _with_containers(draft, find_names(draft))
    entries = resolve(names, _other_countries(draft, names))
    found = zip(names, entries, strict=True)
    gazetteer = draft.knowledge.gazetteer
    places = [_place(gazetteer, name, entry, names, entries) for name, entry in found if entry or _stands_alone(name)]
    places += _capitals(draft, [name.span for name in names])
    places += find_roads(draft, places)
    places.sort(key=lambda place: place.span)
    return tuple(replace(place, id=f"p{number}") for number, place in enumerate(places, 1))


def _stands_alone(name: Name) -> bool:
    """Tell whether a name without a meaning is still a place: one the gazetteer lacks, not one with only far namesakes."""
    return not name.entries or name.container is not None or bool(name.kind) or name.feature


def _place(
    gazetteer: Gazetteer, name: Name, entry: Entry | None, names: Sequence[Name], entries: Sequence[Entry | None]
) -> Place:
    if entry is not None:
        return _of_entry(gazetteer, name.span, name.text, entry)
    holder = entries[name.container] if name.container is not None else None
    kind = "water" if name.feature and fold(name.text).endswith(("river", "lake", "sea", "creek", "bay")) else "other"
    if holder is None:
        return Place("", name.span, name.text, kind=kind)
    admin1 = holder.name if holder.kind == "admin1" else holder.admin1
    precision = "country" if holder.kind == "country" else "admin1"
    return Place("", name.span, name.text, None, holder.lat, holder.lon, holder.country, admin1, kind, precision)


def _of_entry(gazetteer: Gazetteer, span: Span, text: str, entry: Entry) -> Place:
    precision = "point" if entry.kind in POINTS else PRECISION.get(entry.kind, "none")
    name = entry.name if entry.kind == "country" or entry.main else text
    admin1 = entry.name if entry.kind == "admin1" else entry.admin1
    if admin1 is None and entry.near and entry.country:
        homes = (e.admin1 for e in gazetteer.lookup(fold(entry.near)) if e.country == entry.country and e.admin1)
        admin1 = next(homes, None)
    return Place("", span, name, entry.id, entry.lat, entry.lon, entry.country, admin1, entry.kind, precision)


# Containers


def _with_containers(draft: Draft, names: list[Name]) -> list[Name]:
    """Give each name the number of the name that holds it by the words between the two."""
    held = []
    for at, name in enumerate(names):
        container = next((c for c in (_following(draft, names, at), _leading(draft, names, at)) if c is not None), None)
        held.append(replace(name, container=container))
    for at in range(len(held) - 2, -1, -1):
        held[at] = _through(draft, held, at)
    return [_of_its_row(draft, held, at) for at in range(len(held))]


def _of_its_row(draft: Draft, names: Sequence[Name], at: int) -> Name:
    """Let a name that is both a country and a state be what the names beside it are: "Samoa, Italy, Georgia"."""
    name = names[at]
    if name.kind or not is_country(name) or not _may_be_state(name.entries):
        return name
    for other in (at - 1, at + 1):
        if not 0 <= other < len(names) or not _in_row(draft, names[min(at, other)], names[max(at, other)]):
            continue
        beside = names[other].entries
        if beside and beside[0].kind == "country":
            return replace(name, kind="country")
        if _may_be_state(beside[:3]):
            return replace(name, kind="admin")
    return name


def _may_be_state(entries: Sequence[Entry]) -> bool:
    return any(e.kind == "admin1" and e.country in STATES for e in entries)


def _in_row(draft: Draft, one: Name, two: Name) -> bool:
    """Tell whether only a comma or "and" stands between two names."""
    return _ROW.fullmatch(draft.document.text[one.span.end : two.span.start]) is not None


def _following(draft: Draft, names: Sequence[Name], at: int) -> int | None:
    """ "Aleppo, Syria", "a town in Helmand", "Aleppo (Syria)"."""
    if at + 1 == len(names):
        return None
    one, two = names[at], names[at + 1]
    between = draft.document.text[one.span.end : two.span.start]
    if re.fullmatch(r"(?:, (?:in |northern |southern |eastern |western |central )?| \()", between):
        return at + 1 if _may_hold(two, one) else None
    if (
        re.fullmatch(r",? (?:a |the )?(?:[a-z]+ ){0,3}(?:in|of) (?:the )?(?:[a-z]+ ){0,3}", between)
        and len(between) < 50
    ):
        return at + 1 if _may_hold(two, one) and ("," in between or between in (" in ", " in the ")) else None
    return None


def _leading(draft: Draft, names: Sequence[Name], at: int) -> int | None:
    """ "Baghdad’s Green Zone", "in Iraq's Anbar province"."""
    if at == 0:
        return None
    between = draft.document.text[names[at - 1].span.end : names[at].span.start]
    if re.fullmatch(r"['’]s? (?:[a-z]+ ){0,4}", between):
        return at - 1
    return None


def _may_hold(holder: Name, held: Name) -> bool:
    """Tell whether a name can stand for what another lies in: not two countries, not a lone small town."""
    if is_country(held):
        return False
    return any(e.kind in ("country", "admin1", "admin2", "region") for e in holder.entries) or bool(holder.kind)


def _through(draft: Draft, names: Sequence[Name], at: int) -> Name:
    """Let "Paris, Lamar County, Texas" reach the state: the holder's holder holds too where the holder is unknown."""
    container = names[at].container
    if (
        container is not None
        and container > at
        and not names[container].entries
        and names[container].container is not None
    ):
        return replace(names[at], container=names[container].container)
    return names[at]


# Frame


def _other_countries(draft: Draft, names: Sequence[Name]) -> dict[str, float]:
    """Return the countries that peoples and adjectives of origin speak of ("Iraqi police")."""
    taken = {token.i for name in names for token in name.tokens}
    found: defaultdict[str, float] = defaultdict(float)
    for sentence in draft.prose:
        for token in sentence:
            if token.text[0].isupper() and token.i not in taken and len(token) > 3:
                people = country_of_demonym(token.text)
                if people:
                    found[people.alpha3] += DEMONYM_WEIGHT
    return found


# Capitals


def _capitals(draft: Draft, taken: Sequence[Span]) -> list[Place]:
    """Return the mentions of capitals without their names ("the Iraqi capital", "Syria's capital")."""
    found = []
    for match in _CAPITAL.finditer(draft.document.text):
        token = draft.token_at(match.start())
        owner = _owner(token) if token is not None else None
        if token is None or owner is None:
            continue
        span = Span(owner[0].idx, match.end())
        if any(span.touches(other) for other in taken) and not owner[2]:
            continue
        entry = _capital_entry(draft.knowledge.gazetteer, owner[1])
        if entry and not _is_named(draft, match.end(), taken):
            span = Span(match.start(), match.end()) if owner[2] else span
            found.append(replace(_of_entry(draft.knowledge.gazetteer, span, entry.name, entry), name=entry.name))
    return found


def _owner(token: Token) -> tuple[Token, Country, bool] | None:
    """Return the word before "capital" that names a country or its people, that country, and whether it is a name."""
    if token.i == 0:
        return None
    before = token.nbor(-1)
    people = country_of_demonym(before.text)
    return (before, people, False) if people and before.pos_ in ("ADJ", "PROPN", "NOUN") else None


def _is_named(draft: Draft, end: int, taken: Sequence[Span]) -> bool:
    """Tell whether the name follows at once ("the Iraqi capital Baghdad"), so that the words add nothing."""
    return any(end < span.start <= end + 2 or end == span.start for span in taken)


def _capital_entry(gazetteer: Gazetteer, owner: Country) -> Entry | None:
    full = country(owner.alpha3)
    if full is None or full.capital is None:
        return None
    found = [e for e in gazetteer.lookup(fold(full.capital)) if e.country == owner.alpha3 and e.kind == "city"]
    return max(found, key=lambda e: e.population, default=None)
