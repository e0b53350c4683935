"""How far a happening got as its words tell it: accomplished, attempted, planned, denied, or only imagined."""

from spacy.tokens import Token

from rashomon.analysis.relations import (
    is_active_subject,
    is_adjective_modifier,
    is_adjective_or_compound,
    is_adverbial_clause,
    is_auxiliary,
    is_clausal_complement,
    is_clause_marker,
    is_conjunct,
    is_determiner,
    is_helping_verb,
    is_object,
    is_relative_clause,
    is_subject,
)
from rashomon.analysis.syntax import is_joined, is_negated
from rashomon.lang import word_set
from rashomon.model import Stage
from rashomon.ontology.event_types import VERBAL
from rashomon.reading.events.lexicon import among, lemma, lexicon

_OWN_CLAUSE = frozenset({"nsubj", "advcl", "relcl", "conj", "npadvmod", "nsubjpass", "ccomp"})
_ENDED = word_set("events_rules", "realis", "ended")
_PART = word_set("events_rules", "realis", "part")
_CALLING = word_set("events_rules", "realis", "calling")


def stage_of(token: Token) -> Stage | None:
    """Return how far the happening got as told here; None where it is only imagined."""
    if is_relative_clause(token) and token.head.pos_ == "NOUN" and lemma(token.head) in lexicon().nouns:
        above = _context_stage(token.head)
        if above != "accomplished":
            return above  # "denied the strikes that destroyed a clinic"
    if token.pos_ == "VERB":
        own = _verb_stage(token)
        if own != "accomplished":
            return own
    return _context_stage(token)


def _verb_stage(verb: Token) -> Stage | None:
    if is_joined(verb) and not is_negated(verb) and verb.tag_ in ("VB", "VBN"):
        return _verb_stage(verb.head)  # "to allow the march or arrest us"
    if _is_counterfactual(verb):
        return None
    if is_negated(verb):
        return None if verb.dep_ in ("advcl", "relcl") else "denied"
    words = {c.lower_ for c in verb.children if is_helping_verb(c)}
    if words & lexicon().sets["realis.future"]:
        return "planned"
    if words & lexicon().sets["realis.modals"] or any(
        is_clause_marker(c) and c.lower_ in ("if", "unless", "whether") for c in verb.children
    ):
        return None
    if {"to", "have"} <= words and not among(verb.head, "realis.hypothetical_heads"):
        return "accomplished"  # "claimed to have seized"
    if "to" in words and verb.dep_ in ("xcomp", "advcl", "acl", "ccomp", "ROOT"):
        return _infinitive_stage(verb)
    return "accomplished"


def _is_counterfactual(verb: Token) -> bool:
    """Read "had he been detained": the helper before the subject imagines."""
    helpers = [c for c in verb.children if is_auxiliary(c) and c.lower_ in ("had", "were", "should")]
    doers = [c for c in verb.children if is_subject(c)]
    asked = verb.sent.text.rstrip().endswith("?")
    return is_adverbial_clause(verb) and bool(helpers and doers) and helpers[0].i < doers[0].i and not asked


def _infinitive_stage(verb: Token) -> Stage | None:
    """Tell "tried to hit" (attempted) from "plans to march" (planned) and "returned to demonstrate" (done)."""
    head = verb.head
    if among(head, "realis.attempted"):
        return "attempted"
    if among(head, "realis.planned_heads"):
        return "planned"
    if among(head, "realis.denied_heads"):
        return "denied"
    if among(head, "realis.hypothetical_heads") or head.pos_ == "ADJ":
        return None
    moved = lemma(head) in (
        "return",
        "gather",
        "march",
        "rally",
        "come",
        "go",
        "assemble",
        "converge",
        "turn",
        "continue",
        "begin",
        "start",
        "first",
        "use",
        "manage",
    )
    moved = moved or head.lower_ == "had"  # "had to fire"
    return "accomplished" if moved or head.lower_ in ("first", "second", "third", "last") else None


def _context_stage(token: Token) -> Stage | None:
    """Return the stage that the words around and above a trigger give it."""
    for child in token.children:
        if is_adjective_or_compound(child) and (among(child, "realis.attempted") or child.lower_ in ("would-be",)):
            return "attempted"
        if (is_adjective_or_compound(child) and among(child, "realis.hypothetical_heads")) or (
            child.lower_ in ("future", "further", "imminent", "more") and is_adjective_modifier(child)
        ):
            return None
        if is_adjective_modifier(child) and child.lower_ in ("planned", "scheduled", "upcoming", "forthcoming"):
            return "planned"
        if is_determiner(child) and child.lower_ in ("any", "no"):
            return None
    if lemma(token) in ("attempt", "bid", "plot"):
        return "attempted"
    return _stage_above(token)


def _stage_above(token: Token) -> Stage | None:
    """Return the stage that the words above a trigger give it ("denied the attack", "fears of an attack")."""
    child = _first_joined(token)
    steps = 0
    for above in token.ancestors:
        if steps > 2:
            break
        if child.lower_ in _PART:
            return "accomplished"  # who denies a part in an attack does not deny the attack
        if is_clausal_complement(child) and among(above, "realis.denied_heads"):
            return "denied"  # "denied that its forces had shelled the town"
        if above.pos_ in ("VERB", "NOUN", "ADJ") and child.dep_ not in _OWN_CLAUSE:
            stage = _stage_under(above, child, near=child is token)
            if stage != "accomplished":
                return stage
        if above.pos_ == "VERB" and is_subject(child):
            carries = among(above, "realis.light_verbs") and lemma(above) not in ("kill", "be")
            return _verb_stage(above) if carries else "accomplished"
        if above.pos_ == "AUX" and is_active_subject(child) and any(among(c, "realis.modals") for c in above.children):
            return None  # "his arrest would be a mistake"
        steps += above.pos_ != "ADP" and not is_conjunct(child)
        child = _first_joined(above)
    return "accomplished"


def _first_joined(token: Token) -> Token:
    """Return the first of the nouns that a noun is joined to: what is said of it holds for all."""
    while is_conjunct(token) and token.pos_ in ("NOUN", "PROPN") and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    return token


def _stage_under(above: Token, child: Token, *, near: bool) -> Stage | None:
    """Return the stage that one governing word gives what stands under it."""
    if among(above, "realis.denied_heads"):
        return "denied"
    if among(above, "realis.hypothetical_heads"):
        return None
    if above.pos_ == "VERB" and above.lower_ in _ENDED:
        return "attempted"
    family = lexicon().nouns.get(lemma(child))
    if lemma(above) in _CALLING and child.dep_ in ("dobj", "pobj", "nsubjpass"):
        told = family is not None and (
            family.type in VERBAL or (lemma(above) == "announce" and family.type != "PROTEST")
        )
        return "accomplished" if told else "planned"
    if near and above.pos_ == "VERB" and is_object(child) and not among(above, "realis.attempted"):
        return _verb_stage(above)
    return "accomplished"
