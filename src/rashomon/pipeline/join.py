"""The events of a store into incidents: new ones find their like among all that are there.

Which pairs are compared depends on the two events alone, and a group on its links alone, so the incidents are the same in whatever
order, in whatever portions and by however many processes the reports were added. They are the same as `merge` makes of all readings.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import chain

from rashomon.incidents.block import block_keys
from rashomon.incidents.cluster import cluster
from rashomon.incidents.decide import SAME, decide
from rashomon.incidents.decisions import Finder
from rashomon.incidents.profile import Profile, from_json
from rashomon.model import Link, Ref
from rashomon.store import Store


def join(store: Store, refs: Collection[str], left: Collection[str] = ()) -> None:
    """Link new events with all stored ones that may be the same, and group anew whatever that touches.

    `left` are refs that lost what they were joined or linked with. To be called within the batch that stored the events.
    """
    fresh = _profiles(store, refs)
    pairs = sorted(_pairs(store, fresh))
    there = fresh | _profiles(store, {ref for pair in pairs for ref in pair} - fresh.keys())
    store.link(link for one, two in pairs if (link := decide(there[one], there[two])))
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


def _pairs(store: Store, fresh: Mapping[str, Profile]) -> Iterator[tuple[str, str]]:
    """Yield each pair of events of different reports that share a block and of which one is new, once."""
    keys = {ref: block_keys(profile) for ref, profile in fresh.items()}
    blocks = store.blocks({key for own in keys.values() for key in own})
    documents: dict[str, str] = {ref: profile.document for ref, profile in fresh.items()}
    for ref, own in keys.items():
        for other in {other for key in own for other in blocks[key]}:
            if documents[ref] != documents.get(other, Ref.parse(other).document) and (
                ref < other or other not in fresh
            ):
                yield min(ref, other), max(ref, other)


def _profiles(store: Store, refs: Collection[str]) -> dict[str, Profile]:
    return {ref: from_json(text) for ref, text in store.profiles(refs).items()}


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
