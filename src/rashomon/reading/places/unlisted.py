"""Places that neither the gazetteer nor the parser knows: names in words that only places stand in.

"the villages of Abada and Korm", "in the Sarda district", "near Wun, 30 km north of the capital", "in al-Tarra": most fights are told of
such villages. They stay in the reading without coordinates, or at what the words say holds them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Span as Tokens

from rashomon.analysis.draft import span_of
from rashomon.knowledge.build_gazetteer import fold
from rashomon.knowledge.countries import country_of_demonym
from rashomon.lang import lists, word_set
from rashomon.model import Span
from rashomon.reading.places.context import Name, Page, kinds, words
from rashomon.reading.places.filters import KNOWN_CITY

_PLAIN = r"[A-Z][a-z’'‘`]\w[\w’'‘`]*"
_ARTICLED = r"(?:[Aa]l|[Ee]l|[Aa][dnrstz]|[Aa]sh|[Ee][zs])[-‐‑–][A-Z][\w’'‘`]+"
_NAME = rf"(?:{_PLAIN}(?:[ -]{_PLAIN})?(?: {_ARTICLED})?|{_ARTICLED})"
_ROW = r"(?:, (?:and )?| and | or )"
_OTHER_WORDS = ("never", "titles", "bearers", "public_bodies", "directions", "first_names")


@cache
def _frames() -> tuple[re.Pattern[str], ...]:
    """Return the patterns, each with a group `names` and, where a word tells the kind, `of` or `after`."""
    said = {name: "|".join(map(re.escape, found)) for name, found in lists("places")["unlisted"].items()}
    where = rf"\b(?:{said['before']}) (?:the )?"
    away = rf", (?:(?:{said['about']}) )?\d[\d.,]* ?(?:{said['units']})\b|, an? (?:[a-z]+ ){{0,2}}(?:{said['of']})\b"
    return (
        re.compile(rf"\b(?P<of>{said['of']}) of (?P<names>{_NAME}(?:{_ROW}{_NAME})*)"),
        re.compile(rf"(?:{where}|\b[Tt]he |['’]s )(?P<names>{_NAME}) (?P<after>{said['after']})\b"),
        re.compile(rf"{where}(?P<names>{_NAME})(?={away})"),
        re.compile(rf"{where}(?P<names>(?:{_PLAIN} )?{_ARTICLED})(?![\w’'-]| (?:{said['bands']})\b)"),
    )


def unlisted(page: Page, sentence: Tokens, known: Sequence[Name]) -> Iterator[Name]:
    """Yield the names of a sentence that its words call places; `known` are those that the gazetteer or the parser knows."""
    text = page.draft.document.text
    seen: set[int] = set()
    for frame in _frames():
        for match in frame.finditer(text, sentence.start_char, sentence.end_char):
            said = match.groupdict()
            kind = kinds("of_kinds").get(said.get("of") or "") or kinds("kinds_after").get(said.get("after") or "")
            for part in re.finditer(_NAME, match["names"]):
                tokens = page.draft.tokens(Span(match.start("names") + part.start(), match.start("names") + part.end()))
                own = Name(tokens, span_of(tokens), tokens.text, (), "GPE", kind or "any")
                if own.tokens.start not in seen and _is_free(own, known) and _may_be(page, tokens):
                    seen.update(range(tokens.start, tokens.end))
                    yield own


def _is_free(name: Name, known: Sequence[Name]) -> bool:
    """Tell whether no known name stands there but a part of a longer one: "Ain" of "Ras al-Ain", the hamlet "Tal" of "Tal Omrash"."""
    parts = [k for k in known if k.span.touches(name.span)]
    articled = re.fullmatch(rf"{_PLAIN} {_ARTICLED}", name.text) is not None
    return all(name.span.covers(k.span) and k.span != name.span and (articled or not _is_great(k)) for k in parts)


def _is_great(name: Name) -> bool:
    return any(e.main and (e.kind != "city" or e.population >= KNOWN_CITY) for e in name.entries)


def _may_be(page: Page, tokens: Tokens) -> bool:
    """Tell whether nothing says that the name is a person's, a people's or a body's."""
    plain = [t for t in tokens if t.text[0].isupper()]
    if any(fold(t.text) in words(name) for t in plain for name in _OTHER_WORDS) or country_of_demonym(tokens.text):
        return False
    if any(t.text in page.persons or page.label(t) in ("NORP", "DATE", "LANGUAGE") for t in plain):
        return False
    return word_set("places", "unlisted_bands").isdisjoint(re.split(r"[\s-]", fold(tokens.text)))
