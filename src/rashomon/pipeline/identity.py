"""Incidents keep their ids: when reports come and go, when incidents merge and split, when all is joined anew.

An incident is called after the first group of events that it was. Later groups take the id that most of their events had; of two that
could take one, the larger does. An id that nobody takes any more means, for ever, the incident that most of its events went to.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from rashomon.incidents.linking.manual import Finder
from rashomon.model import Ref, incident_id
from rashomon.store import Store

Group = tuple[str, ...]


def assign(store: Store, groups: Iterable[Group]) -> dict[str, Group]:
    """Let these groups of refs be incidents, each under the id that it keeps or a new one; return them by id.

    `groups` must be whole: all that is left of any incident of which a ref is in one of them.
    """
    listed = sorted(groups, key=lambda group: (-len(group), group))
    before = _before(store, [ref for group in listed for ref in group])
    taken = _in_use(store, set(before.values()), {ref for group in listed for ref in group})
    named: dict[str, Group] = {}
    for group in listed:
        named[_id(store, group, before, {*taken, *named})] = group
    store.assign(named)
    store.alias(_moved(named, before, taken))
    return named


def _before(store: Store, refs: Collection[str]) -> dict[str, str]:
    """Return the incident that each event was in last, by its ref or, after a new reading, by words that share characters with it."""
    kept: dict[str, dict[str, str]] = {}
    for ref, incident in store.identities({Ref.parse(ref).document for ref in refs}).items():
        kept.setdefault(Ref.parse(ref).document, {})[ref] = incident
    found: dict[str, str] = {}
    for ref in refs:
        own = kept.get(Ref.parse(ref).document)
        if own:
            old = ref if ref in own else Finder(own)(ref)
            if old is not None:
                found[ref] = own[old]
    return found


def _in_use(store: Store, ids: Collection[str], refs: Collection[str]) -> set[str]:
    """Return which ids other events hold."""
    return {id for id, members in store.members(ids).items() if not set(members) <= set(refs)}


def _id(store: Store, group: Group, before: Mapping[str, str], taken: Collection[str]) -> str:
    """Return the free id that most of a group's events had, else the one that a group of these very events has or had first."""
    had = Counter(id for ref in group if (id := before.get(ref)) and id not in taken)
    if had:
        return min(had, key=lambda id: (-had[id], id))
    salt = 0
    while (made := incident_id([*group, *([f"#{salt}"] if salt else [])])) in taken or made in store.members([made]):
        salt += 1
    return made


def _moved(named: Mapping[str, Group], before: Mapping[str, str], taken: Collection[str]) -> dict[str, str]:
    """Return the ids that nobody holds any more, each with the incident that most of its events went to."""
    went: dict[str, Counter[str]] = {}
    for id, group in named.items():
        for old in (before[ref] for ref in group if ref in before):
            if old not in named and old not in taken:
                went.setdefault(old, Counter())[id] += 1
    return {old: min(to, key=lambda id: (-to[id], id)) for old, to in went.items()}
