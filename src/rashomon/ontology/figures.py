"""Figures: the view over an event's claims of one property. Nothing is chosen: `best` is None while claims disagree.

Claims of one source in one breath for different groups are parts of a sum ("three soldiers and four civilians were killed");
claims of the whole and its parts ("12 people, including three children") count the whole.
"""

from collections.abc import Iterable

from rashomon.model import Claim, Count, Figure

COUNTED = ("killed", "injured", "missing", "detained", "displaced", "abducted", "participants_count")
_NEAR = 60  # characters between the parts of one sum


def figures(claims: Iterable[Claim]) -> dict[str, Figure]:
    """Return the figure of each counted property that somebody stands by."""
    rows = [
        c for c in claims if isinstance(c.value, Count) and c.stance in ("asserted", "reported") and not c.superseded
    ]
    found = {}
    for name in COUNTED:
        totals = _totals([c for c in rows if c.property == name])
        if totals:
            found[name] = _figure(totals)
    return found


def _totals(claims: list[Claim]) -> list[tuple[Count, str | None]]:
    """Return one count for each telling: parts told in one breath are summed."""
    totals: list[tuple[Count, str | None]] = []
    run: list[Claim] = []
    for claim in sorted(claims, key=lambda c: c.span):
        if run and not _continues(run[-1], claim):
            totals.append(_sum(run))
            run = []
        run.append(claim)
    if run:
        totals.append(_sum(run))
    return totals


def _continues(left: Claim, right: Claim) -> bool:
    """Tell whether a claim counts another group in the breath of the one before."""
    same_source = left.said_by == right.said_by and left.attribution == right.attribution
    return (
        same_source
        and left.group != right.group
        and None not in (left.group, right.group)
        and 0 <= right.span.start - left.span.end < _NEAR
    )


def _sum(run: list[Claim]) -> tuple[Count, str | None]:
    counts = [c.value for c in run if isinstance(c.value, Count)]
    first = counts[0]
    rest = counts[1:]
    if rest and (first.high is None or first.low >= sum(c.low for c in rest)) and first.low > 1:
        return first, run[0].said_by
    highs = [c.high for c in counts]
    high = None if None in highs else sum(h for h in highs if h is not None)
    return Count(sum(c.low for c in counts), high, all(c.exact for c in counts)), run[0].said_by


def _figure(totals: list[tuple[Count, str | None]]) -> Figure:
    counts = [count for count, _ in totals]
    low = min(c.low for c in counts)
    highs = [c.high for c in counts if c.high is not None]
    high = max(highs) if highs else None
    sources = tuple(dict.fromkeys(source for _, source in totals))
    exact = {c.low for c in counts if c.exact and c.high == c.low}
    agree = len(exact) == 1 and all(c.may_equal(Count(v, v)) for c in counts for v in exact)
    best = next(iter(exact)) if agree else None
    if agree and best is not None:
        low = high = best
    return Figure(low, high, best, "all sources agree" if agree else None, sources)
