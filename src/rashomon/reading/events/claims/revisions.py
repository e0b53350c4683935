"""Figures that their own source has replaced: "initially three", "from 48 to 34", "not 14 as reported", "corrected it to two".

The earlier figure stays a claim and is marked as superseded. Where only the number is told ("later put the figure at nine"), the claim
that it puts right says what is counted.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from rashomon.analysis.draft import Draft, span_of
from rashomon.analysis.near import Near
from rashomon.lang import lists
from rashomon.model import Claim, Count, CountMention, Span
from rashomon.reading.events.claims.told import make_claim

_BACK = 400  # characters between a figure and the words that put it right
_NEAR = 120  # characters between the two numbers of one change
_REACH = 2_000  # characters between two figures beyond which nothing is compared: more than any of the others, and a long claim
_LEAD, _TAIL = 60, 60  # characters beside a number in which it is called an earlier one


def revise(draft: Draft, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims of one event, those that are only told as corrections added, replaced ones marked as superseded."""
    rows = sorted([*claims, *_corrections(draft, claims)], key=lambda c: (c.span, c.property))
    rows = sorted([*rows, *_replaced(draft, rows)], key=lambda c: (c.span, c.property))
    figures = _Figures(draft, rows)
    return tuple(replace(c, superseded=c.superseded or _is_superseded(draft, c, figures)) for c in rows)


class _Figures:
    """The claims of one event that are figures, by what they count."""

    def __init__(self, draft: Draft, claims: Sequence[Claim]) -> None:
        kinds: dict[tuple[str, str | None], list[_Figure]] = defaultdict(list)
        self._values: dict[tuple[str, str | None, str | None], set[Count]] = defaultdict(set)
        for claim in claims:
            if isinstance(claim.value, Count):
                kinds[claim.property, claim.party].append(_Figure(claim, _number(draft, claim)))
                self._values[claim.property, claim.party, claim.said_by].add(claim.value)
        self._near = {kind: Near(rows, lambda figure: figure.claim.span) for kind, rows in kinds.items()}

    def rivals(self, claim: Claim) -> "list[_Figure]":
        """Return the other figures of the same thing, by the same source or by none, that stand near enough to matter."""
        near = self._near[claim.property, claim.party]
        found = near.starting(claim.span.start - _REACH, claim.span.start + _REACH)
        return [f for f in found if f.claim.value != claim.value and _one_source(f.claim, claim)]

    def is_contradicted(self, claim: Claim) -> bool:
        """Tell whether the claim's own source gives another figure somewhere."""
        return claim.said_by is not None and len(self._values[claim.property, claim.party, claim.said_by]) > 1


@cache
def _words(name: str) -> re.Pattern[str]:
    """Return the pattern of one row of `lang/en/revisions.toml`."""
    data = lists("revisions")
    told = data[name] if isinstance(data[name], list) else [data[name]]
    return re.compile("|".join(f"(?:{words.replace('{figure}', data['figure'])})" for words in told), re.I)


class _Figure(NamedTuple):
    """A claim and where its number stands."""

    claim: Claim
    number: Span


# ---------------------------------------------------------------------------------------------------- what is added


def _corrections(draft: Draft, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of numbers that only put another right: "later corrected the figure to two"."""
    found = []
    near = Near(claims, lambda claim: claim.span)
    for count in draft.counts:
        if any(isinstance(c.value, Count) for c in near.touching(count.span)):
            continue
        told = _words("corrected").search(_sentence_before(draft, count.span))
        right = _put_right(count, claims, told["of"]) if told else None
        if right is not None and right.value != count.value:
            span = Span(count.span.start, count.span.end)
            claim = make_claim(draft, right.property, count.value, span, group=right.group)
            said_by = claim.said_by or right.said_by
            found.append(replace(claim, said_by=said_by, attribution=claim.attribution or right.attribution))
    return found


def _put_right(count: CountMention, claims: Sequence[Claim], of: str | None) -> Claim | None:
    """Return the last figure before a correction, of the things that the correction names ("the number of drones")."""
    before = [c for c in claims if isinstance(c.value, Count) and 0 <= count.span.start - c.span.end < _BACK]
    before = [c for c in before if _names(c, of)]
    return max(before, key=lambda c: c.span, default=None)


def _names(claim: Claim, thing: str | None) -> bool:
    return thing is None or thing.lower().rstrip("s") in f"{claim.text} {claim.group}".lower()


def _replaced(draft: Draft, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of earlier numbers that no other rule takes up: "not 14 as reported", "up from 12 reported earlier"."""
    text = draft.document.text
    near = Near(claims, lambda claim: claim.span)
    found = []
    for claim in claims:
        if not isinstance(claim.value, Count):
            continue
        end = _sentence_end(draft, claim.span)
        for number, value in _numbers_after(draft, claim, end):
            taken = any(c.value == value for c in near.touching(number) if c is not claim)
            if not taken and value != claim.value and _told_earlier(text, number, end):
                made = replace(claim, value=value, span=number, text=number.of(text), superseded=True)
                found.append(made)
    return found


def _numbers_after(draft: Draft, claim: Claim, end: int) -> list[tuple[Span, Count]]:
    """Return the numbers without a thing of their own that follow a claim in its sentence, and what it was compared with."""
    rows = [
        (c.span, c.value)
        for c in draft.counts_near.starting(claim.span.end, end)
        if (c.unit_span is None or c.unit_span.touches(c.span))
    ]
    text = draft.document.text
    for count in draft.counts_near.touching(claim.span):
        if count.previous is not None and count.value == claim.value:
            told = re.search(r"\bfrom\s+(\S+)", text[claim.span.end : end])
            if told:
                at = claim.span.end + told.start(1)
                rows.append((Span(at, at + len(told[1].rstrip(",."))), Count(count.previous, count.previous)))
    return rows


def _told_earlier(text: str, number: Span, end: int) -> bool:
    lead = text[max(0, number.start - _LEAD) : number.start]
    if _words("earlier_of").search(lead):
        return True
    after = _words("earlier_after").search(text[number.end : end]) is not None
    return after and (_words("instead").search(lead) is not None or re.search(r"\bfrom\s+$", lead) is not None)


# --------------------------------------------------------------------------------------------------- what is marked


def _is_superseded(draft: Draft, claim: Claim, figures: _Figures) -> bool:
    if not isinstance(claim.value, Count) or claim.of is not None:
        return False  # a part replaces no total, and no total replaces it
    rivals, sourced = figures.rivals(claim), figures.is_contradicted(claim)
    if not rivals and not sourced:
        return False
    return (
        _before_in_change(draft, claim, rivals)
        or _moved_from(draft, claim, rivals)
        or _called_earlier(draft, claim, rivals, sourced=sourced)
        or _put_right_later(draft, claim, rivals)
    )


def _one_source(left: Claim, right: Claim) -> bool:
    return left.said_by == right.said_by or None in (left.said_by, right.said_by)


def _before_in_change(draft: Draft, claim: Claim, rivals: Sequence[_Figure]) -> bool:
    """Tell whether a rival's number was compared with this one: "from 48 to 34"."""
    previous = draft.previous_counts
    low = claim.value.low if isinstance(claim.value, Count) else None
    return any(
        isinstance(c.value, Count) and previous.get(c.value.low) == low and abs(c.span.start - claim.span.start) < _NEAR
        for c, _ in rivals
    )


def _moved_from(draft: Draft, claim: Claim, rivals: Sequence[_Figure]) -> bool:
    """Tell whether a toll moved away from this number: "rose to 15, from 12 on Monday"."""
    number = _number(draft, claim)
    before = _sentence_before(draft, number)
    near = any(abs(c.span.start - claim.span.start) < _NEAR for c, _ in rivals)
    return near and bool(_words("from").search(before)) and bool(_words("moved").search(before))


def _called_earlier(draft: Draft, claim: Claim, rivals: Sequence[_Figure], *, sourced: bool) -> bool:
    """Tell whether the words beside the number call it an earlier one of a source that has another."""
    number, text = _number(draft, claim), draft.document.text
    start = max([number.start - _LEAD, number.start - len(_sentence_before(draft, number))])
    others = [number for _, number in rivals]
    start = max([start, *(o.end for o in others if o.end <= number.start)])
    end = min([_sentence_end(draft, number), *(o.start for o in others if o.start >= number.end)])
    before = _words("earlier_before").search(text[start : number.start])
    after = _words("earlier_after").search(text[number.end : min(end, number.end + _TAIL)])
    together = any(0 <= o.start - number.end < _NEAR or 0 <= number.start - o.end < _NEAR for o in others)
    return bool(before or after) and (sourced or together)


def _put_right_later(draft: Draft, claim: Claim, rivals: Sequence[_Figure]) -> bool:
    """Tell whether a later number is told as the right one, or the source took this one back."""
    later = [number for _, number in rivals if 0 < number.start - claim.span.end < _BACK]
    if not later:
        return False
    last = max(later, key=lambda number: number.start)
    if _words("withdrawn").search(draft.document.text[claim.span.end : last.start]):
        return True
    before = _sentence_before(draft, last)
    if last.start - len(before) <= claim.span.start and not _words("corrected").search(before):
        return False  # all stand in one sentence, and nothing in it corrects
    return any(
        _words("corrected").search(_sentence_before(draft, number)) and _is_meant(draft, claim, number)
        for number in later
    )


def _is_meant(draft: Draft, claim: Claim, number: Span) -> bool:
    """Tell whether a correction is of this claim: where it names the earlier figure ("its toll of nine to 12"), of that alone."""
    start = number.start - len(_sentence_before(draft, number))
    told = _words("corrected").search(draft.document.text[start : number.start])
    if told is None or told["of"] is None:
        return True
    at = Span(start + told.start("of"), start + told.end("of"))
    named = [count.value for count in draft.counts_near.touching(at)]
    return not named or claim.value in named


def _number(draft: Draft, claim: Claim) -> Span:
    """Return the characters of a claim's number."""
    return next((c.span for c in draft.counts_near.touching(claim.span) if c.value == claim.value), claim.span)


def _sentence_before(draft: Draft, span: Span) -> str:
    tokens = draft.tokens(span)
    start = span_of(tokens.sent).start if len(tokens) else span.start
    return draft.document.text[start : span.start]


def _sentence_end(draft: Draft, span: Span) -> int:
    tokens = draft.tokens(span)
    return span_of(tokens.sent).end if len(tokens) else span.end
