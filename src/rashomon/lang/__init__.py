"""Language data: lists, no code but what reads them. `lang/en/NAME.toml` holds the lists that one layer reads."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lists(name: str, language: str = "en") -> dict[str, Any]:
    """Return the lists of one file, `lang/<language>/<name>.toml`."""
    return tomllib.loads((files("rashomon.lang") / language / f"{name}.toml").read_text(encoding="utf-8"))


def word_list(name: str, *keys: str) -> tuple[str, ...]:
    """Return one list of `lang/en/<name>.toml`, found by its keys, in order.

    >>> "sabotage" in word_list("events", "family", "attack", "nouns")
    True
    """
    found = lists(name)
    for key in keys:
        found = found[key]
    return tuple(found)


def word_set(name: str, *keys: str) -> frozenset[str]:
    """Return one list of `lang/en/<name>.toml`, found by its keys, as a set."""
    return frozenset(word_list(name, *keys))
