"""Who held which office when: heads of state and government since 2000, foreign and defence ministers of some countries.

Data: `data/offices.tsv`, built by scripts/build_offices.py; each row names its source. The table is not complete: that it
knows no holder says nothing. What it does say is exact to the precision of its dates, and never reaches past the last day
for which a row's source vouches (`checked`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz import fuzz

from rashomon.knowledge.tables import index, key, many, rows
from rashomon.lang.spelling import folded

Match = Literal["full", "spelling", "surname"]

_SAME: dict[str, str] = {
    "premier": "prime minister",
    "pm": "prime minister",
    "taoiseach": "prime minister",
    "chancellor": "prime minister",
    "head of government": "prime minister",
    "secretary of state": "foreign minister",
    "foreign secretary": "foreign minister",
    "minister of foreign affairs": "foreign minister",
    "external affairs minister": "foreign minister",
    "minister of external affairs": "foreign minister",
    "secretary of defense": "defence minister",
    "secretary of defence": "defence minister",
    "defense secretary": "defence minister",
    "defence secretary": "defence minister",
    "defense minister": "defence minister",
    "minister of defence": "defence minister",
    "minister of defense": "defence minister",
    "secretary general": "secretary-general",
    "amir": "emir",
    "chief advisor": "chief adviser",
}
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "bin",
        "ibn",
        "ben",
        "abu",
        "de",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "la",
        "le",
        "di",
        "ould",
        "jr",
        "sr",
    ]
)
_CLOSE = 88  # rapidfuzz ratio of two whole names, words sorted, under which they are different people


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in one office.

    `country` is ISO 3166 alpha-3, or UN, EU, NATO. `since` and `until` are EDTF days, months or years; `until` is None where
    no end is known, and then `checked` is the last day (ISO) for which the source vouches. `match` tells how
    `tenures_of` found it: by a full name, by a spelling of one, or only by the surname, which is weak.
    """

    person: str
    aliases: tuple[str, ...]
    title: str
    country: str
    since: str
    until: str | None
    checked: str | None
    source: str
    match: Match = "full"

    def covers(self, on: str) -> bool | None:
        """Tell whether the office was held on an ISO day; None where the dates on record cannot tell.

        A day of handover belongs to both holders.
        """
        if on < _first(self.since) or (self.until and on > _last(self.until)):
            return False
        if on < _last(self.since) and len(self.since) < 10:
            return None
        if self.until:
            return True if len(self.until) == 10 or on < _first(self.until) else None
        return True if self.checked and on <= self.checked else None


def is_office(title: str) -> bool:
    """Tell whether the table knows an office of that name ("premier", "secretary of state").

    >>> is_office("Prime Minister"), is_office("plumber")
    (True, False)
    """
    return normal_title(title) in {normal_title(t.title) for t in _tenures()}


def normal_title(title: str) -> str:
    """Return the office under which titles of one kind are compared: a chancellor or taoiseach is a prime minister.

    >>> normal_title("Secretary of State"), normal_title("the Taoiseach"), normal_title("King")
    ('foreign minister', 'prime minister', 'king')
    """
    plain = " ".join(title.casefold().replace("-", " ").split()).removeprefix("the ")
    return _SAME.get(plain, plain)


def holders(country: str, title: str, on: str) -> tuple[Tenure, ...]:
    """Return who held an office of a country on an ISO day, surely or (at the blurred edge of a tenure) perhaps.

    >>> [t.person for t in holders("IRQ", "prime minister", "2021-11-07")]
    ['Mustafa al-Kadhimi']
    """
    return tuple(t for t in _offices().get((country, normal_title(title)), ()) if t.covers(on) is not False)


@lru_cache(maxsize=2048)
def tenures_of(name: str) -> tuple[Tenure, ...]:
    """Return the tenures of everybody a name may mean, the best match first.

    A full name matches by its words and, failing that, over spellings of one name ("Kadhemi", "Kadhimi"; "Gaddafi",
    "Qaddafi"). A lone surname matches all who bear it, with `match` "surname".

    >>> {(t.person, t.match) for t in tenures_of("Binyamin Netanyahou")}
    {('Benjamin Netanyahu', 'spelling')}
    """
    plain = key(name)
    if plain in _people():
        exact = _people()[plain]
        return exact if " " in plain else tuple(_matched(exact, "surname" if not _lone(plain) else "full"))
    words = [word for word in plain.split() if word not in _PARTICLES]
    if not words:
        return ()
    block = _surnames().get(folded(words[-1]), ())
    if len(words) == 1:
        return tuple(_matched(block, "surname"))
    return tuple(_matched(tuple(t for t in block if _alike(plain, t)), "spelling"))


def _alike(plain: str, tenure: Tenure) -> bool:
    """Tell whether a full name is a spelling of the holder's: like as a whole, or with the same initial and surname."""
    return any(
        fuzz.token_sort_ratio(_spelled(plain), _spelled(key(known))) >= _CLOSE
        for known in (tenure.person, *tenure.aliases)
    )


def _matched(tenures: tuple[Tenure, ...], how: Match) -> Iterator[Tenure]:
    for t in tenures:
        yield Tenure(t.person, t.aliases, t.title, t.country, t.since, t.until, t.checked, t.source, how)


def _lone(plain: str) -> bool:
    """Tell whether one word is all of somebody's name (Prachanda, Lula)."""
    return any(plain == key(alias) for t in _people()[plain] for alias in (t.person, *t.aliases))


def _spelled(plain: str) -> str:
    return " ".join(folded(word) for word in plain.split() if word not in _PARTICLES)


def _first(edtf: str) -> str:
    return edtf + "0000-01-01"[len(edtf) :] if len(edtf) < 10 else edtf


def _last(edtf: str) -> str:
    return edtf + {4: "-12-31", 7: "-31"}.get(len(edtf), "")


def person_words() -> frozenset[str]:
    """Return the words that office-holders' names are made of, in small letters: given names and family names of all countries."""
    names = (name for t in _tenures() for name in (t.person, *t.aliases))
    return frozenset(w.lower() for name in names for w in name.split() if w.isalpha() and len(w) > 2 and w[0].isupper())


@cache
def _tenures() -> tuple[Tenure, ...]:
    return tuple(
        Tenure(
            row["person"],
            many(row["aliases"]),
            row["title"],
            row["country"],
            row["since"],
            row["until"] or None,
            row["checked"] or None,
            row["source"],
        )
        for row in rows("offices")
    )


@cache
def _offices() -> dict[tuple[str, str], tuple[Tenure, ...]]:
    found: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in _tenures():
        found.setdefault((tenure.country, normal_title(tenure.title)), []).append(tenure)
    return {office: tuple(tenures) for office, tenures in found.items()}


@cache
def _people() -> dict[str, tuple[Tenure, ...]]:
    return index((key(name), t) for t in _tenures() for name in (t.person, *t.aliases))


@cache
def _surnames() -> dict[str, tuple[Tenure, ...]]:
    """Return tenures by the folded last word of each name; where the family name comes first, by that as well."""
    return index(
        (folded(word), t)
        for t in _tenures()
        for name in (t.person, *t.aliases)
        for word in _family(key(name), t.country)
    )


def _family(plain: str, country: str) -> tuple[str, ...]:
    words = [word for word in plain.split() if word not in _PARTICLES] or [plain]
    family_first = country in {"CHN", "TWN", "PRK", "KOR", "VNM", "KHM"}
    return (words[-1], words[0]) if family_first else (words[-1],)
