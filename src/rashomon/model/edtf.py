"""EDTF dates (ISO 8601-2) as days."""

import calendar
import re

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def bounds(edtf: str) -> tuple[str, str] | None:
    """Return the first and last ISO day of a date or closed interval, None where it has none.

    >>> bounds("2024-02"), bounds("2021-11-06/2021-11-07"), bounds("2021-11-07T08:15~"), bounds("2024-02-30"), bounds("..")
    (('2024-02-01', '2024-02-29'), ('2021-11-06', '2021-11-07'), ('2021-11-07', '2021-11-07'), None, None)
    """
    start, _, end = re.sub(r"[~?%]", "", edtf).partition("/")
    first, last = _days(start), _days(end or start)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def grain(edtf: str) -> str:
    """Return how exact a date is: day, month, year or interval.

    >>> grain("2024"), grain("2024-02"), grain("2024-02-01"), grain("2024-02/2024-03")
    ('year', 'month', 'day', 'interval')
    """
    return "interval" if "/" in edtf else ("year", "month", "day")[min(edtf.split("T")[0].count("-"), 2)]


def _days(text: str) -> tuple[str, str] | None:
    """Return the first and last day of one date."""
    found = _DATE.fullmatch(text.split("T")[0])
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    months = (1, 12) if month is None else (month, month)
    if not 1 <= months[0] <= 12 or year == 0:
        return None
    last = calendar.monthrange(year, months[1])[1]
    days = (1, last) if day is None else (day, day)
    if not 1 <= days[0] <= last:
        return None
    return f"{year:04}-{months[0]:02}-{days[0]:02}", f"{year:04}-{months[1]:02}-{days[1]:02}"
