"""Dates and times in the text, each placed on the calendar against the publication date or the text's own anchors.

Our own resolver, in two steps: every word becomes a letter (`tokens`), and rules over the letters (`absolute`, `relative`) find the
expressions and place them. Values are EDTF level 1; TIMEX3's notions of what is one expression are followed (TimeML 1.2.1).
"""

from bisect import bisect_right
from datetime import date

from rashomon.analysis.draft import Draft
from rashomon.lang import word_list
from rashomon.model import Span, Time
from rashomon.reading.registry import layer
from rashomon.reading.times.calendar import Days
from rashomon.reading.times.context import DROP, Phrase, Scene
from rashomon.reading.times.grammar import PATTERN, PLACE
from rashomon.reading.times.offsets import with_offsets
from rashomon.reading.times.tokens import coded

_SINCE = ("since",)
_UNTIL = word_list("times_rules", "layer", "until")


@layer("times.rules.v1", gives="times")
def times(draft: Draft) -> tuple[Time, ...]:
    """Return the dates and times of a report in text order.

    "Sunday" is the latest Sunday up to the publication day, or the next one where the clause looks ahead; "two days earlier"
    counts from the last day that the text names, and keeps that span as its anchor. "now" and "recently" are rows without a
    value. Durations are no times, but "the past 24 hours" is an interval up to the publication.
    """
    code, words = coded(draft.document.text)
    scene = Scene(draft, code, words, published_day(draft.document.published))
    inside = _prose(draft)
    rows: list[Time] = []
    for match in PATTERN.finditer(code):
        first, last = match.span()
        phrase = Phrase(match.group(), words[first:last], first)
        if not inside(phrase.span.start):
            continue
        scene.used = None
        days = PLACE[match.lastgroup or ""](phrase, scene)
        if days is DROP:
            continue
        rows.append(_row(len(rows) + 1, phrase.span, days, scene.used))
        if days:
            scene.past.append((phrase.span, days))
            if match.lastgroup == "quarter" and days.grain == "quarter":
                scene.quarter = (phrase.span, days)
    return tuple(with_offsets(code, words, rows))


def _row(number: int, span: Span, days: Days | None, anchor: Span | None) -> Time:
    if days is None:
        return Time(f"t{number}", span, None)
    return Time(f"t{number}", span, days.value, days.start.isoformat(), days.end.isoformat(), days.grain, anchor)


class _Inside:
    """Tells whether a character lies in the sentences that are coded."""

    def __init__(self, draft: Draft) -> None:
        sentences = draft.prose
        self._starts = [s.start_char for s in sentences]
        self._ends = [s.end_char for s in sentences]

    def __call__(self, char: int) -> bool:
        at = bisect_right(self._starts, char) - 1
        return at >= 0 and char < self._ends[at]


def _prose(draft: Draft) -> _Inside:
    return _Inside(draft)


def published_day(published: str | None) -> date | None:
    """Return the day of a publication date (EDTF, a time of day may follow); None where it names no day."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if 1500 < day.year < 2500 else None  # a slip of the pen, and arithmetic past the calendar's ends


def days_of(time: Time) -> tuple[date, date] | None:
    """Return the first and last day that a time may mean; None where it has no place on the calendar or is open."""
    if time.start is None or time.end is None:
        return None
    return date.fromisoformat(time.start), date.fromisoformat(time.end)


def bound_of(draft: Draft, time: Time) -> str | None:
    """Return "since" or "until" where the words before make the time a bound only ("since 2003", "by Friday"), else None.

    What happened "since 2003" did not happen in 2003: such a time dates no single event.
    """
    before = draft.document.text[max(time.span.start - 12, 0) : time.span.start].lower().split()
    if before[-1:] and before[-1] in _SINCE:
        return "since"
    return "until" if before[-1:] and before[-1] in _UNTIL else None


def is_history(draft: Draft, time: Time | None) -> bool:
    """Tell whether what happened at a time is told as history: more than a year before the report."""
    end, published = time.end if time else None, draft.document.published or ""
    if not end or len(end) < 10 or len(published) < 10:
        return False
    return (date.fromisoformat(published[:10]) - date.fromisoformat(end[:10])).days > 365
