"""According to whom: the smallest statement that covers some words."""

from bisect import bisect_right

from rashomon.analysis.draft import Draft
from rashomon.model import Span, Statement
from rashomon.reading.statements.layer import presupposes

_KEY = "attribution"


def statement_over(draft: Draft, span: Span) -> Statement | None:
    """Return the statement with the shortest content that covers the span, None where the report itself says it.

    A statement that takes its content as given ("condemned the raid that killed five") is no source of its figures.
    """
    rows = _index(draft)
    at = bisect_right([r.content.start for r in rows], span.start)
    covering = [r for r in rows[:at] if r.content.covers(span)]
    return min(covering, key=lambda r: (r.content.end - r.content.start, r.id), default=None)


def _index(draft: Draft) -> list[Statement]:
    known = draft.scratch.get(_KEY)
    if not isinstance(known, list):
        claimed = (r for r in draft.statements if not presupposes(draft, r))
        known = draft.scratch[_KEY] = sorted(claimed, key=lambda r: (r.content.start, r.id))
    return known
