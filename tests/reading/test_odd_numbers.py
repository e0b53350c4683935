"""Numbers and days beyond all measure: no figure is better than an absurd one."""

import json

import pytest

from rashomon.formats.record import to_dict
from rashomon.model import Document
from rashomon.pipeline.read import read_document


def counts(text):
    reading = read_document(Document("x", text, language="en", published="2024-03-09"))
    json.dumps(to_dict(reading), allow_nan=False)
    return [(c.value.low, c.value.high) for c in reading.counts]


@pytest.mark.parametrize(
    "number",
    ["9" * 309, "1000000000000000000000", "nine hundred ninety-nine quadrillion", "999 quintillion", "-1", "−12"],
)
def test_what_can_be_no_count_is_none(number):
    assert counts(f"A bomb killed {number} people in Lima, police said.") == []


@pytest.mark.parametrize(("words", "low"), [("about 0", 0), ("around 0", 0), ("nearly 0", 0), ("fewer than 0", 0)])
def test_no_count_lies_below_nobody(words, low):
    assert all(least == low and (most is None or most >= 0) for least, most in counts(f"There were {words} people."))


def test_numbers_after_dashes_and_between_them_are_read():
    assert counts("The attack - 12 people were killed - was a crime.") == [(12, 12)]
    assert counts("Police said 10-12 people were killed.") == [(10, 12)]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "9999-12", "0001"])
def test_the_ends_of_time(day):
    text = "Two people were killed yesterday. A strike is planned in the following week and next month, a year after the last."
    reading = read_document(Document("x", text, language="en", published=day))
    assert [c.value.low for c in reading.counts] == [2]
