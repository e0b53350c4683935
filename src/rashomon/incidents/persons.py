"""Which actors of several reports are one person."""

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from rashomon.incidents.clusters import Clusters
from rashomon.incidents.keys import Key
from rashomon.incidents.scripts import in_latin, is_latin, same_across_scripts
from rashomon.knowledge.offices import normal_title
from rashomon.lang.names import name_parts, same_person
from rashomon.lang.spelling import same_word
from rashomon.model import Actor


class _Person(NamedTuple):
    key: Key
    parts: tuple[str, ...]
    actor: Actor


def join_persons(groups: Clusters[Key], actors: Iterable[tuple[Key, Actor]]) -> None:
    """Join full names that are spellings of one another, then lone names and offices with the only person they fit."""
    people = [_person(key, actor) for key, actor in actors if actor.kind == "person"]
    full = [p for p in people if len(p.parts) > 1]
    for left, right in combinations(full, 2):
        if _same_full_name(left, right):
            groups.join(left.key, right.key, sure=True)
    lone = [p for p in people if len(p.parts) == 1]
    for alone in lone:
        _join_to_only(groups, alone, [p for p in full if same_person(alone.parts, p.parts)])
    for left, right in combinations(lone, 2):
        if same_word(left.parts[0], right.parts[0]) and _one_office(left.actor, right.actor):
            groups.join(left.key, right.key)
    for nameless in (p for p in people if not p.parts and p.actor.office):
        _join_to_only(groups, nameless, [p for p in people if p.parts and _same_office(nameless.actor, p.actor)])


def _person(key: Key, actor: Actor) -> _Person:
    proper = not is_latin(actor.name) or any(word[:1].isupper() for word in actor.name.replace("-", " ").split())
    return _Person(key, name_parts(in_latin(actor.name)) if proper else (), actor)


def _same_full_name(left: _Person, right: _Person) -> bool:
    if is_latin(left.actor.name) != is_latin(right.actor.name):
        return same_across_scripts(left.actor.name, right.actor.name)
    initials = min(len(part) for p in (left, right) for part in p.parts) == 1
    if left.parts == right.parts or initials:
        return left.parts == right.parts
    return same_person(left.parts, right.parts)


def _join_to_only(groups: Clusters[Key], alone: _Person, fits: list[_Person]) -> None:
    """Join somebody to the one person who fits; of several, to the one of his own country and office."""
    if len({groups.of(p.key)[0] for p in fits}) > 1:
        fits = [p for p in fits if p.actor.country == alone.actor.country and _one_office(p.actor, alone.actor)]
    if len({groups.of(p.key)[0] for p in fits}) == 1:
        groups.join(alone.key, fits[0].key)


def _same_office(left: Actor, right: Actor) -> bool:
    a, b = left.office, right.office
    return bool(a and b and a.of and a.of == b.of and normal_title(a.title) == normal_title(b.title))


def _one_office(left: Actor, right: Actor) -> bool:
    return not (left.office and right.office) or _same_office(left, right)
