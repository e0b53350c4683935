"""Harm that nobody does is no attack; games, markets and votes are neither fights nor protests."""

import pytest

from rashomon.pipeline.read import read_document
from rashomon.sources import make_document


def types(text):
    return {e.type for e in read_document(make_document(text, name="test")).events}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A woman died and two friends were hurt when a tree fell on their caravan near Derby on Sunday.", "ACCIDENT"),
        ("One mason was killed on Monday when part of a pillar collapsed in Lima.", "ACCIDENT"),
        ("Floods have killed at least forty people near Beira since Sunday.", "DISASTER"),
        ("Pilot killed as training plane crashes near Iloilo", "ACCIDENT"),
    ],
)
def test_harm_takes_the_type_of_what_did_it(text, told):
    assert types(text) == {told}


def test_a_death_in_bed_is_no_happening():
    assert types("The painter died of lung cancer in Turin on Monday.") == set()


def test_an_attack_beside_an_accident_stays_one():
    assert types("Helicopters fired into a crowd in Jalalpur on Monday, wounding two people; it was an accident.") >= {
        "ASSAULT"
    }


SPORTS = (
    "Kamau wins battle of Nakuru. Kenya's cricket captain took four wickets in the final innings of the tournament on Sunday. "
    "The coach said his bowlers had attacked from the first match of the season, and a drought of goals in football was over."
)


def test_a_page_of_sports_tells_of_no_fight():
    assert types(SPORTS) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Shares in Nairobi rallied on Monday.",
        "Lawmakers rallied behind the minister on Monday.",
        "The study demonstrated the risk of the drug on Monday.",
        "The government was ousted in a vote of confidence on Monday.",
        "Bolivia's record on prisons was attacked by a judge on Monday.",
    ],
)
def test_figures_of_speech_tell_of_no_deed(text):
    assert types(text).isdisjoint({"ASSAULT", "PROTEST", "COERCE"})


def test_a_crowd_that_rallies_does():
    assert types("Thousands rallied in Sucre on Monday against a new tax.") == {"PROTEST"}
