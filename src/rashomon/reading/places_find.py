"""Where the text names places: candidate runs of words, and whether each is a place or part of another name.

A candidate is the longest run of capitalised words that the gazetteer knows, or a place entity it does not know. Each passes
the rules of `_RULES` in order; the first that has an opinion decides. What stays undecided is no place: a missing place costs
less than a party or a person on the map.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from rashomon.knowledge.build_gazetteer import fold
from rashomon.knowledge.countries import country_of_demonym, find_country
from rashomon.knowledge.gazetteer import Entry, gazetteer
from rashomon.lang import lists
from rashomon.model import Draft, Span, span_of

LONGEST = 6  # words of a place name
KNOWN_CITY = 100_000  # people: a name this well known is a place although the parser is silent
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
JOINERS = frozenset({"of", "de", "del", "la", "las", "los", "le", "al", "el", "ul", "du", "des", "da", "do", "dos", "e", "and", "sur", "upon",
                     "am", "an", "the", "ad", "as", "ash", "an", "ar", "az", "-", "–", "’", "'", "di", "y"})  # fmt: skip
_DATELINE = re.compile(
    r"(?:^[ \t]*|(?<=[.!?] ))(?P<place>[A-Z][A-Z’'.\-]+(?:[ -][A-Z’'.\-]+){0,3}(?:, [A-Z][\w.’' ]{1,25}?)?)"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?\s*(?:\([^)\n]{2,30}\)\s*)?[—–-]{1,2}\s",
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
def _states() -> tuple[re.Pattern[str], dict[str, str]]:
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
        self.entity: dict[int, Tokens] = {token.i: ent for ent in self.doc.ents for token in ent}
        self.datelines = [Span(*m.span("place")) for m in _DATELINE.finditer(draft.document.text)]

    @cached_property
    def persons(self) -> frozenset[str]:
        """Return the words of the names of persons that the report gives with at least two words, or with a title."""
        found = set()
        for ent in self.doc.ents:
            if ent.label_ != "PERSON":
                continue
            tokens = [t for t in ent if t.is_alpha and t.text[0].isupper()]
            titled = ent.start > 0 and self.doc[ent.start - 1].lower_ in words("titles")
            if len(tokens) > 1 or titled:
                found.update(t.text for t in tokens[1:] or tokens)
        return frozenset(found)

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


def find_names(draft: Draft) -> list[Name]:
    """Return the place names of a report in text order, not yet resolved."""
    page = Page(draft)
    names = [name for sentence in draft.prose for name in _candidates(page, sentence)]
    kept = [(name, _judge(page, name)) for name in names]
    sure = {name.text for name, verdict in kept if verdict}
    return [name for name, verdict in kept if verdict or (verdict is None and _again(page, name, sure))]


def _again(page: Page, name: Name, sure: set[str]) -> bool:
    """Tell whether an undecided name is one that the report uses as a place elsewhere."""
    return name.text in sure and name.label != "PERSON" and not _is_inside_name(page, name)


# Candidates


def _candidates(page: Page, sentence: Tokens) -> list[Name]:
    """Return the longest known runs of a sentence and its place entities that no run touches, in text order."""
    shorts = {s.start: s for s in _state_names(page, sentence)}
    found: list[Name] = []
    taken: set[int] = set()
    at = sentence.start
    while at < sentence.end:
        token = page.doc[at]
        name = _short(page, shorts, at) or (_longest(page, at, sentence.end) if _may_start(token) else None)
        if name:
            found.append(name)
            taken.update(range(name.tokens.start, name.tokens.end))
        at = name.tokens.end if name else at + 1
    for ent in sentence.ents:
        if taken.isdisjoint(range(ent.start, ent.end)):
            unknown = _unknown(ent)
            found += [_completed(page, unknown)] if unknown else []
    return sorted(found, key=lambda name: name.span)


def _state_names(page: Page, sentence: Tokens) -> list[Span]:
    pattern, _ = _states()
    text = page.draft.document.text
    if "." not in sentence.text and not any(t.is_upper for t in sentence if len(t) == 2):
        return []
    return [Span(*m.span()) for m in pattern.finditer(text, sentence.start_char, sentence.end_char)]


def _short(page: Page, shorts: dict[int, Span], at: int) -> Name | None:
    span = shorts.get(page.doc[at].idx)
    if span is None:
        return None
    whole = page.draft.document.text
    text = span.of(whole)
    if text.count(".") < 2 and whole[span.start - 2 : span.start] != ", " and page.label(page.doc[at]) != "GPE":
        return None  # "Wash." and "Miss." open sentences and stand for other words
    entries = tuple(
        e for e in gazetteer().lookup(fold(_states()[1][text])) if e.kind == "admin1" and e.country == "USA"
    )
    return Name(page.draft.tokens(span), span, text, entries, "GPE", "admin")


def _may_start(token: Token) -> bool:
    first = token.text[0]
    if first.isupper():
        return True
    if token.lower_ in ("al", "el", "ad", "as", "ash", "an", "ar", "at", "az"):
        return token.i + 2 < len(token.doc) and token.nbor().text == "-"
    return token.lower_ in _lower_starts()


@cache
def _lower_starts() -> frozenset[str]:
    return frozenset(name.split()[0] for name in lists("places")["lower"])


def _longest(page: Page, start: int, limit: int) -> Name | None:
    """Return the longest run from a token that the gazetteer knows."""
    for end in reversed(_ends(page.doc, start, limit)):
        tokens = page.doc[start:end]
        text = tokens.text
        if not text[0].isupper() and not _is_lower_name(text):
            continue
        entries = known(text)
        if entries:
            return _completed(page, Name(tokens, span_of(tokens), text, entries, page.label(tokens[0])))
    return None


def _is_lower_name(text: str) -> bool:
    return text.lower() in words("lower") or text[:3].rstrip("-").lower() in (
        "al",
        "el",
        "ad",
        "as",
        "ash",
        "an",
        "ar",
        "at",
        "az",
    )


def _ends(doc: Doc, start: int, limit: int) -> list[int]:
    """Return where a name from this token may end, shortest first."""
    lower = doc[start].lower_ in _lower_starts() and doc[start].is_lower
    ends, count, at = [], 0, start
    while at < limit and count < LONGEST:
        token = doc[at]
        if token.text[0].isupper() or (lower and token.is_alpha) or token.text[0].isdigit() and at > start:
            ends.append(at + 1)
            count += 1
        elif token.lower_ not in JOINERS and not (at == start):
            break
        at += 1
    return ends


def known(text: str) -> tuple[Entry, ...]:
    """Return what a name may mean: a country first, then the gazetteer's places."""
    if not any(char.isalpha() for char in text) or (len(text) == 2 and text not in ("US", "UK", "EU")):
        return ()
    found = find_country(text)
    key = fold(text)
    if key in words("never") and not found and "." not in text:
        return ()
    places = gazetteer().lookup(key) or (gazetteer().lookup(key[4:]) if key.startswith("the ") else ())
    entry = gazetteer().country(found.alpha3) if found else None
    parts = [
        e for e in places if found and e.country == found.alpha3 and e.id is None and e.kind in ("admin1", "region")
    ]
    if entry is None or (found and parts and fold(found.name) != key):
        return tuple(e for e in places if e.kind != "country" and (len(key) > 3 or e.main))
    return (entry, *(e for e in places if e.id != entry.id and e.main))


def _completed(page: Page, name: Name) -> Name:
    """Take in the generic word of a name: "Rapides Parish", "Paktia province", "the town of X"."""
    following, leading = page.after(name), page.before(name)
    if following is not None and following.lower_ in kinds("kinds_after"):
        return _with_kind(page, name, following)
    if following is not None and following.lower_ in words("features") and following.text[0].isupper():
        return _as_feature(page, name, name.tokens.start, following.i + 1)
    if leading is not None and leading.lower_ in words("feature_before") and leading.text[0].isupper():
        return _as_feature(page, name, leading.i, name.tokens.end)
    if leading is not None and leading.lower_ == "of":
        return _after_of(page, name)
    return name


def _after_of(page: Page, name: Name) -> Name:
    """Take in what stands before "of": "the town of X", "Gulf of Alaska"."""
    before = page.before(name, 2)
    if before is None:
        return name
    if before.lower_ in words("feature_before") and before.text[0].isupper():
        return _as_feature(page, name, before.i, name.tokens.end)
    return replace(name, kind=kinds("of_kinds").get(before.lower_, ""))


def _with_kind(page: Page, name: Name, generic: Token) -> Name:
    kind = kinds("kinds_after")[generic.lower_]
    if not generic.text[0].isupper():
        return replace(name, kind=kind)
    following = page.doc[generic.i + 1] if generic.i + 1 < len(page.doc) else None
    if generic.lower_ in ("state", "city", "district") and following is not None and following.text[0].isupper():
        return name  # "Pennsylvania State Department", "Lansing City Council": the word belongs to the body
    tokens = page.doc[name.tokens.start : generic.i + 1]
    if _is_person_run(page, tokens):
        return name
    wanted = tuple(e for e in name.entries if fits(e, kind))
    return replace(
        name, tokens=tokens, span=span_of(tokens), text=tokens.text, entries=wanted or name.entries, kind=kind
    )


def _as_feature(page: Page, name: Name, start: int, end: int) -> Name:
    """Return the river, park or island: a place of its own, of which the name inside does not tell where it is."""
    tokens = page.doc[start:end]
    return replace(
        name, tokens=tokens, span=span_of(tokens), text=tokens.text, entries=known(tokens.text), feature=True
    )


def _is_person_run(page: Page, tokens: Tokens) -> bool:
    ent = page.entity.get(tokens.start)
    return ent is not None and ent.label_ == "PERSON" and ent.end > tokens.end


def fits(entry: Entry, kind: str) -> bool:
    """Tell whether a place is of the kind that the words around its name say."""
    if kind == "city":
        return entry.kind in ("city", "district")
    if kind.startswith("admin"):
        return entry.kind == kind or (kind == "admin" and entry.kind in ("admin1", "admin2", "region"))
    return True


def _unknown(ent: Tokens) -> Name | None:
    """Return a place entity that the gazetteer does not know."""
    tokens = ent[1:] if ent[0].lower_ == "the" and len(ent) > 1 else ent
    if ent.label_ not in ("GPE", "LOC") or not tokens[0].text[0].isupper() or len(tokens) > LONGEST:
        return None
    last = tokens[-1].text
    if not last[0].isalpha() or any(char.isdigit() for char in tokens.text) or tokens.text.isupper():
        return None
    if fold(tokens.text) in words("never") or country_of_demonym(tokens.text):
        return None
    return Name(tokens, span_of(tokens), tokens.text, (), ent.label_)


# Rules: True is a place, False is none, None leaves it to the next

Rule = Callable[[Page, Name], bool | None]


def _judge(page: Page, name: Name) -> bool | None:
    for rule in _RULES:
        verdict = rule(page, name)
        if verdict is not None:
            return verdict
    return None


def _dateline(page: Page, name: Name) -> bool | None:
    """A place that opens a paragraph in the way of agencies."""
    return True if any(line.covers(name.span) for line in page.datelines) and not _is_shouted_word(name) else None


def _is_shouted_word(name: Name) -> bool:
    return not name.entries


def _state_short(page: Page, name: Name) -> bool | None:
    """A state's abbreviation was matched as such."""
    return True if name.text in _states()[1] and name.entries else None


def _shouting(page: Page, name: Name) -> bool | None:
    """In a line of capitals every word looks like a name."""
    if not name.text.isupper() or len(name.text) < 4:
        return None
    near = [t for t in (page.before(name), page.after(name)) if t is not None and t.is_alpha]
    if any(t.is_upper and len(t) > 1 for t in near):
        return name.label == "GPE" or is_country(name)
    return None


def _word_of_sense(page: Page, name: Name) -> bool | None:
    """An acronym, a saint's day, a virus: written like a place, and none."""
    if name.text.isupper() and len(name.text) <= 5 and not is_country(name):
        listed = any(e.id is None or e.population >= KNOWN_CITY for e in name.entries)
        if not listed and not any(page.label(t) == "GPE" for t in name.tokens):
            return False
    following = page.after(name)
    if following is None:
        return None
    if following.lower_ in words("ailments"):
        return False
    saint = fold(name.tokens[0].text) in ("st", "saint") and following.text in ("'s", "’s")
    return False if saint and name.label not in PLACE_LABELS else None


def _larger_person(page: Page, name: Name) -> bool | None:
    """A word of a person's name, or a surname that the report has given in full."""
    ent = page.entity.get(name.tokens.start)
    longer = (
        ent is not None and ent.label_ == "PERSON" and len([t for t in ent if t.text[0].isalpha()]) > len(name.tokens)
    )
    if longer and not _place_opens_entity(page, name):
        return False
    leading = page.before(name)
    titled = leading is not None and leading.lower_ in words("titles") and leading.text[0].isupper()
    if (
        titled
        and len(name.tokens) == 1
        and not is_country(name)
        and not (leading is not None and leading.lower_ in ("port",))
    ):
        return False
    if name.text in page.persons and not is_country(name) and not _is_held(page, name):
        return False
    return None


def _place_opens_entity(page: Page, name: Name) -> bool:
    """Tell whether a run that the parser takes for a person opens with a place and goes on with an office."""
    following = page.after(name)
    return following is not None and following.lower_ in words("titles") and following.lower_ in words("public_bodies")


def _is_held(page: Page, name: Name) -> bool:
    """Tell whether a comma and a known place follow ("Austin, Texas")."""
    comma, following = page.after(name), page.after(name, 1)
    if comma is None or comma.text != "," or following is None or not following.text[0].isupper():
        return False
    ends = _ends(page.doc, following.i, following.sent.end)[:3]
    for end in reversed(ends):
        entries = known(page.doc[following.i : end].text)
        if entries and entries[0].kind in ("country", "admin1"):
            return True
    return bool(_states()[0].match(page.draft.document.text, following.idx))


def _before_bearer(page: Page, name: Name) -> bool | None:
    """A paper, team, company, party, treaty or street that only carries the name."""
    if _is_sentence_break(page, name):
        return None
    for token in _run(page, name)[:4]:
        if token.lower_ in words("public_bodies"):
            return None
        if token.lower_ in words("bearers"):
            return False
    return None


def _is_sentence_break(page: Page, name: Name) -> bool:
    following = page.after(name)
    return following is None or following.is_sent_start is True or not page.doc[name.tokens.end - 1].whitespace_


def _run(page: Page, name: Name) -> list[Token]:
    """Return the capitalised words and numbers that follow a name without a break."""
    run = []
    for at in range(name.tokens.end, min(name.tokens.end + 6, name.tokens.sent.end)):
        token = page.doc[at]
        if token.text[0].isupper() or (token.is_digit and len(token) < 4):
            run.append(token)
        elif token.lower_ not in ("of", "and", "for", "&") or not run:
            break
    return run


def _of_bearer(page: Page, name: Name) -> bool | None:
    """ "Patriotic Union of Kurdistan", "Bank of England": named after the place, not there."""
    leading = page.before(name)
    if leading is None or leading.lower_ not in ("of", "for", "in"):
        return None
    head = page.before(name, 2)
    if head is not None and head.text[0].isupper() and head.lower_ in words("bearers_of"):
        return False
    return None


def _in_quotes_or_brackets(page: Page, name: Name) -> bool | None:
    """ "Conquest (Fatah) Alliance": a gloss inside another name."""
    leading, closing, following = page.before(name), page.after(name), page.after(name, 1)
    if leading is None or closing is None or leading.text not in "(\"“'‘" or closing.text not in ")\"”'’":
        return None
    if following is not None and following.text[0].isupper() and following.lower_ not in ("on", "in"):
        return False
    return None


def _demonym(page: Page, name: Name) -> bool | None:
    """A people or an adjective of origin is no place."""
    if is_country(name):
        return None
    return False if len(name.tokens) == 1 and country_of_demonym(name.text) else None


def _tail_of_name(page: Page, name: Name) -> bool | None:
    """A capitalised word right before it, not a direction and not a sentence's first, makes it part of another name."""
    return False if _is_inside_name(page, name) else None


def _is_inside_name(page: Page, name: Name) -> bool:
    leading = page.before(name)
    if leading is None:
        return False
    if leading.text == "-" and leading.i > 0:
        return page.doc[leading.i - 1].text[0].isupper() and not page.doc[leading.i - 1].whitespace_
    if not leading.text[0].isupper() or not leading.is_alpha or leading.lower_ in words("locative"):
        return False
    if leading.is_sent_start and page.label(leading) == "" and leading.pos_ not in ("PROPN",):
        return False
    ent = page.entity.get(name.tokens.start)
    if ent is not None and ent.label_ in PLACE_LABELS and ent.start == name.tokens.start:
        return page.label(leading) in ("PERSON", "ORG") and leading.dep_ == "compound"
    return page.label(leading) not in ("DATE", "TIME", "NORP", "GPE", "CARDINAL") and leading.pos_ == "PROPN"


def _country(page: Page, name: Name) -> bool | None:
    """A country's name, unless a person bears it."""
    if not is_country(name) or (
        name.label == "PERSON" and not _is_after_locative(page, name) and not _in_list(page, name)
    ):
        return None
    return True


def is_country(name: Name) -> bool:
    """Tell whether a name may mean a country."""
    return bool(name.entries) and name.entries[0].kind == "country"


def _located(page: Page, name: Name) -> bool | None:
    """After "in", "near", "the town of", or with a state or country behind."""
    if _is_held(page, name):
        return True if name.entries or name.label in PLACE_LABELS else None
    if name.kind and (name.entries or name.label in PLACE_LABELS):
        return True if name.kind != "any" or _is_strong(name) or name.label in PLACE_LABELS else None
    if name.feature:
        return True if name.label in PLACE_LABELS or _is_after_locative(page, name) else None
    if _is_after_locative(page, name):
        return True if name.label in PLACE_LABELS or _is_strong(name) else None
    return None


def _is_after_locative(page: Page, name: Name) -> bool:
    leading = page.before(name)
    if leading is not None and leading.lower_ == "the":
        leading = page.before(name, 2)
    return leading is not None and leading.lower_ in words("locative")


def _is_strong(name: Name) -> bool:
    """Tell whether the gazetteer has a place of just this name that is not tiny."""
    return any(e.main and (e.population >= 5000 or e.kind not in ("city", "admin2")) for e in name.entries)


def _body(page: Page, name: Name) -> bool | None:
    """ "Alexandria Police", "Tega Cay Volunteer Fire Department", "Chicopee residents": they are in the place they name."""
    following = page.after(name)
    if following is None or not following.is_alpha or page.label(following) in ("DATE", "TIME"):
        return None
    if not following.text[0].isupper():
        local = following.lower_ in words("locals") and name.label != "PERSON"
        return True if local and _is_strong(name) else None
    if name.label == "PERSON" or not name.entries:
        return None
    if any(token.lower_ in words("public_bodies") for token in _run(page, name)):
        large = any(e.main and (e.population >= 15_000 or e.kind in ("country", "region")) for e in name.entries)
        return True if large or name.label in PLACE_LABELS else None
    return True if name.label == "ORG" and _is_state(name) else None


def _is_state(name: Name) -> bool:
    return any(e.kind == "admin1" and e.main and e.country in ("USA", "CAN", "AUS", "IND") for e in name.entries)


def _landmark(page: Page, name: Name) -> bool | None:
    """A landmark or district whose name has several words is hardly anything else."""
    listed = any(e.id is None and e.kind in ("landmark", "district") for e in name.entries)
    return True if listed and " " in name.text and name.label != "PERSON" else None


def _labelled(page: Page, name: Name) -> bool | None:
    """The parser calls it a place."""
    if name.label not in PLACE_LABELS:
        return None
    if name.entries:
        return True
    ent = page.entity.get(name.tokens.start)
    return True if ent is not None and ent.label_ == "GPE" and _is_after_locative(page, name) else None


def _in_list(page: Page, name: Name) -> bool:
    """Tell whether a comma or "and" joins it to a word that the parser calls a place."""
    for step in (1, -1):
        near, far = (page.before(name), page.before(name, 2)) if step == 1 else (page.after(name), page.after(name, 1))
        if (
            near is not None
            and far is not None
            and near.text in (",", "and", "or", ";")
            and page.label(far) in PLACE_LABELS
        ):
            return True
    return False


def _listed(page: Page, name: Name) -> bool | None:
    """One of several places in a row."""
    return True if _is_strong(name) and name.label != "ORG" and _in_list(page, name) else None


def _famous(page: Page, name: Name) -> bool | None:
    """A name too well known as a place to be anything else."""
    famous = any(e.main and (e.population >= KNOWN_CITY or e.kind in ("region", "water")) for e in name.entries)
    if not famous or name.label in ("PERSON", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT"):
        return None
    if name.tokens.start == name.tokens.sent.start and name.label == "":
        return None
    return True if name.label == "ORG" or name.tokens[0].pos_ == "PROPN" else None


_RULES: tuple[Rule, ...] = (
    _state_short,
    _dateline,
    _shouting,
    _word_of_sense,
    _larger_person,
    _before_bearer,
    _of_bearer,
    _in_quotes_or_brackets,
    _demonym,
    _tail_of_name,
    _country,
    _located,
    _body,
    _landmark,
    _labelled,
    _listed,
    _famous,
)
