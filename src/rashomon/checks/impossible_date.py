"""A date that no calendar has."""

import re
from calendar import isleap, month_name
from collections.abc import Iterator

from rashomon.checks.registry import check
from rashomon.model import Finding, Reading, Span

_MONTHS = tuple(month_name)[1:]
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|" + "|".join(_MONTHS) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# "in February 30 people" counts people: behind a day must come a year, a mark or a small word.
_END = r"(?=[.,;:)\]\"'”’–—-]|\s*$|\s+(?:in|at|and|or|when|after|before|by|near|was|were|the|a|of|to|from|that|as|for|on|with)\b)"
_DATES = (
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d\d)(?:st|nd|rd|th)?(?:,?\s+{_YEAR}\b|{_END})", re.M),
    re.compile(rf"\b(?P<day>\d\d)(?:st|nd|rd|th)?(?:\s+of)?[\s/-]+{_MONTH}(?:,?[\s/-]+{_YEAR}\b|{_END})", re.M),
    re.compile(r"(?<![\d/-])(?P<year>(?:19|20)\d\d)-(?P<month>0\d|1[0-2])-(?P<day>\d\d)(?![\d-])"),
)


@check("impossible_date.v1")
def impossible_date(reading: Reading) -> Iterator[Finding]:
    """Fires on a date that the calendar does not have ("31 April", "February 29, 2015").

    An error. Silent on 29 February without a year, and where the number counts something ("in February 30 people").
    """
    coded = [s.span for s in reading.document.segments if s.kind not in ("header", "boilerplate")]
    for pattern in _DATES:
        for found in pattern.finditer(reading.document.text):
            span = Span(*found.span())
            told = _fault(found)
            if told and (not coded or any(s.touches(span) for s in coded)):
                yield Finding("impossible_date.v1", "error", told, (span,))


def _fault(found: re.Match[str]) -> str | None:
    """Return what is wrong with a date, or None."""
    named = found["month"]
    month = int(named) - 1 if named.isdigit() else _month(named)
    day, year = int(found["day"]), found["year"]
    if month < 0:
        return None
    if _LONGEST[month] < day <= 31:
        return f"{found.group()}: {_MONTHS[month]} has {_LONGEST[month]} days at most."
    if month == 1 and day == 29 and year and not isleap(int(year)):
        return f"{found.group()}: {year} has no 29 February."
    return None


def _month(name: str) -> int:
    """Return the month of a name or its beginning, counted from 0."""
    return next(n for n, month in enumerate(_MONTHS) if month.startswith(name[:3]))
