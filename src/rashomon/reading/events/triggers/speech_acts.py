"""What somebody says will or must be done: promises, threats, refusals and demands told by a second verb.

PLOVER codes words about deeds to come by what they mean today: "will send food", "is ready to meet" agree; "will close the
border" threatens; "will not meet" rejects; "said that the rebels must leave" requests.
"""

from spacy.tokens import Token

from rashomon.analysis.relations import (
    is_adverbial_clause,
    is_auxiliary,
    is_clausal_complement,
    is_clause_marker,
    is_prepositional_clause,
)
from rashomon.analysis.syntax import is_negated, is_passive, objects, subjects
from rashomon.lang import word_set
from rashomon.reading.events.lexicon import Family, among
from rashomon.reading.events.triggers.families import family_of

PROMISE = Family("promise", "AGREE")
MENACE = Family("menace", "THREATEN")
DECLINE = Family("decline", "REJECT")
REQUIRE = Family("require", "REQUEST", ("yield",))
TALK = word_set("events_rules", "triggers_speech_acts", "talk")
_KIND = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_HARSH = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "REJECT", "THREATEN"})


def talk_family(verb: Token) -> Family | None:
    """Return the family that a verb of a deed to come tells of, None where it tells of none."""
    if verb.pos_ not in ("VERB", "AUX") or _is_conditional(verb) or not subjects(_meant_by(verb) or verb):
        return None
    words = {c.lower_ for c in verb.children if is_auxiliary(c)}
    if any(among(c, "talk.requiring") for c in verb.children if is_auxiliary(c)):
        return REQUIRE if speaker_of(verb) and subjects(verb) and is_clausal_complement(verb) else None
    if verb.pos_ != "VERB" or is_passive(verb):
        return None
    head = _meant_by(verb)
    if head is not None and any(among(c, "talk.requiring") for c in head.children if is_auxiliary(c)):
        return None  # "must be ready to talk" is asked for, not promised
    if head is None and not (words & {"will", "'ll", "’ll", "shall"} or ("would" in words and speaker_of(verb))):
        return None
    return _by_tone(verb, denied=is_negated(verb) or (head is not None and is_negated(head)))


def _meant_by(verb: Token) -> Token | None:
    """Return the word that says a deed is meant: "is willing to", "vowed to", "is committed to"."""
    head = verb.head
    if is_prepositional_clause(verb) and head.lower_ == "to":
        head = head.head
    if verb.dep_ not in ("xcomp", "pcomp", "ccomp", "acomp") or head.i == verb.i:
        return None
    if among(head, "talk.willing") and head.pos_ in ("ADJ", "VERB") and head.head.i != head.i and head.pos_ == "ADJ":
        return head.head
    return head if among(head, "talk.resolving") or among(head, "talk.willing") else None


def _by_tone(verb: Token, *, denied: bool) -> Family | None:
    """Return promise, threat or refusal by what the verb would do."""
    if any(among(w, "talk.burdens") for noun in objects(verb) for w in (noun, *noun.lefts)):
        return None if denied else PROMISE if among(verb, "talk.lifting") else MENACE
    hit = family_of(verb)
    kind = hit[0].type if hit is not None else None
    if kind == "MOBILIZE" and among(verb, "talk.cooperative"):
        kind = None  # troops are sent to help and to harm
    if kind in _HARSH or (kind is None and among(verb, "talk.hostile")):
        return None if denied else MENACE
    if kind in _KIND or (kind is None and among(verb, "talk.cooperative")):
        return DECLINE if denied else PROMISE
    return None


def _is_conditional(verb: Token) -> bool:
    """Tell whether a clause with "if" or "unless" stands before a verb or holds it."""
    clauses = [verb, *(c for c in verb.children if is_adverbial_clause(c) and c.i < verb.i)]
    return any(is_clause_marker(g) and g.lower_ in ("if", "unless", "whether") for c in clauses for g in c.children)


def speaker_of(verb: Token) -> Token | None:
    """Return the verb of saying that a clause depends on, with a subject of its own; None where there is none."""
    below = verb
    for above in verb.ancestors:
        if (
            above.pos_ in ("VERB", "AUX")
            and among(above, "talk.saying")
            and below.dep_ in ("ccomp", "xcomp", "advcl", "parataxis")
        ):
            return above if subjects(above) else None
        if below.dep_ not in ("ccomp", "xcomp", "conj", "acomp", "pcomp", "prep"):
            return None
        below = above
    return None
