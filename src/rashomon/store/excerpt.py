"""The words of a report that answer a search, with what stands around them."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Span
from rashomon.store.query import Phrase, parse, sought
from rashomon.store.words import MOST, placed

WIDTH = 200  # characters
_BEFORE = 50  # of them before the first word that was looked for
_MATCHES = 300  # looked at to choose the best place


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text: `span` says which, `hits` are the words looked for in it, counted from the start of the whole text."""

    text: str
    span: Span
    hits: tuple[Span, ...] = ()


def excerpt(text: str, query: str, width: int = WIDTH) -> Excerpt:
    """Return the piece of a text, about `width` characters long, that holds most of what a query looks for.

    Where none of it is in the text (it was the title that answered), the piece is the beginning.

    >>> excerpt("Two drones were shot down over the Tigris.", "tigris drone").hits
    (Span(start=4, end=10), Span(start=35, end=41))
    """
    matches = sorted(_matches(text, sought(parse(query))))[:_MATCHES]
    best = max(matches, key=lambda m: (len({at for s, at in matches if 0 <= s.start - m[0].start < width - _BEFORE}), -m[0].start),
               default=None)  # fmt: skip
    window = _window(text, best[0].start if best else 0, width)
    hits = dict.fromkeys(span for span, _ in matches if window.start <= span.start and span.end <= window.end)
    return Excerpt(window.of(text), window, tuple(hits))


def _matches(text: str, phrases: list[Phrase]) -> Iterator[tuple[Span, int]]:
    """Yield where a phrase stands, and which it is."""
    there = list(placed(text))[:MOST]
    for at, phrase in enumerate(phrases):
        for start in range(len(there) - len(phrase.words) + 1):
            if _is(phrase, [word for word, _, _ in there[start : start + len(phrase.words)]]):
                yield Span(there[start][1], there[start + len(phrase.words) - 1][2]), at


def _is(phrase: Phrase, words: list[str]) -> bool:
    if phrase.forms:
        return words[0] in phrase.forms
    if phrase.begins:
        return words[:-1] == list(phrase.words[:-1]) and words[-1].startswith(phrase.words[-1])
    return words == list(phrase.words)


def _window(text: str, at: int, width: int) -> Span:
    """Return about `width` characters around a place, cut between words."""
    start, end = max(0, at - _BEFORE), min(len(text), max(0, at - _BEFORE) + width)
    if start:
        start = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start), start - 30) + 1
    if end < len(text):
        space = max(text.rfind(" ", at, end), text.rfind("\n", at, end))
        end = space if space > at + width // 2 else end
    return Span(start, max(end, start))
