"""What stands around a name: words that speak for a place, and words that make it part of another name."""

from spacy.tokens import Token

from rashomon.analysis.relations import is_compound_part
from rashomon.knowledge.gazetteer import Entry
from rashomon.lang import word_set
from rashomon.reading.places.context import PLACE_LABELS, Name, Page, kinds, run_ends, states, words

_WITHIN = word_set("places_rules", "surroundings", "within")
_ARTICLES = word_set("places_rules", "surroundings", "articles")
_JOINING = word_set("places_rules", "surroundings", "joining")
_INSIDE_NAMES = word_set("places_rules", "surroundings", "inside_names")


def is_before_local(page: Page, name: Name) -> bool:
    following = page.after(name)
    return following is not None and following.is_lower and following.lower_ in words("locals")


def is_held(page: Page, name: Name) -> bool:
    """Tell whether a comma and a known place follow ("Austin, Texas")."""
    comma, following = page.after(name), page.after(name, 1)
    if comma is None or comma.text != "," or following is None or not following.text[0].isupper():
        return False
    ends = run_ends(page.doc, following.i, following.sent.end)[:3]
    for end in reversed(ends):
        entries = page.known(page.doc[following.i : end].text)
        if entries and entries[0].kind in ("country", "admin1"):
            return True
    return bool(states()[0].match(page.draft.document.text, following.idx))


def is_sentence_break(page: Page, name: Name) -> bool:
    following = page.after(name)
    return following is None or following.is_sent_start is True or not page.doc[name.tokens.end - 1].whitespace_


def capitals_after(page: Page, name: Name) -> list[Token]:
    """Return the capitalised words and numbers that follow a name without a break."""
    run = []
    for at in range(name.tokens.end, min(name.tokens.end + 6, name.tokens.sent.end)):
        token = page.doc[at]
        if token.text[0].isupper() or (token.is_digit and len(token) < 4):
            run.append(token)
        elif token.lower_ not in _INSIDE_NAMES or not run:
            break
    return run


def is_inside_name(page: Page, name: Name) -> bool:
    """Tell whether a capitalised word before a name, not a direction and not a sentence's first, makes it part of another."""
    leading = page.before(name)
    if leading is None:
        return False
    if leading.text == "-" and leading.i > 0 and page.doc[leading.i - 1].text not in ("D", "R"):
        return page.doc[leading.i - 1].text[0].isupper() and not page.doc[leading.i - 1].whitespace_
    if not _may_open_name(page, leading):
        return False
    ent = page.entity.get(name.tokens.start)
    if ent is not None and ent.label_ in PLACE_LABELS and ent.start == name.tokens.start:
        return page.label(leading) in ("PERSON", "ORG") and is_compound_part(leading)
    return page.label(leading) not in ("DATE", "TIME", "NORP", "GPE", "CARDINAL") and leading.pos_ == "PROPN"


def _may_open_name(page: Page, token: Token) -> bool:
    """Tell whether a word may be the first of a name: with a capital that is its own, and no word of place or direction."""
    if not token.text[0].isupper() or not token.is_alpha:
        return False
    if token.lower_ in words("locative") or token.lower_ in words("directions"):
        return False
    return not token.is_sent_start or page.label(token) != "" or token.pos_ == "PROPN"


def is_described(page: Page, name: Name) -> bool:
    """Tell whether "a town", "the capital of" follows, or a word of taking and hitting towns comes before."""
    leading = page.before(name)
    if leading is not None and leading.lower_ in words("takings"):
        return name.label != "PERSON" or leading.lower_ in words("shellings")
    comma, following = page.after(name), page.after(name, 1)
    if comma is None or comma.text != "," or following is None:
        return False
    if following.lower_ in _WITHIN:
        return True
    near = [page.after(name, step) for step in (2, 3, 4)]
    return following.lower_ in _ARTICLES and any(t is not None and t.lower_ in kinds("of_kinds") for t in near)


def is_after_locative(page: Page, name: Name) -> bool:
    leading, second = page.before(name), page.before(name, 2)
    if leading is not None and leading.lower_ == "the":
        leading = second
    if leading is None:
        return False
    if leading.text == "-" and second is not None and second.text in ("D", "R"):
        return True  # "R-Moorpark": a member's party and district
    if leading.lower_ == "of" and second is not None and second.lower_ in words("directions"):
        return True
    return leading.lower_ in words("locative")


def is_strong(name: Name) -> bool:
    """Tell whether the gazetteer has a place of this name that is not tiny."""
    return any(e.population >= (5000 if e.main else 20_000) or _is_wide(e) for e in name.entries)


def _is_wide(entry: Entry) -> bool:
    """Tell whether a place is more than a town or a district, under its own name."""
    return entry.main and entry.kind not in ("city", "admin2")


def is_state(name: Name) -> bool:
    return any(e.kind == "admin1" and e.main and e.country in ("USA", "CAN", "AUS", "IND") for e in name.entries)


def is_in_list(page: Page, name: Name) -> bool:
    """Tell whether a comma or "and" joins it to a word that the parser calls a place."""
    sides = ((page.before(name), page.before(name, 2)), (page.after(name), page.after(name, 1)))
    return any(
        near is not None and far is not None and near.text in _JOINING and page.label(far) in PLACE_LABELS
        for near, far in sides
    )


def is_of_person(page: Page, name: Name) -> bool:
    """Tell whether an age, a relative word or another capitalised word follows."""
    following, second = page.after(name), page.after(name, 1)
    if following is None:
        return False
    if following.text == "," and second is not None and (second.is_digit or second.lower_ in words("person_verbs")):
        return True
    return following.lower_ in words("person_verbs") or (following.text[0].isupper() and following.is_alpha)


def opens_entity(page: Page, name: Name) -> bool:
    """Tell whether a run that the parser takes for a person opens with a place and goes on with an office."""
    following = page.after(name)
    return following is not None and following.lower_ in words("titles") and following.lower_ in words("public_bodies")
