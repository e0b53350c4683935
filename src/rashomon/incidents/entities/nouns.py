"""Whom or what a figure counts, in one word for all reports: "his security guards" and "bodyguards" are guards."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from rashomon.knowledge import countries
from rashomon.lang import lists
from rashomon.lang.inflection import singular

_OF = re.compile(r"(?i)\b(?:of|in|from|at|who|that|on|with|near|outside|inside)\b")
_OWNER = re.compile(r"^.*(?:[’'‘]s|s[’'‘])\s+")


@lru_cache(maxsize=4096)
def group(words: str | None, sorts: tuple[str, ...] = ("people", "things"), home: str | None = None) -> str | None:
    """Return the usual word for a group, None where it is nobody in particular.

    People of a country are called by it, but not those of `home` (alpha-3), the country of the incident.

    >>> group("seven of the prime minister’s security guards"), group("protestor"), group("people"), group("drones")
    ('guards', 'demonstrators', None, 'drones')
    >>> group("the 10 U.S. citizens"), group("Americans"), group("two Costa Rican pilots", home="CRI")
    ('people of United States', 'people of United States', 'pilots')
    """
    head = _head(words or "")
    if not head:
        return None
    land, kept = _land(head)
    known = next((_usual(sort, kept) for sort in sorts if _usual(sort, kept)), None) if kept else "anybody"
    what = None if known == "anybody" else known or kept
    if land is None or land.alpha3 == home:
        return what
    return f"people of {land.name}" if what is None else f"{what} of {land.name}"


def _land(head: str) -> tuple[countries.Country | None, str]:
    """Return the country that the words of a group name, and the other words."""
    words = head.split()
    for size in (2, 1):
        for at in range(len(words) - size + 1):
            land = countries.country_of_demonym(" ".join(words[at : at + size]))
            if land is not None:
                return land, " ".join(words[:at] + words[at + size :]).lower()
    return None, head.lower()


def site(words: str) -> str:
    """Return the usual word for a place struck.

    >>> site("Mr. Kadhimi’s residence"), site("his home"), site("an educational centre")
    ('residence', 'residence', 'school')
    """
    return group(words, ("sites",)) or words.lower()


def sites_named(phrases: Iterable[str]) -> tuple[str, ...]:
    """Return the kinds of site that phrases name, those that stand in a row alone.

    >>> sites_named(["his home", "an educational centre", "the far side"])
    ('residence', 'school')
    """
    return tuple(sorted({site(phrase) for phrase in phrases}.intersection(lists("groups")["sites"])))


def sites_in(text: str) -> tuple[str, ...]:
    """Return the kinds of site that a text names anywhere.

    >>> sites_in("A bomb went off in a market near the college.")
    ('market', 'school')
    """
    return tuple(sorted({_index("sites")[found.lower()] for found in _any_site().findall(text)}))


@cache
def _any_site() -> re.Pattern[str]:
    words = sorted(_index("sites"), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, words))})(?=s?\b)", re.IGNORECASE)


def weapon(words: str) -> str:
    """Return a weapon in the singular without what is said about it.

    >>> weapon("an “explosives-laden” drone"), weapon("A drone laden with explosives"), weapon("3 drones")
    ('drone', 'drone', 'drone')
    """
    found = group(
        re.sub(r"(?<!-)\b(?:laden|packed|loaded|fitted|strapped|carrying|filled)\b.*", "", words.lower()), ("things",)
    )
    return singular(found) if found else words.lower()


def _head(words: str) -> str:
    """Return the words of a phrase up to its noun, uncounted; those after "of" where the noun only counts."""
    told = _OWNER.sub("", re.sub(r"[“”\"‘()]", "", words).strip())
    parts = [p.strip() for p in _OF.split(told) if p.strip()]
    while len(parts) > 1 and singular(parts[0].split()[-1].lower()) in lists("groups")["partitive"]["heads"]:
        parts = [_OWNER.sub("", parts[1]), *parts[2:]]
    kept = re.findall(r"[\w.-]*\w[\w.-]*", parts[0]) if parts else []
    while len(kept) > 1 and (kept[0].lower() in _uncounted() or kept[0][0].isdigit()):
        kept = kept[1:]
    return " ".join(kept)


@cache
def _uncounted() -> frozenset[str]:
    return frozenset([*lists("bodies")["counting"], *lists("groups")["partitive"]["small"]])


def _usual(sort: str, head: str) -> str | None:
    """Return the row that the last words of a head stand in, two words before one."""
    words = head.split()
    if "and" in words:
        return None
    last = singular(words[-1])
    pair = " ".join([words[-2], last]) if len(words) > 1 else last
    return _index(sort).get(pair) or _index(sort).get(last)


@cache
def _index(sort: str) -> dict[str, str]:
    return {word: usual for usual, rows in lists("groups")[sort].items() for word in rows}
