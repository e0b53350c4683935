"""Datelines: where and when an agency filed, set before a dash at the head of a report ("MANILA, Feb. 3, 2014 (ABC) - ")."""

import re

from spacy.tokens import Token

_DATELINE = re.compile(
    r"\s*[A-Z][\w’'.-]+(?:[ -][A-Z][\w’'.-]+){0,3}(?:, [A-Z][\w.’' ]{1,25}?)?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)?,?"
    r"\s*(?:\([^)\n]{2,30}\)\s*)?(?:[—–-]{1,2}\s|:\s)"
)


def in_dateline(word: Token) -> bool:
    """Tell whether a word stands in the dateline of its sentence."""
    sentence = word.sent
    if word.i - sentence.start > 14:
        return False
    found = _DATELINE.match(sentence.text)
    if found is None or not (found.group().lstrip().split()[0].rstrip(",:").isupper() or "(" in found.group()):
        return False
    return word.idx < sentence.start_char + found.end()
