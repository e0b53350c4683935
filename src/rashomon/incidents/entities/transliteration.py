"""Names in other scripts than Latin."""

import unicodedata
from functools import cache, lru_cache

from rigour.names import NameTypeTag, analyze_names
from rigour.text import ascii_text


@lru_cache(maxsize=4096)
def is_latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters, accents and all.

    >>> is_latin("Núñez"), is_latin("Зеленский")
    (True, False)
    """
    return name.isascii() or all(unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha())


@lru_cache(maxsize=4096)
def in_latin(name: str) -> str:
    """Return a name in Latin letters; one that is in them comes back as it is."""
    return name if is_latin(name) else str(ascii_text(name))


def same_across_scripts(left: str, right: str) -> bool:
    """Tell whether two personal names of different scripts are one: each word of one is a known form of a word of the other.

    Uses rigour's name symbols (Wikidata's given and family names). Loading them takes some seconds, so they are asked only
    where a name is not in Latin letters.

    >>> same_across_scripts("مصطفى الكاظمي", "Mustafa al-Kadhimi"), same_across_scripts("مصطفى الكاظمي", "Binyamin Netanyahu")
    (True, False)
    """
    a, b = sorted((_symbols(left), _symbols(right)), key=len)
    return len(a) > 1 and all(any(x & y for y in b) for x in a)


@cache
def _symbols(name: str) -> tuple[frozenset[str], ...]:
    """Return for each word of a name the symbols it may stand for; particles and unknown words are left out."""
    by_word: dict[str, set[str]] = {}
    for analysed in analyze_names(NameTypeTag.PER, [name]):
        for span in analysed.spans:
            by_word.setdefault(" ".join(part.form for part in span.parts), set()).add(str(span.symbol))
    return tuple(frozenset(by_word[word]) for word in sorted(by_word) if len(word) > 2)
