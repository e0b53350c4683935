"""News outlets and agencies, by name and by web domain. Data: `data/outlets.tsv`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from rashomon.knowledge.tables import index, key, many, rows

OutletKind = Literal["agency", "broadcaster", "newspaper", "site"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet. `country` is the ISO 3166 alpha-3 of its home, None where it has none."""

    name: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    kind: OutletKind
    country: str | None


def find_outlet(name: str) -> Outlet | None:
    """Return the outlet of a name; an acronym counts only in capitals.

    >>> find_outlet("the Associated Press").domains[0], find_outlet("ap")
    ('apnews.com', None)
    """
    if not any(char.isupper() for char in name) and name != "dpa":
        return None
    found = _names().get(key(name), ())
    return found[0] if len(found) == 1 else None


def outlet_of_domain(host: str) -> Outlet | None:
    """Return the outlet whose site a host belongs to, subdomains included.

    >>> outlet_of_domain("www.bbc.co.uk").name
    'BBC'
    """
    parts = host.casefold().split(":")[0].strip(".").split(".")
    return next((_domains()[d] for d in _tails(parts) if d in _domains()), None)


def _tails(parts: list[str]) -> Iterator[str]:
    return (".".join(parts[at:]) for at in range(len(parts) - 1))


@cache
def _outlets() -> tuple[Outlet, ...]:
    return tuple(
        Outlet(r["name"], many(r["names"]), many(r["domains"]), cast(OutletKind, r["kind"]), r["country"] or None)
        for r in rows("outlets")
    )


@cache
def _names() -> dict[str, tuple[Outlet, ...]]:
    return index((key(name), o) for o in _outlets() for name in (o.name, *o.names))


@cache
def _domains() -> dict[str, Outlet]:
    return {domain: o for o in _outlets() for domain in o.domains}
