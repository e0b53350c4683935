"""Many readings to incidents: profiles, candidate pairs, links, groups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rashomon.incidents.linking.block import candidates, friends, introduced
from rashomon.incidents.linking.cluster import cluster
from rashomon.incidents.linking.decide import decide
from rashomon.incidents.linking.extract import profiles
from rashomon.incidents.linking.manual import Finder
from rashomon.incidents.linking.profile import Profile
from rashomon.incidents.linking.vetoes import against
from rashomon.model import Link, Reading


@dataclass(frozen=True, slots=True)
class Group:
    """The happenings that are one incident, in order of their refs, and the links between them, persons' as well."""

    members: tuple[Profile, ...]
    links: tuple[Link, ...] = ()


def merge(readings: Iterable[Reading], decisions: Iterable[Link] = ()) -> tuple[Group, ...]:
    """Return the incidents that reports tell of, in order of their first refs. Readings of one document count once.

    `decisions` are persons' links (no score), which win over all else. Each report's main story is in exactly one group. The result
    does not depend on the order of readings or decisions.
    """
    by_document = {reading.document.id: reading for reading in readings}
    found = {p.ref: p for reading in by_document.values() for p in profiles(reading)}
    links = link_all(found)
    links += _found_again(decisions, found)
    groups = cluster(found, links, lambda left, right: against(found[left], found[right]))
    home = {ref: at for at, group in enumerate(groups) for ref in group}
    inside: list[list[Link]] = [[] for _ in groups]
    for link in sorted(links, key=lambda k: (k.left, k.right, k.at or "", k.by, k.decision)):
        if home[link.left] == home[link.right]:
            inside[home[link.left]].append(link)
    return tuple(
        Group(tuple(found[ref] for ref in refs), tuple(kept)) for refs, kept in zip(groups, inside, strict=True)
    )


def link_all(found: Mapping[str, Profile]) -> list[Link]:
    """Return the links of all happenings that share a key, then those of what these introduce to each other."""
    pairs = list(candidates(found.values()))
    links = [link for pair in pairs if (link := decide(*pair))]
    met = {(one.ref, two.ref) for one, two in pairs}
    more = sorted(introduced(friends(links)) - met)
    apart = ((found[one], found[two]) for one, two in more if found[one].document != found[two].document)
    return links + [link for pair in apart if (link := decide(*pair))]


def _found_again(decisions: Iterable[Link], refs: Iterable[str]) -> list[Link]:
    """Return persons' links between refs that there are, under the names these have now."""
    finder = Finder(refs)
    spoken = [(k, finder(k.left), finder(k.right)) for k in decisions if k.score is None]
    return [replace(k, left=left, right=right) for k, left, right in spoken if left and right]
