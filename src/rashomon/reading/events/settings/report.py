"""What a choice of time or place asks of a report: its sentences by number, and where in them each event is told."""

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.analysis.near import Near
from rashomon.model import Event, Span, Time


class ActorName(NamedTuple):
    """One mention of an actor, and of which kind the actor is."""

    span: Span
    kind: str


class Report:
    """A report with its events, as the marks of a candidate see it."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.text = draft.document.text
        self.sentences: tuple[Tokens, ...] = tuple(draft.doc.sents)
        self._starts = [s.start_char for s in self.sentences]
        self._heads: dict[tuple[Span, ...], list[Token]] = {}
        self._by_sentence: dict[tuple[Span, ...], dict[int, list[Token]]] = {}
        self.contexts: dict[Span, tuple[str, ...]] = {}  # what is said around a naming, by its span
        self._titles = [s.span for s in draft.document.segments if s.kind == "title"]

    def sentence(self, char: int) -> int:
        """Return the number of the sentence that holds a character."""
        return max(bisect_right(self._starts, char) - 1, 0)

    @cached_property
    def names(self) -> Near[ActorName]:
        """Return the mentions of actors by where they stand."""
        return Near((ActorName(m, a.kind) for a in self.draft.actors for m in a.mentions), lambda name: name.span)

    @cached_property
    def lead(self) -> int:
        """Return the number of the first sentence behind the title."""
        end = max((t.end for t in self._titles), default=0)
        return next((i for i, start in enumerate(self._starts) if start >= end), 0)

    @cached_property
    def triggers(self) -> dict[int, str]:
        """Return by the number of a word the event that it tells."""
        found: dict[int, str] = {}
        for event in self.draft.events:
            for span in event.mentions or (event.trigger,):
                found.update((token.i, event.id) for token in self.draft.tokens(span) if token.i not in found)
        return found

    def heads(self, event: Event) -> list[Token]:
        """Return the words that tell an event, one a mention, in text order."""
        told = event.mentions or (event.trigger,)
        if told not in self._heads:
            phrases = (self.draft.tokens(span) for span in told)
            self._heads[told] = [tokens.root for tokens in phrases if len(tokens)]
        return self._heads[told]

    def told_in(self, event: Event) -> dict[int, list[Token]]:
        """Return the words that tell an event by the number of their sentence, in text order."""
        told = event.mentions or (event.trigger,)
        if told not in self._by_sentence:
            found: dict[int, list[Token]] = {}
            for head in sorted(self.heads(event), key=lambda t: t.i):
                found.setdefault(self.sentence(head.idx), []).append(head)
            self._by_sentence[told] = found
        return self._by_sentence[told]

    def gap(self, event: Event, word: Token) -> int:
        """Return how many sentences a word is from the nearest that tells an event, 0 for the same sentence."""
        here, told = self.sentence(word.idx), list(self.told_in(event))
        at = bisect_right(told, here)
        return min(abs(here - n) for n in told[max(at - 1, 0) : at + 1])

    def part(self, span: Span) -> str:
        """Return the part of the report that a span stands in: title, lead, second or third sentence, body."""
        if any(t.covers(span) for t in self._titles):
            return "title"
        at = self.sentence(span.start) - self.lead
        return ("lead", "second", "third")[at] if 0 <= at < 3 else "body"

    def time_of(self, event: Event) -> Time | None:
        """Return the time of an event."""
        return next((t for t in self.draft.times if t.id == event.time), None)

    def is_news(self, event: Event) -> bool:
        """Tell whether the title or the lead tells an event."""
        return any(self.part(s) in ("title", "lead") for s in event.mentions or (event.trigger,))

    def owner(self, word: Token) -> str | None:
        """Return the event of the nearest trigger above a word."""
        return next((self.triggers[t.i] for t in (word, *word.ancestors) if t.i in self.triggers), None)

    def between(self, one: Token, two: Token, event: str) -> int:
        """Return how many words that tell other events stand between two words."""
        low, high = sorted((one.i, two.i))
        return sum(self.triggers.get(i, event) != event for i in range(low + 1, high))


def way(word: Token, trigger: Token, *, steps: int = 4) -> str:
    """Return the labels between two words of a sentence, up and down the parse; "far" where they are many, "none" in two trees."""
    below = [trigger, *trigger.ancestors]
    places = {token.i: n for n, token in enumerate(below)}
    up: list[str] = []
    for token in (word, *word.ancestors):
        if token.i in places:
            down = [_label(t) for t in below[: places[token.i]]]
            return f"{'^'.join(up)}|{'^'.join(down)}" if len(up) + len(down) <= steps else "far"
        up.append(_label(token))
    return "none"


def _label(token: Token) -> str:
    return token.lower_ if token.pos_ == "ADP" else token.dep_
