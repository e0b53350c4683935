"""The page for the terminal."""

import io
import re
from dataclasses import replace

import pytest

import factory
from rashomon.formats import Style, get


def page(*readings, colour=False, width=80):
    out = io.StringIO()
    get("text")(readings, out, Style(colour, width))
    return out.getvalue()


RICH = page(factory.rich())


@pytest.mark.parametrize(
    "words",
    [
        "The Littoral Courier · Mon 8 Oct 2018 · Ana Ríos",
        "Attack with explosives — Sun 7 Oct 2018, Trujillo, La Libertad, Peru",
        "Attack with a drone (intercepted)",
        "the Red Dawn faction (accused by authorities)",
        "3 police officers — Interior Ministry",
        "at least 3 people",
        "Red Dawn (denied) — a man calling himself",
        "71.4% — Marta Ocampo",
        "at most 2,500 — Police",
        "“This is not our work”",
        "no speaker named",
        "7:1 “Interior Minister Julio Aranda”",
    ],
)
def test_the_page_says(words):
    assert words in RICH


def test_rival_sizes_of_a_crowd_stand_side_by_side():
    table = RICH.split("WHERE SOURCES DIFFER")[1].split("WHO SAYS WHAT")[0]
    rows = [
        re.split(r"\s{2,}", line.strip())
        for line in table.splitlines()
        if "Organisers" in line or "report itself" in line
    ]
    assert rows == [
        ["1,900–2,100 supporters", "the report itself", "“some 2,000 supporters”"],
        ["10,000", "Organisers", "“10,000”"],
    ]


def test_a_part_differs_from_a_whole_only_where_a_check_says_so():
    assert "Killed —" in RICH.split("WHERE SOURCES DIFFER")[1]
    unchecked = page(replace(factory.rich(), findings=()))
    assert "Killed —" not in unchecked.split("WHERE SOURCES DIFFER")[1]


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        (("killed", 2), ("killed", 3), True),
        (("killed", factory.count(2, None)), ("killed", 3), False),
        (("killed", 2), ("injured", 3), False),
        (("target_outcome", "survived"), ("target_outcome", "unharmed"), False),
        (("motive", "revenge"), ("motive", "money"), False),
        (("responsibility", "Red Dawn"), ("responsibility", "White Dusk"), True),
    ],
)
def test_values_differ_where_they_cannot_both_hold(first, second, differ):
    d = factory.doc("First this, then that.")
    told = (factory.claim(d, *first, "First this"), factory.claim(d, *second, "then that"))
    said = page(factory.reading(d, events=(factory.event(d, "e1", "ASSAULT", "this", claims=told),)))
    assert ("WHERE SOURCES DIFFER" in said) is differ


def test_results_stand_in_a_table():
    assert re.search(r"Civic Front +31 +81 +22 +1 +preliminary", RICH)
    assert RICH.index("Civic Front  ") < RICH.index("Land and Bread  ")


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_asked(width):
    assert max(map(len, page(factory.rich(), width=width).splitlines())) <= width


def test_no_colour_unless_asked_and_the_same_words_with_it():
    coloured = page(factory.rich(), colour=True)
    assert "\x1b" not in RICH
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == RICH


def test_nothing_found_is_said():
    said = page(factory.reading(factory.doc("The bakery opens at seven.")))
    assert "No incident, protest or election result was found" in said
    assert "Nothing was found to look wrong." in said
    assert "WHO SAYS WHAT" not in said


def test_a_report_cannot_steer_the_terminal():
    r = factory.reading(factory.doc("x", title="\x1b]0;owned\x07 \u202egnp.exe"))
    assert not set(page(r)) & set("\x1b\x07\u202e")


def test_an_empty_report_has_a_page():
    assert "(empty report)" in page(factory.reading(factory.doc("")))


def test_a_superseded_value_says_so():
    d = factory.doc("Two died; later three died.")
    told = (
        replace(factory.claim(d, "killed", 2, "Two died"), superseded=True),
        factory.claim(d, "killed", 3, "three died"),
    )
    assert "2 (since replaced)" in page(
        factory.reading(d, events=(factory.event(d, "e1", "ASSAULT", "died", claims=told),))
    )
