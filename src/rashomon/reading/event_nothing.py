"""Words that look like a happening and tell of none: what nobody did, what somebody is known for, sums over years."""

from spacy.tokens import Token

from rashomon.reading.event_lexicon import among
from rashomon.reading.syntax import subjects


def tells_nothing(verb: Token, family: str) -> bool:
    """Tell whether a verb has nobody as its subject, names a habit, or sums up what happened since some day.

    "Nobody has been detained"; "notorious for beheading captives"; "has killed 27,000 people since 2009".
    """
    return _nobody_did(verb) or _is_repute(verb) or (family in ("killing", "harm") and is_sum(verb))


def _nobody_did(verb: Token) -> bool:
    for noun in subjects(verb):
        denied = any(c.lower_ == "no" for c in noun.children if c.dep_ == "det")
        if noun.lower_ in ("nobody", "none") or (denied and noun.i < verb.i):
            return True
    return False


def _is_repute(verb: Token) -> bool:
    above = verb.head
    return verb.tag_ == "VBG" and above.lower_ == "for" and among(above.head, "realis.repute")


def is_sum(verb: Token) -> bool:
    """Tell whether a perfect adds up years ("has killed 27,000 people since 2009", "have died this year")."""
    perfect = any(c.dep_ == "aux" and c.lower_ in ("has", "have", "'ve", "’ve") for c in verb.children)
    after = [t.lower_ for t in verb.subtree if t.i > verb.i]
    return perfect and ("since" in after or ("year" in after and "this" in after))


def is_frequency(noun: Token) -> bool:
    """Tell whether a noun is only said to be rare or common ("attacks on police have become rare")."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ not in ("be", "become", "remain", "grow"):
        return False
    return any(among(c, "realis.frequency") for c in verb.children if c.dep_ in ("acomp", "attr", "oprd"))
