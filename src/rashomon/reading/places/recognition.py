"""Where the text names places.

A candidate is the longest run of capitalised words that the gazetteer knows, or a place entity it does not know; `filters`
decide whether it is a place or part of another name. What stays undecided is a place only where the report uses the same name
as one elsewhere, or where it stands in a row with one.
"""

from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.analysis.draft import Draft, span_of
from rashomon.knowledge.build_gazetteer import fold
from rashomon.knowledge.countries import country_of_demonym
from rashomon.lang import word_list
from rashomon.model import Span
from rashomon.reading.places.context import (
    LONGEST,
    Name,
    Page,
    fits,
    is_country,
    kinds,
    lower_starts,
    run_ends,
    states,
    words,
)
from rashomon.reading.places.filters import is_at_home, judge
from rashomon.reading.places.surroundings import is_inside_name, is_strong
from rashomon.reading.places.unlisted import unlisted

ARTICLES = word_list("places_rules", "recognition", "articles")


def find_names(draft: Draft) -> list[Name]:
    """Return the place names of a report in text order, not yet resolved."""
    page = Page(draft)
    names = [name for sentence in draft.prose for name in _candidates(page, sentence)]
    verdicts = _verdicts(draft, page, names)
    judged = list(zip(names, verdicts, strict=True))
    home = _home(draft, [name for name, verdict in judged if verdict])
    return [name for name, verdict in judged if verdict or (verdict is None and is_at_home(page, name, home))]


def _verdicts(draft: Draft, page: Page, names: list[Name]) -> list[bool | None]:
    """Return of each name whether it is a place; what its own words leave open is told by the same name elsewhere or by its row."""
    verdicts = [judge(page, name) for name in names]
    sure = {name.text for name, verdict in zip(names, verdicts, strict=True) if verdict}
    for at in (*range(len(names)), *reversed(range(len(names)))):
        if verdicts[at] is None:
            verdicts[at] = _again(page, names[at], sure) or _beside(draft, names, verdicts, at) or None
    return verdicts


def _home(draft: Draft, names: list[Name]) -> frozenset[str]:
    """Return the countries that a report speaks of by name, by people or by its places of one country only."""
    found = {name.entries[0].country for name in names if is_country(name)}
    for name in names:
        countries = {entry.country for entry in name.entries if entry.main}
        found |= countries if len(countries) == 1 else set()
    for ent in draft.doc.ents:
        people = country_of_demonym(ent.text) if ent.label_ == "NORP" else None
        found |= {people.alpha3} if people else set()
    return frozenset(country for country in found if country)


def _again(page: Page, name: Name, sure: set[str]) -> bool:
    """Tell whether an undecided name is one that the report uses as a place elsewhere."""
    return name.text in sure and (name.label != "PERSON" or is_country(name)) and not is_inside_name(page, name)


def _beside(draft: Draft, names: list[Name], verdicts: list[bool | None], at: int) -> bool:
    """Tell whether an undecided name stands in a row with a place: "Darfur and Malakal"."""
    if not is_strong(names[at]) or names[at].text in words("first_names"):
        return False
    for one, two in ((at - 1, at), (at, at + 1)):
        other = one if two == at else two
        if 0 <= other < len(names) and verdicts[other] and not is_country(names[other]):
            between = draft.document.text[names[one].span.end : names[two].span.start]
            if between in (", ", " and ", " or ", ", and ", "; ", " & "):
                return True
    return False


def _candidates(page: Page, sentence: Tokens) -> list[Name]:
    """Return the longest known runs of a sentence and its place entities that no run touches, in text order."""
    shorts = {s.start: s for s in _state_names(page, sentence)}
    found: list[Name] = []
    taken: set[int] = set()
    at = sentence.start
    while at < sentence.end:
        token = page.doc[at]
        name = _short(page, shorts, token) if shorts else None
        if name is None and _may_start(token):
            name = _longest(page, at, sentence.end)
        if name:
            found.append(name)
            taken.update(range(name.tokens.start, name.tokens.end))
        at = name.tokens.end if name else at + 1
    for ent in page.entities.get(sentence.start, ()):
        if taken.isdisjoint(range(ent.start, ent.end)):
            unknown = _unknown(ent)
            found += [_completed(page, unknown)] if unknown else []
    more = list(unlisted(page, sentence, found))
    found = [name for name in found if not any(m.span.covers(name.span) for m in more)] + more
    return sorted(found, key=lambda name: name.span)


def _state_names(page: Page, sentence: Tokens) -> list[Span]:
    pattern, _ = states()
    text = page.draft.document.text
    if "." not in sentence.text and not any(t.is_upper for t in sentence if len(t) == 2):
        return []
    return [Span(*m.span()) for m in pattern.finditer(text, sentence.start_char, sentence.end_char)]


def _short(page: Page, shorts: dict[int, Span], token: Token) -> Name | None:
    span = shorts.get(token.idx)
    if span is None:
        return None
    whole = page.draft.document.text
    text = span.of(whole)
    if text.count(".") < 2 and whole[span.start - 2 : span.start] != ", " and page.label(token) != "GPE":
        return None  # "Wash." and "Miss." open sentences and stand for other words
    entries = tuple(
        e for e in page.gazetteer.lookup(fold(states()[1][text])) if e.kind == "admin1" and e.country == "USA"
    )
    return Name(page.draft.tokens(span), span, text, entries, "GPE", "admin")


def _may_start(token: Token) -> bool:
    first = token.text[0]
    if first.isupper():
        return True
    if token.lower_ in ARTICLES:
        return token.i + 2 < len(token.doc) and token.nbor().text == "-"
    return token.lower_ in lower_starts()


def _longest(page: Page, start: int, limit: int) -> Name | None:
    """Return the longest run from a token that the gazetteer knows."""
    for end in reversed(run_ends(page.doc, start, limit)):
        tokens = page.doc[start:end]
        text = tokens.text
        if not text[0].isupper() and not _is_lower_name(text):
            continue
        entries = page.known(text)
        if text.startswith("The ") and not any(e.name.startswith("The ") for e in entries):
            continue
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
    if leading is not None and leading.is_lower:
        at = 2 if leading.lower_ in ("called", "named") else 1
        word = page.before(name, at)
        return replace(name, kind=kinds("of_kinds").get(word.lower_, "") if word is not None else "")
    return name


def _after_of(page: Page, name: Name) -> Name:
    """Take in what stands before "of": "the town of X", "Gulf of Alaska"."""
    before = page.before(name, 2)
    if before is None:
        return name
    if before.lower_ in words("feature_before") and before.text[0].isupper():
        feature = _as_feature(page, name, before.i, name.tokens.end)
        at_town = before.lower_ in words("at_towns") and not feature.entries
        return replace(feature, entries=name.entries, feature=False, kind="city") if at_town else feature
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
        name, tokens=tokens, span=span_of(tokens), text=tokens.text, entries=page.known(tokens.text), feature=True
    )


def _is_person_run(page: Page, tokens: Tokens) -> bool:
    ent = page.entity.get(tokens.start)
    return ent is not None and ent.label_ == "PERSON" and ent.end > tokens.end


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
