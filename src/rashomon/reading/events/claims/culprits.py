"""Who is said to have done it: suspected, blamed, charged, behind it, responsible for it, or owning up to it."""

from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.analysis.syntax import (
    agents,
    clause_head,
    is_negated,
    is_passive,
    noun_phrase,
    objects,
    prepositional,
    related,
    subjects,
)
from rashomon.lang import word_set
from rashomon.model import Confidence, Span
from rashomon.reading.events.claims.told import Told, make_claim
from rashomon.reading.events.lexicon import among, lemma, lexicon

_LINKING = frozenset({"blame", "pin", "attribute", "trace", "link", "tie"})  # a deed "on", "to" or "with" somebody
_SUSPECTING = word_set("events_rules", "claims_culprits", "suspecting")
_CHARGING = word_set("events_rules", "claims_culprits", "charging")
_OWNING = word_set("events_rules", "claims_culprits", "owning")
_PARTS = word_set("events_rules", "claims_culprits", "parts")
_NOBODY = word_set("events_rules", "claims_culprits", "nobody")
_SIGNS = word_set("events_rules", "claims_culprits", "signs")
_HOLDING = word_set("events_rules", "claims_culprits", "holding")
_DOUBT = word_set("events_rules", "claims_culprits", "doubt")


@dataclass(frozen=True)
class Culprit:
    """Somebody said to have done a deed: the claim with its carrier, how sure it is, and who says so (None: the report)."""

    told: Told
    confidence: Confidence
    accusers: tuple[Token, ...] = ()


def find_culprits(draft: Draft) -> list[Culprit]:
    """Return whom the report names as behind an attack without telling the deed as theirs, in text order."""
    found: list[Culprit] = []
    for sentence in draft.prose:
        for token in sentence:
            for noun, deed, confidence in _named_by(token):
                if noun.pos_ in ("PROPN", "NOUN", "PRON") and not _is_nobody(noun):
                    found.append(_culprit(draft, token, noun, deed, confidence))
    return found


def _culprit(draft: Draft, token: Token, noun: Token, deed: Token | None, confidence: Confidence) -> Culprit:
    name = noun_phrase(noun).text
    first, last = min(token.i, noun.i), max(token.i, noun.i)
    span = Span(token.doc[first].idx, token.doc[last].idx + len(token.doc[last]))
    told = Told(make_claim(draft, "responsibility", name, span), deed if deed is not None else token, noun)
    verb = clause_head(token)
    accusing = lemma(token) in _SUSPECTING | _LINKING or lemma(token) in _CHARGING
    accusers = tuple(t for t in (agents(verb) if is_passive(verb) else subjects(verb)) if accusing and t != noun)
    return Culprit(told, confidence, accusers)


Named = tuple[Token, Token | None, Confidence]


def _named_by(token: Token) -> list[Named]:
    """Return whom a word names as behind a deed, with the word for the deed where there is one."""
    if token.pos_ == "VERB" and not is_negated(token):
        return _by_verb(token)
    if token.lower_ in ("behind", "responsible") and not is_negated(token.head) and not is_negated(token):
        return _by_state(token)
    if token.pos_ == "NOUN" and lemma(token) in _SIGNS:
        return [(noun, _subject_deed(token), "possible") for noun in prepositional(token, "of")[:1]]
    if token.pos_ == "NOUN" and token.lower_ == "work" and token.dep_ in ("attr", "pobj"):
        deed = _subject_deed(token)
        return [(noun, deed, "suspected_or_accused") for noun in prepositional(token, "of")[:1] if deed is not None]
    return []


def _by_verb(verb: Token) -> list[Named]:
    """Read "blamed the attack on X", "suspects X", "X was charged with the killing", "X confessed to shooting"."""
    word = lemma(verb)
    done = subjects(verb) if is_passive(verb) else objects(verb)
    if word in _LINKING:
        deeds = [t for t in done if _is_deed(t)] or (
            [verb.head] if verb.dep_ == "relcl" and _is_deed(verb.head) else []
        )
        named = prepositional(verb, "on", "to", "with")
        if deeds:
            return [(noun, deeds[0], "suspected_or_accused") for noun in named[:1]]
    if word in _SUSPECTING and _of_an_attack(verb):
        return [(noun, _deed_under(verb), "suspected_or_accused") for noun in done[:1]]
    if word in _OWNING:
        deed = _deed_under(verb)
        denied = any(is_negated(t) or t.lower_ == "innocent" for t in (verb, *verb.children)) or "not" in {
            t.lower_ for t in verb.children
        }
        sure: Confidence = "suspected_or_accused" if denied else "claimed_or_admitted"
        return [(noun, deed, sure) for noun in subjects(verb) if deed is not None]
    if word in _CHARGING and is_passive(verb):
        deed = _deed_under(verb)
        return [(noun, deed, "suspected_or_accused_by_authorities") for noun in done if deed is not None]
    return []


def _by_state(word: Token) -> list[Named]:
    """Read "X was behind the bombing", "those responsible for the raid", "X was responsible for it"."""
    verb = word.head
    deeds = [t for t in ([c for c in word.children if c.dep_ == "pobj"] or prepositional(word, "for")) if _is_deed(t)]
    if not deeds or word.dep_ in ("advmod",):
        return []
    if lemma(verb) in _HOLDING:
        named = _held_responsible(word, verb)
    else:
        named = subjects(verb) if verb.pos_ in ("AUX", "VERB") else [verb] if verb.pos_ in ("NOUN", "PROPN") else []
    doubt = any(c.lower_ in _DOUBT for c in verb.children)
    sure: Confidence = "possible" if doubt else "suspected_or_accused"
    return [(noun, deeds[0], sure) for noun in named if noun.pos_ in ("NOUN", "PROPN")]


def _held_responsible(word: Token, verb: Token) -> list[Token]:
    """Return whom a verb of judging holds to have done a deed: "officials hold the group responsible for the kidnapping"."""
    return related(word, "nsubj") or (subjects(verb) if is_passive(verb) else objects(verb))


def _subject_deed(noun: Token) -> Token | None:
    """Return the deed that is said to be somebody's work or to bear somebody's mark."""
    verb = clause_head(noun)
    return next((t for t in subjects(verb) if _is_deed(t)), None)


def _deed_under(verb: Token) -> Token | None:
    """Return the deed somebody is charged with or owns up to: "guilty to shooting", "with the murder", "over his part in the raid".

    Only what hangs on the verb itself counts: "charged with lying about the bombing" charges nobody with the bombing.
    """
    words = [verb, *related(verb, "acomp", "oprd")]
    named = [t for word in words for t in (*objects(word), *_behind(word))]
    named += [t for noun in named if lemma(noun) in _PARTS for t in _behind(noun)]
    named += [c for c in related(verb, "xcomp", "pcomp") if not _has_subject(c)]
    return next((t for t in sorted(named, key=lambda t: t.i) if t.i > verb.i and _is_deed(t)), None)


def _behind(word: Token) -> list[Token]:
    """Return the nouns and verbs behind the prepositions of a word: "to shooting", "in the raid"."""
    below = [o for p in related(word, "prep", "agent") for o in related(p, "pobj", "pcomp")]
    return [t for o in below for t in (o, *o.conjuncts)]


def _has_subject(verb: Token) -> bool:
    """Tell whether a clause names its own subject, who then did it."""
    return bool(related(verb, "nsubj", "nsubjpass"))


def _is_deed(token: Token) -> bool:
    words = lexicon()
    family = words.verbs.get(lemma(token)) if token.pos_ == "VERB" else words.nouns.get(lemma(token))
    return (family is not None and family.type == "ASSAULT") or among(token, "pointers.nouns")


def _of_an_attack(verb: Token) -> bool:
    """Tell whether a verb of suspecting speaks of the attack: by its words, or by naming no other fault."""
    words = {lemma(t) for t in verb.subtree}
    other = any(c.dep_ == "prep" and c.lower_ in ("of", "for") for c in verb.children)
    return bool(words & (lexicon().nouns.keys() | {"behind", "responsible", "carry"})) or not other


def _is_nobody(noun: Token) -> bool:
    words = {noun.lower_, *(c.lower_ for c in related(noun, "det", "neg"))}
    return bool(words & _NOBODY)
