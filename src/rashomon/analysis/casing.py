"""Texts without case (all small or all capitals, as old newswire is) → the same text as it would be printed.

The parser and the rules know names by their capitals. Where a text has none, capitals are set from the tables of knowledge, from
what is no English word, and from how names are built. The length never changes, so every offset stays; the record keeps the
text as it was read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from spacy.language import Language
from spacy.lookups import Lookups

from rashomon.knowledge.countries import country_names
from rashomon.knowledge.gazetteer import Gazetteer
from rashomon.knowledge.offices import person_words
from rashomon.knowledge.organisations import organisation_names
from rashomon.knowledge.words import RAREST, rarity
from rashomon.lang import lists

_LETTERS = 120  # fewer tell nothing about how a text is written
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?", re.UNICODE)
_START = re.compile(r"(?:^|(?<!\b\w\.\w)[.!?][\"'”’)]*\s+|\n\s*|^\s*[-–—\"'“‘(]+\s*|--\s*\")([^\W\d_])", re.UNICODE)
_IN_BRACKETS = re.compile(r"[(\[]([a-z][a-z-]{1,7})[)\]]")
_RARE = 12.0  # a word of English this rare in books that also names a large town more often is the town
_LARGE = 100_000  # people
_LONGEST = 7  # words in a name of the tables


def is_caseless(text: str) -> bool:
    """Tell whether a text has (nearly) no small letters or (nearly) no capitals.

    >>> is_caseless("guerrillas attacked a farm. " * 9), is_caseless("Guerrillas attacked a farm. " * 9)
    (True, False)
    """
    capitals, small = sum(map(str.isupper, text)), sum(map(str.islower, text))
    if capitals + small < _LETTERS:
        return False
    return min(capitals, small) < 0.004 * (capitals + small)


def recased(text: str, nlp: Language, gazetteer: Gazetteer) -> str:
    """Return a caseless text with the capitals it would have in print; its length is the same."""
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _Casing(lowered, *_english(nlp), newspaper_forms(nlp), gazetteer).text()


@cache
def newspaper_forms(nlp: Language) -> frozenset[str]:
    """Return the word forms that the parser knows from its training; to be asked for before it parses anything.

    Its store grows with every text that is read: asked later, one report would be read by what came before it.
    """
    return frozenset(nlp.vocab.strings)


@dataclass
class _Casing:
    """One text in small letters and which of its words are names, in the making."""

    small: str
    english: frozenset[str]
    nouns: frozenset[str]  # those that are nouns and nothing else
    strings: frozenset[str]  # the forms that the parser's newspapers have
    gazetteer: Gazetteer
    words: list[tuple[int, str]] = field(init=False)
    capital: set[int] = field(init=False, default_factory=set)
    fixed: dict[int, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.words = [
            (m.start(), m[0].rstrip(".") if m[0].count(".") == 1 else m[0]) for m in _WORD.finditer(self.small)
        ]

    def text(self) -> str:
        """Return the text with its capitals."""
        self._acronyms()
        self._from_tables()
        self._unknown_words()
        self._persons()
        self._joints()
        self._bodies()
        letters = list(self.small)
        for at, written in self.fixed.items():
            letters[at : at + len(written)] = written
        starts = [m.start(1) for m in _START.finditer(self.small)]
        for at in [*(self.words[i][0] for i in self.capital if self.words[i][0] not in self.fixed), *starts]:
            letters[at] = _upper(letters[at])
        return "".join(letters)

    def _acronyms(self) -> None:
        """Set in capitals what stands in brackets behind the words it abbreviates, everywhere; and "u.s."."""
        short = set()
        for found in _IN_BRACKETS.finditer(self.small):
            named = self._abbreviated(found)
            if named:
                short.add(found[1])
                self.capital.update(named)
        for at, word in self.words:
            dotted = re.fullmatch(r"(?:[a-z]\.)+[a-z]?\.?", word) is not None
            vowelless = len(word) in (3, 4) and not re.search(r"[aeiouy.']", word) and word not in self.english
            if dotted or (word in short and (word not in self.english or self._in_brackets(at))) or vowelless:
                self.fixed[at] = word.upper()

    def _in_brackets(self, at: int) -> bool:
        return self.small[at - 1 : at] in ("(", "[")

    def _abbreviated(self, found: re.Match[str]) -> list[int]:
        """Return the words before a bracket that the letters in it begin, in order; none where they begin too few."""
        before = [i for i, (at, _) in enumerate(self.words) if found.start() - 90 < at < found.start()][-10:]
        letters, hits = found[1].replace("-", ""), []
        for letter in reversed(letters):
            while before and self.words[before[-1]][1][0] != letter:
                before.pop()
            if before:
                hits.append(before.pop())
        return hits if len(hits) >= max(2, len(letters) - 1) else []

    def _from_tables(self) -> None:
        """Set names of countries, peoples and bodies as the tables write them, the longest first."""
        names, at = _names(), 0
        while at < len(self.words):
            sizes = range(min(_LONGEST, len(self.words) - at), 0, -1)
            span = next((n for n in sizes if self._phrase(at, n) in names), 0)
            if span == 1 and self.words[at][1] in self.english and self.words[at][1] not in _peoples():
                span = 0  # a word of English that also is some body's name
            if span:
                start = self.words[at][0]
                written = names[self._phrase(at, span)]
                if start not in self.fixed:
                    self.fixed[start] = written
            at += span or 1

    def _phrase(self, at: int, count: int) -> str:
        start, (last, word) = self.words[at][0], self.words[at + count - 1]
        return self.small[start : last + len(word)].removesuffix("'s")

    def _unknown_words(self) -> None:
        calendar, months = set(lists("casing")["calendar"]), set(lists("casing")["months_too"])
        for i, (at, word) in enumerate(self.words):
            bare = word.removesuffix("'s").removesuffix("’s")
            dated = bare in months and re.search(r"\d\s*$", self.small[max(0, at - 3) : at]) is not None
            if bare == "i" or bare in calendar or dated or self._is_name(bare):
                self.capital.add(i)

    def _is_name(self, word: str) -> bool:
        """Tell whether a word is no English word, or more likely a large town."""
        if word in self.english:
            return len(word) > 3 and rarity(word) >= _RARE and word.capitalize() in self.strings and self._is_town(word)
        if len(word) < 3 or (word in self.strings and word.capitalize() not in self.strings):
            return False  # newspapers have it in small letters alone
        return not any(form in self.english for form in _stems(word))

    def _is_town(self, word: str) -> bool:
        return any(e.main and e.population >= _LARGE for e in self.gazetteer.lookup(word))

    def _persons(self) -> None:
        """Let a person's name take in the words that also are English nouns ("christopher anderson", "erika sullivan")."""
        parts = _person_words() & self.nouns
        for i, (_, word) in enumerate(self.words[:-1]):
            if not self._touches(i) or not (i in self.capital or word in parts):
                continue
            after = self.words[i + 1][1].removesuffix("'s")
            if i + 1 in self.capital or after in parts or self._may_be_surname(after, given=word in parts):
                self.capital |= {i, i + 1}

    def _may_be_surname(self, word: str, *, given: bool) -> bool:
        """Tell whether a word is more often a name behind a name: rare, or a noun that newspapers have with a capital."""
        if word not in self.strings:
            return rarity(word) >= RAREST
        rare = rarity(word) >= (_RARE - 2 if given else _RARE - 1)
        return rare and word in self.nouns and word.capitalize() in self.strings

    def _joints(self) -> None:
        """Let names take in what stands between them ("san X", "X y Y", a first name that is also a word)."""
        data = lists("casing")
        openers, titles = set(data["openers"]), set(data["titles"])
        for i, (at, word) in enumerate(self.words):
            ahead = i + 1 in self.capital and self._touches(i)
            behind = i - 1 in self.capital and self._touches(i - 1)
            if i in self.capital or at in self.fixed or not ahead:
                continue
            if (
                word in openers
                or (word in titles and not behind)
                or (rarity(word) >= _RARE and word.capitalize() in self.strings)
            ):
                self.capital.add(i)

    def _touches(self, i: int) -> bool:
        if i + 1 >= len(self.words):
            return False
        at, word = self.words[i]
        return self.small[at + len(word) : self.words[i + 1][0]] in (" ", ". ", "-")

    def _bodies(self) -> None:
        """Give the name of a body its capitals to the end: "Farabundo Marti" + "national liberation front"."""
        data = lists("casing")
        heads, inner = set(data["body_heads"]), set(data["body_words"])
        for i in sorted(self.capital):
            end = i + 1
            while end < len(self.words) and self._touches(end - 1) and self.words[end][1] in inner:
                end += 1
            if end < len(self.words) and self._touches(end - 1) and self.words[end][1] in heads:
                self.capital.update(k for k in range(i, end + 1) if self.words[k][1] != "and")


def _upper(letter: str) -> str:
    return letter.upper() if len(letter.upper()) == 1 else letter


def _stems(word: str) -> Iterator[str]:
    """Yield what an inflected or derived word may come from."""
    for ending, stem in (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""),
                         ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("men", "man"), ("ist", ""), ("ists", "")):  # fmt: skip
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word.removesuffix(ending) + stem
            if len(word) > 5 and word[-len(ending) - 1] == word[-len(ending) - 2]:
                yield word[: -len(ending) - 1]
    for prefix in ("anti", "non", "re", "un", "over", "under", "counter", "para", "narco", "pro", "ex", "multi", "mid"):
        if word.startswith(prefix) and len(word) > len(prefix) + 3:
            yield word.removeprefix(prefix)
            yield word.removeprefix(prefix).removesuffix("s")


@cache
def _names() -> dict[str, str]:
    """Return names of countries, peoples and bodies as they are written, by their small form."""
    names = {name.lower(): name for name in (*organisation_names(), *country_names())}
    return {
        plain: name
        for plain, name in names.items()
        if len(plain) == len(name) > 3
        and not plain.startswith("the ")
        and (" " in plain or plain in _peoples() or rarity(plain) >= _RARE)
    }


@cache
def _peoples() -> frozenset[str]:
    return frozenset(name.lower() for name in country_names())


@cache
def _person_words() -> frozenset[str]:
    return person_words()


@cache
def _english(nlp: Language) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of the lemmatizer's dictionary (WordNet's) with the short words that it does without; the mere nouns."""
    lookups: Lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    index = lookups.get_table("lemma_index")
    known = {w for words in index.values() for w in words}
    other = {w for kind in ("verb", "adj", "adv") for w in index[kind]}
    forms = {w for found in lookups.get_table("lemma_exc").values() for w in found}
    small = nlp.Defaults.stop_words | {"amid", "versus", "via", "per", "till", "vis"}
    return frozenset(known | forms | small), frozenset(known - other - forms - small)
