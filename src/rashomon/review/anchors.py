"""Where the words of a judgement stand: in the document they were chosen in, or in another version of it.

In the same document (its id is the hash of its content) characters never move. In another version the words are looked for with what
stood around them, as the W3C Web Annotation model's TextQuoteSelector does (Recommendation of 23 February 2017, 4.2.4).
"""

from rashomon.model import Document, Judgement, Span

CONTEXT = 32  # characters kept on each side


def quoted(document: Document, span: Span | None) -> tuple[str, str, str]:
    """Return the words of a span with what stands before and after them; empty for the report as a whole."""
    if span is None:
        return "", "", ""
    text = document.text
    return span.of(text), text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]


def found(judgement: Judgement, document: Document) -> Span | None:
    """Return where the words of a judgement stand in a document; None where they are gone."""
    span = judgement.subject.span
    if span is None:
        return Span(0, len(document.text))
    if judgement.subject.document == document.id:
        return span if span.end <= len(document.text) else None
    return _nearest(judgement, document.text, span)


def _nearest(judgement: Judgement, text: str, span: Span) -> Span | None:
    """Return the occurrence of the words with most of their old surroundings, of equals the one nearest to the old place."""
    words = judgement.words
    starts = []
    at = text.find(words) if words else -1
    while at >= 0:
        starts.append(at)
        at = text.find(words, at + 1)
    if not starts:
        return None

    def likeness(start: int) -> tuple[int, int]:
        before, after = text[max(0, start - CONTEXT) : start], text[start + len(words) : start + len(words) + CONTEXT]
        alike = _common(before[::-1], judgement.before[::-1]) + _common(after, judgement.after)
        return alike, -abs(start - span.start)

    best = max(starts, key=likeness)
    return Span(best, best + len(words))


def _common(left: str, right: str) -> int:
    """Return how many characters two texts begin with alike."""
    for at, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return at
    return min(len(left), len(right))
