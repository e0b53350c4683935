"""Days counted from a time that is named behind them: "two days after Christmas", "the day after Monday's attack".

The words are a time of their own, resolved against the one they count from, which stays a time too. What is counted from must
stand in the same sentence and be named next: at once, or as the day of the happening between ("four days ahead of the vote, which
was held on May 15").
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from rashomon.lang import lists
from rashomon.model import Span, Time
from rashomon.reading.times import calendar as cal
from rashomon.reading.times.tokens import Word

_COUNTED = re.compile(r"(?:[wd9]|(?<!k)[ah])[AWG][78]")
_LENGTHS = {"A": 1, "W": 7, "G": 14}
_FAR = 12  # words between, at most
_STOPS = "|!;"
_NUMBERS = lists("times")["numbers"]


def with_offsets(code: str, words: list[Word], rows: list[Time]) -> list[Time]:
    """Return the times with those that count from a later one, in text order and numbered anew."""
    taken = [row.span for row in rows]
    found = []
    for match in _COUNTED.finditer(code):
        first, last = match.span()
        span = Span(words[first].start, words[last - 1].end)
        anchor = _next_day(code, words, rows, last)
        if anchor is not None and not any(span.touches(t) for t in taken):
            found.append(_counted(words[first], match.group(), span, anchor))
    if not found:
        return rows
    ordered = sorted([*rows, *found], key=lambda row: row.span)
    return [replace(row, id=f"t{n}") for n, row in enumerate(ordered, 1)]


def _next_day(code: str, words: list[Word], rows: list[Time], at: int) -> Time | None:
    """Return the next time if it is one day and stands near, in the same sentence."""
    if at >= len(words):
        return None
    row = next((r for r in rows if r.span.start >= words[at].start), None)
    if row is None or row.start is None or row.start != row.end:
        return None
    between = [c for c, w in zip(code[at:], words[at:], strict=True) if w.start < row.span.start][: _FAR + 1]
    return row if len(between) <= _FAR and not any(c in _STOPS for c in between) else None


def _counted(number: Word, code: str, span: Span, anchor: Time) -> Time:
    count = int(_NUMBERS[number.text]) if code[0] == "w" else int(number.text) if number.text.isdigit() else 1
    length = timedelta(count * _LENGTHS[code[1]] * (-1 if code[2] == "7" else 1))
    days = cal.day(date.fromisoformat(anchor.start or "") + length)
    return Time("", span, days.value, days.start.isoformat(), days.end.isoformat(), days.grain, anchor.span)
