"""From links to incidents: which happenings of which reports are one.

Groups are merged two by two, the pair with the best mean link first (average linkage: Sokal & Michener 1958), while the mean speaks
for it. A pair without a link counts as speaking against, so no chain of weak links joins what has little in common. Two events of one
report never meet, unless a person says so; a person's word holds whatever the links say. The outcome is a pure function of the
set of refs and links, whatever their order.
"""

import heapq
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.incidents.decisions import Word, words_in_force
from rashomon.model import Link, Ref

UNLINKED = -1500  # the weight of a pair that has no link, in thousandths of log-odds
FIRM = 5000  # no link weighs more than this
APART = -12000  # a link that says "different"


@dataclass
class _Group:
    """Some refs that are one: `names` their documents, `near` the groups they are linked with, as (sum of weights, links)."""

    refs: list[str]
    documents: set[str]
    near: dict[int, tuple[int, int]] = field(default_factory=dict)
    apart: set[int] = field(default_factory=set)


def cluster(refs: Iterable[str], links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """Return the refs in groups that are one incident each; groups and refs are in alphabetical order.

    `links` may hold those of machines (with a score) and those of persons (without); links of other refs are passed over, but a
    person's are found again by overlapping characters.
    """
    nodes = sorted(set(refs))
    links = list(links)
    words = words_in_force([link for link in links if link.score is None], nodes)
    groups, home = _start(nodes, words)
    _link(groups, home, [link for link in links if link.score is not None])
    _merge(groups)
    return tuple(sorted(tuple(sorted(group.refs)) for group in groups.values()))


def weight(link: Link) -> int:
    """Return the log-odds of a link in thousandths, within bounds."""
    if link.decision == "different" and link.score == 0:
        return APART
    score = min(max(link.score or 0.0, 1e-6), 1 - 1e-6)
    return max(-FIRM, min(FIRM, round(1000 * math.log(score / (1 - score)))))


def _start(nodes: Sequence[str], words: Sequence[Word]) -> tuple[dict[int, _Group], dict[str, int]]:
    """Return the groups that persons' words make, the others alone, and where each ref is."""
    home = {ref: at for at, ref in enumerate(nodes)}
    for word in words:
        if word.same:
            one, two = sorted((home[word.left], home[word.right]))
            home = {ref: one if at == two else at for ref, at in home.items()}
    groups: dict[int, _Group] = {}
    for ref in nodes:
        group = groups.setdefault(home[ref], _Group([], set()))
        group.refs.append(ref)
        group.documents.add(Ref.parse(ref).document)
    for word in words:
        if not word.same:
            groups[home[word.left]].apart.add(home[word.right])
            groups[home[word.right]].apart.add(home[word.left])
    return groups, home


def _link(groups: Mapping[int, _Group], home: Mapping[str, int], links: Iterable[Link]) -> None:
    weights = {(min(k.left, k.right), max(k.left, k.right)): weight(k) for k in sorted(links, key=_order)}
    for (left, right), value in weights.items():
        one, two = home.get(left), home.get(right)
        if one is None or two is None or one == two:
            continue
        for here, there in ((one, two), (two, one)):
            total, count = groups[here].near.get(there, (0, 0))
            groups[here].near[there] = (total + value, count + 1)


def _order(link: Link) -> tuple[str, str, str, float]:
    return link.left, link.right, link.decision, link.score or 0.0


def _merge(groups: dict[int, _Group]) -> None:
    heap = [bid for one in groups for two in groups[one].near if one < two for bid in _bid(groups, one, two)]
    heapq.heapify(heap)
    while heap:
        bid = heapq.heappop(heap)
        one, two = bid[1], bid[2]
        if one not in groups or two not in groups or bid not in set(_bid(groups, one, two)):
            continue
        _join(groups, one, two)
        for other in groups[one].near:
            for fresh in _bid(groups, min(one, other), max(one, other)):
                heapq.heappush(heap, fresh)


def _bid(groups: Mapping[int, _Group], one: int, two: int) -> Iterator[tuple[float, int, int]]:
    """Yield the bid to merge two groups, best first in order, where their mean link speaks for it and nothing forbids it."""
    left, right = groups[one], groups[two]
    if two in left.apart or left.documents & right.documents:
        return
    total, count = left.near.get(two, (0, 0))
    pairs = len(left.refs) * len(right.refs)
    mean = (total + UNLINKED * (pairs - count)) / pairs
    if mean > 0:
        yield -mean, one, two


def _join(groups: dict[int, _Group], one: int, two: int) -> None:
    """Let the second group join the first."""
    stays, goes = groups[one], groups.pop(two)
    stays.refs += goes.refs
    stays.documents |= goes.documents
    for other, (total, count) in goes.near.items():
        del groups[other].near[two]
        if other == one:
            continue
        mine = stays.near.get(other, (0, 0))
        stays.near[other] = groups[other].near[one] = (mine[0] + total, mine[1] + count)
    for other in goes.apart:
        groups[other].apart = (groups[other].apart - {two}) | {one}
    stays.apart |= goes.apart
