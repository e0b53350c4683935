"""What a text is about, in a form that two texts can be compared by: its telling words and names, weighed by how rare they are.

The weights are those of tf-idf (Salton & Buckley 1988) with one change: how rare a word is comes from a fixed table of English,
not from the reports at hand. So a text's words weigh the same whatever came before it, and no result depends on the order.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from rashomon.knowledge.words import RAREST, rarity
from rashomon.lang import lists

COMMON, NAMING = 6.0, 9.0  # words no rarer than this say nothing ("people", "year"); name nobody ("One")
SORTS = frozenset(lists("linking")["sorts_of_place"])  # "Isabela City" is Isabela
ARTICLES = frozenset(lists("linking")["articles"])  # of other languages before a place's name
NUMBER = 9.0  # how rare a number counts
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*")
_OTHER_LETTERS = str.maketrans({"q": "k", "c": "k", "z": "s", "v": "w", "j": "g"})
_SILENT = re.compile(r"(?<=.)[aeiouyhw'’]+")


def telling_words(
    text: str, keep: int, *, plurals: bool = True, but: Collection[str] = (), again: str = ""
) -> dict[str, float]:
    """Return the `keep` weightiest words of a text with weights whose squares add up to 1.

    Without `plurals` a word and its plural are one, which helps where there are few words. Words in `but`, as `plain_words` gives them,
    are left out; those of `again` count once more.

    >>> sorted(telling_words("The drone hit the checkpoint.", 9))
    ['checkpoint', 'drone', 'hit']
    """
    found = [word for word in plain_words(f"{text}\n{again}" if again else text) if word not in but]
    counts = Counter(found if plurals else map(_singular, found))
    weighed = {word: (1 + math.log(n)) * _weight(word) for word, n in counts.items()}
    return unit({word: weight for word, weight in weighed.items() if weight > 0}, keep)


def plain_words(text: str) -> Iterator[str]:
    """Yield the words and numbers of a text in lower case, without accents and possessive s."""
    return filter(None, map(_plain, _WORD.findall(text)))


def place_key(name: str) -> str:
    """Return one key for the spellings of a place's name.

    >>> place_key("Tr\u0101l") == place_key("Tral"), place_key("Ma'rib") == place_key("Marib")
    (True, True)
    """
    words = list(plain_words(name.replace("-", " ").replace("'", "").replace("’", "")))
    bare = words[1:] if len(words) > 1 and words[0] in ARTICLES else words
    own = [word for word in bare if word not in SORTS] or bare
    return " ".join(map(_skeleton, own))


def unit(weights: Mapping[str, float], keep: int) -> dict[str, float]:
    """Return the `keep` greatest weights, scaled so that their squares add up to 1, in alphabetical order."""
    best = sorted(weights, key=lambda word: (-weights[word], word))[:keep]
    length = math.sqrt(sum(weights[word] ** 2 for word in best)) or 1.0
    return {word: round(weights[word] / length, 3) for word in sorted(best)}


def likeness(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return the square root of the cosine of two weightings whose squares add up to 1: 0 to 1.

    Few words in common already say much, which the root shows: a tenth of the cosine is a third here.

    >>> round(likeness({"drone": 0.6, "hit": 0.8}, {"drone": 1.0}), 2)
    0.77
    """
    if len(left) > len(right):
        left, right = right, left
    shared = sorted(left[word] * right[word] for word in left.keys() & right.keys())  # sorted: sums differ by order
    return math.sqrt(min(1.0, sum(shared)))


def shared_part(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return what share of the lesser of two weightings, by weight, is in the other as well: 0 to 1.

    >>> shared_part({"drone": 0.6, "hit": 0.8}, {"drone": 1.0})
    1.0
    """
    both = left.keys() & right.keys()
    shares = [sum(sorted(own[word] for word in both)) / (sum(own.values()) or 1.0) for own in (left, right)]
    return max(shares)


def name_keys(names: Iterable[str]) -> dict[str, str]:
    """Return the words of names by a key that all spellings share, each with its first spelling; lower-case words name nobody.

    >>> name_keys(["Mustafa al-Kadhimi"]).keys() == name_keys(["Mustapha Al Kadhemi"]).keys()
    True
    """
    found: dict[str, str] = {}
    for word in (w for name in names for w in _WORD.findall(name)):
        plain = _plain(word)
        if word[0].isupper() and len(plain) > 2 and rarity(plain) > NAMING:
            found.setdefault(_skeleton(plain), word)
    return found


@lru_cache(maxsize=65536)
def _skeleton(word: str) -> str:
    """Return a name's first letter and consonants, those that spellings exchange made one; short names stay whole."""
    if len(word) < 5:
        return word
    folded = word.replace("ph", "f").translate(_OTHER_LETTERS)
    bones = _SILENT.sub("", folded)
    bones = re.sub(r"(.)\1+", r"\1", bones)
    return bones if len(bones) > 2 else word


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    """Return a word in lower case without accents, possessive s and the marks in numbers; nothing for a single letter."""
    if word[0].isdigit():
        return word.replace(",", "").rstrip(".")
    spread = word if word.isascii() else unicodedata.normalize("NFKD", word)
    lower = "".join(c for c in spread if not unicodedata.combining(c)).lower().replace("’", "'")
    bare = lower.removesuffix("'s").strip("'")
    return bare if len(bare) > 1 else ""


@lru_cache(maxsize=65536)
def _singular(word: str) -> str:
    """Return a word without the s of the plural, where what is left is a word as well."""
    bare = word[:-1]
    return bare if word.endswith("s") and len(word) > 4 and rarity(bare) < RAREST else word


@lru_cache(maxsize=65536)
def _weight(word: str) -> float:
    return (NUMBER if word[0].isdigit() else rarity(word)) - COMMON
