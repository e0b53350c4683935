"""Which words can name somebody who does a deed: people, bodies, bands, and what a number word counts."""

from spacy.tokens import Token

from rashomon.analysis.relations import is_compound_part, is_participial_clause, is_possessor, is_premodifier
from rashomon.analysis.syntax import prepositional
from rashomon.lang import word_set
from rashomon.reading.events.arguments.parties import is_party
from rashomon.reading.events.lexicon import among, lemma

_QUANTITIES = word_set("events_rules", "arguments_doers", "quantities")
_LED = frozenset({"led", "backed"})


def may_act(noun: Token) -> bool:
    """Tell whether a noun names people, a body or a band; "dozens of veterans" are what they are made of."""
    named = (noun, *made_of(noun))
    return any(is_party(t) or among(t, "people.acting") or among(t, "armed.nouns") for t in named)


def made_of(noun: Token) -> list[Token]:
    """Return whom a word of quantity counts: the veterans of "dozens of veterans"."""
    return prepositional(noun, "of") if lemma(noun) in _QUANTITIES or noun.pos_ == "NUM" else []


def doers_before(deed: Token) -> list[Token]:
    """Return the words before a noun of attack that say whose it is: "Israeli raid", "regime air strikes", "US-led strikes".

    The name of a country is where it was ("the Syria strike") unless it is an abbreviation ("a US strike"). Names of other
    kinds are returned as well; whether they are a party's or a place's, only the actors of the report tell.
    """
    before = [c for c in deed.lefts if is_premodifier(c)]
    before = [w for c in before for w in (*(g for g in c.lefts if is_compound_part(g) and c.lower_ == "air"), c)]
    led = [g for c in before if c.lower_ in _LED for g in c.children if g.dep_ in ("npadvmod", "compound", "nmod")]
    return [*(c for c in before if _is_doer_before(c)), *led]


def _is_doer_before(word: Token) -> bool:
    if word.ent_type_ == "GPE":
        return word.text.isupper() or "." in word.text
    if word.ent_type_ in ("NORP", "ORG"):
        return True
    if word.pos_ == "PROPN" and word.ent_type_ in ("", "PERSON"):
        return True
    return among(word, "people.acting") or among(word, "armed.nouns") or lemma(word) in ("government", "mob")


def owners_of_weapon(weapon: Token) -> list[Token]:
    """Return whose a weapon is: "Russian jets", "a regime helicopter", "a helicopter belonging to the army", "rockets of the group"."""
    before = [c for c in weapon.lefts if is_possessor(c) or c.ent_type_ in ("NORP", "GPE", "ORG")]
    before += [c for c in weapon.lefts if is_premodifier(c) and among(c, "people.acting")]
    before += [g for c in weapon.lefts if c.lower_ in _LED for g in c.children if g.dep_ in ("npadvmod", "compound")]
    belonging = [
        t for c in weapon.children if is_participial_clause(c) and lemma(c) == "belong" for t in prepositional(c, "to")
    ]
    return [*dict.fromkeys([*before, *prepositional(weapon, "of"), *belonging])]


def is_armed(noun: Token) -> bool:
    """Tell whether a noun names people who fight."""
    return any(among(t, "armed.nouns") for t in (noun, *made_of(noun)))
