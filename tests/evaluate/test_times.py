import math

import pytest

from rashomon.evaluate.times import Times, days, same_time
from rashomon.model import Document, Engine, Reading, Span, Time

TASK = Times()

TEXT = "Talks held on Monday failed; a year ago they had lasted two days, and now nobody talks of April."


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def timex(words, type, value):
    start, end = span(words)
    return {"start": start, "end": end, "text": words, "type": type, "value": value}


ROW = {
    "id": "r",
    "published": "2012-05-04",
    "text": TEXT,
    "timexes": [
        timex("Monday", "DATE", "2012-04-30"),
        timex("a year ago", "DATE", "2011"),
        timex("two days", "DURATION", "P2D"),
        timex("now", "DATE", "PRESENT_REF"),
    ],
}


def read(*times):
    rows = tuple(Time(f"t{i}", span(words), value) for i, (words, value) in enumerate(times))
    return Reading(Document(id="r", text=TEXT), Engine("x", "0"), times=rows)


def test_counts_by_hand():
    # "on Monday" overlaps with the right value, "a year ago" is exact with a wrong one, "now" is missed, "two days" is a
    # duration and does not count, "April" is extra: 3 gold, 3 predicted.
    reading = read(("on Monday", "2012-04-30"), ("a year ago", "2010"), ("two days", "2012-05"), ("April", "2012-04"))
    counts = TASK.count(ROW, reading)
    assert counts == {"gold": 3, "predicted": 3, "relaxed": 2, "strict": 1, "value": 1}
    figures = TASK.figures(counts)
    assert figures["relaxed_f1"] == pytest.approx(2 / 3)
    assert figures["strict_f1"] == figures["value_f1"] == pytest.approx(1 / 3)
    assert figures["value_accuracy"] == pytest.approx(1 / 2)
    assert [(miss.kind, miss.told) for miss in TASK.misses(ROW, reading)] == [
        ("wrong", "“a year ago” = 2011, found 2010 (no grain, from the day of publication)"),
        ("missed", "“now” = PRESENT_REF"),
        ("extra", "“April” = 2012-04 (no grain, from the day of publication)"),
    ]


def test_a_perfect_and_an_empty_reading():
    perfect = read(("Monday", "2012-04-30"), ("a year ago", "2011"), ("now", None))
    assert TASK.figures(TASK.count(ROW, perfect))["value_f1"] == 1
    nothing = TASK.figures(TASK.count(ROW, read()))
    assert math.isnan(nothing.pop("value_accuracy"))
    assert set(nothing.values()) == {0}


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        ("1998-03-08", "1998-03-08"),
        ("1998-03-08T17:00", "1998-03-08"),
        ("1991-02-23TNI", "1991-02-23"),
        ("1989-Q3", "1989-07/1989-09"),
        ("1989-H2", "1989-07/1989-12"),
        ("1998-W08", "1998-02-16/1998-02-22"),
        ("1998-W08", "1998-02-15/1998-02-21"),
        ("1990-W32-WE", "1990-08-11/1990-08-12"),
        ("1989-WXX", "1989-10-23/1989-10-29"),
        ("1998-12-XX", "1998-12-05"),
        ("1989-SU", "1989-22"),
        ("1994-WI", "1994-24"),
        ("197", "197X"),
        ("19", "19XX"),
        ("2018-08", "2018-08~"),
        ("PAST_REF", None),
    ],
)
def test_same_time(gold, found):
    assert same_time(gold, found)


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        ("1998-03-08", "1998-03-09"),
        ("1998-03", "1998-03-08"),
        ("1989-Q3", "1989-10/1989-12"),
        ("1989-WXX", "1990-01-01/1990-01-07"),
        ("PRESENT_REF", "1998-03-08"),
        ("1998", None),
        ("1998-02-30", "1998-02-30"),
    ],
)
def test_another_time(gold, found):
    assert not same_time(gold, found)


def test_days_of_no_calendar():
    assert days("P2D") == days("") == days("XXXX-10") == frozenset()
