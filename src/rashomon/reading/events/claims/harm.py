"""How many were killed, hurt, taken or driven out: one claim per value and source.

The words of harm say who suffers (`sufferers`) and how many those are (`headcount`); the counts that they leave are read from the
count (`counts`); parts of a total take after it (`parts`), and nobody is nought (`nobody`).
"""

from collections.abc import Iterator
from itertools import groupby, pairwise

from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.analysis.near import Near
from rashomon.analysis.syntax import noun_phrase
from rashomon.model import Actor, Claim, Count, Span
from rashomon.reading.events.claims.counts import group_of, harm_of
from rashomon.reading.events.claims.headcount import Headcounts
from rashomon.reading.events.claims.nobody import find_nobody
from rashomon.reading.events.claims.parts import find_parts, mark_parts
from rashomon.reading.events.claims.sufferers import Sufferer, find_sufferers
from rashomon.reading.events.claims.told import Told, make_claim

ONE = Count(1, 1)


def find_harm(draft: Draft) -> list[Told]:
    """Return the claims of harm in text order: first by the words of harm, then by the counts that these leave."""
    told = _suffered(draft)
    suffered = Near(list(told), lambda row: row.claim.span)
    for count in draft.counts:
        covering = [t for t in suffered.touching(count.span) if t.claim.span.covers(count.span)]
        if any((t.persons and count.value == ONE) or t.claim.value == count.value for t in covering):
            continue
        row = harm_of(draft, count)
        if row is not None:
            told.append(row)
    told += find_parts(draft, told)
    told += [t for t in find_nobody(draft) if not _is_known(t.claim, told)]
    return mark_parts(draft, sorted(told, key=lambda t: t.claim.span))


def _is_known(claim: Claim, told: list[Told]) -> bool:
    return any(t.claim.property == claim.property and t.claim.span.touches(claim.span) for t in told)


def _suffered(draft: Draft) -> list[Told]:
    """Return the claims that the words of harm give, each number once a property and each person once."""
    told: list[Told] = []
    counted: set[tuple[str, str]] = set()
    for row, count in _together(draft, list(_counted(draft))):
        if count is not None and (row.claim.property, count) in counted:
            continue
        if count is not None:
            counted.add((row.claim.property, count))
        again = row.claim.value == ONE and any(_is_same_person(row, t) for t in told)
        if not (again or (row.persons and _are_told(row, told))):
            told.append(row)
    return told


def _are_told(row: Told, told: list[Told]) -> bool:
    """Tell whether each of several persons counted together was told before."""
    known = {_last_word(t.claim) for t in told if t.claim.property == row.claim.property}
    return all(noun.pos_ == "PROPN" and noun.lower_ in known for noun in row.persons)


def _counted(draft: Draft) -> Iterator[tuple[Told, str | None]]:
    """Yield a claim for each one who suffers and can be counted, with the id of the number that counts them, if any."""
    heads = Headcounts(draft)
    for one in find_sufferers(draft):
        many = heads.of(one.noun, marked=one.marked)
        if many is None or (many.count is None and many.value.low == 1 and _is_weak(one)):
            continue
        carrier = Span(one.carrier.idx, one.carrier.idx + len(one.carrier))
        span = Span(min(many.span.start, carrier.start), max(many.span.end, carrier.end))
        party = many.actor.id if many.actor is not None else None
        group = group_of(draft, many.count) if many.count is not None else _called(one.noun, many.actor)
        claim = make_claim(draft, one.name, many.value, span, group=group, party=party)
        yield Told(claim, one.carrier, one.noun), many.count.id if many.count is not None else None


def _together(draft: Draft, rows: list[tuple[Told, str | None]]) -> Iterator[tuple[Told, str | None]]:
    """Count single persons joined by "and" together: "the mayor and his driver were killed" are two."""
    for (name, _), run in groupby(rows, key=lambda r: (r[0].claim.property, r[0].carrier.i)):
        told = list(run)
        nouns = tuple(t.counted for t, _ in told if t.counted is not None)
        if len(told) < 2 or any(t.claim.value != ONE for t, _ in told) or not _are_joined(nouns):
            yield from told
            continue
        first, last = told[0][0], told[-1][0]
        span = Span(min(t.claim.span.start for t, _ in told), max(t.claim.span.end for t, _ in told))
        group = draft.doc[noun_phrase(nouns[0]).start : noun_phrase(nouns[-1]).end].text
        claim = make_claim(draft, name, Count(len(told), len(told)), span, group=group)
        yield Told(claim, first.carrier, last.counted, nouns), None


def _are_joined(nouns: tuple[Token, ...]) -> bool:
    return all(
        b in a.conjuncts and b.sent == a.sent and not b.doc[a.i : b.i].text.count(",") for a, b in pairwise(nouns)
    )


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
    by_deed = row.carrier.pos_ in ("NOUN", "PROPN")
    if told.property != claim.property or told.value != ONE or not (by_deed or claim.said_by in (None, told.said_by)):
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
