"""From links to incidents: which happenings of which reports are one.

Groups are merged two by two, the pair with the best mean link first (average linkage: Sokal & Michener 1958), while the mean speaks
for it. A pair without a link counts as speaking against, so no chain of weak links joins what has little in common. Two groups that
hold together much better than they hold with each other stay apart, however alike they are (relative closeness: Karypis et al.,
"Chameleon", 1999): so come two bombings of one kind in one city to be two incidents. Copies of one text say nothing of how well a
group holds together. Main stories are joined first, then what reports tell besides. Two events of one report never meet, unless a person says so; a person's word holds whatever the links say.
The outcome is a pure function of the set of refs and links, whatever their order.
"""

import heapq
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.incidents.linking.manual import ManualLink, manual_links_in_force
from rashomon.model import Link, Ref

STORY = "incidents.story.v2"  # what decided on two main stories
UNLINKED = -700  # the weight of a pair that has no link, in thousandths of log-odds
FIRM = 5000  # no link weighs more than this
COPIES = 7000  # links above this join copies
HOLDS = 4000  # no link counts for more than this in how well a group holds together
GAP = 1500  # by so much less than within may two groups hold with each other to become one
KNOWN = 6  # pairs that a group must have for its hold to be known: those of four reports


Against = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs of refs, added up: the weight of their `links`, and of what counts for holding together, `held` of `counted` pairs."""

    weight: int = 0
    links: int = 0
    held: int = 0
    copies: int = 0

    def __add__(self, other: "_Pairs") -> "_Pairs":
        return _Pairs(
            self.weight + other.weight, self.links + other.links, self.held + other.held, self.copies + other.copies
        )

    def mean(self, pairs: int) -> float:
        """Return the mean weight of so many pairs."""
        return (self.weight + UNLINKED * (pairs - self.links)) / pairs

    def hold(self, pairs: int) -> float | None:
        """Return how well so many pairs hold together; None where too few of them tell."""
        counted = pairs - self.copies
        return (self.held + UNLINKED * (pairs - self.links)) / counted if counted >= KNOWN else None


_NONE = _Pairs()


@dataclass
class _Group:
    """Some refs that are one, of which documents; its `inner` pairs; the groups it is linked with and those it must not meet.

    `told` marks a group of main stories whose partners are already found, `spoken` one that persons joined.
    """

    refs: list[str] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    inner: _Pairs = _NONE
    near: dict[int, _Pairs] = field(default_factory=dict)
    apart: set[int] = field(default_factory=set)
    told: bool = False
    spoken: bool = False

    def hold(self) -> float | None:
        """Return how well the group holds together."""
        return self.inner.hold(len(self.refs) * (len(self.refs) - 1) // 2)


def cluster(
    refs: Iterable[str], links: Iterable[Link], against: Against = lambda left, right: 0.0
) -> tuple[tuple[str, ...], ...]:
    """Return the refs in groups that are one incident each; groups and refs are in alphabetical order.

    `against` tells what counts against one group with two refs, in thousandths of log-odds: where that is infinite for two members,
    two groups never meet; else it is taken from the mean of their links. `links` may hold those of machines (with a score) and those of persons (without); links of other refs are passed over, but a
    person's are found again by overlapping characters.
    """
    nodes = sorted(set(refs))
    links = list(links)
    words = manual_links_in_force([link for link in links if link.score is None], nodes)
    groups, home = _start(nodes, words)
    machine = [link for link in links if link.score is not None]
    for story in (True, False):
        _link(groups, home, [link for link in machine if (link.by == STORY) is story])
        _merge(groups, against)
        home = {ref: at for at, group in groups.items() for ref in group.refs}
        told = {ref for link in machine if link.by == STORY for ref in (link.left, link.right)}
        for group in groups.values():
            group.told = not told.isdisjoint(group.refs)
    return tuple(sorted(tuple(sorted(group.refs)) for group in groups.values()))


def weight(link: Link) -> int:
    """Return the log-odds of a link in thousandths."""
    score = min(max(link.score or 0.0, 1e-4), 1 - 1e-4)
    return round(1000 * math.log(score / (1 - score)))


def _start(nodes: Sequence[str], words: Sequence[ManualLink]) -> tuple[dict[int, _Group], dict[str, int]]:
    """Return the groups that persons' words make, the others alone, and where each ref is."""
    home = {ref: at for at, ref in enumerate(nodes)}
    for word in words:
        if word.same:
            one, two = sorted((home[word.left], home[word.right]))
            home = {ref: one if at == two else at for ref, at in home.items()}
    groups: dict[int, _Group] = {}
    for ref in nodes:
        group = groups.setdefault(home[ref], _Group())
        group.refs.append(ref)
        group.documents.add(Ref.parse(ref).document)
    for word in words:
        if word.same:
            groups[home[word.left]].spoken = True
        else:
            groups[home[word.left]].apart.add(home[word.right])
            groups[home[word.right]].apart.add(home[word.left])
    return groups, home


def _link(groups: Mapping[int, _Group], home: Mapping[str, int], links: Iterable[Link]) -> None:
    weights = {(min(k.left, k.right), max(k.left, k.right)): weight(k) for k in sorted(links, key=_order)}
    for (left, right), value in weights.items():
        one, two = home.get(left), home.get(right)
        if one is None or two is None:
            continue
        copies = value > COPIES
        pair = _Pairs(min(value, FIRM), 1, 0 if copies else min(value, HOLDS), int(copies))
        if one == two:
            groups[one].inner += pair
        else:
            groups[one].near[two] = groups[two].near[one] = groups[one].near.get(two, _NONE) + pair


def _order(link: Link) -> tuple[str, str, str, float]:
    return link.left, link.right, link.decision, link.score or 0.0


def _merge(groups: dict[int, _Group], against: Against) -> None:
    heap = [bid for one in groups for two in groups[one].near if one < two for bid in _bid(groups, one, two)]
    heapq.heapify(heap)
    while heap:
        bid = heapq.heappop(heap)
        one, two = bid[1], bid[2]
        if one not in groups or two not in groups or bid not in set(_bid(groups, one, two)):
            continue
        if _told_apart(groups[one], groups[two], -bid[0], against):
            continue  # for now: what either gains may outvote a doubt
        _join(groups, one, two)
        for other in groups[one].near:
            for fresh in _bid(groups, min(one, other), max(one, other)):
                heapq.heappush(heap, fresh)


def _bid(groups: Mapping[int, _Group], one: int, two: int) -> Iterator[tuple[float, int, int]]:
    """Yield the bid to merge two groups, best first in order, where their mean link speaks for it and nothing forbids it."""
    left, right = groups[one], groups[two]
    if two in left.apart or left.documents & right.documents or (left.told and right.told):
        return
    pairs = len(left.refs) * len(right.refs)
    mean = left.near.get(two, _NONE).mean(pairs)
    if mean > 0 and not _two_wholes(mean, left.hold(), right.hold()):
        yield -mean, one, two


def _told_apart(one: _Group, two: _Group, mean: float, against: Against) -> bool:
    """Tell whether vetoes between members of two groups outweigh their mean link; of what persons joined, whose word goes beyond what
    is read, all pairs have to be under a firm one."""
    pairs = [against(left, right) for left in one.refs for right in two.refs]
    if one.spoken or two.spoken:
        return all(map(math.isinf, pairs))
    return mean * len(pairs) <= sum(pairs)


def _two_wholes(mean: float, left: float | None, right: float | None) -> bool:
    """Tell whether two groups each hold together so much better than with each other that they are two."""
    return left is not None and right is not None and mean < (left + right) / 2 - GAP


def _join(groups: dict[int, _Group], one: int, two: int) -> None:
    """Let the second group join the first."""
    stays, goes = groups[one], groups.pop(two)
    stays.refs += goes.refs
    stays.spoken |= goes.spoken
    stays.documents |= goes.documents
    stays.inner = stays.inner + goes.inner + goes.near.get(one, _NONE)
    for other, pairs in goes.near.items():
        del groups[other].near[two]
        if other != one:
            stays.near[other] = groups[other].near[one] = stays.near.get(other, _NONE) + pairs
    for other in goes.apart:
        groups[other].apart = (groups[other].apart - {two}) | {one}
    stays.apart |= goes.apart
