"""The events of a store into incidents: new ones find their like among all that are there.

Which pairs are compared depends on the two events alone, and a group on its links alone, so the incidents are the same in whatever
order, in whatever portions and by however many processes the reports were added. They are the same as `merge` makes of all readings.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import chain

from rashomon.incidents.linking.block import STRONG, Key, block_keys, friends, introduced, meet
from rashomon.incidents.linking.cluster import cluster
from rashomon.incidents.linking.decide import SAME, decide
from rashomon.incidents.linking.manual import Finder
from rashomon.incidents.linking.profile import Profile, from_json
from rashomon.incidents.linking.vetoes import against
from rashomon.model import Link, Ref
from rashomon.pipeline.headlines import headline
from rashomon.pipeline.identity import assign
from rashomon.store import Block, Store

Pair = tuple[str, str]
RECENT = 8192  # profiles kept parsed: what comes in is mostly compared with what came lately


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
        before = connected(store, touched)[0]
        store.decide(words)
        regroup(store, before)


def regroup(store: Store, refs: Collection[str]) -> None:
    """Make the incidents of these refs anew, and of all that they are connected with."""
    beside = chain.from_iterable(store.members(set(store.incidents_of(refs).values())).values())
    whole, links = connected(store, {*refs, *beside})
    profiles = Profiles(store)
    profiles.fetch(whole)
    made = assign(store, cluster(whole, links, profiles.against))
    store.head(headline(id, [profiles[ref] for ref in group]) for id, group in made.items())


class Profiles:
    """The profiles of a store's events and their keys, each fetched once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._texts: dict[str, str] = {}

    def __getitem__(self, ref: str) -> Profile:
        return _parsed(self._texts[ref])

    def fetch(self, refs: Iterable[str]) -> None:
        """Have the profiles of these refs ready."""
        self._texts |= self._store.profiles(set(refs) - self._texts.keys())

    def keys(self, ref: str) -> tuple[Key, ...]:
        """Return the block keys of an event."""
        return _keys(self._texts[ref])

    def meet(self, one: str, other: str) -> bool:
        """Tell whether two events share a key."""
        return meet(self.keys(one), self.keys(other))

    def against(self, one: str, other: str) -> float:
        """Return what vetoes count against two events in one group, in thousandths of log-odds."""
        return against(self[one], self[other])


@lru_cache(maxsize=RECENT)
def _parsed(text: str) -> Profile:
    return from_json(text)


@lru_cache(maxsize=RECENT)
def _keys(text: str) -> tuple[Key, ...]:
    return block_keys(_parsed(text))


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
    older = store.links(beside, least=STRONG)
    profiles.fetch(end for link in older for end in (link.left, link.right))
    near = friends(link for link in older if profiles.meet(link.left, link.right))
    pairs = introduced({ref: others for ref, others in mine.items() if ref in fresh})
    for friend in beside:
        pairs |= {(min(ref, x), max(ref, x)) for ref in mine[friend] for x in near[friend] if ref != x}
    there = {(link.left, link.right) for link in older}
    return {(one, two) for one, two in pairs - there if Ref.parse(one).document != Ref.parse(two).document}


def _decided(profiles: Profiles, pairs: Iterable[Pair]) -> list[Link]:
    """Return the links of pairs, in order of their refs; pairs that are nothing to each other have none."""
    ordered = sorted(pairs)
    profiles.fetch(ref for pair in ordered for ref in pair)
    return [link for one, two in ordered if (link := decide(profiles[one], profiles[two]))]


def connected(store: Store, refs: Collection[str]) -> tuple[set[str], list[Link]]:
    """Return all refs that these are connected with through likely links or persons' words, and all links among them."""
    whole: set[str] = set()
    said: dict[tuple[str, str, str | None], Link] = {}
    edge = set(refs)
    while edge:
        whole |= edge
        strong = {end for link in store.links(edge, least=SAME) for end in (link.left, link.right)}
        words = store.decisions({Ref.parse(ref).document for ref in edge})
        said.update({(word.left, word.right, word.at): word for word in words})
        edge = (strong | _meant(store, words)) - whole
    return whole, [*store.links(whole, among=True), *said.values()]


def _meant(store: Store, words: Iterable[Link]) -> set[str]:
    """Return the refs that persons' words name, as they are in the newest readings."""
    ends = {end for word in words for end in (word.left, word.right)}
    there = store.refs({Ref.parse(end).document for end in ends}) if ends else {}
    find = Finder(ref for refs in there.values() for ref in refs)
    return {ref for end in ends if (ref := find(end))}
