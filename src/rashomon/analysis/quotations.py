"""Which characters stand inside quotation marks."""

from rashomon.model import Span

OPENING = {"“": "”", "„": "”", "«": "»", "‘": "’"}


def find_quotations(text: str) -> tuple[Span, ...]:
    """Return the spans inside paired quotation marks, marks excluded, outermost only, in text order.

    A mark that opens a paragraph while the quotation before it is still open continues that quotation (the convention of
    quotations over several paragraphs).
    """
    spans: list[Span] = []
    start: int | None = None
    close = ""
    for at, char in enumerate(text):
        if start is None:
            opens = _opens(text, at)
            if opens:
                start, close = at + 1, opens
        elif char == close and not _is_apostrophe(text, at, close):
            if at > start:
                spans.append(Span(start, at))
            start = None
        elif char == "\n" and text[at : at + 2] in ("\n\n", "\n“", '\n"'):
            if text[start:at].strip():
                spans.append(Span(start, at))
            start = None
    return tuple(spans)


def _opens(text: str, at: int) -> str:
    """Return the closing mark that a mark at this place waits for, or nothing."""
    char = text[at]
    before = text[at - 1] if at else " "
    if char == '"':
        return '"'
    if char == "'":
        return (
            "'" if not before.isalnum() and text[at + 1 : at + 2].isalpha() and "'" in text[at + 2 : at + 300] else ""
        )
    if char == "‘" and before.isalnum():
        return ""
    return OPENING.get(char, "")


def _is_apostrophe(text: str, at: int, close: str) -> bool:
    """Tell whether a single closing mark stands inside a word ("won’t") or after a plural owner."""
    return close in "’'" and text[at + 1 : at + 2].isalpha()
