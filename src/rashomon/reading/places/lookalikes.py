"""Words that look like places and are none, and places that look like persons: rules for `filters`."""

from rashomon.analysis.syntax import subjects
from rashomon.reading.places.context import Name, Page, kinds, words

_MANY = 100_000  # people: a town this large is rather meant than a word of the same letters
_WORDS_OF_PLACES = ("public_bodies", "bearers", "features", "locals", "directions", "locative")


def common_word(page: Page, name: Name) -> bool | None:
    """A capital of a headline or a sentence's first word: the report has the same word in lower case ("Grenade", "a grenade")."""
    if len(name.tokens) > 1 or not name.tokens[0].is_title or name.text.lower() not in page.lower_words:
        return None
    return None if any(e.main and e.population >= _MANY for e in name.entries) else False


def given_name(page: Page, name: Name) -> bool | None:
    """ "Victoria Price": a place's name that people are called by, with a surname behind it."""
    following = page.after(name)
    if len(name.tokens) > 1 or name.text not in words("given_names") or following is None:
        return None
    if not following.is_title or not following.is_alpha or following.pos_ != "PROPN" or page.label(following) == "DATE":
        return None
    low = following.lower_
    if low in kinds("kinds_after") or any(low in words(names) for names in _WORDS_OF_PLACES):
        return None
    ent = page.entity.get(following.i)
    alone = ent is not None and ent.start == following.i
    return None if alone and page.label(following) != "PERSON" else False


def taken_town(page: Page, name: Name) -> bool | None:
    """ "Rebels attacked Goma": what an armed body attacks by a bare name that no person of the report bears is a town."""
    verb = page.before(name)
    if verb is None or verb.lower_ not in words("takings") or name.text in page.persons or not name.entries:
        return None
    following = page.after(name)
    if following is not None and following.text[0].isupper() and following.is_alpha:
        return None
    takers = (t for t in subjects(verb) if t.lemma_.lower() in words("takers"))
    return True if any(takers) and any(e.main and e.population >= 5000 for e in name.entries) else None
