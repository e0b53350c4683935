"""Two figures for one thing that cannot both hold."""

import re
from collections.abc import Iterator
from itertools import combinations

from rashomon.checks.registry import check
from rashomon.checks.words import actor_name, figure, same_group
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
HARMED = _COUNTED - {"participants_count", "weapons_count", "seats", "turnout"}
_ONE_OF_A_KIND = re.compile(r"(?:an?|another|the|one)\b", re.I)
_WINDOW = re.compile(
    r"[^.\n]{0,40}\b(?:in|over|during|within) the (?:last|past|previous)\b|[^.\n]{0,40}\bso far\b", re.I
)
_DEGREE = re.compile(r"\b(?:seriously|critically|gravely|severely|badly|slightly|lightly)\b", re.I)


@check("figures_differ.v1")
def figures_differ(reading: Reading) -> Iterator[Finding]:
    """Fires where claims of one property, group and event cannot both hold (1 killed, 2 killed).

    A note where different sources differ, a doubt where one source contradicts itself. Silent where bounds overlap ("at least
    20" and 23), where the groups differ, where a source replaced its own figure, where one figure counts a part (the seriously hurt,
    those of the last day), and where the report counts several things itself, its headline apart.
    """
    for event in reading.events:
        rows = [c for c in event.claims if c.property in _COUNTED and isinstance(c.value, Count) and not c.superseded]
        told: set[tuple[str, object, object]] = set()
        for left, right in combinations(rows, 2):
            if not _clash(reading, left, right):
                continue
            key = (left.property, left.value, right.value)
            if key not in told:
                told.add(key)
                yield _finding(reading, event, left, right)


def _clash(reading: Reading, left: Claim, right: Claim) -> bool:
    if (
        left.property != right.property
        or "denied" in (left.stance, right.stance)
        or "hypothetical" in (left.stance, right.stance)
    ):
        return False
    if left.property in HARMED and (left.of is not None or right.of is not None):
        return False  # a part beside a whole or another part
    if left.party != right.party or left.result_status != right.result_status or not _of_one_group(left, right):
        return False
    if not isinstance(left.value, Count) or not isinstance(right.value, Count):
        return False
    if left.value.may_equal(right.value) or left.span.touches(right.span):
        return False
    return not (_parts_of_one_breath(reading, left, right) or _parts_of_a_whole(reading, left, right))


def _of_one_group(left: Claim, right: Claim) -> bool:
    """Tell whether two claims count the same people; "nobody" is nobody of any group."""
    nobody = any(isinstance(c.value, Count) and c.value.high == 0 for c in (left, right))
    return nobody or same_group(left.group, right.group)


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


def _finding(reading: Reading, event: Event, left: Claim, right: Claim) -> Finding:
    same = left.said_by == right.said_by and left.said_by is not None
    sides = [f"{figure(c.value)} ({actor_name(reading, c.said_by) or 'the report itself'})" for c in (left, right)]
    return Finding(
        "figures_differ.v1",
        "doubt" if same else "note",
        f"Figures for {left.property.replace('_', ' ')} differ: {sides[0]} and {sides[1]}.",
        tuple(sorted((left.span, right.span))),
        (event.id,),
    )
