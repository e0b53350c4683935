"""Parts of a total: "20 people, including three children and a guard", "two of them women", "nine of the dead were Italians"."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.analysis.near import Near
from rashomon.analysis.syntax import with_conjuncts
from rashomon.lang import lists
from rashomon.model import Claim, Count, CountMention, Span
from rashomon.reading.events.claims.counts import counted_noun, group_of
from rashomon.reading.events.claims.headcount import Headcounts
from rashomon.reading.events.claims.told import Told, make_claim

_LIST = re.compile(r"[^.;:\n()]{0,60}?(?:,|\band\b)\s*(?:\w+\s+){0,2}$")


def find_parts(draft: Draft, told: Sequence[Told]) -> list[Told]:
    """Return the claims that count a part of those told, with their whole in `of` where it is exact."""
    taken = [t.claim.span for t in told if isinstance(t.claim.value, Count)]
    found: list[Told] = []
    wholes = sorted(told, key=lambda t: t.claim.span)
    near = Near(told, lambda t: t.claim.span)
    for count in draft.counts:
        noun = counted_noun(draft, count)
        if noun is None or count.percent or _is_taken(count, near):
            continue
        part = _part(draft, count, noun, wholes, found)
        if part is not None:
            found.append(part)
    return found + _single_parts(draft, wholes, taken)


def mark_parts(draft: Draft, told: Sequence[Told]) -> list[Told]:
    """Return the claims, `of` set on those that words call a part of a larger one before: "12 people, among them three children"."""
    marked: list[Told] = []
    beside: defaultdict[int, list[Told]] = defaultdict(list)  # by the word at which their sentence starts
    for row in told:
        sentence = beside[row.carrier.sent.start]
        whole = next((t for t in reversed(sentence) if _is_whole(t, row)), None)
        called = whole is not None and _is_called_part(draft, row.claim)
        made = Told(_after(row.claim, whole.claim), row.carrier, row.counted, row.persons) if called and whole else row
        sentence.append(made)
        marked.append(made)
    return marked


def _is_whole(whole: Told, part: Told) -> bool:
    """Tell whether a figure before another of its sentence leaves room for it."""
    left, right = whole.claim, part.claim
    if left.property != right.property or left.span.start >= right.span.start:
        return False
    return isinstance(left.value, Count) and isinstance(right.value, Count) and left.value.low > right.value.low


def _is_called_part(draft: Draft, claim: Claim) -> bool:
    """Tell whether "among them", "including" or "of them" marks a claim's number as a part."""
    if claim.of is not None:
        return False
    text = draft.document.text
    number = next((c.span for c in draft.counts_near.touching(claim.span) if c.value == claim.value), claim.span)
    lead = text[max(0, number.start - 60) : number.start]
    among = _words("including").search(lead) is not None and "." not in lead.rsplit(",", 1)[-1]
    return among or _words("some_of_them").match(text, number.end) is not None


def _is_taken(count: CountMention, told: Near[Told]) -> bool:
    return any(t.claim.value == count.value and t.claim.span.covers(count.span) for t in told.touching(count.span))


def _part(draft: Draft, count: CountMention, noun: Token, wholes: Sequence[Told], parts: Sequence[Told]) -> Told | None:
    text, sentence = draft.document.text, draft.tokens(count.span)[0].sent
    before = [t for t in wholes if t.carrier.sent.start == sentence.start and _count_start(t) < count.span.start]
    lead = text[max(sentence.start_char, count.span.start - 120) : count.span.start]
    tail = text[count.span.end : sentence.end_char]
    named = _words("of_those").search(lead) or _words("among_those").match(text[_end(count) : sentence.end_char])
    named = named or _words("some_of_those").match(tail)
    if named is not None:
        return _of_the_dead(draft, count, noun, _property_of(named["those"]), wholes)
    whole = before[-1] if before else _last_before(wholes, sentence.start)
    if whole is None:
        return None
    if before and count.unit_span is None and _words("elsewhere_lead").search(lead) and _words("elsewhere").match(tail):
        return _made(draft, count, noun, whole.claim.property, None)
    if before and _words("including").search(lead):
        return _made(draft, count, noun, whole.claim.property, whole)
    what = _what(draft, count) if _words("some_of_them").match(tail) else None
    if what is not None:
        made = _made(draft, count, what, whole.claim.property, whole)
        span = Span(count.span.start, what.idx + len(what))
        return replace(made, claim=replace(made.claim, span=span, text=span.of(text), group=what.text))
    last = parts[-1] if parts else None
    if (
        last is not None
        and sentence.start_char <= last.claim.span.end < count.span.start
        and _goes_on(draft, last, count)
    ):
        return _made(draft, count, noun, last.claim.property, None, of=last.claim.of)
    return None


def _of_the_dead(draft: Draft, count: CountMention, noun: Token, name: str, wholes: Sequence[Told]) -> Told:
    """Return the claim of "two of the dead", with the last figure of the dead before it as its whole."""
    value = count.value
    before = [t.claim for t in wholes if t.claim.property == name and t.claim.span.start < count.span.start]
    whole = [c.value.low for c in before if isinstance(c.value, Count) and c.value.low >= value.low]
    return _made(draft, count, noun, name, None, of=whole[-1] if whole else None)


def _goes_on(draft: Draft, last: Told, count: CountMention) -> bool:
    """Tell whether a count goes on with a list of parts: "51 children, 28 women and two guards"."""
    between = Span(last.claim.span.end, count.span.start)
    listed = _LIST.fullmatch(between.of(draft.document.text)) is not None
    return listed and not any(t.pos_ in ("VERB", "AUX") for t in draft.tokens(between))


def _count_start(told: Told) -> int:
    return told.claim.span.start


def _end(count: CountMention) -> int:
    return max(count.span.end, count.unit_span.end if count.unit_span is not None else 0)


def _last_before(wholes: Sequence[Told], start: int) -> Told | None:
    """Return the last figure of the sentence before."""
    near = [t for t in wholes if t.carrier.sent.end == start]
    return near[-1] if near else None


def _what(draft: Draft, count: CountMention) -> Token | None:
    """Return what "two of them" are told to be ("women", "were teachers"); None where it is told what befell them."""
    after = draft.doc[draft.tokens(count.span).end + 2 :][:5]
    word = next(
        (t for t in after if t.lower_ not in ("were", "was", "are", "is", "being", "all", ":", ",", "a", "an")), None
    )
    if word is None or not (word.pos_ in ("NOUN", "PROPN", "DET", "NUM") or word.tag_ in ("JJ", "PRP$")):
        return None
    return next((t for t in after if t.i >= word.i and t.pos_ in ("NOUN", "PROPN")), word)


def _made(
    draft: Draft, count: CountMention, noun: Token, name: str, whole: Told | None, of: float | None = None
) -> Told:
    unit = count.unit_span if count.unit_span is not None and count.unit_span.start >= count.span.start else count.span
    span = Span(count.span.start, max(count.span.end, unit.end))
    claim = make_claim(draft, name, count.value, span, group=group_of(draft, count))
    if whole is None:
        return Told(replace(claim, of=of), noun, noun)
    return Told(_after(claim, whole.claim), whole.carrier, noun)


def _after(claim: Claim, whole: Claim) -> Claim:
    """Return a part with the whole's number and, where it has none of its own, the whole's source."""
    of = whole.value.low if isinstance(whole.value, Count) else None
    if claim.said_by is None and claim.attribution is None:
        claim = replace(claim, said_by=whole.said_by, attribution=whole.attribution)
    return replace(claim, of=of)


def _single_parts(draft: Draft, wholes: Sequence[Told], taken: Sequence[Span]) -> list[Told]:
    """Return single persons after "including": "six people, including a policeman"."""
    heads, found = Headcounts(draft), []
    for whole in wholes:
        noun = whole.counted
        if noun is None or not isinstance(whole.claim.value, Count) or whole.claim.value.low < 2:
            continue
        for prep in _including(whole, wholes):
            for one in (t for o in prep.children if o.dep_ == "pobj" for t in with_conjuncts(o)):
                many = heads.of(one, marked=True)
                if (
                    many is None
                    or many.count is not None
                    or any(s.touches(many.span) and s != whole.claim.span for s in taken)
                ):
                    continue
                party = many.actor.id if many.actor is not None else None
                claim = make_claim(
                    draft,
                    whole.claim.property,
                    many.value,
                    many.span,
                    group=many.span.of(draft.document.text),
                    party=party,
                )
                found.append(Told(_after(claim, whole.claim), whole.carrier, one))
    return found


def _including(whole: Told, wholes: Sequence[Told]) -> list[Token]:
    """Return the "including" after a figure in its sentence, before the next figure's verb."""
    sentence = whole.carrier.sent
    later = [t.claim.span.start for t in wholes if t.claim.span.start > whole.claim.span.start]
    end = min([sentence.end_char, *later])
    return [t for t in sentence if t.lower_ == "including" and whole.claim.span.start < t.idx < end]


@cache
def _words(name: str) -> re.Pattern[str]:
    data = lists("harm")["parts"]
    those = "|".join(sorted(data["those"], key=len, reverse=True))
    return re.compile(data[name].replace("{those}", rf"(?P<those>{those})"), re.IGNORECASE)


def _property_of(word: str) -> str:
    found: str = lists("harm")["parts"]["those"][word.lower()]
    return found
