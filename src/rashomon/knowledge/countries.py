"""Countries: their names, their people and the seats that stand for their governments.

Codes are ISO 3166-1 alpha-3, XKX for Kosovo, and the ISO 3166-3 codes of former states (SUN, YUG, SCG, CSK, DDR). Data:
`data/countries.tsv`, built by scripts/build_countries.py. An acronym counts only as such: "US" is a country, "us" is not.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache

from rashomon.knowledge.tables import index, key, many, rows


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory. `names` are all its names, `demonyms` nouns for its people, `adjectives` words of origin."""

    alpha3: str
    name: str
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    capital: str | None = None
    seats: tuple[str, ...] = ()
    source: str = ""


def country(alpha3: str) -> Country | None:
    """Return the country of an ISO 3166 alpha-3 code.

    >>> country("IRQ").capital
    'Baghdad'
    """
    return _countries().get(alpha3)


def find_country(text: str, *, near: Collection[str] = ()) -> Country | None:
    """Return the country that a name means; of several ("Congo") the one whose alpha-3 is in `near`, else None.

    >>> find_country("the US").alpha3, find_country("us"), find_country("Gaza Strip").alpha3
    ('USA', None, 'PSE')
    """
    return _only("names", text, near)


def country_of_demonym(text: str, *, near: Collection[str] = ()) -> Country | None:
    """Return the country of a people or adjective of origin ("Iraqis", "British").

    A word that several countries share ("Congolese", "Korean") means the one in `near`, else None.

    >>> country_of_demonym("Iraqis").alpha3, country_of_demonym("Congolese"), country_of_demonym("Congolese", near=["COD"]).alpha3
    ('IRQ', None, 'COD')
    """
    return _only("people", text, near)


def capital_country(text: str) -> Country | None:
    """Return the country for whose government a capital or building stands ("Moscow", "the White House").

    Capitals, other than buildings, are also plain places: whether the words mean a government is the caller's to tell.

    >>> capital_country("the Kremlin").alpha3, capital_country("Kiev").alpha3
    ('RUS', 'UKR')
    """
    return _only("seats", text, ())


def country_names() -> tuple[str, ...]:
    """Return all names of countries and of their peoples, adjectives and capitals too, as they are written."""
    told = (name for c in _countries().values() for names in _NAMES.values() for name in names(c))
    return tuple(dict.fromkeys(told))


def _only(which: str, text: str, near: Collection[str]) -> Country | None:
    found = [c for c in _names()[which].get(key(text), ()) if _same_case(text, c, which)]
    if len(found) > 1:
        found = [c for c in found if c.alpha3 in near]
    return found[0] if len(found) == 1 else None


def _same_case(text: str, found: Country, which: str) -> bool:
    """Tell whether the text is written as a name: with a capital letter, and wholly so where it is an acronym."""
    bare = text[4:] if text[:4].lower() == "the " else text
    if not any(char.isupper() for char in bare):
        return False
    if len(bare) > 6 or bare.isupper():
        return True
    known = _NAMES[which](found)
    return not any(name.replace(".", "") == bare.replace(".", "").upper() for name in known)


_NAMES: dict[str, Callable[[Country], tuple[str, ...]]] = {
    "names": lambda c: c.names,
    "people": lambda c: c.demonyms + c.adjectives,
    "seats": lambda c: c.seats,
}


@cache
def _countries() -> dict[str, Country]:
    return {
        row["alpha3"]: Country(
            row["alpha3"],
            row["name"],
            many(row["names"]),
            many(row["demonyms"]),
            many(row["adjectives"]),
            row["capital"] or None,
            many(row["seats"]),
            row["source"],
        )
        for row in rows("countries")
    }


@cache
def _names() -> dict[str, dict[str, tuple[Country, ...]]]:
    return {
        which: index((key(name), c) for c in _countries().values() for name in names(c))
        for which, names in _NAMES.items()
    }
