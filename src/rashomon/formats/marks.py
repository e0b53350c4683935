"""Which facts stand at which characters, and the report's text with them marked.

Spans overlap freely, so the text is cut at every border of a mark; each piece carries the keys of all facts that cover it.
Keys are unique within one reading: `e1` an event, `e1.c0` its first claim, `e1.p0` its first participant, `s1`, `a1`, `p1`,
`t1` as in the record, `n0` the first finding.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from rashomon.formats.markup import Html, el, join, text
from rashomon.model import Event, Reading, Span

_LABELS = {"title": "title", "caption": "caption", "header": "aside", "boilerplate": "aside"}


class Mark(NamedTuple):
    """One stretch of the text that one fact rests on."""

    span: Span
    kind: str
    key: str


Draw = Callable[[str, tuple[Mark, ...]], Html]


def marks(reading: Reading) -> Iterator[Mark]:
    """Return all marks of a reading."""
    for event in reading.events:
        yield from _event(event)
    for statement in reading.statements:
        yield Mark(statement.content, "said", statement.id)
        yield from (Mark(span, "quote", statement.id) for span in statement.quoted)
    for actor in reading.actors:
        yield from (Mark(span, "actor", actor.id) for span in actor.mentions)
    yield from (Mark(place.span, "place", place.id) for place in reading.places)
    yield from (Mark(time.span, "time", time.id) for time in reading.times)
    for at, finding in enumerate(reading.findings):
        yield from (Mark(span, "wrong", f"n{at}") for span in finding.spans)


def _event(event: Event) -> Iterator[Mark]:
    for span in dict.fromkeys((event.trigger, *event.mentions)):
        yield Mark(span, "event", event.id)
    for at, claim in enumerate(event.claims):
        yield Mark(claim.span, "claim", f"{event.id}.c{at}")
        if claim.attribution:
            yield Mark(claim.attribution, "source", f"{event.id}.c{at}")
    yield from (Mark(part.span, "part", f"{event.id}.p{at}") for at, part in enumerate(event.participants))


def marked_text(reading: Reading) -> Html:
    """Return the whole text, paragraph by paragraph, with every mark in place; no character is left out."""
    return marked(reading, marks(reading), _mark)


def marked(reading: Reading, found: Iterable[Mark], draw: Draw) -> Html:
    """Return the whole text cut at every border of a mark, each piece that marks cover drawn by `draw(words, marks)`.

    Marks that are empty or lie outside the text are left out.
    """
    size = len(reading.document.text)
    pieces = deque(_pieces(reading, sorted(mark for mark in found if 0 <= mark.span.start < mark.span.end <= size)))
    blocks: list[str] = []
    for kind, span in _blocks(reading):
        inside: list[str] = []
        while pieces and pieces[0][0].end <= span.end:
            inside.append(_piece(reading, *pieces.popleft(), draw))
        blocks.append(el("p", join(inside), class_=f"block {_LABELS.get(kind, 'body')}", dir="auto"))
    return join(blocks)


def _piece(reading: Reading, span: Span, found: tuple[Mark, ...], draw: Draw) -> Html:
    words = span.of(reading.document.text)
    if not words.strip() and "\n" in words:
        return el("span", words, class_="gap")  # kept for the offsets, not shown: blocks have their own distance
    return draw(words, found) if found and words.strip() else _trimmed(words)


def _mark(words: str, found: tuple[Mark, ...]) -> Html:
    """Return one piece with the kinds that cover it and their keys, the narrowest first."""
    kinds = sorted({mark.kind for mark in found})
    keys = dict.fromkeys(
        mark.key for mark in sorted(found, key=lambda mark: (mark.span.end - mark.span.start, mark.key))
    )
    return el(
        "span",
        words,
        class_=f"m {' '.join('k-' + kind for kind in kinds)}",
        data_f=" ".join(keys),
        tabindex=-1,
        role="button",
    )


def _trimmed(words: str) -> Html:
    """Return unmarked words with line breaks at their end kept apart, as above."""
    kept = words.rstrip()
    tail = words[len(kept) :]
    return join([text(kept), el("span", tail, class_="gap")]) if "\n" in tail else text(words)


def _blocks(reading: Reading) -> list[tuple[str, Span]]:
    """Return the parts of the page with what lies between them, so that they tile the text."""
    size = len(reading.document.text)
    tiles: list[tuple[str, Span]] = []
    at = 0
    for segment in sorted(reading.document.segments, key=lambda segment: segment.span):
        start, end = max(at, segment.span.start), min(size, segment.span.end)
        if start >= end:
            continue
        between = reading.document.text[at:start]
        if between.strip():
            tiles.append(("body", Span(at, start)))
        elif between and tiles:
            tiles[-1] = (tiles[-1][0], Span(tiles[-1][1].start, start))
        else:
            start = at
        tiles.append((segment.kind, Span(start, end)))
        at = end
    if reading.document.text[at:].strip() or not tiles:
        tiles.append(("body", Span(at, size)))
    elif at < size:
        tiles[-1] = (tiles[-1][0], Span(tiles[-1][1].start, size))
    return tiles


def _pieces(reading: Reading, found: list[Mark]) -> list[tuple[Span, tuple[Mark, ...]]]:
    """Cut the text at every border of a mark or block; each piece comes with the marks that cover it."""
    size = len(reading.document.text)
    cuts = (
        {0, size} | {cut for mark in found for cut in mark.span} | {cut for _, span in _blocks(reading) for cut in span}
    )
    borders = sorted(cuts)
    pieces: list[tuple[Span, tuple[Mark, ...]]] = []
    open_: list[Mark] = []
    at = 0
    for start, end in pairwise(borders):
        open_ = [mark for mark in open_ if mark.span.end > start]
        while at < len(found) and found[at].span.start == start:
            open_.append(found[at])
            at += 1
        pieces.append((Span(start, end), tuple(open_)))
    return pieces
