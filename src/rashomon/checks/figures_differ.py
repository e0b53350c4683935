"""Two figures for one thing that cannot both hold."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rashomon.checks.registry import check
from rashomon.checks.words import actor_name, figure, same_group
from rashomon.lang import lists
from rashomon.model import Claim, Count, Event, Finding, Reading

_COUNTED = frozenset(
    {
        "killed",
        "injured",
        "missing",
        "detained",
        "displaced",
        "abducted",
        "participants_count",
        "weapons_count",
        "seats",
        "turnout",
    }
)
COMPARED = 100  # figures of one property that are compared; no report gives so many
SHOWN = 8  # values that a finding names
HARMED = _COUNTED - {"participants_count", "weapons_count", "seats", "turnout"}
_ONE_OF_A_KIND = re.compile(r"(?:an?|another|the|one)\b", re.I)
_WINDOW = re.compile(
    r"[^.\n]{0,40}\b(?:in|over|during|within) the (?:last|past|previous)\b|[^.\n]{0,40}\bso far\b", re.I
)
_DEGREE = re.compile(r"\b(?:seriously|critically|gravely|severely|badly|slightly|lightly)\b", re.I)


@check("figures_differ.v1")
def figures_differ(reading: Reading) -> Iterator[Finding]:
    """Fires where claims of one property, group and event cannot both hold (1 killed, 2 killed): one finding a property.

    A note where different sources differ, a doubt where one source contradicts itself. Silent where bounds overlap ("at least
    20" and 23), where the groups differ, where a source replaced its own figure, where one figure counts a part (the seriously hurt,
    those of the last day), and where the report counts several things itself, its headline apart.
    """
    for event in reading.events:
        rows: dict[str, list[Claim]] = defaultdict(list)
        for claim in event.claims:
            if claim.property in _COUNTED and isinstance(claim.value, Count) and not claim.superseded:
                rows[claim.property].append(claim)
        for claims in rows.values():
            pairs = _clashes(reading, claims[:COMPARED])
            if pairs:
                yield _finding(reading, event, pairs)


def _clashes(reading: Reading, claims: list[Claim]) -> list[tuple[Claim, Claim]]:
    """Return the pairs that cannot both hold, the first of each two values."""
    pairs: dict[tuple[object, object], tuple[Claim, Claim]] = {}
    for left, right in combinations(claims, 2):
        if (left.value, right.value) not in pairs and _clash(reading, left, right):
            pairs[left.value, right.value] = (left, right)
    return list(pairs.values())


def _clash(reading: Reading, left: Claim, right: Claim) -> bool:
    if (
        left.property != right.property
        or "denied" in (left.stance, right.stance)
        or "hypothetical" in (left.stance, right.stance)
    ):
        return False
    if left.property in HARMED and (left.of is not None or right.of is not None):
        return False  # a part beside a whole or another part
    if left.party != right.party or left.result_status != right.result_status:
        return False
    if not _of_one_group(reading, left, right):
        return False
    if not isinstance(left.value, Count) or not isinstance(right.value, Count):
        return False
    if left.value.may_equal(right.value) or left.span.touches(right.span):
        return False
    return not (_parts_of_one_breath(reading, left, right) or _parts_of_a_whole(reading, left, right))


def _of_one_group(reading: Reading, left: Claim, right: Claim) -> bool:
    """Tell whether two claims count the same people; "nobody" is nobody of any group."""
    nobody = any(isinstance(c.value, Count) and c.value.high == 0 for c in (left, right))
    return nobody or same_group(left.group, right.group) or _of_one_side(reading, left, right)


def _of_one_side(reading: Reading, left: Claim, right: Claim) -> bool:
    """Tell whether a side's own count of its losses stands beside what another says of them: "80 soldiers", "it lost six men"."""
    if left.said_by is None or right.said_by is None or left.said_by == right.said_by:
        return False
    sides = {actor.id: actor.kind for actor in reading.actors}
    return any(
        own.text.lower().startswith(tuple(lists("checks_rules")["losses"]["words"]))
        and set((other.group or "").lower().split()) & _words(sides.get(own.said_by or ""))
        for own, other in ((left, right), (right, left))
    )


def _words(kind: str | None) -> frozenset[str]:
    """Return the words for the people of a side."""
    return frozenset(lists("checks_rules")["sides"].get(kind or "", ()))


def _parts_of_one_breath(reading: Reading, left: Claim, right: Claim) -> bool:
    """Tell whether one source counts two things in one sentence ("one in Homs and two in Hama")."""
    between = reading.document.text[min(left.span.end, right.span.end) : max(left.span.start, right.span.start)]
    return (
        left.said_by == right.said_by
        and left.attribution == right.attribution
        and "." not in between
        and "\n" not in between
    )


def _parts_of_a_whole(reading: Reading, left: Claim, right: Claim) -> bool:
    """Tell whether one figure may be a part of the other, or one thing beside several: no two sources would call that a difference."""
    text = reading.document.text
    if left.property == "weapons_count" and any(_ONE_OF_A_KIND.match(c.text) for c in (left, right)):
        return True  # "a missile" and "three missiles"
    windows = [bool(_WINDOW.match(text, c.span.end)) for c in (left, right)]
    degrees = [bool(_DEGREE.search(c.text)) and "only" not in c.text.lower() for c in (left, right)]
    if windows[0] != windows[1] or degrees[0] != degrees[1]:
        return True
    titles = [s.span for s in reading.document.segments if s.kind == "title"]
    headline = any(t.touches(c.span) for t in titles for c in (left, right))
    return left.said_by is None and right.said_by is None and not headline


def _finding(reading: Reading, event: Event, pairs: list[tuple[Claim, Claim]]) -> Finding:
    """Return one finding of all values that clash: each once, by who gave it first."""
    sides = {c.value: c for pair in reversed(pairs) for c in reversed(pair)}  # the first of each value stays
    claims = sorted(sides.values(), key=lambda c: (c.span, c.property)) if len(pairs) > 1 else list(pairs[0])
    told = [f"{figure(c.value)} ({actor_name(reading, c.said_by) or 'the report itself'})" for c in claims]
    more = [f"{len(told) - SHOWN} more"] if len(told) > SHOWN else []
    shown = [*told[:SHOWN], *more]
    same = any(left.said_by == right.said_by and left.said_by is not None for left, right in pairs)
    return Finding(
        "figures_differ.v1",
        "doubt" if same else "note",
        f"Figures for {claims[0].property.replace('_', ' ')} differ: {', '.join(shown[:-1])} and {shown[-1]}.",
        tuple(sorted(c.span for c in claims[:SHOWN])),
        (event.id,),
    )
