"""Harm that nobody does: what accidents, disasters, sickness and a climber's own doings cost."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Token

from rashomon.analysis.syntax import agents, objects, prepositional, subjects
from rashomon.lang import word_set
from rashomon.reading.events.lexicon import among, is_person, lemma, lexicon, weapon_leaf
from rashomon.reading.events.mention import Mention

HEAD = 250  # words of a report that say what it is about
_NEAR = 40  # words before and behind a verb, of its sentence, that say who or what did it
NATURAL = ""
_BLIND = ("ACCIDENT", "DISASTER")
_CUES = 2  # words of accidents in a report that has none of attackers: fewer may be by the way
_ILLS = word_set("events_rules", "mishaps", "ills")
_GIVING_WAY = word_set("events_rules", "mishaps", "giving_way")
_OF = word_set("events_rules", "mishaps", "of")
_FIRING = word_set("events_rules", "mishaps", "firing")
_UNDER = word_set("events_rules", "mishaps", "under")
_HARMING = word_set("events_rules", "recognition", "harming")


def read_harm(mention: Mention) -> None:
    """Give harm that nobody does the type of what did it; a death in bed opens no happening, though it may say more of one."""
    told = blind_type(mention.token)
    if told == NATURAL:
        mention.pointer = True
    elif told is not None:
        mention.type, mention.modes = told, set()


def blind_type(verb: Token) -> str | None:
    """Return ACCIDENT or DISASTER where the words around a verb of harm say that nobody did it, NATURAL for a death in bed.

    None where they do not say so: "a climber was killed while abseiling", "floods killed ten", "he died of cancer".
    """
    near = verb.doc[max(verb.sent.start, verb.i - _NEAR) : min(verb.sent.end, verb.i + _NEAR)]
    if verb.pos_ != "VERB" or any(map(is_hostile, near)) or any(map(is_person, agents(verb))):
        return None
    if any(lemma(t) in _ILLS for noun in prepositional(verb, *_OF) for t in (noun, *noun.lefts)):
        return NATURAL
    if any(is_person(s) for s in subjects(verb)) and objects(verb):
        return None  # "residents killed a thief"
    return _blind(near) or _told_by_head(verb.doc)


@lru_cache(maxsize=1)
def _told_by_head(doc: Doc) -> str | None:
    """Return the type that the first words of a report tell of, where they have none of attackers."""
    head = doc[:HEAD]
    cues = [t for t in head if _blind([t]) is not None]
    return _blind(cues) if len(cues) >= _CUES and not any(map(is_hostile, head)) else None


def is_hostile(word: Token) -> bool:
    """Tell whether a word tells of an attacker or his means; a mine where people dig does not."""
    return is_attackers(word) or weapon_leaf(word) is not None or among(word, "armed.nouns") or _is_attack(word)


def is_attackers(word: Token) -> bool:
    """Tell whether a word stands for who or what attacks."""
    if not among(word, "accidents.attackers") or (
        lemma(word) == "attack" and word.i and word.nbor(-1).lower_ == "heart"
    ):
        return False
    return lemma(word) != "mine" or not any(among(t, "accidents.digging") for t in word.doc[:HEAD])


def _is_attack(word: Token) -> bool:
    """Tell whether a word tells of violence, harm itself and what also befalls apart."""
    if lemma(word) in _FIRING and (word.pos_ == "VERB" or (word.i and lemma(word.nbor(-1)) in _UNDER)):
        return True
    words = lexicon().verbs if word.pos_ == "VERB" else lexicon().nouns
    family = words.get(lemma(word))
    if family is None or family.weak or family in map(lexicon().verbs.get, _HARMING):
        return False
    return family.type in ("ASSAULT", "PROTEST")


def _blind(words: Sequence[Token] | Iterable[Token]) -> str | None:
    """Return the type of the first accident or disaster among some words."""
    for word in words:
        family = lexicon().nouns.get(lemma(word)) if word.pos_ in ("NOUN", "PROPN") else None
        if family is not None and family.type in _BLIND:
            return family.type
        if among(word, "accidents.mishaps") or _gives_way(word):
            return "ACCIDENT"
    return None


def _gives_way(verb: Token) -> bool:
    """Tell whether a thing crashes, falls or comes down: "when a tree fell on their tent"."""
    if verb.pos_ != "VERB" or not (among(verb, "realis.wrecking") or lemma(verb) in _GIVING_WAY):
        return False
    return any(noun.pos_ == "NOUN" and not is_person(noun) for noun in subjects(verb)) and not objects(verb)
