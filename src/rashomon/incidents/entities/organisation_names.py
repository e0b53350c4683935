"""Reading the names of parties, groups and offices: what of a name tells bodies apart."""

import re
from functools import cache, lru_cache

from rashomon.knowledge import countries
from rashomon.knowledge.tables import key
from rashomon.lang import lists
from rashomon.lang.spelling import same_word

Core = tuple[str, ...]
_BRACKETS = re.compile(r"^(?P<head>[^()]*)\((?P<inner>[^()]+)\)(?P<tail>[^()]*)$")
_OWNED = re.compile(r"^[A-Z][^(),]*?(?:[’'‘]s|s[’'])\s+([A-Z].+)$")
_STEM = 5  # shared first letters under which "election" and "electoral" count as one


@cache
def words(which: str) -> frozenset[str]:
    """Return one list of `lang/en/bodies.toml`."""
    return frozenset(lists("bodies")[which])


@lru_cache(maxsize=8192)
def cores(name: str) -> frozenset[Core]:
    """Return the telling words of each name that a written name holds, sorted, without country and sort of body.

    >>> sorted(cores("The Conquest (Fatah) Alliance")), sorted(cores("the Iraqi interior ministry"))
    ([('conquest',), ('fatah',)], [('interior', 'ministry')])
    """
    found = _BRACKETS.match(name)
    forms = [found["head"] + found["tail"], found["inner"]] if found else [name]
    forms += [own[1] for form in forms if (own := _OWNED.match(form)) and _core(own[1]) and not _only_sorts(own[1])]
    return frozenset(core for core in map(_core, forms) if core)


def _only_sorts(name: str) -> bool:
    """Tell whether words only say what sort of body it is: what "al-Sadr's party" leaves without its owner."""
    return all(word in words("sorts") or word in words("small") for word in key(name).split())


def _core(name: str) -> Core:
    kept = [word for word in re.findall(r"[\w’'.-]+", name) if not _of_country(word)]
    told = [w for word in kept or [name] for w in key(re.sub(r"(?:’s|'s)$", "", word)).split()]
    telling = [w for w in told if w not in words("small") and w not in words("sorts")]
    if telling and all(w in words("plain") for w in telling):
        telling = [w for w in told if w not in words("small")]
    return tuple(sorted(telling))


@lru_cache(maxsize=8192)
def _of_country(word: str) -> bool:
    bare = re.sub(r"(?:’s|'s)$", "", word)
    return bool(countries.country_of_demonym(bare) or countries.find_country(bare))


def same_core(left: Core, right: Core) -> bool:
    """Tell whether two cores are one name in two spellings, whatever the order of the words."""
    return len(left) == len(right) and within(left, right)


def within(short: Core, long: Core) -> bool:
    """Tell whether each word of one core stands in the other.

    >>> within(("commission", "election"), ("commission", "electoral", "high", "independent"))
    True
    """
    rest = list(long)
    for word in short:
        match = next((w for w in rest if _alike(word, w)), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def _alike(left: str, right: str) -> bool:
    return same_word(left, right) or (len(left) > _STEM and len(right) > _STEM and left[:_STEM] == right[:_STEM])


def near(left: Core, right: Core) -> bool:
    """Tell whether two one-word cores share their consonants: enough only where something else says that they are one.

    >>> near(("azem",), ("azm",)), near(("azem",), ("hazm",))
    (True, False)
    """
    return len(left) == len(right) == 1 and _bare(left[0]) == _bare(right[0])


def _bare(word: str) -> str:
    return word[:1] + re.sub(r"[aeiouy]|(.)(?=\1)", "", word[1:])


def named_after(core: Core, surname: str) -> bool:
    """Tell whether a body is called after somebody ("Sadrist Movement", "al-Sadr's party").

    >>> named_after(("sadrist",), "sadr"), named_after(("law", "state"), "maliki")
    (True, False)
    """
    endings = ("", *sorted(words("followers"), key=len, reverse=True))
    return any(
        same_word(word.removesuffix(end), surname) for word in core for end in endings if len(word) > len(end) + 2
    )
