"""What a search asks for: words, "exact words", begin*, -without, OR and brackets.

query  = any
any    = all ("OR" all)*
all    = part+                      every part must be there
part   = ["-"] (word | word"*" | '"' words '"' | "(" any ")")
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from rashomon.model import ConfigError
from rashomon.store.words import numbers, words

_TOKEN = re.compile(r'\s*(?:(?P<quoted>-?"[^"]*")|(?P<open>-?\()|(?P<close>\))|(?P<word>[^\s()"]+)|(?P<stray>"))')
DEEPEST = 50  # brackets within brackets


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row; `begins`: the last is only the beginning of a word. One word may be any of its `forms`."""

    words: tuple[str, ...]
    begins: bool = False
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class All:
    """Everything in `parts` and nothing in `without`."""

    parts: "tuple[Query, ...]"
    without: "tuple[Query, ...]" = ()


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of `parts`."""

    parts: "tuple[Query, ...]"


Query: TypeAlias = Phrase | All | Any


def parse(text: str) -> Query:
    """Return what a query asks for; ConfigError, in words a user can act on, where it asks for nothing.

    >>> parse('drone -"police station"')
    All(parts=(Phrase(words=('drone',), begins=False, forms=('drone', 'drones')),), without=(Phrase(words=('police', 'station'), begins=False, forms=()),))
    """
    tokens = list(_tokens(text))
    query, rest = _any(tokens, 0)
    if rest:
        raise _wrong("a closing bracket has no opening one")
    return query


def sought(query: Query) -> list[Phrase]:
    """Return the words and phrases that a found report holds some of, those excluded left out."""
    if isinstance(query, Phrase):
        return [query]
    return [phrase for part in query.parts for phrase in sought(part)]


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    for found in _TOKEN.finditer(text):
        kind = str(found.lastgroup)
        if kind == "stray":
            raise _wrong("a quotation mark is not closed")
        yield kind, found[kind]


def _any(tokens: list[tuple[str, str]], depth: int) -> tuple[Query, list[tuple[str, str]]]:
    if depth > DEEPEST:
        raise _wrong("too many brackets within brackets")
    parts: list[Query] = []
    while True:
        part, tokens = _all(tokens, depth)
        parts.append(part)
        if not tokens or tokens[0][0] == "close":
            return (parts[0] if len(parts) == 1 else Any(tuple(parts))), tokens
        tokens = tokens[1:]  # OR


def _all(tokens: list[tuple[str, str]], depth: int) -> tuple[Query, list[tuple[str, str]]]:
    parts: list[Query] = []
    without: list[Query] = []
    while tokens and tokens[0][0] != "close" and tokens[0] != ("word", "OR"):
        kind, text = tokens[0]
        part, tokens = _bracket(tokens, depth) if kind == "open" else (_phrase(kind, text), tokens[1:])
        if part is not None:
            (without if text.startswith("-") else parts).append(part)
    if not parts:
        raise _wrong("there is no word to look for" + (" beside those excluded" if without else ""))
    return (parts[0] if len(parts) == 1 and not without else All(tuple(parts), tuple(without))), tokens


def _bracket(tokens: list[tuple[str, str]], depth: int) -> tuple[Query, list[tuple[str, str]]]:
    inner, rest = _any(tokens[1:], depth + 1)
    if not rest:
        raise _wrong("a bracket is not closed")
    return inner, rest[1:]


def _phrase(kind: str, text: str) -> Phrase | None:
    """Return the phrase of a token; None where it holds no word to look for (a lone dash, AND)."""
    found = tuple(words(text))
    if not found or (kind, text) == ("word", "AND"):
        return None
    begins = kind == "word" and text.endswith("*")
    forms = numbers(found[0]) if kind == "word" and len(found) == 1 and not begins else ()
    return Phrase(found, begins, forms if len(forms) > 1 else ())


def _wrong(why: str) -> ConfigError:
    return ConfigError(
        f'this cannot be searched for: {why} (write words, "exact words", begin*, -without, OR, brackets)'
    )
