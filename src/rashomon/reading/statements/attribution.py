"""According to whom: the smallest statement that covers some words."""

from dataclasses import dataclass

from rashomon.analysis.draft import Draft
from rashomon.lang import lists
from rashomon.model import Span, Stance, Statement
from rashomon.reading.statements.layer import presupposes


def statement_over(draft: Draft, span: Span) -> Statement | None:
    """Return the statement with the shortest content that covers the span, None where the report itself says it.

    A statement that takes its content as given ("condemned the raid that killed five") is no source of its figures.
    """
    covering = (r for r in draft.statements_near.touching(span) if r.content.covers(span) and not presupposes(draft, r))
    return min(covering, key=lambda r: (r.content.end - r.content.start, r.id), default=None)


@dataclass(frozen=True)
class Source:
    """According to whom a claim holds: the actor's id, the words that name it, and whether it asserts, reports or denies."""

    said_by: str | None
    attribution: Span | None
    stance: Stance


def source_of(draft: Draft, statement: Statement | None, span: Span) -> Source:
    """Return the source of a claim with these words under a statement, None for the report itself.

    What the report itself gives as hearsay ("allegedly") it only reports.
    """
    if statement is not None:
        return Source(statement.speaker, statement.speaker_span, statement.stance)
    tokens = draft.tokens(span)
    words = {t.lower_ for t in tokens.sent} if len(tokens) else set()
    return Source(None, None, "asserted" if words.isdisjoint(lists("statements")["hearsay"]) else "reported")
