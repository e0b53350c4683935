"""According to whom: the smallest statement that covers some words."""

from rashomon.analysis.draft import Draft
from rashomon.model import Span, Statement
from rashomon.reading.statements.layer import presupposes


def statement_over(draft: Draft, span: Span) -> Statement | None:
    """Return the statement with the shortest content that covers the span, None where the report itself says it.

    A statement that takes its content as given ("condemned the raid that killed five") is no source of its figures.
    """
    covering = (r for r in draft.statements if r.content.covers(span) and not presupposes(draft, r))
    return min(covering, key=lambda r: (r.content.end - r.content.start, r.id), default=None)
