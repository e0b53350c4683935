"""Which actors of several reports are one party, group or office."""

import re
from collections.abc import Hashable, Iterator, Mapping
from typing import NamedTuple

from rashomon.incidents.entities import organisation_names
from rashomon.incidents.entities.disjoint_sets import DisjointSets, sharing
from rashomon.incidents.entities.keys import Key
from rashomon.incidents.entities.leaders import leaders
from rashomon.lang.names import name_parts
from rashomon.lang.spelling import spelling_key
from rashomon.model import Actor, Event, Reading

KINDS = frozenset({"party", "armed_group", "organisation", "government", "security_force", "outlet"})
_GOVERNING = frozenset({"government", "security_force"})
_LONE = frozenset({"outlet", "other"})  # kinds that are no other kind by another reader's eyes


class _Body(NamedTuple):
    key: Key
    actor: Actor
    cores: frozenset[organisation_names.Core]
    leader: Key | None
    surname: str


def join_bodies(groups: DisjointSets[Key], readings: Mapping[str, Reading]) -> None:
    """Join bodies by name, by what a report puts in brackets beside a name, by leader, and offices by their shorter names.

    Persons must be joined before: two bodies share a leader where their leaders are one person.
    """
    found = [body for document, reading in readings.items() for body in _bodies(document, reading)]
    for main, other in _side_by_side(readings):
        groups.join(main, other, sure=True)
    pairs = [(a, b) for a, b in sharing(found, _keys) if _may_be_one(a.actor, b.actor)]
    for left, right in pairs:
        if _same_name(left, right):
            groups.join(left.key, right.key)
    counted = {Key(d, c.party) for d, r in readings.items() for e in r.events for c in e.claims if c.party}
    for left, right in pairs:
        rivals = left.key in counted and right.key in counted
        if _led_as_one(groups, left, right):
            groups.join(left.key, right.key, sure=left.key.document == right.key.document and not rivals)
    for left, right in pairs:
        if _shorter_office(left, right):
            groups.join(left.key, right.key)


def _bodies(document: str, reading: Reading) -> Iterator[_Body]:
    led = leaders(reading)
    names = {a.id: a.name for a in reading.actors}
    for actor in reading.actors:
        if actor.kind in KINDS:
            cores = frozenset(core for name in (actor.name, *actor.aliases) for core in organisation_names.cores(name))
            leader = led.get(actor.id)
            surname = name_parts(names[leader])[-1:] if leader else ()
            yield _Body(
                Key(document, actor.id), actor, cores, Key(document, leader) if leader else None, "".join(surname)
            )


def _keys(body: _Body) -> Iterator[Hashable]:
    """Yield what two bodies must share to be compared: the letters of a telling word, or a leader's name."""
    yield from (spelling_key(word) for core in body.cores for word in core)
    if body.leader is not None:
        yield "led by", spelling_key(body.surname)


def _may_be_one(left: Actor, right: Actor) -> bool:
    one_land = left.country == right.country or None in (left.country, right.country)
    return one_land and (left.kind == right.kind or not {left.kind, right.kind} & _LONE)


def _side_by_side(readings: Mapping[str, Reading]) -> Iterator[tuple[Key, Key]]:
    """Yield a candidate and the name in brackets after it: "the Reed Coalition (Union of Fishers)"."""
    for document, reading in readings.items():
        kinds = {a.id: a.kind for a in reading.actors}
        for event in reading.events:
            for main, other in _bracketed(event, reading):
                if kinds.get(other) in KINDS and kinds.get(main) in KINDS and main != other:
                    yield Key(document, main), Key(document, other)


def _bracketed(event: Event, reading: Reading) -> Iterator[tuple[str, str]]:
    for part in event.participants:
        bracket = re.search(r"\(([^()]+)\)$", part.text)
        if part.role != "candidate" or part.actor is None or bracket is None:
            continue
        start = part.span.start + bracket.start(1)
        for actor in reading.actors:
            if any(m.start == start and m.end <= part.span.end for m in actor.mentions):
                yield part.actor, actor.id


def _same_name(left: _Body, right: _Body) -> bool:
    """Tell whether two bodies share a name; "the government" is that of its own country alone."""
    shared = [a for a in left.cores for b in right.cores if organisation_names.same_core(a, b)]
    own = left.actor.country is not None and left.actor.country == right.actor.country
    return any(own or not set(core) <= organisation_names.words("offices") for core in shared)


def _led_as_one(groups: DisjointSets[Key], left: _Body, right: _Body) -> bool:
    """Tell whether two bodies with one leader are one: one is called after him, or their names differ in vowels alone."""
    if left.leader is None or right.leader is None or groups.of(left.leader) != groups.of(right.leader):
        return False
    called = any(organisation_names.named_after(core, b.surname) for b in (left, right) for core in b.cores)
    return called or any(organisation_names.near(a, b) for a in left.cores for b in right.cores)


def _shorter_office(left: _Body, right: _Body) -> bool:
    """Tell whether one office's name is a shorter form of the other's ("election commission")."""
    if left.actor.country is None or not {left.actor.kind, right.actor.kind} <= _GOVERNING:
        return False
    pairs = [sorted((a, b), key=len) for a in left.cores for b in right.cores]
    return any(len(short) > 1 and organisation_names.within(short, long) for short, long in pairs)
