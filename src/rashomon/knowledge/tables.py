"""How the tables of this room are read: tab-separated files with a comment head, loaded once, on first use."""

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

Value = TypeVar("Value")

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "–": "-", "—": "-", "-": " ", "\u00a0": " "})


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of `knowledge/data/<name>.tsv`; lines that start with "#" are comment."""
    text = (files("rashomon.knowledge") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def many(cell: str) -> tuple[str, ...]:
    """Split a cell that holds a list.

    >>> many("PMF|Hashed al-Shaabi"), many("")
    (('PMF', 'Hashed al-Shaabi'), ())
    """
    return tuple(cell.split("|")) if cell else ()


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Return the form under which a name is looked up: no case, accents, full stops, apostrophes, hyphens or article.

    >>> key("The Côte d’Ivoire"), key("U.S."), key("al-Hashd al-Sha'abi")
    ('cote divoire', 'us', 'al hashd al shaabi')
    """
    flat = text if text.isascii() else _without_marks(text)
    words = flat.translate(_PLAIN).replace("'", "").replace(".", "").replace(",", " ").casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def index(pairs: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    """Gather values under their keys, in the order given, each once."""
    found: defaultdict[str, dict[Value, None]] = defaultdict(dict)
    for name, value in pairs:
        if name:
            found[name][value] = None
    return {name: tuple(values) for name, values in found.items()}


def _without_marks(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.translate({ord("ı"): "i", ord("ł"): "l", ord("ø"): "o", ord("đ"): "d"}))
    return "".join(char for char in spread if not unicodedata.combining(char))
