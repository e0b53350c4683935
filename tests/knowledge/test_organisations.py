from typing import get_args

import pytest

from rashomon.knowledge.countries import country
from rashomon.knowledge.organisations import find_organisations
from rashomon.knowledge.tables import rows
from rashomon.model import ActorKind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hashed al-Shaabi", "Popular Mobilization Forces"), ("PMF", "Popular Mobilization Forces"), ("Daesh", "Islamic State"),
        ("the Islamic State group", "Islamic State"), ("Hizbullah", "Hezbollah"), ("Sendero Luminoso", "Shining Path"),
        ("Tamil Tigers", "Liberation Tigers of Tamil Eelam"), ("the FMLN", "Farabundo Marti National Liberation Front"),
        ("RSF", "Rapid Support Forces"), ("Al Shabaab", "al-Shabaab"), ("HTS", "Hayat Tahrir al-Sham"),
        ("Hayat Tahrir al-Shaam", "Hayat Tahrir al-Sham"), ("Tories", "Conservative Party"), ("Sinn Féin", "Sinn Fein"),
    ],
)  # fmt: skip
def test_an_organisation_is_found_by_its_names(text, name):
    assert find_organisations(text)[0].name == name


@pytest.mark.parametrize("text", ["is", "Is", "congress", "Bakery Association", "", "it"])
def test_what_is_no_name_is_not_found(text):
    assert find_organisations(text) == ()


def test_a_homonym_returns_all_and_the_country_asked_for_first():
    assert [o.countries for o in find_organisations("Fatah", countries={"IRQ"})] == [("IRQ",), ("PSE",)]
    assert [o.countries for o in find_organisations("Fatah", countries={"PSE"})] == [("PSE",), ("IRQ",)]


def test_each_row_is_sound():
    for row in rows("organisations"):
        assert row["name"], row
        assert row["source"], row
        assert row["kind"] in get_args(ActorKind), row
        assert all(country(code) for code in row["countries"].split("|") if code), row
        if row["until"] and row["until"] != "..":
            assert row["since"] <= row["until"], row
        if row["part_of"]:
            assert find_organisations(row["part_of"]), row
