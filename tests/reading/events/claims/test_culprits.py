"""Who is said to be behind an attack, and how sure that is."""

import pytest

from rashomon.pipeline.read import read_document
from rashomon.sources import make_document


def accused(text):
    """Return (words, confidence) of the perpetrators of the attacks."""
    reading = read_document(make_document(text, name="test"))
    parts = [p for e in reading.events if e.type == "ASSAULT" for p in e.participants]
    return [(p.text, p.confidence) for p in parts if p.role == "perpetrator"]


OFFICIALLY = "suspected_or_accused_by_authorities"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Lord's Army was responsible for the raid on a chapel in Kano, the governor said.", OFFICIALLY),
        ("Rebel fighters were behind the bombing of a market in Gao on Sunday, police said.", OFFICIALLY),
        ("Rebel fighters may be behind the bombing of a market in Gao on Sunday.", "possible"),
        ("A bomb killed six people in Kano on Monday. The blast bore the hallmarks of Boko Haram.", "possible"),
        ("A bomb killed six people in Kano on Monday. Police blamed the blast on separatist rebels.", OFFICIALLY),
        ("The attack in Herat on Sunday was the work of the Haqqani network, the minister said.", OFFICIALLY),
        ("Two men were charged on Tuesday with the murder of a priest in Lyon last week.", OFFICIALLY),
        ("A Maryland man pleaded guilty on Thursday to shooting a shopkeeper in Manhattan.", "claimed_or_admitted"),
        ("The two sisters pleaded not guilty to planting the bomb which killed nine people.", "suspected_or_accused"),
        (
            "A bomb killed six people in Kano on Monday. A spokesman for the Maro Front claimed responsibility.",
            "claimed_or_admitted",
        ),
    ],
)
def test_confidence_says_how_sure_it_is(text, expected):
    assert [confidence for _, confidence in accused(text)] == [expected]


def test_a_spokesman_claims_for_his_group():
    text = "A bomb killed six people in Kano on Monday. A spokesman for the Maro Front claimed responsibility."
    assert [words for words, _ in accused(text)] == ["the Maro Front"]


def test_who_is_not_responsible_is_not_accused():
    assert (
        accused("A bomb killed six people in Kano. Boko Haram was not responsible for the attack, police said.") == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "A man was charged on Monday with lying to investigators about the bombing that killed three people in Boston.",
        "The president admitted on Monday that the bombing which killed three people in Boston shocked him.",
        "Any politician may be accused of the attack that killed three people in Goma on Monday.",
    ],
)
def test_nobody_is_accused_of_what_he_is_not_charged_with(text):
    assert accused(text) == []
