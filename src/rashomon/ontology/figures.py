"""Figures: the view over an event's claims of one property. Nothing is chosen: `best` is None while claims disagree.

Claims of one source in one breath for different groups are parts of a sum ("three soldiers and four civilians were killed");
a claim that is a part of another (`of` gives the whole: "12 people, including three children") adds nothing. Those who are named one by one are counted
where nobody gives a number.
"""

from collections.abc import Iterable

from rashomon.model import Claim, Count, Figure

COUNTED = ("killed", "injured", "missing", "detained", "displaced", "abducted", "participants_count")
AGREE = "all sources agree"  # the rule by which a figure that nobody disputes is best
_NEAR = 60  # characters between the parts of one sum


def figures(claims: Iterable[Claim]) -> dict[str, Figure]:
    """Return the figure of each counted property that somebody stands by."""
    rows = [
        c
        for c in claims
        if isinstance(c.value, Count) and c.stance in ("asserted", "reported") and not c.superseded and c.of is None
    ]
    found = {}
    for name in COUNTED:
        told = [c for c in rows if c.property == name]
        totals = [(total(run), run[0].said_by) for run in tellings(told)] or _by_name(told)
        if totals:
            found[name] = _figure(totals)
    return found


def _counted(claims: list[Claim]) -> list[Claim]:
    """Return the claims that count, with those of single persons told in one breath with them ("the mayor and two guards")."""
    counted = [c for c in claims if c.party is None]
    named = [c for c in claims if c.party is not None]
    return counted + [n for n in named if any(_joined(n, c) or _joined(c, n) for c in counted)]


def _by_name(claims: list[Claim]) -> list[tuple[Count, str | None]]:
    """Return how many were named, where nobody counts them."""
    named = {c.party: c for c in claims}
    said_by = {c.said_by for c in claims}
    return [(Count(len(named), len(named)), next(iter(said_by)) if len(said_by) == 1 else None)] if named else []


def tellings(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Return the claims of one property by telling: parts told in one breath stand together and are summed.

    Claims that name a single victim are left out where nobody counts him among others.
    """
    runs: list[list[Claim]] = []
    for claim in sorted(_counted(list(claims)), key=lambda c: c.span):
        if runs and _continues(runs[-1][-1], claim):
            runs[-1].append(claim)
        else:
            runs.append([claim])
    return runs


def rivals(claims: Iterable[Claim]) -> list[Count]:
    """Return the totals of one property that may contradict each other, from claims whose `group` is None where all are counted.

    A figure for one group ("two soldiers were among the dead") is a part, and no rival, of a count of all that is not below it.
    """
    told = [(total(run), any(c.group is None for c in run)) for run in tellings(claims)]
    return [count for count, of_all in told if of_all or not any(whole and covers(w, count) for w, whole in told)]


def covers(whole: Count, part: Count) -> bool:
    """Tell whether a count of everybody leaves room for a count of some of them."""
    return whole.high is None or whole.high >= part.low


def _continues(left: Claim, right: Claim) -> bool:
    """Tell whether a claim counts another group in the breath of the one before."""
    same_source = left.said_by == right.said_by and left.attribution == right.attribution
    return (
        same_source
        and left.group != right.group
        and None not in (left.group, right.group)
        and (0 <= right.span.start - left.span.end < _NEAR or _joined(left, right))
    )


def _joined(left: Claim, right: Claim) -> bool:
    """Tell whether one word of harm carries both, with "and" between them ("six nuns and two guards were killed")."""
    if left.span.start < right.span.start and right.span.end == left.span.end:
        between = left.text[: right.span.start - left.span.start]
    elif left.span.start == right.span.start and left.span.end < right.span.end:
        between = right.text[left.span.end - left.span.start :]
        return between.lstrip(" ,").startswith("and ")
    else:
        return False
    return between.rstrip().endswith(" and")


def total(run: list[Claim]) -> Count:
    """Return what one telling counts in all: its first count where the others are parts of it, else their sum."""
    counts = [c.value for c in run if isinstance(c.value, Count)]
    first = counts[0]
    rest = counts[1:]
    whole = first.high is None or first.low >= sum(c.low for c in rest)
    if rest and whole and first.low > 1 and not any(map(_joined, run, run[1:])):
        return first
    highs = [c.high for c in counts]
    high = None if None in highs else sum(h for h in highs if h is not None)
    return Count(sum(c.low for c in counts), high, all(c.exact for c in counts))


def _figure(totals: list[tuple[Count, str | None]]) -> Figure:
    counts = [count for count, _ in totals]
    low = min(c.low for c in counts)
    highs = [c.high for c in counts if c.high is not None]
    high = max(highs) if highs else None
    sources = tuple(dict.fromkeys(source for _, source in totals))
    best = agreed(counts)
    if best is not None:
        low = high = best
    return Figure(low, high, best, AGREE if best is not None else None, sources)


def agreed(counts: Iterable[Count]) -> float | None:
    """Return the one number that some count gives exactly and all others allow; None where there is none.

    >>> agreed([Count(7, 7), Count(2, None, False)]), agreed([Count(1, 1), Count(2, 2)])
    (7, None)
    """
    rows = list(counts)
    exact = {c.low for c in rows if c.exact and c.high == c.low}
    found = next(iter(exact)) if len(exact) == 1 else None
    return found if found is not None and all(c.may_equal(Count(found, found)) for c in rows) else None
