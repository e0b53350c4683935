"""A sentence with a hole, a quotation that never closes, a cut end."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rashomon.checks.registry import check
from rashomon.model import Finding, Reading, Segment, Span

_HOLE = re.compile(r"\b(?:[\w’'-]+ ){1,5}(?:a|an|the)(?:,|;|\.(?=\s|$))(?: ?[\w’'-]+){0,5}")
_LETTER_A = re.compile(
    r"\b(?:vitamin|hepatitis|group|plan|grade|section|team|type|class|level|category|unit|block|influenza) a[,;.]", re.I
)
_OPEN_END = re.compile(
    r"\b(?:the|a|an|of|to|and|with|by|for|from|in|on|at|that|which|who|whose|was|were|is|are|has|have|had|or|but|as"
    r"|(?:an?|the|its|his|her|their) (?:new|former|major|large|small|first|second|last|next|same|other))$",
    re.I,
)
_CLOSED = re.compile(
    r"\b(?:where|what|as|than|who|how|which|whatever|it)\b(?: [\w’'-]+){0,4} (?:was|were|is|are|has|have|had)$", re.I
)
_CUT = re.compile(
    r"\b(?:they|he|she|we|when|while|because|if|been|be|will|would|could|should|might|their|its|into|than)$", re.I
)


@check("truncated.v1")
def truncated(reading: Reading) -> Iterator[Finding]:
    """Fires on a sentence with a hole ("who ran as a, was the winner"), a quotation opened and not closed in the last paragraph, and
    a paragraph or text that ends inside a sentence.

    Silent on captions, boilerplate and lists.
    """
    text = reading.document.text
    body = [s for s in reading.document.segments if s.kind in ("body", "title")] or [
        Segment("body", Span(0, len(text)))
    ]
    for segment in body:
        yield from _holes(text, segment.span)
    last = [s for s in body if s.kind == "body"][-1:]
    for segment in last:
        yield from _cut_end(text, segment.span)
    for segment, after in pairwise(s for s in body if s.kind == "body"):
        words = segment.span.of(text).rstrip()
        if len(words) >= 40 and _is_open(words) and text[after.span.start].isupper():
            yield _finding("A paragraph ends inside a sentence.", _tail(segment.span))


def _holes(text: str, span: Span) -> Iterator[Finding]:
    for found in _HOLE.finditer(text, span.start, span.end):
        if not _LETTER_A.search(found.group()):
            yield _finding("Words are missing here.", Span(*found.span()))


def _cut_end(text: str, span: Span) -> Iterator[Finding]:
    words = span.of(text).rstrip()
    if len(words) < 40 or ("\n" in words.strip() and words.count("\n") > 3):
        return
    end = span.start + len(words)
    tail = _tail(Span(span.start, end))
    if _is_open(words) or _CUT.search(words) or (words[-1] in ",;-–—" and not words.endswith(("--", "—"))):
        yield _finding("The text ends inside a sentence.", tail)
    elif words.count("“") > words.count("”") and not set("“”\"’'") & set(words[words.rfind("“") + 1 :]):
        start = span.start + words.rfind("“")
        yield _finding("A quotation is opened and never closed.", Span(start, end))


def _is_open(words: str) -> bool:
    """Tell whether words end inside a sentence; "than it was" and "where he is" do not."""
    end = _OPEN_END.search(words)
    return end is not None and not _CLOSED.search(words)


def _tail(span: Span) -> Span:
    return Span(max(span.start, span.end - 40), span.end)


def _finding(message: str, span: Span) -> Finding:
    return Finding("truncated.v1", "doubt", message, (span,))
