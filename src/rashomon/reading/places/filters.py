"""Whether a candidate is a place or part of another name.

The rules of `_RULES` stand in order; the first that has an opinion decides. A missing place costs less than a party or a person on
the map, so every rule for a place asks for words around the name that speak for one.
"""

from collections.abc import Callable

from spacy.tokens import Token

from rashomon.analysis.relations import is_compound_part
from rashomon.knowledge.build_gazetteer import fold
from rashomon.knowledge.countries import country_of_demonym
from rashomon.reading.places.context import PLACE_LABELS, Name, Page, is_country, kinds, run_ends, states, words
from rashomon.reading.places.lookalikes import common_word, given_name, taken_town

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
    if any(t.is_upper and len(t) > 1 for t in near):
        return (
            name.label == "GPE"
            or is_country(name)
            or any(e.id is None or (e.main and e.population >= 500_000) for e in name.entries)
        )
    return None


def _word_of_sense(page: Page, name: Name) -> bool | None:
    """An acronym, a saint's day, a virus: written like a place, and none."""
    if name.text.isupper() and len(name.text) <= 5 and not is_country(name):
        listed = name.text.replace(".", "") in words("acronyms") or "." in name.text
        if (
            not listed
            and not any(e.population >= KNOWN_CITY for e in name.entries if e.main)
            and not any(page.label(t) == "GPE" for t in name.tokens)
        ):
            return False
    leading, second, following = page.before(name), page.before(name, 2), page.after(name)
    if leading is not None and leading.like_num and name.text.isupper():
        return False  # "250 B.C."
    if leading is not None and leading.text == "," and second is not None and second.lower_ in words("kin"):
        return False
    if following is None:
        return None
    if following.lower_ in words("ailments") and not is_country(name):
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
        placed = name.label in PLACE_LABELS and (_is_after_locative(page, name) or _is_before_local(page, name))
        return None if placed else False
    return None


def _is_before_local(page: Page, name: Name) -> bool:
    following = page.after(name)
    return following is not None and following.is_lower and following.lower_ in words("locals")


def _place_opens_entity(page: Page, name: Name) -> bool:
    """Tell whether a run that the parser takes for a person opens with a place and goes on with an office."""
    following = page.after(name)
    return following is not None and following.lower_ in words("titles") and following.lower_ in words("public_bodies")


def _is_held(page: Page, name: Name) -> bool:
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
        elif token.lower_ not in ("of", "and", "for", "&", "'", "’", "'s", "’s") or not run:
            break
    return run


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


def is_inside_name(page: Page, name: Name) -> bool:
    leading = page.before(name)
    if leading is None:
        return False
    if leading.text == "-" and leading.i > 0 and page.doc[leading.i - 1].text not in ("D", "R"):
        return page.doc[leading.i - 1].text[0].isupper() and not page.doc[leading.i - 1].whitespace_
    if (
        not leading.text[0].isupper()
        or not leading.is_alpha
        or leading.lower_ in words("locative") | words("directions")
    ):
        return False
    if leading.is_sent_start and page.label(leading) == "" and leading.pos_ not in ("PROPN",):
        return False
    ent = page.entity.get(name.tokens.start)
    if ent is not None and ent.label_ in PLACE_LABELS and ent.start == name.tokens.start:
        return page.label(leading) in ("PERSON", "ORG") and is_compound_part(leading)
    return page.label(leading) not in ("DATE", "TIME", "NORP", "GPE", "CARDINAL") and leading.pos_ == "PROPN"


def _head_of_name(page: Page, name: Name) -> bool | None:
    """A name that no town of size bears as its own and that the parser joins to a further capitalised word ("Cano" of "Cano Limon-Covenas") opens another name."""
    following, last = page.after(name), name.tokens[-1]
    if following is None or not following.text[0].isupper() or not last.whitespace_ or following.is_sent_start:
        return None
    if (
        following.lower_ in words("public_bodies")
        or following.lower_ in kinds("kinds_after")
        or name.feature
        or name.kind
    ):
        return None
    ent = page.entity.get(name.tokens.start)
    if ent is not None and ent.label_ in PLACE_LABELS and ent.end == name.tokens.end:
        return None
    joined = is_compound_part(last) and last.head.i >= following.i and following.pos_ == "PROPN"
    by_own_name = is_country(name) or any(e.main and (e.population >= 2000 or e.kind != "city") for e in name.entries)
    return False if joined and not by_own_name else None


def _country(page: Page, name: Name) -> bool | None:
    """A country's name, unless a person bears it."""
    if not is_country(name):
        return None
    if name.label == "PERSON" and name.text in words("first_names"):
        return True if _is_after_locative(page, name) or _in_list(page, name) else None
    return True


def _located(page: Page, name: Name) -> bool | None:
    """After "in", "near", "the town of", or with a state or country behind."""
    if _is_held(page, name):
        return True if name.entries or name.label in PLACE_LABELS else None
    if name.kind and (name.entries or name.label in PLACE_LABELS):
        return True if name.kind != "any" or is_strong(name) or name.label in PLACE_LABELS else None
    if name.feature:
        return True if name.label in PLACE_LABELS or _is_after_locative(page, name) else None
    if _is_after_locative(page, name) or _is_described(page, name):
        return True if name.label in PLACE_LABELS or is_strong(name) else None
    return None


def _is_described(page: Page, name: Name) -> bool:
    """Tell whether "a town", "the capital of" follows, or a word of taking and hitting towns comes before."""
    leading = page.before(name)
    if leading is not None and leading.lower_ in words("takings"):
        return name.label != "PERSON" or leading.lower_ in words("shellings")
    comma, following = page.after(name), page.after(name, 1)
    if (
        comma is None
        or comma.text != ","
        or following is None
        or following.lower_ not in ("a", "the", "an", "in", "near")
    ):
        return False
    if following.lower_ in ("in", "near"):
        return True
    near = [page.after(name, step) for step in (2, 3, 4)]
    return any(token is not None and token.lower_ in kinds("of_kinds") for token in near)


def _is_after_locative(page: Page, name: Name) -> bool:
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
    return any(
        (e.main and (e.population >= 5000 or e.kind not in ("city", "admin2"))) or e.population >= 20_000
        for e in name.entries
    )


def _body(page: Page, name: Name) -> bool | None:
    """ "Alexandria Police", "Tega Cay Volunteer Fire Department", "Chicopee residents": they are in the place they name."""
    following = page.after(name)
    if following is None or not following.is_alpha or page.label(following) in ("DATE", "TIME"):
        return None
    if not following.text[0].isupper():
        return True if _is_before_local(page, name) and is_strong(name) else None
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
    return True if listed and " " in name.text else None


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
    return True if is_strong(name) and name.label != "ORG" and _in_list(page, name) else None


def _famous(page: Page, name: Name) -> bool | None:
    """A name too well known as a place to be anything else."""
    size = max((e.population for e in name.entries if e.main and e.kind == "city"), default=0)
    famous = size >= KNOWN_CITY or _is_state(name) or any(e.kind in ("region", "water") for e in name.entries)
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
    if name.text in page.persons or name.text.isupper() or is_inside_name(page, name) or _is_of_person(page, name):
        return False
    return any(
        e.country in home and (e.kind == "country" or e.id is None or (e.main and e.population >= AT_HOME))
        for e in name.entries
    )


def _is_of_person(page: Page, name: Name) -> bool:
    """Tell whether an age, a relative word or another capitalised word follows."""
    following, second = page.after(name), page.after(name, 1)
    if following is None:
        return False
    if following.text == "," and second is not None and (second.is_digit or second.lower_ in words("person_verbs")):
        return True
    return following.lower_ in words("person_verbs") or (following.text[0].isupper() and following.is_alpha)


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
