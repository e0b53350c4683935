"""Days, months and years as EDTF values with their first and last day (EDTF, ISO 8601-2:2019, levels 0 to 2)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class When:
    """A resolved time: EDTF value, first and last day, grain."""

    value: str
    start: date
    end: date
    grain: str


def day(at: date, grain: str = "day") -> When:
    """Return one day."""
    return When(at.isoformat(), at, at, grain)


def month(year: int, number: int) -> When:
    """Return one month; numbers outside 1..12 run into the years beside."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return When(
        f"{year:04}-{number:02}", date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month"
    )


def year(number: int) -> When:
    """Return one year."""
    return When(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year")


def decade(first: int) -> When:
    """Return ten years: 1990 gives `199X`."""
    return When(f"{first // 10:03}X", date(first, 1, 1), date(first + 9, 12, 31), "decade")


def span(start: date, end: date, grain: str) -> When:
    """Return the days from start to end, both included."""
    if start == end:
        return day(start)
    return When(f"{start.isoformat()}/{end.isoformat()}", start, end, grain)


def week(at: date) -> When:
    """Return the week of a day, Monday to Sunday."""
    monday = at - timedelta(at.weekday())
    return span(monday, monday + timedelta(6), "week")


def weekend(at: date) -> When:
    """Return the Saturday and Sunday of a day's week."""
    saturday = at - timedelta(at.weekday()) + timedelta(5)
    return span(saturday, saturday + timedelta(1), "weekend")


def season(number: int, code: int) -> When:
    """Return a northern season by its EDTF code, 21 (spring) to 24 (winter)."""
    first = month(number, (code - 20) * 3)
    return When(f"{number:04}-{code}", first.start, month(number, (code - 20) * 3 + 2).end, "season")


def quarter(number: int, which: int) -> When:
    """Return a quarter of a year as an interval of months."""
    first, last = month(number, which * 3 - 2), month(number, which * 3)
    return When(f"{first.value}/{last.value}", first.start, last.end, "quarter")


def shifted(at: date, unit: str, by: int) -> When:
    """Return the day, week, month or year that lies `by` units from a day."""
    if unit == "day":
        return day(at + timedelta(by))
    if unit in ("week", "fortnight"):
        return day(at + timedelta(by * (14 if unit == "fortnight" else 7)), "week")
    if unit == "month":
        return month(at.year, at.month + by)
    if unit == "quarter":
        there = month(at.year, at.month + 3 * by).start
        return quarter(there.year, (there.month + 2) // 3)
    if unit == "decade":
        return decade((at.year + 10 * by) // 10 * 10)
    if unit == "weekend":
        return weekend(at + timedelta(7 * by))
    return year(at.year + by) if 1 <= at.year + by <= 9999 else year(at.year)
