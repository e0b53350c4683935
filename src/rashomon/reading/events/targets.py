"""Who and what is struck, by kind of target, and who strikes: what the crosswalks need to know of the parties of an event."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from rashomon.lang import lists
from rashomon.model import Actor, Event, Participant

_ARMED = ("security_force", "armed_group")
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
    """Yield what kind of target one participant is: by its words and office, failing that by its sectors."""
    if part.role == "site":
        yield from _told("sites", part.text)
        return
    if is_guard(part.text):
        return
    office = actor.office.title if actor and actor.office else ""
    told = list(_told("people", office)) or list(_told("people", part.text))
    known = [lists("targets")["sectors"].get(sector) for sector in (actor.sectors if actor else ())]
    plain = [kind for kind in known if kind and kind != "civilian"]
    yield from told if told and told != ["civilian"] else plain or told or (["civilian"] if known else [])


def _told(table: str, text: str) -> Iterator[str]:
    """Yield the kind of the longest words of a table with which a phrase ends before its first "of" or "in"."""
    words = _head(text)
    for length in (3, 2, 1):
        kind = _table(table).get(" ".join(words[-length:])) if len(words) >= length else None
        if kind:
            yield kind
            return


def _head(text: str) -> list[str]:
    """Return the words of a phrase up to its head, in lower case, the head also without its plural."""
    words = [word.strip("\"'“”‘’,.").lower() for word in text.split()]
    ends = [
        at for at, word in enumerate(words) if word in ("of", "in", "at", "from", "for", "with", "who", "near") and at
    ]
    head = words[: ends[0]] if ends else words
    if head and head[-1] not in _singulars():
        head[-1] = _singular(head[-1])
    return head


def _singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def _table(name: str) -> dict[str, str]:
    return {words: kind for kind, rows in lists("targets")[name].items() for words in rows}


@cache
def _singulars() -> frozenset[str]:
    """Words that end in "s" and are no plural."""
    words = (*_table("people"), *_table("sites"))
    return frozenset(word.split()[-1] for word in words)


def is_guard(text: str) -> bool:
    """Tell whether a phrase names guards: armed, and there for somebody else.

    >>> is_guard("two guards"), is_guard("members of the presidential guard"), is_guard("guardsmen")
    (True, False, False)
    """
    return " ".join(_head(text)[-1:]) in lists("targets")["guards"]["nouns"]


def armed_target(event: Event, actors: Mapping[str, Actor]) -> bool:
    """Tell whether all whom an attack struck are armed and on duty: then it is a fight, not violence against civilians (ACLED)."""
    struck = [p for p in event.participants if p.role == "target"]
    struck = struck or [p for p in event.participants if p.role == "victim"]
    return bool(struck) and all(_is_armed(p, actors.get(p.actor or "")) for p in struck)


def _is_armed(part: Participant, actor: Actor | None) -> bool:
    return actor is not None and actor.kind in _ARMED and is_on_duty(part.text.lower().split())


def is_on_duty(words: Iterable[str]) -> bool:
    """Tell whether none of the words beside somebody of a force says that he was unarmed or off duty.

    >>> is_on_duty(["two", "soldiers"]), is_on_duty(["an", "off-duty", "soldier"])
    (True, False)
    """
    return not set(words) & set(lists("targets")["unarmed"]["marks"])


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
