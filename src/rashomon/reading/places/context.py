"""What the finding of places shares: the report as its rules see it, the names, the lists, and what a name may mean."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from rashomon.analysis.draft import Draft
from rashomon.knowledge.build_gazetteer import fold
from rashomon.knowledge.countries import find_country
from rashomon.knowledge.gazetteer import Entry, Gazetteer
from rashomon.lang import lists
from rashomon.model import Span

LONGEST = 6  # words of a place name
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_DATELINE = re.compile(
    r"(?:^[ \t]*|(?<=[.!?] ))(?P<place>[A-Z][A-Z’'.\-]+(?:[ -][A-Z’'.\-]+){0,3}(?:, [A-Z][\w.’' ]{1,25}?)?)"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?\s*(?:\([^)\n]{2,30}\)\s*)?(?:[—–-]{1,2}\s|:\s(?=[A-Z“\"]))"
    r"|^[ \t]*(?P<town>[A-Z][a-z’'\-]+(?: [A-Z][a-z’'\-]+){0,2})(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?\s*\([A-Z][^)\n]{1,30}\)\s*[—–:-]{1,2}\s",
    re.M,
)


@dataclass(frozen=True, slots=True)
class Name:
    """One naming of a place: its tokens, its characters, what it may mean and what the words around it say.

    `kind` is what a generic word says ("province": "admin", "town of": "city", else ""), `container` the number of the name
    that holds it ("Aleppo, Syria"), `label` the parser's entity label there.
    """

    tokens: Tokens
    span: Span
    text: str
    entries: tuple[Entry, ...]
    label: str = ""
    kind: str = ""
    feature: bool = False
    container: int | None = None


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of lang/en/places.toml."""
    return frozenset(lists("places")[name])


@cache
def kinds(name: str) -> dict[str, str]:
    """Return one table of lang/en/places.toml by word."""
    return {word: kind for kind, found in lists("places")[name].items() for word in found}


@cache
def shared() -> dict[str, list[str]]:
    """Return the names that several countries go by, with their alpha-3 codes."""
    return {fold(name): codes for name, codes in lists("places")["shared"].items()}


@cache
def states() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of state abbreviations and what each means."""
    full = {short: name for name, forms in lists("places")["states"].items() for short in forms}
    dotted = sorted((re.escape(s) for s in full if "." in s), key=len, reverse=True)
    postal = "|".join(s for s in full if "." not in s)
    return re.compile(
        rf"(?<=[a-zA-Z.], )(?:{'|'.join(dotted)}|(?:{postal})\b(?!\.))|\b(?:{'|'.join(dotted)})(?!\w)"
    ), full


class Page:
    """A report's words as the rules see them: entities by token, surnames of persons, datelines."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.doc: Doc = draft.doc
        self.gazetteer = draft.knowledge.gazetteer
        self.entity: dict[int, Tokens] = {token.i: ent for ent in self.doc.ents for token in ent}
        self.entities: defaultdict[int, list[Tokens]] = defaultdict(list)
        for ent in self.doc.ents:
            if ent.label_ in ("GPE", "LOC"):
                self.entities[ent[0].sent.start].append(ent)
        self.datelines = [
            Span(*m.span("place" if m["place"] else "town")) for m in _DATELINE.finditer(draft.document.text)
        ]

    @cached_property
    def persons(self) -> frozenset[str]:
        """Return the words of the names of persons that the report gives with at least two words, or with a title."""
        found: set[str] = set()
        for ent in self.doc.ents:
            if ent.label_ != "PERSON":
                continue
            tokens = [t for t in ent if t.is_alpha and t.text[0].isupper()]
            titled = ent.start > 0 and self.doc[ent.start - 1].lower_ in words("titles")
            if len(tokens) > 1 or titled:
                found.update(t.text for t in tokens[1:] or tokens)
        return frozenset(found)

    def known(self, text: str) -> tuple[Entry, ...]:
        """Return what a name may mean: a country first, then the gazetteer's places."""
        return _known(self.gazetteer, text)

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """Return the words that the report has in lower case somewhere."""
        return frozenset(t.text for t in self.doc if t.is_lower and t.is_alpha)

    def label(self, token: Token) -> str:
        """Return the entity label of a token, or nothing."""
        ent = self.entity.get(token.i)
        return ent.label_ if ent is not None else ""

    def before(self, name: Name, step: int = 1) -> Token | None:
        """Return the token before a name in its sentence."""
        at = name.tokens.start - step
        return self.doc[at] if at >= name.tokens.sent.start else None

    def after(self, name: Name, step: int = 0) -> Token | None:
        """Return the token after a name in its sentence."""
        at = name.tokens.end + step
        return self.doc[at] if at < name.tokens.sent.end else None


@cache
def lower_starts() -> frozenset[str]:
    return frozenset(name.split()[0] for name in lists("places")["lower"])


def _known(gazetteer: Gazetteer, text: str) -> tuple[Entry, ...]:
    """Return the places that a name may mean: its country first, then the places of its own name."""
    if not any(char.isalpha() for char in text) or (len(text) == 2 and text not in ("US", "UK", "EU")):
        return ()
    key = fold(text)
    if key in shared():
        return tuple(entry for alpha3 in shared()[key] if (entry := gazetteer.country(alpha3)))
    found = find_country(text)
    if key in words("never") and "." not in text and not (found and text.isupper()):
        return ()
    places = gazetteer.lookup(key) or (gazetteer.lookup(key[4:]) if key.startswith("the ") else ())
    entry = gazetteer.country(found.alpha3) if found else None
    if found is None or entry is None or (fold(found.name) != key and _is_part(places, found.alpha3)):
        return tuple(e for e in places if e.kind != "country" and (len(key) > 3 or e.main))
    return (entry, *(e for e in places if e.id != entry.id and e.main))


def _is_part(places: Sequence[Entry], alpha3: str) -> bool:
    """Tell whether one of some places is a part of a country that goes by its name: "England" is no kingdom."""
    return any(e.country == alpha3 and e.id is None and e.kind in ("admin1", "region") for e in places)


def fits(entry: Entry, kind: str) -> bool:
    """Tell whether a place is of the kind that the words around its name say."""
    if kind == "city":
        return entry.kind in ("city", "district")
    if kind == "country":
        return entry.kind == "country"
    if kind.startswith("admin"):
        return entry.kind == kind or (kind == "admin" and entry.kind in ("admin1", "admin2", "region"))
    return True


def is_country(name: Name) -> bool:
    """Tell whether a name may mean a country."""
    return bool(name.entries) and name.entries[0].kind == "country"


def _is_possessive(doc: Doc, at: int) -> bool:
    """Tell whether a name may go on over an ending: "the People's Republic of China"."""
    return doc[at].text in ("'s", "’s") and doc[at].nbor(-1).text in ("People", "Peoples")


def run_ends(doc: Doc, start: int, limit: int) -> list[int]:
    """Return where a name from this token may end, shortest first; "crossing", "camp" and their like may close it in lower case."""
    lower = doc[start].is_lower and doc[start].lower_ in lower_starts()
    ends, count, at = [], 0, start
    while at < limit and count < LONGEST:
        token = doc[at]
        if not token.is_lower or (lower and token.is_alpha) or (at > start and token.lower_ in words("tails")):
            if token.text[0].isalnum():
                ends.append(at + 1)
                count += 1
            elif token.text not in words("joiners"):
                break
        elif token.lower_ not in words("joiners") and at != start and not _is_possessive(doc, at):
            break
        at += 1
    return ends
