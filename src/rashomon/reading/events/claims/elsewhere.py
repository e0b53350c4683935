"""What one verb tells of two places or days: "hurt six in Segou on Friday and two more in Mopti on Saturday".

Each number with a place or day of its own is a happening of its own, done by the same people with the same weapons.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from rashomon.analysis.draft import Draft, span_of
from rashomon.lang import lists
from rashomon.model import Claim, Count, CountMention, Place, Span, Time
from rashomon.reading.events.claims.told import Told, make_claim
from rashomon.reading.events.mention import Mention
from rashomon.reading.events.recognition import iter_times
from rashomon.reading.events.scene import Scene


def set_elsewhere_apart(scene: Scene, told: list[Told]) -> list[Told]:
    """Open a happening for each number that a verb's sentence gives for another place or day, and return the claims, theirs among them.

    The verb's own happening keeps the place and the day between its number and the next.
    """
    ending: defaultdict[int, list[Told]] = defaultdict(list)  # by the word at which their sentence ends
    for row in told:
        ending[row.carrier.sent.end].append(row)
    found = [other for row in told for other in _apart(scene, row, ending[row.carrier.sent.start])]
    return [row for row in told if not any(_is_same(row, other) for other in found)] + found


def _has_total(row: Told, before: list[Told]) -> bool:
    """Tell whether the sentence before gives a larger figure, of which a sentence's numbers are parts."""
    return any(t.claim.property == row.claim.property and _low(t.claim) > _low(row.claim) for t in before)


def _low(claim: Claim) -> float:
    return claim.value.low if isinstance(claim.value, Count) else 0


def _apart(scene: Scene, row: Told, before: list[Told]) -> Iterator[Told]:
    """Yield the claims of the numbers after a claim's own that have a place or a day of their own, their happenings opened.

    `before` are the claims of the sentence before.
    """
    mention = next((m for m in scene.mentions if m.token.i == row.carrier.i), None)
    if mention is None or row.carrier.i not in scene.by_token or _has_total(row, before):
        return
    for count, number in _others(scene.draft, row):
        first, second = _settings(scene.draft, row, number)
        if number.i in scene.by_token or not _are_apart(first, second):
            continue
        mention.place, mention.time = first[0] or mention.place, first[1] or second[1] or mention.time
        mention.roles = [(role, noun) for role, noun in mention.roles if number not in noun.subtree or role == "victim"]
        scene.open(_made(mention, number, second))
        claim = make_claim(scene.draft, row.claim.property, count.value, span_of(number), group=row.claim.group)
        yield Told(replace(claim, said_by=row.claim.said_by, attribution=row.claim.attribution), number, number)


def _is_same(row: Told, other: Told) -> bool:
    """Tell whether a claim counts the number that now has a happening of its own."""
    same = row.claim.property == other.claim.property and row.claim.value == other.claim.value
    return same and row.claim.span.end == other.claim.span.end


def _others(draft: Draft, row: Told) -> Iterator[tuple[CountMention, Token]]:
    """Yield the numbers of more people after a claim's own in its sentence: "and four more", ", and two", "and a further 15"."""
    text, end = draft.document.text, row.carrier.sent.end_char
    for count in draft.counts_near.starting(row.claim.span.end, end):
        lead = text[row.claim.span.end : count.span.start]
        tail = text[count.span.end : end]
        if _words("elsewhere_lead").search(lead) and _words("elsewhere").match(tail):
            tokens = draft.tokens(count.span)
            between = draft.tokens(Span(row.claim.span.end, count.span.start))
            if len(tokens) and not any(t.pos_ in ("VERB", "AUX") for t in between):
                yield count, tokens[-1]


_Setting = tuple[Place | None, Time | None]


def _settings(draft: Draft, row: Told, number: Token) -> tuple[_Setting, _Setting]:
    """Return place and day told between a verb's number and the next number, and those told after that."""
    middle = Span(row.claim.span.end, number.idx)
    rest = Span(number.idx + len(number), row.carrier.sent.end_char)
    return _setting(draft, middle), _setting(draft, rest)


def _setting(draft: Draft, span: Span) -> _Setting:
    places = [p for p in draft.places if span.covers(p.span)]
    times = [t for t, _ in iter_times(draft) if span.covers(t.span)]
    return (places[0] if places else None), (times[0] if times else None)


def _are_apart(first: _Setting, second: _Setting) -> bool:
    """Tell whether two settings are of two happenings: two places, or two days."""
    places = first[0] is not None and second[0] is not None and first[0].name != second[0].name
    days = first[1] is not None and second[1] is not None and first[1].value != second[1].value
    return places or days


def _made(mention: Mention, number: Token, setting: _Setting) -> Mention:
    """Return the mention of the second happening: the verb's doers and weapons, the second number's place and day."""
    struck = mention.role("victim", "target")
    roles = [(r, noun) for r, noun in mention.roles if r in ("perpetrator", "security_force") and noun not in struck]
    return replace(
        mention, token=number, span=span_of(number), place=setting[0], time=setting[1] or mention.time, roles=roles
    )


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(lists("harm")["parts"][name], re.IGNORECASE)
