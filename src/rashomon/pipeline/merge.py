"""Many readings to incidents: profiles, candidate pairs, links, groups."""

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.incidents.block import candidates
from rashomon.incidents.cluster import cluster
from rashomon.incidents.decide import decide
from rashomon.incidents.profile import Profile, profiles
from rashomon.model import Link, Reading


@dataclass(frozen=True, slots=True)
class Group:
    """The happenings that are one incident, in order of their refs, and the links between them (and with what was kept apart)."""

    members: tuple[Profile, ...]
    links: tuple[Link, ...] = ()


def merge(readings: Iterable[Reading], decisions: Iterable[Link] = ()) -> tuple[Group, ...]:
    """Return the incidents that reports tell of, in order of their first refs. Readings of one document count once.

    `decisions` are persons' links (no score), which win over all else. Each report's main story is in exactly one group. The result
    does not depend on the order of readings or decisions.
    """
    by_document = {reading.document.id: reading for reading in readings}
    found = {p.ref: p for reading in by_document.values() for p in profiles(reading)}
    links = [link for pair in candidates(found.values()) if (link := decide(*pair))]
    spoken = [link for link in decisions if link.score is None]
    groups = cluster(found, [*links, *spoken])
    return tuple(_group(refs, found, [*links, *spoken]) for refs in groups)


def _group(refs: tuple[str, ...], found: dict[str, Profile], links: Iterable[Link]) -> Group:
    inside = set(refs)
    touching = (k for k in links if {k.left, k.right} <= inside)
    return Group(
        tuple(found[ref] for ref in refs), tuple(sorted(touching, key=lambda k: (k.left, k.right, k.at or "")))
    )
