"""Who did it where no grammar ties them to the deed: proposed as possible, and never without the model."""

import pytest

import rashomon

ELSEWHERE = """Twelve killed in raid on Mali village

Twelve people were killed in a raid on a village in central Mali on Monday, the mayor said.

Gunmen on motorcycles came before dawn, he said, and left with stolen cattle.
"""
ACCUSED = """Bomb kills six in Kano

A bomb killed six people at a market in Kano on Monday. Police blamed the blast on separatist rebels.
"""
NOBODY = """Bomb kills six at market in Kano

A bomb killed six people at a market in Kano on Monday, police said.

The governor visited the wounded in hospital.
"""


def doers(text, **given):
    """Return (words, confidence) of the perpetrators of the attacks."""
    reading = rashomon.read(text, published="2024-03-05", **given)
    parts = [p for e in reading.events if e.type == "ASSAULT" for p in e.participants]
    return [(p.text, p.confidence) for p in parts if p.role == "perpetrator"]


def test_a_doer_of_the_next_sentence_is_possible():
    assert doers(ELSEWHERE) == [("Gunmen", "possible")]


def test_without_the_model_the_rules_speak_alone():
    assert doers(ELSEWHERE, models="none") == []


def test_who_is_accused_stays_accused():
    assert doers(ACCUSED) == [("separatist rebels", "suspected_or_accused_by_authorities")]


def test_police_who_tell_and_officials_who_visit_are_not_proposed():
    assert doers(NOBODY) == []


@pytest.mark.parametrize(
    "text",
    [
        "Six people were killed by a bomb in Kano. Boko Haram was not responsible for the attack, police said.",
        "The ministry denied its planes were responsible for air strikes on a hospital in Lima.",
        "A bomb killed six in Kano. No group claimed responsibility. Rebels have fought the state there for years.",
    ],
)
def test_nobody_is_proposed_who_is_cleared_or_for_what_nobody_claims(text):
    assert doers(text) == []
