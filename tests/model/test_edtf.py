"""EDTF dates as days: what they cover, and that nonsense covers nothing."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.edtf import bounds, grain

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
MARKS = st.sampled_from(["", "~", "?", "%"])
EASY = settings(max_examples=150, deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("2024-04", "2024-04-01", "2024-04-30"),
        ("2024-03-09", "2024-03-09", "2024-03-09"),
        ("2024-03-09T23:59", "2024-03-09", "2024-03-09"),
        ("2024-03-09T23:59Z", "2024-03-09", "2024-03-09"),
        ("2024~", "2024-01-01", "2024-12-31"),
        ("2024-03?", "2024-03-01", "2024-03-31"),
        ("2024-03-09%", "2024-03-09", "2024-03-09"),
        ("2023-12-30/2024-01-02", "2023-12-30", "2024-01-02"),
        ("2024/2025", "2024-01-01", "2025-12-31"),
        ("2024-02/2024-03-05", "2024-02-01", "2024-03-05"),
        ("2024-03-09~/2024-03-11~", "2024-03-09", "2024-03-11"),
        ("2024-03-09T08:00/2024-03-10T02:00", "2024-03-09", "2024-03-10"),
    ],
)
def test_a_date_covers_its_days(written, first, last):
    assert bounds(written) == (first, last)


@pytest.mark.parametrize(
    "written",
    [
        "", "..", "/", "2024-13", "2024-00", "2024-00-05", "2024-02-30", "2023-02-29", "2024-04-31", "2024-03-00", "2024-03-32", "0000", "24-03-09",
        "09.03.2024", "2024-3-9", "2024/2023", "2024-03-10/2024-03-09", "March", "2024-03-09/..", "../2024-03-09", "2024-03-09/2024-13",
        "20240309", "2024-W10", "-2024",
    ],
)  # fmt: skip
def test_what_is_no_date_and_an_open_or_reversed_interval_cover_no_days(written):
    assert bounds(written) is None


@EASY
@given(DAYS, MARKS)
def test_a_day_covers_itself_however_sure_it_is(day, mark):
    assert bounds(f"{day.isoformat()}{mark}") == (day.isoformat(), day.isoformat())


@EASY
@given(DAYS)
def test_a_month_covers_its_first_to_its_last_day(day):
    first, last = bounds(day.isoformat()[:7])
    assert first.endswith("-01")
    assert int(last[-2:]) == calendar.monthrange(day.year, day.month)[1]
    assert first <= day.isoformat() <= last


@EASY
@given(DAYS, st.integers(0, 4000))
def test_an_interval_covers_what_lies_between_its_ends_and_only_forwards(day, length):
    end = day + timedelta(days=min(length, (date.max - day).days))
    assert bounds(f"{day}/{end}") == (day.isoformat(), end.isoformat())
    if end > day:
        assert bounds(f"{end}/{day}") is None


@EASY
@given(st.text(alphabet="0123456789-/~?%T:Z. ", max_size=25))
def test_whatever_is_written_covers_days_of_the_calendar_in_order_or_none(written):
    covered = bounds(written)
    if covered is not None:
        first, last = (date.fromisoformat(day) for day in covered)
        assert first <= last


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("2024", "year"),
        ("2024-03", "month"),
        ("2024-03~", "month"),
        ("2024-03-09", "day"),
        ("2024-03-09T10:00", "day"),
        ("2024-03-09T10:00-05:00", "day"),
        ("2024-03-09/2024-03-10", "interval"),
        ("2024/2025", "interval"),
    ],
)
def test_how_exact_a_date_is(written, exact):
    assert grain(written) == exact
