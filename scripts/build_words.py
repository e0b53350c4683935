"""Write src/rashomon/knowledge/data/words.tsv again.

Needs `pip install symspellpy` (MIT), whose list of English words has their frequency in books (Google Books Ngram, CC BY 3.0).
"""

import math
from importlib.resources import files
from pathlib import Path

OUT = Path(__file__).parent.parent / "src/rashomon/knowledge/data/words.tsv"
RAREST = 13.5  # rarer words are left out: a word that is absent counts as this rare
HEAD = """\
# How rare English words are: the negative natural logarithm of their share of all words in books; absent words are 13.5 or rarer.
# Built by scripts/build_words.py. Source: Google Books Ngram (CC BY 3.0), by way of symspellpy 6.10.1 (MIT).
"""


def main() -> None:
    """Write the table in alphabetical order."""
    text = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    counts = {word: int(count) for word, count in (line.split() for line in text.splitlines() if line)}
    total = sum(counts.values())
    rows = [(word, math.log(total / count)) for word, count in sorted(counts.items())]
    lines = [f"{word}\t{rarity:.1f}" for word, rarity in rows if rarity < RAREST]
    OUT.write_text(HEAD + "word\trarity\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
