"""The parts of a page's text: header, title, body, captions, boilerplate.

Nothing is cut away: every line that is not blank lies in exactly one segment, in text order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from rashomon.lang import lists
from rashomon.model import Segment, SegmentKind, Span
from rashomon.sources.headers import is_labelled, read_header_line

_LINE = re.compile(r"[^\S\r\n]*(\S[^\r\n\v\f\x85\u2028\u2029]*)")
_SENTENCE_START = re.compile(r"(?<=[.!?”\"’)\]])\s+(?=[\"“(\[©A-Z])")
_CLOSED = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_SEED_CLOSED = re.compile(r"[.:;,…]$")
TITLE_WORDS = 24
QUESTION_WORDS = 15  # a longer question is a sentence of the report
TAIL_LENGTH = 500  # characters at the end of a paragraph that are searched for a publisher's tail
HEAD_LINES = 12  # lines among which the header and the title stand


@dataclass
class Layout:
    """The segments of a text and what its header says (`facts`: title, published, publisher, author, url)."""

    segments: list[Segment] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)

    def add(self, kind: SegmentKind, span: Span) -> None:
        """Add one segment."""
        self.segments.append(Segment(kind, span))


def lay_out(text: str, *, title: str | None = None, captions: frozenset[str] = frozenset()) -> Layout:
    """Return the parts of a text. `title` is the title known from elsewhere, `captions` lines known to be captions."""
    layout = Layout()
    blocks = _blocks(text)
    rest = _read_head(text, blocks, layout, title)
    before: SegmentKind = "header"
    for span in blocks[rest:]:
        before = _kind(span.of(text), before, captions)
        layout.add(before, span)
    _split_tails(text, layout)
    return layout


def _blocks(text: str) -> list[Span]:
    """Return the paragraphs: lines, or runs of lines where the text is wrapped by hand."""
    lines = [Span(m.start(1), m.start(1) + len(m[1].rstrip())) for m in _LINE.finditer(text)]
    head = next((i for i, line in enumerate(lines) if not is_labelled(line.of(text))), len(lines))
    return lines[:head] + _unwrapped(text, lines[head:])


def _unwrapped(text: str, lines: list[Span]) -> list[Span]:
    if not _is_wrapped([line.of(text) for line in lines]):
        return lines
    joined: list[Span] = []
    for line in lines:
        gap = text[joined[-1].end : line.start] if joined else ""
        if joined and gap.count("\n") == 1:
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _is_wrapped(lines: list[str]) -> bool:
    if len(lines) < 4:
        return False
    long = [line for line in lines if 45 <= len(line) <= 100]
    open_ended = [line for line in lines if line[-1].isalnum() or line[-1] in ",-"]
    return len(long) > 0.6 * len(lines) and len(open_ended) > 0.5 * len(lines)


def _read_head(text: str, blocks: list[Span], layout: Layout, known: str | None) -> int:
    """Read header lines and the title; return the number of blocks they take."""
    titled = False
    for at, span in enumerate(blocks[:HEAD_LINES]):
        line = span.of(text)
        header = read_header_line(line, after_title=titled)
        if header:
            for kind, start, end in header.parts:
                layout.add(kind, Span(span.start + start, span.start + end))
                titled = titled or kind == "title"
            for name, value in header.facts.items():
                layout.facts.setdefault(name, value)
            if any(kind == "body" for kind, _, _ in header.parts):
                return at + 1
            continue
        if titled or not _is_title(text, blocks, at, known):
            return at
        titled = True
        layout.add("title", span)
        layout.facts.setdefault("title", line)
    return min(len(blocks), HEAD_LINES)


def _is_title(text: str, blocks: list[Span], at: int, known: str | None) -> bool:
    """Tell whether a block is a headline: short, no closing mark, before a longer paragraph that has one."""
    line = blocks[at].of(text)
    if known and _bare(line) == _bare(known):
        return True
    most = QUESTION_WORDS if line.endswith("?") else TITLE_WORDS
    if not 3 <= len(line[:500].split()) <= most or _is_furniture(line):
        return False
    if _CLOSED.search(line) and (_SEED_CLOSED.search(line) or _SENTENCE_START.search(line)):
        return False
    after = [block.of(text) for block in blocks[at + 1 : at + 8]]
    return any(len(other) > 60 and _CLOSED.search(other) for other in after)


def _bare(line: str) -> str:
    return re.sub(r"\W+", "", line).lower()


def _is_furniture(line: str) -> bool:
    return any(p.fullmatch(line) for p in (*_patterns("lines"), *_patterns("captions")))


def _kind(line: str, before: SegmentKind, captions: frozenset[str]) -> SegmentKind:
    """Return the kind of one block after the head."""
    if line in captions:
        return "caption"
    if len(line) <= 700:
        if any(p.fullmatch(line) for p in _patterns("captions")):
            return "caption"
        if any(p.fullmatch(line) for p in _patterns("lines")):
            return "boilerplate"
    # the picture's short title often stands beside its caption
    if before == "caption" and len(line.split()) <= 5 and not _CLOSED.search(line):
        return "caption"
    return "body"


def _split_tails(text: str, layout: Layout) -> None:
    """Cut the publisher's own sentences off the end of the last paragraphs."""
    tail: list[Segment] = []
    while layout.segments:
        last = layout.segments[-1]
        if last.kind == "boilerplate":
            tail.append(layout.segments.pop())
            continue
        if last.kind != "body":
            break
        pieces = list(_tails(text, last.span, layout.facts))
        if not pieces:
            break
        tail += [Segment("boilerplate", piece) for piece in pieces]
        layout.segments.pop()
        kept = text[last.span.start : pieces[-1].start].rstrip()
        if kept:
            layout.add("body", Span(last.span.start, last.span.start + len(kept)))
            break
    layout.segments.extend(reversed(tail))


def _tails(text: str, block: Span, facts: dict[str, str]) -> Iterator[Span]:
    """Yield the tail sentences of a paragraph, the last first."""
    end = block.end
    while end > block.start:
        window = max(block.start, end - TAIL_LENGTH)
        starts = [window + m.end() for m in _SENTENCE_START.finditer(text[window:end])]
        found = next((hit for start in [block.start, *starts] if end - start <= TAIL_LENGTH
                      for pattern in _patterns("tails") if (hit := pattern.fullmatch(text, start, end))), None)  # fmt: skip
        if not found:
            return
        if found.groupdict().get("name"):
            facts.setdefault("tail_name", found["name"])
        yield Span(found.start(), found.end())
        end = found.start()
        while end > block.start and text[end - 1].isspace():
            end -= 1


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in lists("boilerplate")[name])
