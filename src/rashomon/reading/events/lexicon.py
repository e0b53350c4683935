"""Which words tell of happenings: the lists of `lang/en/events.toml`, indexed for one pass over the tokens."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from rashomon.lang import lists

MODE_OF_WEAPON = {
    "drone": "drone", "aircraft": "aerial", "helicopter": "aerial", "missile": "heavy-weapons", "rocket": "heavy-weapons",
    "mortar": "heavy-weapons", "artillery": "heavy-weapons", "tank": "heavy-weapons", "suicide_vest": "suicide-attack",
    "ied": "explosives", "landmine": "explosives", "grenade": "explosives", "molotov": "primitive", "firearm": "firearms",
    "edged": "primitive", "blunt": "primitive", "stones": "primitive", "teargas": "crowd-control",
    "water_cannon": "crowd-control", "chemical": "unconventional",
}  # fmt: skip


@dataclass(frozen=True)
class Family:
    """One kind of happening: its PLOVER type and modes, and whether its words need company to count."""

    name: str
    type: str
    modes: tuple[str, ...] = ()
    weak: bool = False
    two_sided: bool = False


@dataclass(frozen=True)
class Lexicon:
    """Lemma → family, by part of speech; phrases by their first lemma, longest first; pairs of a verb and what it is done to."""

    nouns: dict[str, Family]
    verbs: dict[str, Family]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Family], ...]]
    pairs: dict[str, tuple[tuple[frozenset[str], Family], ...]]
    weapons: dict[str, str]
    weapon_needs: dict[str, frozenset[str]]
    weapon_marks: dict[str, dict[str, str]]
    forms: dict[str, str]
    sets: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """Return the index over the lists."""
    data = lists("events")
    nouns: dict[str, Family] = {}
    verbs: dict[str, Family] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Family]]] = {}
    pairs: dict[str, list[tuple[frozenset[str], Family]]] = {}
    for name, row in data["family"].items():
        family = Family(
            name, row["type"], tuple(row.get("modes", ())), row.get("weak", False), row.get("two_sided", False)
        )
        verbs.update(dict.fromkeys(row.get("verbs", ()), family))
        for verb in row.get("acts", ()):
            pairs.setdefault(verb, []).append((frozenset(row["things"]), family))
        for words in [*row.get("nouns", ()), *row.get("phrases", ())]:
            first, *rest = re.sub(r"(?<=\w)-(?=\w)", " - ", words).split()  # the parser cuts at hyphens
            if not rest and words in row.get("nouns", ()):
                nouns[first] = family
            else:
                phrases.setdefault(first, []).append((tuple(rest), family))
    ordered = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()}
    weapons = {word: leaf for leaf, words in data["weapons"].items() for word in words}
    needs = {word: frozenset(before) for word, before in data["weapon_needs"].items()}
    paired = {verb: tuple(rows) for verb, rows in pairs.items()}
    return Lexicon(nouns, verbs, ordered, paired, weapons, needs, data["weapon_marks"], data["forms"], _sets(data))


def _sets(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Return every plain word list as "table.list"."""
    tables = (
        "pointers",
        "sites",
        "people",
        "harm",
        "outcome",
        "realis",
        "accidents",
        "courts",
        "arms",
        "armed",
        "riot",
        "mob",
        "sport",
        "talk",
    )
    return {f"{table}.{key}": frozenset(words) for table in tables for key, words in data[table].items()}


def among(token: Token, name: str) -> bool:
    """Tell whether a word's lemma or form stands in a list, e.g. `among(token, "harm.killed_verbs")`."""
    words = lexicon().sets[name]
    return lemma(token) in words or token.lower_ in words


def is_person(noun: Token) -> bool:
    """Tell whether a common noun names people: victims, police, demonstrators, fighters, or people of any trade and kin."""
    lists_ = ("people.victims", "people.others", "people.police", "people.demonstrators", "armed.nouns")
    return any(among(noun, name) for name in lists_)


def lemma(token: Token) -> str:
    """Return the lower-case lemma; plural proper nouns ("Protests" in a headline) lose their s."""
    numbers = (token.lower, token.lemma, token.pos)
    word = _lemmas.get(numbers)
    if word is None:
        if len(_lemmas) > _REMEMBERED:
            _lemmas.clear()
        word = _lemmas[numbers] = _lemma(token)
    return word


def _lemma(token: Token) -> str:
    word = lexicon().forms.get(token.lower_) or token.lemma_.lower()
    if token.pos_ == "PROPN" and word.endswith("s") and len(word) > 4 and not word.endswith("ss"):
        return word[:-1]
    return word


_REMEMBERED = 200_000  # words with their lemmas: rules ask for that of one word a hundred times
_lemmas: dict[
    tuple[int, int, int], str
] = {}  # by spaCy's numbers for form, lemma and part of speech: hashes of the strings


def weapon_leaf(token: Token) -> str | None:
    """Return the leaf of the weapon a noun names, if it names one here ("belt" only after "explosive")."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    lex = lexicon()
    word = lemma(token)
    before = {t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]}
    marked = [leaf for mark, leaf in lex.weapon_marks.get(word, {}).items() if mark in before]
    if marked:
        return marked[0] or None
    leaf = lex.weapons.get(word)
    if leaf is None or (
        word in ("shell", "weapon") and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "company"
    ):
        return None
    needs = lex.weapon_needs.get(word)
    if needs is None:
        return leaf
    return leaf if before & needs else None


def modes_of(leaves: set[str]) -> tuple[str, ...]:
    """Return the PLOVER modes that weapons give, in alphabetical order."""
    return tuple(sorted({MODE_OF_WEAPON[leaf] for leaf in leaves}))
