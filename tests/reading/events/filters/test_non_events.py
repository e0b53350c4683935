"""Words of violence that tell of no happening make no event, and their figures go to no other event."""

import pytest

from rashomon.pipeline.read import read_document
from rashomon.sources import make_document


def events(text):
    return read_document(make_document(text, name="test")).events


@pytest.mark.parametrize(
    "text",
    [
        "Nobody has been detained.",
        "The group is notorious for beheading captives.",
        "Attacks on clinics have become rare in the valley.",
        "The militants often send bombers into markets.",
        "State radio went off the air.",
        "The court overturned the verdict.",
    ],
)
def test_no_happening_is_told(text):
    assert events(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Rebels have killed 12 soldiers near the border.",
        "Two attacks on clinics were reported in May.",
        "A gunman beheaded a captive on Friday.",
        "A bomb went off near a bus station on Monday.",
        "Hundreds marched through the town in protest on Monday.",
    ],
)
def test_a_happening_is_told(text):
    assert len(events(text)) == 1


def test_a_sum_over_years_is_no_figure_of_the_attack_before():
    news, sums = events("A bomb killed four people on Friday. The revolt has killed 900 people since 2015.")
    assert [c.value.low for c in news.claims if c.property == "killed"] == [4]
    assert [c.value.low for c in sums.claims if c.property == "killed"] == [900]
    assert "summary" in sums.modes
    assert not sums.codes


@pytest.mark.parametrize(
    "text",
    [
        "A crowded boat overturned near the island on Tuesday.",
        "A military helicopter crashed near the lake on Sunday, killing five nuns.",
        "A ferry sank off the coast on Monday.",
    ],
)
def test_a_wreck_is_an_accident(text):
    (event,) = events(text)
    assert (event.type, event.modes) == ("ACCIDENT", ())
    assert not [p for p in event.participants if p.role == "perpetrator"]
