"""Who did what to whom, as headlines and nouns tell it."""

import pytest

import rashomon


def parties(text):
    deed = next(e for e in rashomon.read(text, published="2024-03-05").events if e.type == "ASSAULT")
    return {(p.role, p.text) for p in deed.participants if p.role in ("perpetrator", "victim")}


@pytest.mark.parametrize(
    ("headline", "victim"),
    [("Ten militants killed state media", "Ten militants"), ("Two herders wounded police", "Two herders")],
)
def test_who_reports_at_the_end_of_a_headline_is_no_victim(headline, victim):
    assert parties(headline) == {("victim", victim)}


def test_who_is_killed_in_an_active_sentence_stays_the_victim():
    told = parties("Two men killed a police officer in Lima on Monday.")
    assert told == {("perpetrator", "Two men"), ("victim", "a police officer")}


def test_shelling_by_somebody_names_who_shelled():
    told = parties("Three farmers were killed in mortar shelling by rebels on the town of Harim on Monday.")
    assert ("perpetrator", "rebels") in told


def test_an_army_raid_is_the_armys():
    assert ("perpetrator", "Army") in parties("Army raid kills four in Aden")
