"""Two texts word by word (difflib: Ratcliff and Obershelp 1988), for people to see what was changed."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from rashomon.formats.markup import Html, el, join, text
from rashomon.model import Span

_TOKEN = re.compile(r"\w+(?:[’'\-]\w+)*|[^\w\s]")
_CURLY = str.maketrans("“”„‘’‚–—", "\"\"\"'''--")
_SLOW = 3_000 * 3_000  # pairs of tokens above which common words are left out of the search, which is then much faster


class Change(NamedTuple):
    """Characters of the left text that stand as other characters in the right one; either may be empty, unlike spans of a record."""

    left: Span
    right: Span


def changes(left: str, right: str) -> list[Change]:
    """Return what differs between two texts in text order; case, line breaks and curly quotation marks do not count.

    >>> [(c.left.of("Four died."), c.right.of("Six died.")) for c in changes("Four died.", "Six died.")]
    [('Four', 'Six')]
    """
    (a, starts), (b, others) = _tokens(left), _tokens(right)
    matcher = SequenceMatcher(None, a, b, autojunk=len(a) * len(b) > _SLOW)
    found: list[Change] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        change = Change(_span(starts, i, j, left), _span(others, k, m, right))
        if found and _near(left, found[-1].left, change.left) and _near(right, found[-1].right, change.right):
            before = found.pop()
            change = Change(Span(before.left.start, change.left.end), Span(before.right.start, change.right.end))
        found.append(change)
    return found


def likeness(left: str, right: str) -> float:
    """Return the share of words that two texts have in the same order, from 0 to 1."""
    (a, _), (b, _) = _tokens(left), _tokens(right)
    return SequenceMatcher(None, a, b, autojunk=len(a) * len(b) > _SLOW).ratio()


def inline(left: str, right: str) -> Html:
    """Return the right text with what it left out struck and what it put in underlined."""
    parts: list[str] = []
    at = 0
    for change in changes(left, right):
        parts.append(text(right[at : change.right.start]))
        gone, put = change.left.of(left), change.right.of(right)
        parts += [el("del", gone if put else f"{gone} ")] if gone else []
        parts += [el("ins", put)] if put else []
        at = change.right.end
    return join([*parts, right[at:]])


def against(words: str, other: str) -> Html:
    """Return the words with those marked that the other text has differently; punctuation alone is not."""
    parts: list[str] = []
    at = 0
    for change in changes(other, words):
        said = change.right.of(words)
        parts.append(words[at : change.right.start])
        parts.append(el("b", said, class_="d") if any(map(str.isalnum, said)) else said)
        at = change.right.end
    return join([*parts, words[at:]])


def _tokens(words: str) -> tuple[list[str], list[Span]]:
    found = list(_TOKEN.finditer(words))
    return [m[0].translate(_CURLY).casefold() for m in found], [Span(*m.span()) for m in found]


def _span(tokens: list[Span], start: int, end: int, words: str) -> Span:
    if start < end:
        return Span(tokens[start].start, tokens[end - 1].end)
    at = tokens[start].start if start < len(tokens) else len(words)
    return Span(at, at)


def _near(words: str, before: Span, after: Span) -> bool:
    """Tell whether nothing but a space or a mark lies between two changes, so that they read as one."""
    return not any(c.isalnum() for c in words[before.end : after.start])
