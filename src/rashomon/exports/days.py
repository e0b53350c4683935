"""Days and how exactly they are known, from EDTF."""

import calendar
import re
from datetime import date, timedelta

Days = tuple[date, date]
_PART = re.compile(r"(\d{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T\S*)?[?~%]?")


def days(edtf: str | None) -> Days | None:
    """Return the first and the last day that an EDTF date may mean; None where it is open or none.

    >>> days("2024-02"), days("2021-11-05/2021-11-07"), days("2021-11-01/..")
    ((datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)), (datetime.date(2021, 11, 5), datetime.date(2021, 11, 7)), None)
    """
    first, _, last = (edtf or "").partition("/")
    begun, ended = _one(first), _one(last or first)
    return (begun[0], ended[1]) if begun and ended and begun[0] <= ended[1] else None


def _one(edtf: str) -> Days | None:
    found = _PART.fullmatch(edtf)
    if not found:
        return None
    year, month, day = int(found[1]), found[2], found[3]
    try:
        if not month or month == "XX":
            return date(year, 1, 1), date(year, 12, 31)
        if not day or day == "XX":
            return date(year, int(month), 1), date(year, int(month), calendar.monthrange(year, int(month))[1])
        return date(year, int(month), int(day)), date(year, int(month), int(day))
    except ValueError:
        return None


def length(span: Days) -> int:
    """Return the number of days of a span, both ends counted."""
    return (span[1] - span[0]).days + 1


def middle(span: Days) -> date:
    """Return the middle day of a span, the earlier of two."""
    return span[0] + timedelta(days=(length(span) - 1) // 2)
