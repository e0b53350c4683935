"""What people may write as a value, and what is refused in words that help."""

import pytest

from rashomon.model import ConfigError, Span, Subject
from rashomon.review import checked, parsed


@pytest.mark.parametrize(("written", "low", "high"), [
    ("6", 6, 6), ("6-9", 6, 9), ("6 to 9", 6, 9), ("at least 20", 20, None), ("more than 20", 21, None), ("20+", 20, None),
    ("up to 5", 0, 5), ("1,200", 1200, 1200), ("2.5", 2.5, 2.5),
])  # fmt: skip
def test_figures_are_written_as_people_write_them(written, low, high):
    made = parsed("figure", written)
    assert (made["low"], made["high"]) == (low, high)


def test_a_place_is_found_by_name_or_given_by_its_point():
    assert parsed("place", "Zinder, Niger")["country"] == "NER"
    assert parsed("place", "Kilometre 12 @ 13.8, 8.99") == {
        "name": "Kilometre 12", "lat": 13.8, "lon": 8.99, "precision": "point",
    }  # fmt: skip


def test_a_country_is_kept_as_its_code_and_a_type_in_capitals():
    assert (parsed("country", "Niger"), parsed("type", "protest")) == ("NER", "PROTEST")


@pytest.mark.parametrize(("field", "written", "said"), [
    ("figure", "many", "is no figure"),
    ("figure", "9-6", "from low to high"),
    ("day", "2024-02-30", "is no day"),
    ("day", "Monday", "is no day"),
    ("type", "WAR", "no type 'WAR'"),
    ("stage", "done", "is none of accomplished"),
    ("status", "perfect", "is none of unreviewed"),
    ("country", "Atlantis", "no country is called"),
    ("place", "Qwxyz", "@ latitude, longitude"),
    ("place", "Pole @ 95, 0", "no point on earth"),
    ("speaker", "  ", "a value is needed"),
])  # fmt: skip
def test_what_is_no_value_is_refused(field, written, said):
    with pytest.raises(ConfigError, match=said):
        parsed(field, written)


@pytest.mark.parametrize(("subject", "decision", "value", "said"), [
    (Subject("event", "colour", "d"), "correct", "red", "no field 'colour'"),
    (Subject("claim", "exists", "d", Span(0, 3)), "add", {"property": "killed"}, "needs a value"),
    (Subject("event", "exists", "d", Span(0, 3)), "add", {}, "needs a type"),
    (Subject("event", "exists", "d"), "add", {"type": "ASSAULT"}, "words must be chosen"),
    (Subject("actor", "identity", "d", Span(0, 3)), "add", {"name": "x"}, "cannot be added"),
    (Subject("report", "note", "d"), "note", " ", "a note needs words"),
])  # fmt: skip
def test_a_judgement_that_makes_no_sense_is_refused(subject, decision, value, said):
    with pytest.raises(ConfigError, match=said):
        checked(subject, decision, value)
