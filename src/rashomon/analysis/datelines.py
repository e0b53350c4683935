"""Datelines: where and when an agency filed, set before a dash at the head of a report ("MANILA, Feb. 3, 2014 (ABC) - ").

The agency stands in brackets before the date or behind it.
"""

import re
from functools import lru_cache

from spacy.tokens import Token

_AGENCY = r"(?:,?\s*\([^)\n]{2,30}\))?"
_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][\w’'./-]+(?:[ -][A-Z][\w’'./-]+){0,3})(?:, [A-Z][\w.’' ]{1,25}?)?"
    + _AGENCY
    + r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)?,?"
    + _AGENCY
    + r"\s*(?:[—–-]{1,2}\s|:\s)"
)
_LONGEST = 90  # characters


@lru_cache(maxsize=64)
def dateline_end(text: str, start: int = 0) -> int:
    """Return where the words behind a dateline begin, or `start` where none stands there: in capitals or with an agency."""
    found = _DATELINE.match(text, start)
    if found is None or found.end() - start > _LONGEST:
        return start
    return found.end() if found["place"].split()[0].isupper() or "(" in found.group() else start


def in_dateline(word: Token) -> bool:
    """Tell whether a word stands in the dateline of its sentence."""
    sentence = word.sent
    if word.i - sentence.start > 14:
        return False
    return word.idx < sentence.start_char + dateline_end(sentence.text)
