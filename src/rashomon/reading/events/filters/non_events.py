"""Words that look like an attack and tell of none: what nobody did, what somebody is known for, sums over years, wrecks."""

from spacy.tokens import Token

from rashomon.analysis.relations import (
    is_active_subject,
    is_adjective_or_number,
    is_auxiliary,
    is_determiner,
    is_participial_clause,
    is_predicate,
)
from rashomon.analysis.syntax import agents, is_passive, objects, subjects
from rashomon.lang import lists
from rashomon.reading.events.lexicon import among, lemma, lexicon, weapon_leaf


def tells_nothing(verb: Token, family: str) -> bool:
    """Tell whether a verb has nobody as its subject, names a habit, or sums up what happened since some day.

    "Nobody has been detained"; "was attacked 13 times"; "notorious for beheading captives"; "has killed 27,000 people since 2009".
    """
    if family == "bombing" and lemma(verb) == "go":
        return not _is_charge(subjects(verb))
    return (
        _nobody_did(verb) or _is_repute(verb) or _many_times(verb) or (family in ("killing", "harm") and is_sum(verb))
    )


def _is_charge(nouns: list[Token]) -> bool:
    """Tell bombs, which go off and harm, from alarms and broadcasters, which go off too."""
    return any(weapon_leaf(n) or lemma(n) in lexicon().nouns or among(n, "realis.charges") for n in nouns)


def is_paper(noun: Token) -> bool:
    """Tell whether a protest is only a diplomat's note."""
    before = noun.head.head if noun.head.lower_ == "of" else noun.head
    return lemma(before) in ("note", "letter", "memorandum") and noun.dep_ in ("pobj", "compound")


def _nobody_did(verb: Token) -> bool:
    for noun in subjects(verb):
        denied = any(c.lower_ == "no" for c in noun.children if is_determiner(c))
        if noun.lower_ in ("nobody", "none") or (denied and noun.i < verb.i):
            return True
    return False


def _is_repute(verb: Token) -> bool:
    above = verb.head
    return verb.tag_ == "VBG" and above.lower_ == "for" and among(above.head, "realis.repute")


def _many_times(verb: Token) -> bool:
    """Tell whether a verb counts happenings instead of telling one: "was attacked 13 times last year"."""
    return any(c.lower_ == "times" and any(is_adjective_or_number(n) for n in c.children) for c in verb.children)


def is_sum(verb: Token) -> bool:
    """Tell whether a verb adds up years: "has killed 27,000 people since 2009", "the war has cost 40,000 lives"."""
    perfect = any(is_auxiliary(c) and c.lower_ in ("has", "have", "'ve", "’ve") for c in verb.children)
    after = [t.lower_ for t in verb.subtree if t.i > verb.i]
    if perfect and ("since" in after or ("year" in after and "this" in after)):
        return True
    by_war = any(lemma(s) in lists("harm")["sums"]["by"] for s in subjects(verb))
    return by_war and (perfect or lemma(verb) in lists("harm")["costs"]["killed"])


def is_frequency(noun: Token) -> bool:
    """Tell whether a noun is only said to be rare or common ("attacks on police have become rare")."""
    verb = noun.head
    if not is_active_subject(noun) or verb.lemma_ not in ("be", "become", "remain", "grow"):
        return False
    return any(among(c, "realis.frequency") for c in verb.children if is_predicate(c))


def is_wreck(verb: Token) -> bool:
    """Tell whether a verb says that a vehicle came to grief by itself ("the boat overturned", "a helicopter crashed")."""
    if among(verb, "realis.running_over") and _runs_over(verb):
        return True
    if not among(verb, "realis.wrecking") or verb.tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
        return False
    kinds = {c.dep_ for c in verb.children}
    if "auxpass" in kinds or ("dobj" in kinds and "prt" not in kinds):
        return False
    nouns = subjects(verb) or ([verb.head] if is_participial_clause(verb) and verb.tag_ == "VBD" else [])
    kind = "realis.structures" if lemma(verb) in ("collapse", "cave") else "realis.vehicles"
    return any(among(noun, kind) for noun in nouns)


def _runs_over(verb: Token) -> bool:
    """Tell whether a vehicle that nobody turned on people hit somebody ("a lorry hit and killed a cyclist")."""
    by = agents(verb) if is_passive(verb) else subjects(verb)
    struck = subjects(verb) if is_passive(verb) else objects(verb)
    if not any(among(noun, "realis.vehicles") for noun in by):
        return False
    armed = any(weapon_leaf(t) or among(t, "armed.nouns") or among(t, "accidents.attackers") for t in verb.sent)
    return not armed and any(noun.pos_ in ("NOUN", "PROPN", "NUM", "PRON") for noun in struck)
