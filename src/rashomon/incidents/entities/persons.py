"""Which actors of several reports are one person."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rashomon.incidents.entities.disjoint_sets import DisjointSets, sharing
from rashomon.incidents.entities.keys import Key
from rashomon.incidents.entities.transliteration import in_latin, is_latin, same_across_scripts
from rashomon.knowledge.offices import normal_title
from rashomon.lang.names import name_parts, same_person
from rashomon.lang.spelling import same_word, spelling_key
from rashomon.model import Actor


class _Person(NamedTuple):
    key: Key
    parts: tuple[str, ...]
    actor: Actor


def join_persons(groups: DisjointSets[Key], actors: Iterable[tuple[Key, Actor]]) -> None:
    """Join full names that are spellings of one another, then lone names and offices with the only person they fit."""
    people = [_person(key, actor) for key, actor in actors if actor.kind == "person"]
    full = [p for p in people if len(p.parts) > 1]
    for left, right in _to_compare(full):
        if _same_full_name(left, right):
            groups.join(left.key, right.key, sure=True)
    lone = [p for p in people if len(p.parts) == 1]
    fits: dict[Key, list[_Person]] = {}
    for left, right in sharing([*lone, *full], _keys):
        if len(left.parts) == 1 < len(right.parts) and same_person(left.parts, right.parts):
            fits.setdefault(left.key, []).append(right)
    for alone in lone:
        _join_to_only(groups, alone, fits.get(alone.key, []))
    for left, right in sharing(lone, _keys):
        if same_word(left.parts[0], right.parts[0]) and _one_office(left.actor, right.actor):
            groups.join(left.key, right.key)
    for nameless in (p for p in people if not p.parts and p.actor.office):
        _join_to_only(groups, nameless, [p for p in people if p.parts and _same_office(nameless.actor, p.actor)])


def _person(key: Key, actor: Actor) -> _Person:
    proper = not is_latin(actor.name) or any(word[:1].isupper() for word in actor.name.replace("-", " ").split())
    return _Person(key, name_parts(in_latin(actor.name)) if proper else (), actor)


def _keys(person: _Person) -> Iterator[str]:
    """Yield what two persons must share to be compared: the letters of a word."""
    return (spelling_key(part) for part in person.parts)


def _to_compare(people: list[_Person]) -> list[tuple[_Person, _Person]]:
    """Return the pairs of persons that may be one; a name in another script may be anybody's."""
    foreign = [p for p in people if not is_latin(p.actor.name)]
    latin = [p for p in people if is_latin(p.actor.name)]
    return [*sharing(people, _keys), *((a, b) for a in foreign for b in latin)]


def _same_full_name(left: _Person, right: _Person) -> bool:
    if is_latin(left.actor.name) != is_latin(right.actor.name):
        return same_across_scripts(left.actor.name, right.actor.name)
    initials = min(len(part) for p in (left, right) for part in p.parts) == 1
    if left.parts == right.parts or initials:
        return left.parts == right.parts
    return same_person(left.parts, right.parts)


def _join_to_only(groups: DisjointSets[Key], alone: _Person, fits: list[_Person]) -> None:
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
