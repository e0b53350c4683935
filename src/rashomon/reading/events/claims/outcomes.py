"""What became of the target and who owns up to the attack: unharmed, survived; claimed, unclaimed, denied."""

from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.analysis.relations import (
    is_adjective_or_compound,
    is_compound_part,
    is_determiner,
    is_direct_object,
    is_possessor,
    is_predicate_adjective,
)
from rashomon.analysis.syntax import agents, is_negated, is_passive, noun_phrase, objects, prepositional, subjects
from rashomon.lang import lists, word_set
from rashomon.model import Span
from rashomon.reading.events.claims.told import Told, make_claim
from rashomon.reading.events.lexicon import lemma, lexicon


def find_pretences(draft: Draft) -> list[Told]:
    """Return claims that the attack was no attack: a false flag, staged, an inside job. The carrier is the word for it."""
    told = []
    for sentence in draft.prose:
        lowered = sentence.text.lower()
        for words, value in lists("events")["pretences"].items():
            at = lowered.find(words)
            if at < 0 or (token := draft.token_at(sentence.start_char + at)) is None:
                continue
            verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)
            if verb is not None and not is_negated(verb):
                span = Span(sentence.start_char + at, sentence.start_char + at + len(words))
                told.append(Told(make_claim(draft, "responsibility", value, span), verb, None))
    return told


def find_outcomes(draft: Draft) -> list[Told]:
    """Return what is told of somebody's fate: unharmed, survived."""
    told = []
    for sentence in draft.prose:
        for token in sentence:
            value = _outcome(token)
            if value is None:
                continue
            who = _whose(token)
            span = _clause_span(who, token)
            group = noun_phrase(who, prepositions=False).text if who is not None else None
            told.append(Told(make_claim(draft, "target_outcome", value, span, group=group), token, who))
    return told


def _outcome(token: Token) -> str | None:
    if token.pos_ in ("ADJ", "VERB", "ADV", "NOUN") and token.lower_ in (
        "unharmed",
        "unhurt",
        "uninjured",
        "unscathed",
    ):
        return "unharmed"
    if token.lower_ == "safe" and is_predicate_adjective(token):
        return "unharmed"
    if token.lemma_ in ("harm", "hurt", "injure") and is_negated(token) and is_passive(token):
        return "unharmed"
    if token.lower_ == "health" and token.head.lower_ == "in" and any(c.lower_ == "good" for c in token.children):
        return "unharmed"
    if token.lemma_ == "survive" and token.pos_ == "VERB" and any(is_direct_object(c) for c in token.children):
        return "survived"
    return None


def _whose(token: Token) -> Token | None:
    """Return the noun whose fate a word tells."""
    for above in (token, *token.ancestors):
        if above.pos_ in ("VERB", "AUX"):
            found = subjects(above)
            if found:
                return found[0]
    return None


def _clause_span(who: Token | None, token: Token) -> Span:
    start = who.idx if who is not None and who.i < token.i and who.sent == token.sent else token.idx
    return Span(start, token.idx + len(token))


def find_responsibility(draft: Draft) -> list[Told]:
    """Return who is said to be behind it: claimed, unclaimed, unknown."""
    told = []
    for sentence in draft.prose:
        for token in sentence:
            if token.lower_ == "responsibility":
                told.extend(_claimed(draft, token))
            elif token.lemma_ == "claim" and token.pos_ == "VERB" and is_passive(token) and _nobody(agents(token)):
                told.append(Told(make_claim(draft, "responsibility", "unclaimed", _verb_span(token)), token, None))
            elif token.lemma_ in ("claim", "admit") and token.pos_ == "VERB" and (deed := _deed(token)) is not None:
                told.extend(_claimed(draft, deed))
            elif token.lemma_ == "deny" and token.pos_ == "VERB":
                told.extend(_denied(draft, token))
    return told


def _deed(verb: Token) -> Token | None:
    """Return the attack that somebody claims, without the word responsibility ("claimed the bombing")."""
    families = ((noun, lexicon().nouns.get(lemma(noun))) for noun in objects(verb) if noun.pos_ == "NOUN")
    return next((noun for noun, family in families if family is not None and family.type == "ASSAULT"), None)


def _denied(draft: Draft, verb: Token) -> list[Told]:
    """Read "denied involvement", "denied that its planes were responsible": a responsibility that its bearer denies."""
    who = [t for t in subjects(verb) if t.pos_ in ("PROPN", "NOUN")]
    blame = next((t for t in verb.subtree if t.i > verb.i and t.lower_ in _BLAME), None)
    if not who or blame is None or is_negated(verb) or is_passive(verb):
        return []
    span = Span(verb.idx, blame.idx + len(blame))
    name = noun_phrase(who[0], prepositions=False).text
    return [Told(make_claim(draft, "responsibility", name, span, stance="denied"), verb, who[0])]


_BLAME = word_set("events_rules", "claims_outcomes", "blame")


_VOICES = word_set("events_rules", "claims_outcomes", "voices")


def _claimed(draft: Draft, noun: Token) -> list[Told]:
    verb = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return []
    span = Span(min(noun.idx, verb.idx), max(noun.idx, verb.idx) + max(len(noun), 1))
    span = Span(span.start, max(noun.idx + len(noun), verb.idx + len(verb)))
    who = subjects(verb)
    words = {t.lower_ for t in noun.sent}
    if (
        is_negated(verb)
        or _nobody(who)
        or "no" in {c.lower_ for a in (noun, *noun.ancestors) for c in a.children if is_determiner(c)}
    ):
        return (
            [Told(make_claim(draft, "responsibility", "unclaimed", span, stance="asserted"), verb, None)]
            if words & {"claim", "claimed", "claims", "claiming", "admitted", "admit", "taken"}
            else []
        )
    if lemma(verb) not in ("claim", "take", "admit", "accept") or not who:
        return []
    behind = _speaks_for(who[0])
    name = noun_phrase(behind, prepositions=False).text
    return [Told(make_claim(draft, "responsibility", name, span), verb, behind)]


def _speaks_for(noun: Token) -> Token:
    """Return the party that a claim comes from: that of "a spokesman for X", "X commander A", "a statement by X", else the noun."""
    if lemma(noun) in _VOICES:
        whose = [*prepositional(noun, "for", "of", "by", "from"), *(c for c in noun.lefts if is_possessor(c))]
        whose += [c for c in noun.lefts if is_adjective_or_compound(c) and c.ent_type_ in ("NORP", "ORG")]
        return next((t for t in whose if t.pos_ in ("NOUN", "PROPN", "ADJ")), noun)
    titles = [c for c in noun.lefts if is_compound_part(c) and lemma(c) in _VOICES]
    bands = [c for c in noun.lefts if is_adjective_or_compound(c) and c.ent_type_ in ("NORP", "ORG")]
    return bands[0] if titles and bands else noun


def _nobody(nouns: list[Token]) -> bool:
    return any(c.lower_ in ("no", "any", "none") for n in nouns for c in (n, *n.children))


def _verb_span(verb: Token) -> Span:
    return Span(verb.idx, verb.idx + len(verb))
