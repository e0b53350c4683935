"""How many were killed, hurt, taken or driven out: one claim per value and source.

The words of harm say who suffers (`sufferers`) and how many those are (`headcount`); the counts that they leave are read from the
count (`counts`); parts of a total take after it (`parts`), and nobody is nought (`nobody`).
"""

from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.analysis.near import Near
from rashomon.analysis.syntax import noun_phrase
from rashomon.model import Actor, Claim, Count, Span
from rashomon.reading.events.claims.counts import group_of, harm_of
from rashomon.reading.events.claims.headcount import Headcounts
from rashomon.reading.events.claims.nobody import find_nobody
from rashomon.reading.events.claims.parts import find_parts
from rashomon.reading.events.claims.sufferers import Sufferer, find_sufferers
from rashomon.reading.events.claims.told import Told, make_claim

ONE = Count(1, 1)


def find_harm(draft: Draft) -> list[Told]:
    """Return the claims of harm in text order: first by the words of harm, then by the counts that these leave."""
    told = _suffered(draft)
    taken = Near([t.claim for t in told], lambda claim: claim.span)
    for count in draft.counts:
        if any(c.span.covers(count.span) and c.value == count.value for c in taken.touching(count.span)):
            continue
        row = harm_of(draft, count)
        if row is not None:
            told.append(row)
    told += find_parts(draft, told)
    told += [t for t in find_nobody(draft) if not _is_known(t.claim, told)]
    return sorted(told, key=lambda t: t.claim.span)


def _is_known(claim: Claim, told: list[Told]) -> bool:
    return any(t.claim.property == claim.property and t.claim.span.touches(claim.span) for t in told)


def _suffered(draft: Draft) -> list[Told]:
    """Return the claims that the words of harm give, each number once a property and each person once."""
    heads, counted = Headcounts(draft), set[tuple[str, str]]()
    told: list[Told] = []
    for one in find_sufferers(draft):
        many = heads.of(one.noun, marked=one.marked)
        if many is None or (many.count is None and many.value.low == 1 and _is_weak(one)):
            continue
        carrier = Span(one.carrier.idx, one.carrier.idx + len(one.carrier))
        span = Span(min(many.span.start, carrier.start), max(many.span.end, carrier.end))
        party = many.actor.id if many.actor is not None else None
        group = group_of(draft, many.count) if many.count is not None else _called(one.noun, many.actor)
        claim = make_claim(draft, one.name, many.value, span, group=group, party=party)
        row = Told(claim, one.carrier, one.noun)
        if many.count is not None and (one.name, many.count.id) in counted:
            continue
        counted.add((one.name, many.count.id if many.count is not None else ""))
        if claim.value != ONE or not any(_is_same_person(row, t) for t in told):
            told.append(row)
    return told


def _is_weak(one: Sufferer) -> bool:
    """Tell whether a word says too little of one person: "he fled", "the wounded man", "Ann Lee's arrest" told before."""
    if one.name == "displaced" or one.carrier.dep_ == "amod":
        return True
    if one.carrier.pos_ in ("NOUN", "PROPN"):
        return one.name == "detained" or one.noun.dep_ == "poss"
    if one.marked and one.noun.pos_ == "PROPN" and one.name in ("detained", "abducted"):
        return True
    return one.noun.pos_ == "PRON" and one.name == "injured" and one.noun.lower_ != "another"


def _is_same_person(row: Told, before: Told) -> bool:
    """Tell whether a figure of one repeats an earlier one: by the person, by a name's last word, by the same noun, by "he"."""
    claim, told = row.claim, before.claim
    if told.property != claim.property or told.value != ONE or claim.said_by not in (None, told.said_by):
        return False
    if row.counted is not None and _points_back(row.counted) and row.carrier.sent.start != before.carrier.sent.start:
        return True
    same = claim.party is not None and claim.party == told.party
    return same or _last_word(claim) == _last_word(told)


def _points_back(noun: Token) -> bool:
    """Tell whether a word points to somebody told before: "he", "the boy", "this man"."""
    return (noun.pos_ == "PRON" and noun.lower_ != "another") or any(
        c.lower_ in ("the", "this", "that") for c in noun.lefts if c.dep_ == "det"
    )


def _last_word(claim: Claim) -> str:
    return (claim.group or claim.text).rsplit(" ", 1)[-1].lower()


def _called(noun: Token, actor: Actor | None) -> str | None:
    """Return whom a figure without a number's row counts: the person's name, or the noun phrase."""
    if actor is not None and noun.pos_ in ("PROPN", "PRON"):
        return actor.name
    return noun_phrase(noun, prepositions=False).text or None
