"""What kind of target words name: police, a school, an official (kinds of ontology/crosswalks/gtd.toml), by lang/en/targets.toml."""

from collections.abc import Iterable
from functools import cache

from rashomon.lang import lists
from rashomon.lang.inflection import singular

_ENDS = frozenset({"of", "in", "at", "from", "for", "with", "who", "near"})  # what ends the head of a phrase


def target_kind(text: str, table: str = "people") -> str | None:
    """Return the kind that a phrase names by the longest words its head ends with, failing that by words further left in it.

    `table` is "people" or "sites".

    >>> target_kind("two police officers of the town"), target_kind("the embassy building", "sites"), target_kind("stones")
    ('police', 'diplomat', None)
    """
    words, known = _head(text), _table(table)
    for end in range(len(words), 0, -1):
        for size in (3, 2, 1):
            if kind := known.get(" ".join(words[max(0, end - size) : end])):
                return kind
    return None


def is_guard(text: str) -> bool:
    """Tell whether a phrase names guards: armed, and there for somebody else.

    >>> is_guard("two guards"), is_guard("members of the presidential guard"), is_guard("guardsmen")
    (True, False, False)
    """
    return " ".join(_head(text)[-1:]) in lists("targets")["guards"]["nouns"]


def is_on_duty(words: Iterable[str]) -> bool:
    """Tell whether none of the words beside somebody of a force says that he was unarmed or off duty.

    >>> is_on_duty(["two", "soldiers"]), is_on_duty(["an", "off-duty", "soldier"])
    (True, False)
    """
    return not set(words) & set(lists("targets")["unarmed"]["marks"])


def _head(text: str) -> list[str]:
    """Return the words of a phrase up to its head, in lower case, the head without its plural."""
    words = [word.strip("\"'“”‘’,.").lower() for word in text.split()]
    ends = [at for at, word in enumerate(words) if at and word in _ENDS]
    head = words[: ends[0]] if ends else words
    return [*head[:-1], _one(head[-1])] if head else []


@cache
def _table(name: str) -> dict[str, str]:
    return {words: kind for kind, rows in lists("targets")[name].items() for words in rows}


def _one(word: str) -> str:
    """Return a noun in the singular; a head of the lists is taken as it stands ("headquarters")."""
    return word if word in _heads() else singular(word)


@cache
def _heads() -> frozenset[str]:
    """The last words of all entries: those that end in "s" are no plurals."""
    return frozenset(words.split()[-1] for name in ("people", "sites") for words in _table(name))
