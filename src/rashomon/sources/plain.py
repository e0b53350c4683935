"""Strings that come from outside made fit to be written and shown."""

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def printable(words: str) -> str:
    """Return words without what steers a terminal or turns the direction of writing: such characters are written as escapes.

    >>> printable("a\\x1b[2Jb")
    'a\\\\x1b[2Jb'
    """
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), words)


def ascii_digits(words: str) -> str:
    """Return words with the decimal digits of all scripts written as 0 to 9.

    >>> ascii_digits("٢٠٢٤-٠٣-٠٩")
    '2024-03-09'
    """
    if words.isascii():
        return words
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in words)
