"""Which actor a word stands for: the one answer that the layers after the actors share."""

import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rashomon.model import Actor, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token


@dataclass(frozen=True)
class ActorIndex:
    """The actors of a report by the words that name them; `tokens` gives the words of a span."""

    actors: tuple[Actor, ...]
    tokens: "Callable[[Span], Tokens]"

    def of(self, word: "Token") -> Actor | None:
        """Return the actor a word stands for: whose mention it heads, else in whose mention it is a name; the tightest mention counts."""
        return self._by_word.get(word.i)

    def id_of(self, word: "Token") -> str | None:
        """Return the id of the actor a word stands for."""
        found = self._by_word.get(word.i)
        return found.id if found else None

    def at(self, span: Span) -> Actor | None:
        """Return the actor whose mention shares most characters with a span, the tightest of several.

        Unlike `of` it counts every word of a mention, the "former" of "the former minister" too.
        """
        best: tuple[int, int] | None = None
        found: Actor | None = None
        starts, reach = self._starts
        at = bisect.bisect_left(starts, span.end) - 1
        while at >= 0 and reach[at] > span.start:
            mention, actor = self._rows[at]
            shared = min(mention.end, span.end) - max(mention.start, span.start)
            rank = (shared, mention.start - mention.end)
            if shared > 0 and (best is None or rank > best):
                best, found = rank, actor
            at -= 1
        return found

    @cached_property
    def _rows(self) -> Sequence[tuple[Span, Actor]]:
        return sorted(((m, a) for a in self.actors for m in a.mentions), key=lambda row: row[0])

    @cached_property
    def _starts(self) -> tuple[list[int], list[int]]:
        """Return where each mention starts, and how far it and those before it reach, so that a look-up stops early."""
        reach, furthest = [], 0
        for mention, _ in self._rows:
            furthest = max(furthest, mention.end)
            reach.append(furthest)
        return [mention.start for mention, _ in self._rows], reach

    @cached_property
    def _by_word(self) -> dict[int, Actor]:
        heads: dict[int, Actor] = {}
        names: dict[int, Actor] = {}
        for span, actor in sorted(self._rows, key=lambda row: (row[0].end - row[0].start, row[0], row[1].id)):
            tokens = self.tokens(span)
            if not len(tokens):
                continue
            heads.setdefault(tokens.root.i, actor)
            for token in tokens:
                if token.pos_ == "PROPN" or len(tokens) == 1:
                    names.setdefault(token.i, actor)
        return names | heads
