"""Whether a candidate is a place or part of another name.

The rules of `_RULES` stand in order; the first that has an opinion decides. A missing place costs less than a party or a person on
the map, so every rule for a place asks for words around the name that speak for one.
"""

from collections.abc import Callable

from spacy.tokens import Token

from rashomon.analysis.relations import is_compound_part
from rashomon.knowledge.build_gazetteer import fold
from rashomon.knowledge.countries import country_of_demonym
from rashomon.knowledge.gazetteer import Entry
from rashomon.reading.places.context import PLACE_LABELS, Name, Page, is_country, kinds, states, words
from rashomon.reading.places.lookalikes import common_word, given_name, taken_town
from rashomon.reading.places.surroundings import (
    capitals_after,
    is_after_locative,
    is_before_local,
    is_described,
    is_held,
    is_in_list,
    is_inside_name,
    is_of_person,
    is_sentence_break,
    is_state,
    is_strong,
    opens_entity,
)

AT_HOME = 30_000  # people: a town of the report's own countries
KNOWN_CITY = 100_000  # people: a name this well known is a place although the parser is silent
Rule = Callable[[Page, Name], bool | None]


def judge(page: Page, name: Name) -> bool | None:
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
    return True if name.text in states()[1] and name.entries else None


def _shouting(page: Page, name: Name) -> bool | None:
    """In a line of capitals every word looks like a name."""
    if not name.text.isupper() or len(name.text) < 4:
        return None
    near = [t for t in (page.before(name), page.after(name)) if t is not None and t.is_alpha]
    if not any(t.is_upper and len(t) > 1 for t in near):
        return None
    known = any(e.id is None or (e.main and e.population >= 500_000) for e in name.entries)
    return name.label == "GPE" or is_country(name) or known


def _word_of_sense(page: Page, name: Name) -> bool | None:
    """An acronym, a saint's day, a virus: written like a place, and none."""
    if name.text.isupper() and (_is_unknown_acronym(page, name) or _is_unit(page, name)):
        return False
    following = page.after(name)
    if _is_of_kin(page, name) or (following is not None and _is_ailment(name, following)):
        return False
    return False if _is_saint(name) and following is not None and following.text in ("'s", "’s") else None


def _is_unit(page: Page, name: Name) -> bool:
    """Tell whether a number stands before: "250 B.C."."""
    leading = page.before(name)
    return leading is not None and leading.like_num


def _is_of_kin(page: Page, name: Name) -> bool:
    """Tell whether a word for kin and a comma stand before: "his sister, Florence"."""
    leading, second = page.before(name), page.before(name, 2)
    return leading is not None and leading.text == "," and second is not None and second.lower_ in words("kin")


def _is_ailment(name: Name, following: Token) -> bool:
    return following.lower_ in words("ailments") and not is_country(name)


def _is_unknown_acronym(page: Page, name: Name) -> bool:
    """Tell whether a short word in capitals is no listed short form, no city of size and no place to the parser."""
    if len(name.text) > 5 or is_country(name):
        return False
    if name.text.replace(".", "") in words("acronyms") or "." in name.text:
        return False
    large = any(e.main and e.population >= KNOWN_CITY for e in name.entries)
    return not large and not any(page.label(t) == "GPE" for t in name.tokens)


def _is_saint(name: Name) -> bool:
    return fold(name.tokens[0].text) in ("st", "saint") and name.label not in PLACE_LABELS


def _larger_person(page: Page, name: Name) -> bool | None:
    """A word of a person's name, or a surname that the report has given in full."""
    if _is_in_person(page, name) and not opens_entity(page, name):
        return False
    if is_country(name):
        return None
    if len(name.tokens) == 1 and _is_titled(page, name):
        return False
    if name.text not in page.persons or is_held(page, name):
        return None
    placed = name.label in PLACE_LABELS and (is_after_locative(page, name) or is_before_local(page, name))
    return None if placed else False


def _is_in_person(page: Page, name: Name) -> bool:
    """Tell whether the parser takes a name for a word of a longer person's name."""
    ent = page.entity.get(name.tokens.start)
    if ent is None or ent.label_ != "PERSON":
        return False
    return sum(t.text[0].isalpha() for t in ent) > len(name.tokens)


def _is_titled(page: Page, name: Name) -> bool:
    """Tell whether a title stands before a name: "Senator Lincoln", but not "Port Lincoln"."""
    leading = page.before(name)
    if leading is None or leading.lower_ == "port":
        return False
    return leading.lower_ in words("titles") and leading.text[0].isupper()


def _before_bearer(page: Page, name: Name) -> bool | None:
    """A paper, team, company, party, treaty or street that only carries the name."""
    if is_sentence_break(page, name):
        return None
    for token in capitals_after(page, name)[:4]:
        if token.lower_ in words("public_bodies"):
            return None
        if token.lower_ in words("bearers"):
            return False
    return None


def _of_bearer(page: Page, name: Name) -> bool | None:
    """ "Patriotic Union of Kurdistan", "Islamic State of Iraq and the Levant": named after the place, not there."""
    at = name.tokens.start - 1
    first = max(name.tokens.sent.start, at - 5)
    while at > first and (page.doc[at].lower_ in ("and", "the", "&") or page.doc[at].text[0].isupper()):
        at -= 1
    if at <= first or page.doc[at].lower_ not in ("of", "for"):
        return None
    head = page.doc[at - 1]
    return False if head.text[0].isupper() and head.lower_ in words("bearers_of") else None


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
    return False if is_inside_name(page, name) else None


def _head_of_name(page: Page, name: Name) -> bool | None:
    """A name that no town of size bears as its own and that the parser joins to a further capitalised word opens another name.

    So does "Cano" of "Cano Limon-Covenas".
    """
    following, last = page.after(name), name.tokens[-1]
    if following is None or not _goes_on(name, following) or name.feature or name.kind:
        return None
    ent = page.entity.get(name.tokens.start)
    if ent is not None and ent.label_ in PLACE_LABELS and ent.end == name.tokens.end:
        return None
    joined = is_compound_part(last) and last.head.i >= following.i and following.pos_ == "PROPN"
    return False if joined and not is_country(name) and not any(_is_own_name(e) for e in name.entries) else None


def _goes_on(name: Name, following: Token) -> bool:
    """Tell whether a capitalised word follows that is neither a public body nor a kind of place."""
    if not following.text[0].isupper() or not name.tokens[-1].whitespace_ or following.is_sent_start:
        return False
    return following.lower_ not in words("public_bodies") and following.lower_ not in kinds("kinds_after")


def _is_own_name(entry: Entry) -> bool:
    return entry.main and (entry.population >= 2000 or entry.kind != "city")


def _country(page: Page, name: Name) -> bool | None:
    """A country's name, unless a person bears it."""
    if not is_country(name):
        return None
    if name.label == "PERSON" and name.text in words("first_names"):
        return True if is_after_locative(page, name) or is_in_list(page, name) else None
    return True


def _located(page: Page, name: Name) -> bool | None:
    """After "in", "near", "the town of", or with a state or country behind."""
    labelled = name.label in PLACE_LABELS
    if is_held(page, name):
        sure = bool(name.entries) or labelled
    elif name.kind and (name.entries or labelled):
        sure = name.kind != "any" or is_strong(name) or labelled
    elif name.feature:
        sure = labelled or is_after_locative(page, name)
    else:
        sure = _is_spoken_for(page, name) and (labelled or is_strong(name))
    return True if sure else None


def _is_spoken_for(page: Page, name: Name) -> bool:
    return is_after_locative(page, name) or is_described(page, name)


def _body(page: Page, name: Name) -> bool | None:
    """ "Alexandria Police", "Tega Cay Volunteer Fire Department", "Chicopee residents": they are in the place they name."""
    following = page.after(name)
    if following is None or not following.is_alpha or page.label(following) in ("DATE", "TIME"):
        return None
    if following.text[0].isupper():
        return True if name.label != "PERSON" and _names_body(page, name) else None
    return True if is_before_local(page, name) and is_strong(name) else None


def _names_body(page: Page, name: Name) -> bool:
    """Tell whether a place lends its name to a public body, or a state to an organisation."""
    if any(token.lower_ in words("public_bodies") for token in capitals_after(page, name)):
        return any(_is_large(e) for e in name.entries) or (bool(name.entries) and name.label in PLACE_LABELS)
    return name.label == "ORG" and is_state(name)


def _is_large(entry: Entry) -> bool:
    return entry.main and (entry.population >= 15_000 or entry.kind in ("country", "region"))


def _landmark(page: Page, name: Name) -> bool | None:
    """A landmark or district whose name has several words is hardly anything else."""
    listed = any(e.id is None and e.kind in ("landmark", "district") for e in name.entries)
    return True if listed and " " in name.text else None


def _labelled(page: Page, name: Name) -> bool | None:
    """The parser calls it a place."""
    if name.label not in PLACE_LABELS:
        return None
    if name.entries:
        return True
    ent = page.entity.get(name.tokens.start)
    return True if ent is not None and ent.label_ == "GPE" and is_after_locative(page, name) else None


def _listed(page: Page, name: Name) -> bool | None:
    """One of several places in a row."""
    return True if is_strong(name) and name.label != "ORG" and is_in_list(page, name) else None


def _famous(page: Page, name: Name) -> bool | None:
    """A name too well known as a place to be anything else."""
    size = max((e.population for e in name.entries if e.main and e.kind == "city"), default=0)
    famous = size >= KNOWN_CITY or is_state(name) or any(e.kind in ("region", "water") for e in name.entries)
    if not famous or name.label in ("PERSON", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT"):
        return None
    if name.tokens.start == name.tokens.sent.start and name.label == "" and size < 1_000_000:
        return None
    return True if name.label == "ORG" or name.tokens[0].pos_ == "PROPN" else None


def is_at_home(page: Page, name: Name, home: frozenset[str]) -> bool:
    """Tell whether an undecided name is a town, a state or the name of a country that the report speaks of anyway.

    The parser takes many foreign towns for persons; a surname is given in full somewhere, or has words of persons around it.
    """
    ent = page.entity.get(name.tokens.start)
    if ent is not None and (ent.start, ent.end) != (name.tokens.start, name.tokens.end):
        return False
    if ent is None and name.tokens.start == name.tokens.sent.start:
        return False
    if name.text in page.persons or name.text.isupper() or is_inside_name(page, name) or is_of_person(page, name):
        return False
    return any(
        e.country in home and (e.kind == "country" or e.id is None or (e.main and e.population >= AT_HOME))
        for e in name.entries
    )


_RULES: tuple[Rule, ...] = (
    _state_short,
    _dateline,
    _shouting,
    _word_of_sense,
    common_word,
    given_name,
    taken_town,
    _larger_person,
    _before_bearer,
    _of_bearer,
    _in_quotes_or_brackets,
    _demonym,
    _tail_of_name,
    _head_of_name,
    _country,
    _located,
    _body,
    _landmark,
    _labelled,
    _listed,
    _famous,
)
