"""Reading personal names: their words, and whether two names may be one person's."""

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from rashomon.lang import lists
from rashomon.lang.spelling import same_word

_WORD = re.compile(r"[a-z0-9]+(?:['’ʼ][a-z]+)?")


@cache
def particles() -> frozenset[str]:
    """Return the words that join names but tell nobody apart ("al", "bin", "van")."""
    return frozenset(lists("actors")["names"]["particles"])


@lru_cache(maxsize=4096)
def name_parts(name: str) -> tuple[str, ...]:
    """Return the telling words of a name, folded, without particles.

    >>> name_parts("Mustafa al-Kadhemi"), name_parts("Ursula von der Leyen")
    (('mustafa', 'kadhemi'), ('ursula', 'leyen'))
    """
    spread = unicodedata.normalize("NFKD", name)
    folded = "".join(c for c in spread if not unicodedata.combining(c)).lower()
    words = [re.sub(r"['’ʼ]s?$|['’ʼ]", "", w) for w in _WORD.findall(folded)]
    telling = tuple(w for w in words if w and w not in particles())
    return telling or tuple(w for w in words if w)


def same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether two names, as `name_parts` gives them, may be one person's.

    The surnames are the same and the given names do not contradict (an initial agrees with its name). A single word may
    be either the surname or the first name of the longer ("Xi" of "Xi Jinping").

    >>> same_person(("mustafa", "kadhemi"), ("kadhemi",)), same_person(("ned", "price"), ("vincent", "price"))
    (True, False)
    """
    short, long = sorted((left, right), key=len)
    if not short:
        return False
    if len(short) == 1:
        return same_word(short[0], long[-1]) or (len(short[0]) > 1 and short[0] in (long[0], *long[1:]))
    if not same_word(short[-1], long[-1]):
        return set(short) <= set(long)
    return _agree(short[0], long[0]) or set(short) <= set(long)


def _agree(left: str, right: str) -> bool:
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    close = len(left) > 3 and left[0] == right[0]
    return same_word(left, right) or (close and Levenshtein.normalized_similarity(left, right) >= 0.7)
