"""How rare an English word is, whatever reports are at hand. Data: `data/words.tsv`."""

from functools import cache

from rashomon.knowledge.tables import rows

RAREST = 13.5


def rarity(word: str) -> float:
    """Return the negative natural logarithm of a lower-case word's share of all words, at most 13.5 (names, unknown words).

    >>> rarity("the") < rarity("police") < rarity("checkpoint") <= rarity("kadhimi")
    True
    """
    return _table().get(word, RAREST)


@cache
def _table() -> dict[str, float]:
    return {row["word"]: float(row["rarity"]) for row in rows("words")}
