"""A document with its parse: what the layers of a reading read.

The spaCy `Doc` travels only inside one reading in the making; it never appears in a record. `doc.text` equals
`document.text`, so spaCy's character offsets are the record's offsets.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from rashomon.analysis.actors import ActorIndex
from rashomon.analysis.near import Near
from rashomon.knowledge.base import Knowledge, knowledge
from rashomon.model import Actor, CountMention, Document, Event, Place, Span, Statement, Time

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens


@dataclass(frozen=True)
class Draft:
    """A reading in the making: the document, its parse, and what the layers before have found.

    `quotes` are the spans inside paired quotation marks, marks excluded, in text order, outermost only. `caseless` tells that the
    report was written without case, and that the document here is it with capitals set.
    """

    document: Document
    doc: "Doc"
    quotes: tuple[Span, ...] = ()
    caseless: bool = False
    knowledge: Knowledge = field(default_factory=knowledge)
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    counts: tuple[CountMention, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()

    @cached_property
    def actor_index(self) -> ActorIndex:
        """Return which actor each word stands for."""
        return ActorIndex(self.actors, self.tokens)

    @cached_property
    def statements_near(self) -> Near[Statement]:
        """Return the statements by where their contents stand."""
        return Near(self.statements, lambda statement: statement.content)

    @cached_property
    def counts_near(self) -> Near[CountMention]:
        """Return the counts by where they stand."""
        return Near(self.counts, lambda count: count.span)

    @cached_property
    def previous_counts(self) -> dict[float | None, float | None]:
        """Return the number with which a number is compared ("from 48 to 34"), by its low."""
        return {c.value.low: c.previous for c in self.counts if c.previous is not None}

    @cached_property
    def prose(self) -> "tuple[Tokens, ...]":
        """Return the sentences to be coded: title, body and captions, not header or boilerplate."""
        kept = [s.span for s in self.document.segments if s.kind not in ("header", "boilerplate")]
        if not self.document.segments:
            return tuple(self.doc.sents)
        return tuple(s for s in self.doc.sents if any(k.touches(span_of(s)) for k in kept))

    def token_at(self, char: int) -> "Token | None":
        """Return the token that covers a character, if any."""
        starts = self._starts
        at = starts.get(char)
        if at is not None:
            return self.doc[at]
        found = self.doc.char_span(char, char + 1, alignment_mode="expand")
        return found[0] if found else None

    def tokens(self, span: Span) -> "Tokens":
        """Return the tokens that touch a span."""
        if span not in self._runs:
            found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
            self._runs[span] = found if found is not None else self.doc[0:0]
        return self._runs[span]

    @cached_property
    def _runs(self) -> "dict[Span, Tokens]":
        """Return the tokens found so far, by span: most are asked for again and again."""
        return {}

    @cached_property
    def _starts(self) -> dict[int, int]:
        return {token.idx: token.i for token in self.doc}


def span_of(tokens: "Tokens | Token") -> Span:
    """Return the characters of a token or of a run of tokens, trailing space excluded."""
    if hasattr(tokens, "idx"):
        return Span(tokens.idx, tokens.idx + len(tokens))
    return Span(tokens.start_char, tokens.end_char)
