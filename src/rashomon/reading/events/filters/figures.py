"""Whether a word of violence is meant as such: games and hopes are killed, shares are hit, windows break by themselves."""

from spacy.tokens import Token

from rashomon.analysis.syntax import agents, is_passive, objects, subjects
from rashomon.lang import word_set
from rashomon.reading.events.lexicon import among, is_person
from rashomon.reading.events.mention import Mention

_POWERS = frozenset({"GPE", "NORP", "ORG"})
_SOMEBODY = word_set("events_rules", "filters_figures", "somebody")


def is_figure_of_speech(mention: Mention) -> bool:
    """Tell whether what is killed, bombed, razed or hurt is no person and no thing ("killed off the game", "hurt exports").

    In a sentence about sport somebody must be named as struck: "bombed in the final" strikes nobody.
    """
    verb = mention.token
    if verb.pos_ != "VERB" or mention.weapons:
        return False
    struck = subjects(verb) if is_passive(verb) else objects(verb)
    if mention.family.name == "shooting":
        return _is_score(verb, struck)
    if any(_is_somebody(noun) for noun in struck):
        return False
    if struck and all(among(noun, "sport.figures") for noun in struck):
        return True
    return any(among(t, "sport.nouns") for t in verb.sent) and _is_game(verb, struck)


def _is_score(verb: Token, struck: list[Token]) -> bool:
    """Tell whether somebody by name shot a bare number: a round of golf."""
    named = any(noun.pos_ == "PROPN" and noun.ent_type_ in ("PERSON", "") for noun in subjects(verb))
    return bool(struck) and named and all(noun.pos_ == "NUM" for noun in struck)


def _is_game(verb: Token, struck: list[Token]) -> bool:
    """Tell whether a verb stands in a report of a game: no police, no fighters, nobody who dies."""
    words = [t for t in verb.sent if t.pos_ in ("NOUN", "PROPN")]
    if any(among(t, "people.police") or among(t, "armed.nouns") for t in words):
        return False
    dead = any(among(noun, "harm.killed_verbs") for noun in (verb,)) and is_passive(verb)
    return not dead and not any(is_person(noun) for noun in [*struck, *subjects(verb)])


def _is_somebody(noun: Token) -> bool:
    return is_person(noun) or noun.pos_ in ("NUM", "PRON") or (noun.pos_ == "PROPN" and noun.ent_type_ == "PERSON")


def is_of_people(mention: Mention) -> bool:
    """Tell whether people broke or burnt something: a storm that smashes windows and a fire that burns homes are none."""
    verb = mention.token
    doers = agents(verb) if is_passive(verb) else subjects(verb)
    return (not doers and is_passive(verb)) or any(_is_doer(noun) for noun in doers)


def is_blow_of_force(verb: Token) -> bool:
    """Tell whether armed people or a state hit a place, people or something of theirs ("Israel struck Gaza")."""
    doers = agents(verb) if is_passive(verb) else subjects(verb)
    struck = subjects(verb) if is_passive(verb) else objects(verb)
    armed = any(among(noun, "armed.nouns") for noun in doers)
    power = any(noun.ent_type_ in _POWERS and noun.pos_ == "PROPN" for noun in doers)
    aims = [noun for noun in struck if _is_aim(noun, power=power and not armed)]
    return bool(aims) and (armed or power)


def _is_aim(noun: Token, *, power: bool) -> bool:
    """Tell whether a noun can be struck; a state is said to hit many things, and here only places and bases count."""
    if noun.ent_type_ in ("GPE", "LOC", "FAC") or among(noun, "armed.sites"):
        return True
    return not power and (is_person(noun) or among(noun, "sites.nouns") or among(noun, "realis.vehicles"))


def _is_doer(noun: Token) -> bool:
    if noun.pos_ == "PRON":
        return noun.lower_ in _SOMEBODY
    return is_person(noun) or among(noun, "people.acting") or among(noun, "mob.nouns") or noun.ent_type_ == "NORP"
