"""Who in person was killed or hurt: one claim for each one known by name or by what they are ("the driver").

So an attack on one person has a toll too, though no number is told.
"""

from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.analysis.syntax import noun_phrase, objects, subjects
from rashomon.lang import word_set
from rashomon.model import Actor, Count, Span
from rashomon.reading.events.claims.told import Told, make_claim
from rashomon.reading.events.lexicon import among, lemma
from rashomon.reading.events.mention import Mention

_FATAL = frozenset({"killing", "assassination"})
_DYING = word_set("events_rules", "claims_individuals", "dying")


def find_named(draft: Draft, mentions: list[Mention]) -> list[tuple[Mention, Told]]:
    """Return a claim of one killed or injured for each single person whom a trigger names as such, with the trigger.

    `group` is the person's name and `party` the actor's id.
    """
    told = []
    for mention in mentions:
        name = _harm_of(mention)
        if name is None or mention.stage != "accomplished" or mention.pointer:
            continue
        for noun in _sufferers(mention):
            actor = draft.actor_index.of(noun)
            if actor is not None and _is_one(noun, actor):
                told.append((mention, _told(draft, mention, name, noun, actor)))
    return told


def _is_one(noun: Token, actor: Actor) -> bool:
    """Tell a person by name, "he" for one, and "the driver" from crowds and bodies."""
    if noun.pos_ in ("PROPN", "PRON"):
        return actor.kind == "person" and noun.lower_ not in ("they", "them", "who", "their")
    definite = any(c.dep_ == "poss" or c.lower_ == "the" for c in noun.lefts)
    return noun.tag_ == "NN" and definite and among(noun, "people.victims")


def _harm_of(mention: Mention) -> str | None:
    if mention.family.name in _FATAL or lemma(mention.token) in _DYING:
        return "killed"
    if mention.family.name == "harm":
        return "injured"
    after = mention.token.doc[mention.token.i + 1 : mention.token.i + 3]
    dead = len(after) > 0 and (among(after[0], "harm.killed_adjectives") or after.text.lower() == "to death")
    return "killed" if dead and mention.type == "ASSAULT" else None


def _sufferers(mention: Mention) -> list[Token]:
    """Return the words for those who were struck, what is joined to them by "and" too."""
    heads = mention.role("victim", "target")
    if lemma(mention.token) in _DYING:
        heads = heads or subjects(mention.token)
    elif mention.token.pos_ != "VERB":
        heads = heads + [c for c in mention.token.lefts if c.dep_ == "poss"]
    elif not heads:
        heads = objects(mention.token)
    return list(dict.fromkeys(heads))


def _told(draft: Draft, mention: Mention, name: str, noun: Token, actor: Actor) -> Told:
    phrase = noun_phrase(noun, prepositions=False)
    start = min(phrase.start_char, mention.span.start)
    span = Span(start, max(phrase.end_char, mention.span.end))
    claim = make_claim(draft, name, Count(1, 1), span, group=actor.name, party=actor.id)
    return Told(claim, mention.token, noun)
