"""Who said what, against PolNeAR's layout."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from rashomon.analysis.quotations import find_quotations
from rashomon.evaluate.scores import scores
from rashomon.evaluate.shape import SPAN
from rashomon.evaluate.task import Counts, Miss, PerReport, Row, layers_of, task
from rashomon.model import Reading, Span

PARTS = ("source", "cue", "content")
_LOOSE = "“”\"'‘’.,;:–—-()?!"


@dataclass(frozen=True)
class Attribution:
    """One attribution as sets of word numbers."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    direct: bool


def _words(text: str) -> list[Span]:
    """Return the words of a text without the marks at their ends; a word of marks only is none."""
    words, start = [], None
    for at, char in enumerate(text + " "):
        if char.isspace() or char in "—–":
            if start is not None and any(c.isalnum() for c in text[start:at]):
                words.append(Span(start, at))
            start = None
        elif start is None:
            start = at
    return words


def _held(words: list[Span], spans: Iterable[Span], text: str) -> frozenset[int]:
    """Return the words that share a letter or digit with one of the spans."""
    found = set()
    for span in spans:
        low, high = 0, len(words)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if words[middle].end <= span.start else (low, middle)
        while low < len(words) and words[low].start < span.end:
            shared = text[max(words[low].start, span.start) : min(words[low].end, span.end)]
            if any(c.isalnum() for c in shared):
                found.add(low)
            low += 1
    return frozenset(found)


def gold_attributions(row: Row) -> list[Attribution]:
    """Return the gold attributions of a row that have a content."""
    text, words = row["text"], _words(row["text"])
    quoted = _held(words, find_quotations(text), text)
    rows = []
    for item in row["attributions"]:
        held = {part: _held(words, (Span(*s) for s in item.get(part) or ()), text) for part in PARTS}
        if held["content"]:
            rows.append(Attribution(**held, direct=_is_direct(held["content"], quoted)))
    return rows


def read_attributions(reading: Reading) -> list[Attribution]:
    """Return a reading's attributions: its statements, those of one cue put together; without a source or cue none."""
    text, words = reading.document.text, _words(reading.document.text)
    quoted = _held(words, find_quotations(text), text)
    groups: dict[object, list[Any]] = {}
    for s in reading.statements:
        if s.speaker_span is not None:
            groups.setdefault(s.cue or s.content, []).append(s)
    rows = []
    for same in groups.values():
        cue = _held(words, [s.cue for s in same if s.cue], text)
        content = _held(words, [s.content for s in same], text) - (cue if len(same) > 1 else frozenset())
        source = _held(words, [same[0].speaker_span], text)
        if content:
            rows.append(Attribution(source, cue, content, direct=_is_direct(content, quoted)))
    return rows


def _is_direct(content: frozenset[int], quoted: frozenset[int]) -> bool:
    return len(content & quoted) >= 0.9 * len(content)


def linked(gold: list[Attribution], read: list[Attribution]) -> list[tuple[int, int]]:
    """Return the pairs of attributions that are the same, one to one, those that share most words first."""
    pairs = []
    for i, a in enumerate(gold):
        for j, b in enumerate(read):
            both = len(a.content & b.content)
            share = both / len(a.content | b.content)
            near = share >= 0.5 or (both > 0 and bool(a.cue & b.cue))
            if near and (bool(a.source & b.source) or not (a.source or b.source)):
                pairs.append((-share, i, j))
    left, right, chosen = set(), set(), []
    for _, i, j in sorted(pairs):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            chosen.append((i, j))
    return chosen


@task("statements")
class Statements(PerReport):
    """Who said what: sources, cues, contents and their links.

    On PolNeAR's layout (Newell et al., LREC 2018): attributions of source, cue and content spans. Row:
    `{id, text, attributions: [{source, cue, content}]}`, each part a list of `[start, end]` (discontinuous or empty parts are fine).

    Statements that share one cue are one attribution here, since a content cut in two by its cue is one attribution in the gold.

    - *source, cue, content token F1*: words (runs of non-space) that lie in such a part in the gold and in the reading.
    - *exact F1*: a part counts where its words are the same in both, loose marks at its ends aside.
    - *linked F1*: an attribution counts where its contents overlap with Jaccard ≥ .5 over words, or the cues share a word and the
      contents do, and the sources share a word (or both have none). One gold attribution takes one of the reading's, best first.
    - *direct* are attributions whose content is, but for a tenth, in quotation marks (as found by ours), *indirect* the rest;
      a reading's attribution counts as direct by the same measure of its own content.
    """

    needs: ClassVar = {"text": str, "attributions": [{part: ([SPAN], None) for part in PARTS}]}

    def count(self, row: Row, reading: Reading) -> Counts:
        """Return words and parts of the gold, of the reading and of both, and linked attributions."""
        gold, read = gold_attributions(row), read_attributions(reading)
        counts: Counts = Counter()
        for part in PARTS:
            _count_part(counts, part, [getattr(a, part) for a in gold], [getattr(a, part) for a in read])
        pairs = linked(gold, read)
        for name, keep in (("all", (True, False)), ("direct", (True,)), ("indirect", (False,))):
            counts[f"{name}.gold"] += sum(a.direct in keep for a in gold)
            counts[f"{name}.read"] += sum(a.direct in keep for a in read)
            counts[f"{name}.gold.hit"] += sum(gold[i].direct in keep for i, _ in pairs)
            counts[f"{name}.read.hit"] += sum(read[j].direct in keep for _, j in pairs)
        return counts

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return linked precision, recall and F1 of all, direct and indirect, then token and exact F1 of each part."""
        out: dict[str, float] = {}
        for name in ("all", "direct", "indirect"):
            hit, gold, read, right = (counts.get(f"{name}.{k}", 0) for k in ("gold.hit", "gold", "read", "read.hit"))
            out |= scores(hit, gold, read, f"{name}_linked_", found_hit=right)
        for part in PARTS:
            for how in ("token", "exact"):
                hit, gold, read = (counts.get(f"{part}.{how}.{k}", 0) for k in ("hit", "gold", "read"))
                out[f"{part}_{how}_f1"] = scores(hit, gold, read)["f1"]
        return out

    def misses(self, row: Row, reading: Reading) -> Iterator[Miss]:
        """Yield attributions without a partner, the gold's and the reading's."""
        gold, read = gold_attributions(row), read_attributions(reading)
        pairs, by = linked(gold, read), layers_of(reading, "statements")
        for i, one in enumerate(gold):
            if i not in {left for left, _ in pairs}:
                yield _miss("missed", one, row["text"], by)
        for j, one in enumerate(read):
            if j not in {right for _, right in pairs}:
                yield _miss("extra", one, row["text"], by)


def _count_part(counts: Counts, part: str, gold: list[frozenset[int]], read: list[frozenset[int]]) -> None:
    ours = frozenset().union(*read) if read else frozenset()
    theirs = frozenset().union(*gold) if gold else frozenset()
    counts[f"{part}.token.gold"] += len(theirs)
    counts[f"{part}.token.read"] += len(ours)
    counts[f"{part}.token.hit"] += len(ours & theirs)
    exact_gold, exact_read = Counter(g for g in gold if g), Counter(r for r in read if r)
    counts[f"{part}.exact.gold"] += sum(exact_gold.values())
    counts[f"{part}.exact.read"] += sum(exact_read.values())
    counts[f"{part}.exact.hit"] += sum((exact_gold & exact_read).values())


def _miss(kind: Literal["missed", "extra"], one: Attribution, text: str, by: str | None) -> Miss:
    words = _words(text)
    source, cue, content = (
        " ".join(words[i].of(text) for i in sorted(part)) for part in (one.source, one.cue, one.content)
    )
    told = f"{'direct' if one.direct else 'indirect'} [{source}] <{cue}> {content[:160]}"
    return Miss(kind, told, text, tuple(words[i] for i in sorted(one.source | one.cue)), by)
