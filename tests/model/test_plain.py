"""Text and cells that are safe to show: a report must not steer the reader's terminal or spreadsheet."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.plain import cell, clean

EASY = settings(max_examples=200, deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two  words\n\tand more ", "two words and more"),
        ("red\x1b[31m", "red�[31m"),
        ("bell\x07", "bell�"),
        ("turned\u202eround", "turned�round"),
        ("isolated\u2067", "isolated�"),
        ("half a pair\ud800", "half a pair�"),
        ("C1 \x9b31m", "C1 �31m"),
        ("Łódź 🔥 ירושלים", "Łódź 🔥 ירושלים"),
        ("", ""),
    ],
)
def test_text_is_shown_on_one_line_without_what_steers(text, shown):
    assert clean(text) == shown


@EASY
@given(st.text(st.characters(), max_size=60))
def test_nothing_that_steers_gets_through(text):
    shown = clean(text)
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert not any("\u202a" <= char <= "\u202e" for char in shown)
    assert clean(shown) == shown
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ('=HYPERLINK("http://x.example")', '\'=HYPERLINK("http://x.example")'),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("- a list", "'- a list"),
        ("\t=1", "'=1"),
        (" =1", "'=1"),
        ("＝1+1", "'＝1+1"),
        ("-12", "-12"),
        ("+4.5", "+4.5"),
        (-12, "-12"),
        (0, "0"),
        (4.0, "4"),
        (4.25, "4.25"),
        (True, "true"),
        (False, "false"),
        (None, ""),
        ("", ""),
        ([], "[]"),
        ({"a": 1}, '{"a": 1}'),
        (["é"], '["é"]'),
        ("two\nlines", "two lines"),
    ],
)
def test_a_cell_is_no_formula_and_keeps_its_value(value, written):
    assert cell(value) == written


@EASY
@given(st.text(max_size=40))
def test_no_text_becomes_a_formula_in_a_spreadsheet(text):
    written = cell(text)
    assert written[:1] not in set("=@\t\r\n＝＋－＠")
    if written[:1] in ("+", "-"):
        float(written)


@EASY
@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_a_row_of_cells_is_read_back_as_one_row(texts):
    out = io.StringIO()
    csv.writer(out).writerow([cell(text) for text in texts])
    rows = list(csv.reader(io.StringIO(out.getvalue())))
    assert rows == [[cell(text) for text in texts]]
