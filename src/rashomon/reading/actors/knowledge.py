"""What outside knowledge adds to an actor: its kind and country, and who held which office on the day of the report."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from rashomon.knowledge.offices import Tenure, normal_title, tenures_of
from rashomon.knowledge.organisations import Organisation, find_organisations
from rashomon.knowledge.outlets import find_outlet
from rashomon.model import ActorKind


class Known(Protocol):
    """What this file reads and fills in of an actor in the making."""

    kind: ActorKind
    country: str | None
    sectors: list[str]
    office: str | None
    since: str | None
    until: str | None
    knowledge: str | None
    abroad: bool


def know_body(actor: Known, names: Sequence[str], near: Sequence[str]) -> Organisation | None:
    """Fill in what is known of a named body and return it, if known. `near` are the report's countries, the main first."""
    found = next((o for name in names if (o := _organisation(name, near))), None)
    if found is not None:
        actor.kind = found.kind
        actor.sectors[:] = found.sectors or actor.sectors
        own = [c for c in near if c in found.countries] or (found.countries if len(found.countries) == 1 else ())
        actor.country = next(iter(own), None)
        actor.knowledge = f"{found.name}: {found.source}"
        return found
    outlet = next((x for name in names if (x := find_outlet(name))), None)
    if outlet is not None:
        actor.kind, actor.sectors[:] = "outlet", ["JRN"]
        actor.country = outlet.country
        actor.knowledge = f"{outlet.name}: outlets table"
    return None


def _organisation(name: str, near: Sequence[str]) -> Organisation | None:
    """Return the body a name means: the only one, or the only one of the report's countries."""
    found = tuple(o for o in find_organisations(name, countries=near) if _is_likely(o, name, near))
    if len(found) > 1:
        found = tuple(o for c in near for o in found if c in o.countries)[:1]
    return found[0] if found else None


def _is_likely(found: Organisation, name: str, near: Sequence[str]) -> bool:
    """Tell whether a body may be meant: parties and short acronyms only in a report that names their country."""
    local = found.kind == "party" or (name.isupper() and len(name) < 5)
    return not local or not found.countries or bool(set(found.countries) & set(near))


@lru_cache(maxsize=8192)
def is_known_body(name: str) -> bool:
    """Tell whether a name is a body's or an outlet's."""
    return bool(find_organisations(name) or find_outlet(name))


@lru_cache(maxsize=8192)
def is_known_person(name: str, countries: tuple[str, ...]) -> bool:
    """Tell whether a name is that of somebody who held an office in one of these countries."""
    return any(t.country in countries for t in tenures_of(name))


def know_person(actor: Known, name: str, explicit: str | None, frame: str | None, on: str | None) -> None:
    """Fill in the office a person held on the day of the report, and the country of one with a known office.

    A full name counts by itself; a lone surname only beside an office of that kind and country.
    """
    tenures = [t for t in tenures_of(name) if t.match != "surname"]
    sure = bool(tenures)
    if not tenures and explicit is None and actor.office:
        tenures = _only_holder(name, actor.office, on)
        sure = bool(tenures)
    tenures = tenures or [
        t for t in tenures_of(name) if t.country in (explicit, frame) and _same_office(t, actor.office)
    ]
    if explicit and any(t.country == explicit for t in tenures):
        tenures = [t for t in tenures if t.country == explicit]
    if not tenures:
        return
    named = [t for t in tenures if _same_office(t, actor.office)]
    held = [t for t in named or tenures if on and t.covers(on)]
    if sure and explicit is None:
        country = (held or named or tenures)[0].country
        actor.country = _alpha3(country)
        actor.abroad = actor.country is None
    chosen = held[0] if held else None
    if chosen is None or (actor.office and not named) or (actor.country and _alpha3(chosen.country) != actor.country):
        return
    actor.office = actor.office or chosen.title
    actor.since, actor.until = chosen.since, chosen.until
    actor.knowledge = f"{chosen.person}: {chosen.source}"
    if "GOV" not in actor.sectors:
        actor.sectors.append("GOV")


def _only_holder(name: str, office: str, on: str | None) -> list[Tenure]:
    """Return the tenure that a surname with its title means, where it is one country's alone that day."""
    held = [t for t in tenures_of(name) if _same_office(t, office) and on and t.covers(on)]
    return held if len({t.country for t in held}) == 1 else []


def holds_office(name: str, title: str, country: str, on: str | None) -> bool:
    """Tell whether somebody of this name, a surname being enough, held an office on a day."""
    return any(
        t.country == country and normal_title(t.title) == normal_title(title) and bool(on and t.covers(on))
        for t in tenures_of(name)
    )


def _same_office(tenure: Tenure, office: str | None) -> bool:
    return office is not None and normal_title(tenure.title) == normal_title(office)


def _alpha3(country: str) -> str | None:
    return country if len(country) == 3 else None
