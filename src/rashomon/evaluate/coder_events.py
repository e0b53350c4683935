"""Which event of a reading is which event of a coder's key: one for one, the best fits first."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.evaluate.coder_keys import Key, mentions, sentences, spots, touch, types_of
from rashomon.evaluate.task import Row
from rashomon.model import Event, Reading, Span

_DIRECT = 3  # what a word that tells both weighs against a party or a figure that both have


@dataclass(frozen=True)
class Pairing:
    """Numbers of events: `event_of` by the key's, `gold_of` by the reading's; `kin` are all of the key's that an event could be."""

    event_of: dict[int, int]
    gold_of: dict[int, int]
    kin: dict[int, list[int]]


def pair(row: Row, reading: Reading) -> Pairing:
    """Return the pairing of a key's events with a reading's."""
    cut = sentences(row["text"])
    fits: list[tuple[int, int, int]] = []
    for at, told in enumerate(row["events"]):
        gold = _Gold(row, told, cut)
        for number, event in enumerate(reading.events):
            weight = gold.weight(event)
            if weight:
                fits.append((-weight, at, number))
    event_of: dict[int, int] = {}
    gold_of: dict[int, int] = {}
    kin: dict[int, list[int]] = {}
    for _, at, number in sorted(fits):
        kin.setdefault(number, []).append(at)
        if at not in event_of and number not in gold_of:
            event_of[at], gold_of[number] = number, at
    return Pairing(event_of, gold_of, kin)


class _Gold:
    """An event of the key with the places of its words in the text."""

    def __init__(self, row: Row, told: Key, cut: Sequence[Span]) -> None:
        text = row["text"]
        self.types = types_of(told)
        self.words = spots(text, *told["words"], *told.get("also_words", ()))
        self._cut = cut
        self.sentences = {self._sentence(span) for span in self.words}
        harm = [h["words"] for h in row["harm"] if h.get("e") == told["k"]]
        self.harmed = spots(text, *told.get("to", ()), *harm)

    def _sentence(self, span: Span) -> Span:
        return next((s for s in self._cut if s.start <= span.start < s.end), span)

    def weight(self, event: Event) -> int:
        """Return how well an event fits: by the words that tell it, or in the same sentence by what it did to whom; 0 is not at all."""
        if event.type not in self.types:
            return 0
        own = mentions(event)
        parts = [*(p.span for p in event.participants), *(c.span for c in event.claims)]
        direct = sum(touch([span], self.words) for span in own)
        near = touch(parts, self.harmed) and any(self._sentence(span) in self.sentences for span in own)
        harmed = sum(touch([span], self.harmed) for span in parts)
        return _DIRECT * direct + harmed + int(near) if direct or near else 0
