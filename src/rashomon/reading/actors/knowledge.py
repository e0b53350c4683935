"""What outside knowledge adds to an actor: its kind and country, and who held which office on the day of the report."""

from collections.abc import Iterable, Sequence
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

    A full name counts by itself; a lone surname only beside an office of that kind and country. `explicit` is the
    country told beside the name, `frame` the report's, `on` its day (ISO 8601) where known.
    """
    sure = _sure_tenures(name, actor.office, explicit, on)
    tenures = sure or [t for t in _of_office(tenures_of(name), actor.office) if t.country in (explicit, frame)]
    tenures = [t for t in tenures if t.country == explicit] or tenures
    named = _of_office(tenures, actor.office)
    held = _held(named or tenures, on)
    if sure and explicit is None:
        actor.country = _alpha3((held or named or tenures)[0].country)
        actor.abroad = actor.country is None
    if held and (named or not actor.office):
        _fill_office(actor, held[0])


def _of_office(tenures: Iterable[Tenure], office: str | None) -> list[Tenure]:
    return [t for t in tenures if _same_office(t, office)]


def _held(tenures: list[Tenure], on: str | None) -> list[Tenure]:
    """Return the tenures that cover a day; none where the day is not known."""
    return [t for t in tenures if t.covers(on)] if on else []


def _sure_tenures(name: str, office: str | None, explicit: str | None, on: str | None) -> list[Tenure]:
    """Return the tenures of a full name, else those of a surname that its title makes sure."""
    full = [t for t in tenures_of(name) if t.match != "surname"]
    return full if full or explicit is not None or not office else _only_holder(name, office, on)


def _fill_office(actor: Known, tenure: Tenure) -> None:
    """Give an actor an office that it held, unless that is another country's."""
    if actor.country and actor.country != _alpha3(tenure.country):
        return
    actor.office = actor.office or tenure.title
    actor.since, actor.until = tenure.since, tenure.until
    actor.knowledge = f"{tenure.person}: {tenure.source}"
    if "GOV" not in actor.sectors:
        actor.sectors.append("GOV")


def _only_holder(name: str, office: str, on: str | None) -> list[Tenure]:
    """Return the tenure that a surname with its title means, where it is one country's alone that day."""
    held = _held(_of_office(tenures_of(name), office), on)
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
