"""Who and what is struck, by kind of target, and who strikes: what the crosswalks need to know of the parties of an event."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from rashomon.lang import lists
from rashomon.lang.targets import is_guard, is_on_duty, target_kind
from rashomon.model import Actor, Event, Participant
from rashomon.ontology.codes import gtd_target_codes

_ARMED = ("security_force", "armed_group")
_FIGHTERS = frozenset({"REB", "UAF"})  # sectors of a group's commander
_PERSONS = ("target", "victim")


def target_kinds(event: Event, actors: Mapping[str, Actor]) -> frozenset[str]:
    """Return the kinds of target of an event, those of GTD's table.

    Whom it was aimed at counts; where the report does not say, whom it harmed and what stood there.
    """
    aimed = _kinds(event, actors, ("target",)) - {"civilian"}
    return aimed or _kinds(event, actors, ("target", "victim", "site"))


def _kinds(event: Event, actors: Mapping[str, Actor], roles: tuple[str, ...]) -> frozenset[str]:
    parts = (p for p in event.participants if p.role in roles)
    return frozenset(kind for part in parts for kind in _kinds_of(part, actors.get(part.actor or "")))


def _kinds_of(part: Participant, actor: Actor | None) -> Iterator[str]:
    """Yield what kind of target one participant is: by its office and words, failing that by its sectors."""
    if part.role == "site" or is_guard(part.text):
        told = target_kind(part.text, "sites") if part.role == "site" else None
        yield from [told] if told else []
        return
    office = actor.office.title if actor and actor.office else ""
    told = target_kind(office) or target_kind(part.text)
    if told == "head_of_state" and not (actor and (actor.office or "GOV" in actor.sectors)):
        told = None  # the president of a company or a club
    known = [lists("targets")["sectors"].get(sector) for sector in (actor.sectors if actor else ())]
    plain = [kind for kind in known if kind and kind != "civilian"]
    if told in (None, "civilian") and plain:
        yield from plain
    elif told or known or part.role == "victim" or (actor and actor.kind == "person"):
        yield told or "civilian"  # GTD counts whoever is told no more of as a private citizen
    else:
        yield from [thing] if (thing := target_kind(part.text, "sites")) else []


def retargeted(event: Event, actors: Mapping[str, Actor]) -> Event:
    """Return an event whose GTD target fits its participants: those that a model added are not in the codes of the rules."""
    gtd = event.codes.get("gtd")
    if not isinstance(gtd, dict):
        return event
    rest = {name: code for name, code in gtd.items() if not name.startswith("target_")}
    return replace(event, codes=event.codes | {"gtd": rest | gtd_target_codes(target_kinds(event, actors))})


def armed_target(event: Event, actors: Mapping[str, Actor]) -> bool:
    """Tell whether all whom an attack struck are armed and on duty: then it is a fight, not violence against civilians (ACLED)."""
    struck = [p for p in event.participants if p.role == "target"]
    struck = struck or [p for p in event.participants if p.role == "victim"]
    return bool(struck) and all(_is_armed(p, actors.get(p.actor or "")) for p in struck)


def _is_armed(part: Participant, actor: Actor | None) -> bool:
    """Tell whether a participant is of a force or an armed group and nothing says that he was off duty or held."""
    armed = actor is not None and (actor.kind in _ARMED or bool(_FIGHTERS & set(actor.sectors)))
    return armed and is_on_duty(part.text.lower().split())


def doers(event: Event, actors: Mapping[str, Actor]) -> list[Actor]:
    """Return the actors that did it, as far as they are known."""
    found = (actors.get(p.actor or "") for p in event.participants if p.role == "perpetrator")
    return [actor for actor in found if actor]


def are_of_state(found: Iterable[Actor]) -> bool:
    """Tell whether all of some actors are forces or bodies of a state."""
    kinds = [actor.kind for actor in found]
    return bool(kinds) and all(kind in ("security_force", "government") for kind in kinds)


def names_gunmen(event: Event) -> bool:
    """Tell whether those who did it are called by their guns."""
    words = lists("targets")["gunmen"]["nouns"]
    return any(p.role == "perpetrator" and p.text.lower().split()[-1] in words for p in event.participants if p.text)
