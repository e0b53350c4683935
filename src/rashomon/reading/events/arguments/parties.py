"""Who speaks or acts towards whom: the parties of promises, demands, refusals, aid, visits and sanctions.

The one addressed stands in many places: as object ("accused the rebels"), as owner of what is refused ("a request of the
ministry"), behind a preposition ("aid to Mali"), or as subject of the clause that says what is wanted ("demanded that Mali leave").
The nearest of these is taken.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.analysis.syntax import agents, is_passive, objects, prepositional, subjects, with_conjuncts
from rashomon.lang import word_list, word_set
from rashomon.reading.events.lexicon import among, is_person, lemma
from rashomon.reading.events.mention import Mention
from rashomon.reading.events.triggers.speech_acts import speaker_of

_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_TOWARDS = word_list("events_rules", "arguments_parties", "towards")
_LEAGUES = word_set("events_rules", "arguments_parties", "leagues")
_GIVING = word_set("events_rules", "arguments_parties", "giving")
_SHARED = word_set("events_rules", "arguments_parties", "shared")
_DEMANDS = word_set("events_rules", "arguments_parties", "demands")
_ABOUT = word_list("events_rules", "arguments_parties", "about")


def is_party(noun: Token) -> bool:
    """Tell whether a noun (or the adjective of a people) names people or a body, not a thing or a thought."""
    if noun.ent_type_ in _NAMED:
        return noun.pos_ in ("NOUN", "PROPN", "ADJ")
    unknown = noun.pos_ == "PROPN" and noun.ent_type_ in ("", "LOC")  # a name the parser knows nothing of
    return unknown or (noun.pos_ in ("NOUN", "PROPN") and (is_person(noun) or among(noun, "people.parties")))


def speakers(mention: Mention) -> list[Token]:
    """Return who acts or speaks: the verb's own subject; for "it" and "they" in reported speech, who said so."""
    verb = mention.token
    found = agents(verb) if is_passive(verb) else subjects(verb)
    above = speaker_of(verb)
    if above is not None and (mention.family.name == "require" or all(t.pos_ == "PRON" for t in found)):
        named = agents(above) if is_passive(above) and not subjects(above) else subjects(above)
        return named or found
    return found


def addressed(mention: Mention) -> list[Token]:
    """Return whom a deed or a word is aimed at, the nearest parties only."""
    verb = mention.token
    if mention.family.name == "require":
        return subjects(verb)
    if mention.type == "PROTEST":
        return _opposed(verb)
    doers = {t.i for t in speakers(mention)}
    for group in _places(verb):
        parties = [t for t in group if is_party(t) and t.i not in doers]
        if parties:
            return parties
    return []


def _opposed(word: Token) -> list[Token]:
    """Return whom a demonstration is aimed at: "against the mayor", "to protest the mayor's plan", "demanding that the mayor go"."""
    verb = word if word.pos_ == "VERB" else word.head
    clauses = [
        c
        for t in (word, verb)
        for c in t.children
        if c.dep_ in ("advcl", "xcomp", "acl", "conj") and lemma(c) in _DEMANDS
    ]
    causes = [t for p in (word, verb) for t in prepositional(p, "in") if lemma(t) == "protest"]
    spots = [word, *([verb] if verb.pos_ == "VERB" else []), *causes]
    for group in (
        [t for spot in spots for t in prepositional(spot, "against", "at", "of")],
        [t for spot in spots for t in prepositional(spot, "over") if not among(t, "people.victims")],
        [o for spot in spots for t in prepositional(spot, "against", "at", "over", "of") for o in _owners(t)],
        *(list(_flat(clause)) for clause in clauses),
        list(_flat(word)) if word.pos_ == "VERB" and lemma(word) in _DEMANDS else [],
    ):
        parties = [t for t in group if is_party(t)]
        if parties:
            return parties
    return []


def _flat(clause: Token) -> Iterator[Token]:
    """Yield the parties in a clause of protest in the order of `_places`."""
    return (t for group in _places(clause) for t in group)


def _places(verb: Token) -> Iterator[list[Token]]:
    """Yield the words that may name the one addressed, nearest first."""
    done = subjects(verb) if is_passive(verb) else objects(verb)
    if lemma(verb) in _SHARED:
        yield [t for word in (verb, *done) for t in prepositional(word, "with")]
    if lemma(verb) in _GIVING:
        yield [*(c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"), *_given_to(verb)]
    yield [t for t in done if t.ent_type_ in _NAMED or is_party(t)]
    yield [t for noun in done for t in _owners(noun)]
    yield prepositional(verb, *_TOWARDS)
    yield [t for noun in prepositional(verb, *_TOWARDS) for t in _owners(noun)]
    for clause in verb.children:
        if clause.dep_ in ("ccomp", "xcomp", "advcl") and clause.i > verb.i:
            yield [t for t in subjects(clause) if clause.dep_ == "ccomp" or t.head.i == clause.i]
            yield from _places(clause)
    yield prepositional(verb, *_ABOUT)
    yield sorted((t for t in verb.subtree if t.i > verb.i and not _is_aside(t, verb)), key=lambda t: t.i)[:12]


def _given_to(verb: Token) -> list[Token]:
    """Return to whom or where something goes: "sent troops to Somalia"."""
    ways = [p for p in verb.children if p.lower_ in ("to", "for") and p.dep_ in ("prep", "dative")]
    return [t for p in ways for o in p.children if o.dep_ == "pobj" for t in with_conjuncts(o)]


def _owners(noun: Token) -> list[Token]:
    """Return the parties whose a thing is: "a UN request", "the ministry's offer", "calls by the union", "aid for Mali"."""
    before = [c for c in noun.lefts if c.dep_ in ("poss", "compound", "amod", "nmod")]
    behind = prepositional(noun, *_TOWARDS, *_ABOUT)
    inner = [c for t in behind if not is_party(t) for c in (*t.lefts, *prepositional(t, *_TOWARDS, *_ABOUT))]
    return [*(t for c in before for t in with_conjuncts(c)), *behind, *inner]


def _is_aside(token: Token, verb: Token) -> bool:
    """Tell whether a word stands in a clause of its own beside what the verb says, or says when."""
    for above in (token, *token.ancestors):
        if above.i == verb.i:
            return False
        if above.dep_ in ("relcl", "advcl", "parataxis", "npadvmod", "conj") and above.pos_ == "VERB":
            return True
    return False


def is_political(noun: Token) -> bool:
    """Tell whether a party is one of politics or war: a state, a people, a body of state, an armed group."""
    near = [noun, *(c for c in noun.lefts if c.dep_ in ("amod", "compound", "poss", "nmod"))]
    marked = any(t.ent_type_ in ("GPE", "NORP") for t in near)
    marked = marked or (noun.ent_type_ == "ORG" and lemma(noun) in _LEAGUES)
    return marked or among(noun, "people.parties") or among(noun, "armed.nouns") or lemma(noun) in ("un", "nato")
