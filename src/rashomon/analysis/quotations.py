"""Which characters stand inside quotation marks."""

from rashomon.model import Span

OPENING = {"“": "”", "„": "”", "«": "»", "‘": "’", "``": "''"}
_DOUBLE = '”“"'  # marks that close a curly double quotation in careless typing
_ENDS = ".!?,;:…”\"’'—-"


def find_quotations(text: str) -> tuple[Span, ...]:
    """Return the spans inside quotation marks, marks excluded, outermost only, in text order.

    A quotation that is still open where its paragraph ends is closed there: either the next paragraph opens with a mark
    again (the convention of quotations over several paragraphs), or the closing mark was forgotten.
    """
    spans: list[Span] = []
    start: int | None = None
    close = ""
    for at, char in enumerate(text):
        if start is None:
            close = _opens(text, at)
            start = at + 1 if close else None
        elif _opens_anew(text, at, close):
            _keep(spans, text, start, at)
            start = at + 1
        elif (char == "\n" and _ends_paragraph(text, at)) or _closes(text, at, close):
            _keep(spans, text, start, at)
            start = None
    if start is not None and close not in "’'":
        _keep(spans, text, start, len(text))
    return tuple(spans)


def _keep(spans: list[Span], text: str, start: int, end: int) -> None:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if end > start:
        spans.append(Span(start, end))


def _ends_paragraph(text: str, at: int) -> bool:
    """Tell whether a newline ends a paragraph rather than wraps a line."""
    return text[at + 1 : at + 2] in ("\n", "“", '"', "") or text[max(at - 1, 0)] in '.!?”"' or text[at - 2 : at] == ". "


def _opens(text: str, at: int) -> str:
    """Return the closing mark that a mark at this place waits for, or nothing."""
    char = text[at]
    if char not in "\"'“„«‘":
        return ""
    before, after = (text[at - 1] if at else " "), text[at + 1 : at + 2]
    if not after or (after.isspace() and char != "«"):
        return ""
    if char == '"':
        return "" if before.isalnum() else '"'
    if char in "'‘":
        return _opens_single(text, at, before, after)
    return OPENING[char]


def _opens_single(text: str, at: int, before: str, after: str) -> str:
    """Return the mark that closes a single quotation, or nothing where the mark is an apostrophe (’90s, ’em, Sadr‘s)."""
    close = "’" if text[at] == "‘" else "'"
    if before.isalnum() or not after.isalpha():
        return ""
    line = text[at + 1 : at + 300].partition("\n")[0]
    return close if any(_closes(line, i, close) for i, c in enumerate(line) if c == close) else ""


def _opens_anew(text: str, at: int, close: str) -> bool:
    """Tell whether a quotation goes on with another opening mark: its next paragraph, set on the same line ("… partners. "We are …")."""
    if text[at] not in '"“' or close not in '"”' or not text[at - 1].isspace():
        return False
    return text[at + 1 : at + 2].isalnum() and text[:at].rstrip()[-1:] in ".!?"


def _closes(text: str, at: int, close: str) -> bool:
    char, after = text[at], text[at + 1 : at + 2]
    if close in "’'":
        return char == close and not after.isalnum() and not text[at - 1].isspace()
    if close == "”" and char in _DOUBLE:
        return char == "”" or not (after.isalnum() or after == "‘")
    return char == close
