"""Attacks stopped on their way: which words say that a weapon was shot down."""

from spacy.tokens import Token

from rashomon.analysis.syntax import is_passive, objects, prepositional, subjects
from rashomon.lang import word_set
from rashomon.reading.events.lexicon import lemma, weapon_leaf

_STOPPING = word_set("events_rules", "triggers_interception", "stopping")
_DOWNING = word_set("events_rules", "triggers_interception", "downing")
_FLYING = frozenset({"drone", "missile", "rocket", "mortar"})


def downed_weapons(verb: Token) -> list[Token]:
    """Return the weapons that a verb says were stopped on their way: "shot down 11 of 14 drones", "a missile was intercepted"."""
    word, down = lemma(verb), any(t.lower_ == "down" for t in verb.doc[verb.i + 1 : min(verb.i + 8, verb.sent.end)])
    if word not in _STOPPING and not (down and word in _DOWNING):
        return []
    things = subjects(verb) if is_passive(verb) else objects(verb)
    things = [*things, *(o for thing in things for o in prepositional(thing, "of"))]
    return [t for t in things if weapon_leaf(t) in _FLYING]
