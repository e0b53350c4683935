"""What keeps work in step with the length of a text: no piece that is parsed, no word and no sentence is longer than its bound.

News has no such words and sentences: of 459 reports the longest word had 56 characters, the longest sentence 122 tokens. What exceeds
the bounds is a list, a table, or made to be a burden; it is cut, and all of it is read.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

PIECE = 40_000  # characters parsed at once: the parser's memory grows with the text it is given
SENTENCE, CUT = 150, 40  # tokens of the longest sentence that is left whole, and of the parts of a longer one
_WORD = re.compile(r"\S{301,}")  # what the tokenizer would look through from every character to its end
_PART = 100  # characters of the parts of such a word


def pieces(text: str) -> Iterator[str]:
    """Cut a text into pieces that join to the same text: at paragraph breaks (else at spaces), and inside endless words."""
    cuts = [at for word in _WORD.finditer(text) for at in range(word.start(), word.end(), _PART)]
    for start, end in pairwise([0, *(at for at in cuts if at), len(text)]):
        yield from _pieces(text[start:end])


def _pieces(text: str) -> Iterator[str]:
    at = 0
    while len(text) - at > PIECE:
        window = text[at : at + PIECE]
        cut = max(window.rfind("\n"), 0) or max(window.rfind(". ") + 1, 0) or max(window.rfind(" "), 0) or PIECE - 1
        yield text[at : at + cut + 1]
        at += cut + 1
    yield text[at:]


def cuts(doc: "Doc") -> frozenset[int]:
    """Return the characters at which sentences must start for none to be endless; none where none is."""
    long = [sentence for sentence in doc.sents if len(sentence) > SENTENCE]
    tokens = [i for s in long for i in (*range(s.start, s.end, CUT), s.end) if i < len(doc)]
    return frozenset(doc[i].idx for i in tokens)
