"""Text → the words that a search finds, the same for every store.

The stores' own tokenisers differ in what a word is, so words are made here and the stores only look them up.
"""

import re
import unicodedata
from collections.abc import Iterator

MOST = 16_383  # words of one report that are searched: PostgreSQL counts positions no further
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 64  # characters of a word that count


def words(text: str) -> list[str]:
    """Return the words of a text in order: lower case, without accents.

    >>> words("Mustafa al-Kadhemi's Zürich, 1,200 Männer")
    ['mustafa', 'al', 'kadhemi', 's', 'zurich', '1', '200', 'manner']
    """
    return [word for word, _, _ in placed(text)]


def placed(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word with its first character and the one after its last."""
    for found in _WORD.finditer(text):
        for word in _WORD.findall(_fold(found[0])):
            yield word[:_LONGEST], found.start(), found.end()


def numbers(word: str) -> tuple[str, ...]:
    """Return a word in the singular and the plural, as far as spelling tells (Harman's S stemmer, 1991).

    >>> numbers("attacks"), numbers("drone"), numbers("bodies"), numbers("crisis"), numbers("2021")
    (('attack', 'attacks'), ('drone', 'drones'), ('bodies', 'body'), ('crisis',), ('2021',))
    """
    if not word.isalpha() or len(word) < 3 or word.endswith(("ss", "us", "is")):
        return (word,)
    one = _singular(word)
    if one == word:
        return tuple(sorted({word, _plural(word)}))
    return tuple(sorted({word, one}))


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") else word


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"
