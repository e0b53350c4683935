"""The events of a store into incidents: new ones find their like among all that are there.

Which pairs are compared depends on the two events alone, and a group on its links alone, so the incidents are the same in whatever
order, in whatever portions and by however many processes the reports were added. They are the same as `merge` makes of all readings.
"""

from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from itertools import chain

from rashomon.incidents.block import STRONG, Key, block_keys, friends, introduced, meet
from rashomon.incidents.cluster import cluster
from rashomon.incidents.decide import SAME, decide
from rashomon.incidents.decisions import Finder
from rashomon.incidents.profile import Profile, from_json
from rashomon.model import Link, Ref
from rashomon.store import Block, Store

Pair = tuple[str, str]


def join(store: Store, refs: Collection[str], left: Collection[str] = ()) -> None:
    """Link new events with all stored ones that may be the same, and group anew whatever that touches.

    `left` are refs that lost what they were joined or linked with. To be called within the batch that stored the events.
    """
    profiles = Profiles(store)
    fresh = set(refs)
    met = set(_met(store, profiles, fresh))
    links = _decided(profiles, met)
    store.link(links)
    store.link(_decided(profiles, _introduced(store, profiles, fresh, links) - met))
    regroup(store, {*refs, *left})


def say(store: Store, links: Iterable[Link]) -> None:
    """Keep a person's decisions and group anew what they touch."""
    words = list(links)
    with store.batch():
        documents = {Ref.parse(ref).document for word in words for ref in (word.left, word.right)}
        touched = [ref for refs in store.refs(documents).values() for ref in refs]
        before = _connected(store, touched)[0]
        store.decide(words)
        regroup(store, before)


def regroup(store: Store, refs: Collection[str]) -> None:
    """Make the incidents of these refs anew, and of all that they are connected with."""
    beside = chain.from_iterable(store.members(set(store.incidents_of(refs).values())).values())
    whole, links = _connected(store, {*refs, *beside})
    store.assign({incident_id(group): group for group in cluster(whole, links)})


def incident_id(refs: Iterable[str]) -> str:
    """Return the id of an incident: the same refs always give the same."""
    return sha256("\n".join(sorted(refs)).encode()).hexdigest()[:16]


class Profiles:
    """The profiles of a store's events and their keys, each fetched once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._there: dict[str, Profile] = {}
        self._keys: dict[str, tuple[Key, ...]] = {}

    def __getitem__(self, ref: str) -> Profile:
        return self._there[ref]

    def fetch(self, refs: Iterable[str]) -> None:
        """Have the profiles of these refs ready."""
        missing = set(refs) - self._there.keys()
        self._there |= {ref: from_json(text) for ref, text in self._store.profiles(missing).items()}

    def keys(self, ref: str) -> tuple[Key, ...]:
        """Return the block keys of an event."""
        if ref not in self._keys:
            self._keys[ref] = block_keys(self._there[ref])
        return self._keys[ref]

    def meet(self, one: str, other: str) -> bool:
        """Tell whether two events share a key."""
        return meet(self.keys(one), self.keys(other))


def _met(store: Store, profiles: Profiles, fresh: Collection[str]) -> Iterator[Pair]:
    """Yield each pair of events of different reports that share a block and of which one is new."""
    profiles.fetch(fresh)
    wanted = {ref: [_block(key) for key in profiles.keys(ref)] for ref in fresh}
    blocks = store.blocks({block for own in wanted.values() for block in own})
    for ref, own in wanted.items():
        for other in {other for block in own for other in blocks[block]}:
            if Ref.parse(ref).document != Ref.parse(other).document:
                yield min(ref, other), max(ref, other)


def _block(key: Key) -> Block:
    return Block(key.name, key.day - key.reach, key.day + key.reach) if key.day else Block(key.name)


def _introduced(store: Store, profiles: Profiles, fresh: Collection[str], links: Iterable[Link]) -> set[Pair]:
    """Return the pairs that a new event introduces to each other, or that are introduced to a new one.

    Friends are those of links between events that share a key, as in `merge`: whoever was introduced introduces nobody.
    """
    mine = friends(links)
    beside = mine.keys() - set(fresh)
    older = [link for link in store.links(beside) if (link.score or 0.0) >= STRONG]
    profiles.fetch(end for link in older for end in (link.left, link.right))
    near = friends(link for link in older if profiles.meet(link.left, link.right))
    pairs = introduced({ref: others for ref, others in mine.items() if ref in fresh})
    for friend in beside:
        pairs |= {(min(ref, x), max(ref, x)) for ref in mine[friend] for x in near[friend] if ref != x}
    there = {(link.left, link.right) for link in older}
    return {(one, two) for one, two in pairs - there if Ref.parse(one).document != Ref.parse(two).document}


def _decided(profiles: Profiles, pairs: Iterable[Pair]) -> list[Link]:
    """Return the links of pairs, in order of their refs."""
    ordered = sorted(pairs)
    profiles.fetch(ref for pair in ordered for ref in pair)
    return [link for one, two in ordered if (link := decide(profiles[one], profiles[two]))]


def _connected(store: Store, refs: Collection[str]) -> tuple[set[str], list[Link]]:
    """Return all refs that these are connected with through likely links or persons' words, and all links among them."""
    whole: set[str] = set()
    found: dict[tuple[str, str], Link] = {}
    said: dict[tuple[str, str, str | None], Link] = {}
    edge = set(refs)
    while edge:
        whole |= edge
        links = store.links(edge)
        words = store.decisions({Ref.parse(ref).document for ref in edge})
        found.update({(link.left, link.right): link for link in links})
        said.update({(word.left, word.right, word.at): word for word in words})
        strong = {end for link in links if (link.score or 0.0) >= SAME for end in (link.left, link.right)}
        edge = (strong | _meant(store, words)) - whole
    return whole, [*(link for link in found.values() if {link.left, link.right} <= whole), *said.values()]


def _meant(store: Store, words: Iterable[Link]) -> set[str]:
    """Return the refs that persons' words name, as they are in the newest readings."""
    ends = {end for word in words for end in (word.left, word.right)}
    there = store.refs({Ref.parse(end).document for end in ends}) if ends else {}
    find = Finder(ref for refs in there.values() for ref in refs)
    return {ref for end in ends if (ref := find(end))}
