"""Two figures for one thing that cannot both hold."""

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


@check("figures_differ.v1")
def figures_differ(reading: Reading) -> Iterator[Finding]:
    """Fires where claims of one property, group and event cannot both hold (1 killed, 2 killed).

    A note where different sources differ, a doubt where one source contradicts itself. Silent where bounds overlap ("at least
    20" and 23), where the groups differ, and where a source replaced its own figure.
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
    if left.party != right.party or left.result_status != right.result_status or not _of_one_group(left, right):
        return False
    if not isinstance(left.value, Count) or not isinstance(right.value, Count):
        return False
    if left.value.may_equal(right.value) or left.span.touches(right.span):
        return False
    return not _parts_of_one_breath(reading, left, right)


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
