"""Parties, armed groups, security forces and international bodies: names, kind, sectors and country.

Data: `data/organisations.tsv`, built by scripts/build_organisations.py; each row names its source. One name may belong to
bodies of several countries ("Fatah"): all are returned, those of the countries asked for first.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import cast

from rapidfuzz import fuzz

from rashomon.knowledge.tables import index, key, many, rows
from rashomon.model import ActorKind

_CLOSE = 92  # rapidfuzz ratio of two names under which they are different bodies
_LONG = 7  # shorter names differ too little to be matched by likeness


@dataclass(frozen=True, slots=True)
class Organisation:
    """One body. `sectors` are PLOVER's, `countries` ISO 3166 alpha-3 (none: international), `since` and `until` EDTF."""

    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    countries: tuple[str, ...]
    sectors: tuple[str, ...]
    part_of: str | None
    since: str | None
    until: str | None
    source: str


def find_organisations(name: str, *, countries: Collection[str] = ()) -> tuple[Organisation, ...]:
    """Return the bodies a name means, those of the given countries first, then in the order of the table.

    Names match without case, accents and article, but an acronym ("IS") only as one; failing that, long names match by
    likeness (`Hayat Tahrir al Shaam`).

    >>> [(o.name, o.countries) for o in find_organisations("Fatah", countries=["IRQ"])]
    [('Fatah Alliance', ('IRQ',)), ('Fatah', ('PSE',))]
    """
    if not any(char.isupper() for char in name):
        return ()
    plain = key(name)
    found = tuple(o for o in _names().get(plain, ()) if _same_case(name, o))
    if not found and len(plain) >= _LONG:
        found = _alike(plain)
    return tuple(sorted(found, key=lambda o: not set(o.countries) & set(countries)))


def organisation_names() -> tuple[str, ...]:
    """Return all names of the table, as they are written."""
    return tuple(dict.fromkeys(name for o in _organisations() for name in (o.name, *o.aliases)))


def _same_case(name: str, found: Organisation) -> bool:
    """Tell whether an acronym is written as one."""
    if name.isupper() or len(name) > 7:
        return True
    written = {known for known in (found.name, *found.aliases) if key(known) == key(name)}
    return not all(known.replace(".", "").isupper() for known in written)


def _alike(plain: str) -> tuple[Organisation, ...]:
    scores = {known: fuzz.ratio(plain, known) for known in _blocks().get(_block(plain), ())}
    best = max(scores.values(), default=0)
    if best < _CLOSE:
        return ()
    return tuple(dict.fromkeys(o for known, score in scores.items() if score == best for o in _names()[known]))


def _block(plain: str) -> str:
    return plain.removeprefix("al ")[:3]


@cache
def _names() -> dict[str, tuple[Organisation, ...]]:
    return index((key(name), o) for o in _organisations() for name in (o.name, *o.aliases))


@cache
def _blocks() -> dict[str, tuple[str, ...]]:
    return index((_block(name), name) for name in _names() if len(name) >= _LONG)


@cache
def _organisations() -> tuple[Organisation, ...]:
    return tuple(
        Organisation(
            row["name"],
            many(row["aliases"]),
            cast(ActorKind, row["kind"]),
            many(row["countries"]),
            many(row["sectors"]),
            row["part_of"] or None,
            row["since"] or None,
            row["until"] or None,
            row["source"],
        )
        for row in rows("organisations")
    )
