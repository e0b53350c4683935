"""Stretches of days: what a date expression means on the calendar, in EDTF level 1 (ISO 8601-2:2019, Library of Congress).

A week and a weekend are intervals of days (ISO weeks are no EDTF), a quarter is an interval of months, a season takes EDTF's
season codes (21 spring … 24 winter; northern hemisphere for `start` and `end`), a decade is "199X", a century "19XX".
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included, with its EDTF value and its grain."""

    value: str
    start: date
    end: date
    grain: str

    def within(self, start: date, end: date) -> "Days":
        """Return the same value with narrower ends ("early August")."""
        return replace(self, start=max(start, self.start), end=min(end, self.end))


def day(at: date, grain: str = "day") -> Days:
    """Return one day; a part of it keeps the day as its value."""
    return Days(at.isoformat(), at, at, grain)


def month(year: int, number: int) -> Days:
    """Return a month of a year."""
    last = monthrange(year, number)[1]
    return Days(f"{year:04}-{number:02}", date(year, number, 1), date(year, number, last), "month")


def months_from(at: date, count: int) -> Days:
    """Return the month that lies some months from a day's month."""
    total = at.year * 12 + at.month - 1 + count
    return month(total // 12, total % 12 + 1)


def year(number: int) -> Days:
    """Return a year."""
    return Days(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year")


def months(number: int, first: int, last: int, grain: str) -> Days:
    """Return a run of months of one year: a quarter or a half."""
    value = f"{number:04}-{first:02}/{number:04}-{last:02}"
    return Days(value, month(number, first).start, month(number, last).end, grain)


def quarter(number: int, which: int) -> Days:
    """Return quarter 1 to 4 of a year."""
    return months(number, which * 3 - 2, which * 3, "quarter")


def quarter_from(at: date, count: int) -> Days:
    """Return the quarter that lies some quarters from a day's quarter."""
    total = at.year * 4 + (at.month - 1) // 3 + count
    return quarter(total // 4, total % 4 + 1)


def season(number: int, code: int) -> Days:
    """Return a season of a year; winter starts in December of the year before."""
    first = {21: (number, 3), 22: (number, 6), 23: (number, 9), 24: (number - 1, 12)}[code]
    start = date(*first, 1)
    return Days(f"{number:04}-{code}", start, months_from(start, 2).end, "season")


def decade(number: int) -> Days:
    """Return the decade that a year opens."""
    return Days(f"{number // 10:03}X", date(number, 1, 1), date(number + 9, 12, 31), "decade")


def century(which: int) -> Days:
    """Return the n-th century, counted as the years 1900 to 1999 for the 20th as EDTF does."""
    first = (which - 1) * 100
    return Days(f"{which - 1:02}XX", date(max(first, 1), 1, 1), date(first + 99, 12, 31), "century")


def run(start: date, end: date, grain: str = "interval") -> Days:
    """Return an interval of days."""
    return Days(f"{start.isoformat()}/{end.isoformat()}", start, end, grain)


def span_of_two(first: Days, last: Days) -> Days:
    """Return the interval from one stretch to another."""
    return Days(f"{first.value}/{last.value}", first.start, last.end, "interval")


def week(at: date) -> Days:
    """Return the week, Monday to Sunday, of a day."""
    monday = at - timedelta(at.weekday())
    return run(monday, monday + timedelta(6), "week")


def weekend(at: date) -> Days:
    """Return the Saturday and Sunday of a day's week."""
    saturday = at + timedelta(SATURDAY - at.weekday())
    return run(saturday, saturday + timedelta(1), "weekend")


def real_day(number: int, of_month: int, of_year: int) -> date | None:
    """Return a day of the calendar, or None where there is none ("31 June")."""
    try:
        return date(of_year, of_month, number)
    except ValueError:
        return None
