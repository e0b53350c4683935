"""Who is named as behind an attack, and who is not; what a headline's participle tells; what is done over something."""

import pytest

import rashomon


def read(text):
    return rashomon.read(text, published="2024-03-06")


def test_who_is_held_responsible_did_it_and_not_who_holds_him():
    reading = read("Officials hold the ELN responsible for the abduction of a priest in Cucuta on Monday.")
    attack = next(e for e in reading.events if e.type == "ASSAULT")
    doers = [(p.text, p.confidence) for p in attack.participants if p.role == "perpetrator"]
    assert doers == [("the ELN", "suspected_or_accused_by_authorities")]


def test_an_accusation_names_the_accused():
    reading = read("Boko Haram was responsible for the raid on a school in Damboa on Monday, the governor said.")
    accusation = next(e for e in reading.events if e.type == "ACCUSE")
    assert [p.text for p in accusation.participants if p.role == "target"] == ["Boko Haram"]


def test_a_curse_names_nobody():
    reading = read(
        "The minister said that a nun was shot near Jos on Monday, and called it “the work of cowards and liars”."
    )
    assert not [c for e in reading.events for c in e.claims if c.property == "responsibility"]


@pytest.mark.parametrize(
    "text",
    [
        "Union leader detained in Harare\n\nA union leader was detained in Harare on Monday.",
        "Chapel attacked in Jos\n\nA chapel was attacked in Jos on Monday.",
    ],
)
def test_a_headline_tells_what_was_done_to_whom(text):
    (event,) = read(text).events
    assert not [p for p in event.participants if p.role == "perpetrator"]


def test_over_tells_why_and_not_how_many():
    (event,) = read("A riot over two deaths shook Conakry on Monday, officials said.").events
    assert not [c for c in event.claims if getattr(c.value, "low", 0) > 2]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ballot has been moved to Sunday, the commission said.", "2024-03-10"),
        ("The militia has threatened to punish those behind Monday's ambush in Taiz.", "2024-03-04"),
        ("Kyiv warned that it would retaliate for the shelling of Kherson on Monday.", "2024-03-04"),
        ("The raid of 01/Mar/2024 in Kano left six dead.", "2024-03-01"),
        ("A bomb exploded on 7 April Street in Tripoli on Monday.", "2024-03-04"),
        ("The 14 February Coalition called protests in Manama on Monday.", "2024-03-04"),
    ],
)
def test_the_one_day_that_is_meant(text, day):
    assert [t.value for t in read(text).times] == [day]


def test_a_number_s_own_date_has_no_such_day():
    findings = read("The bishop was shot on 2023-02-29 in Managua.").findings
    assert [f.check for f in findings] == ["impossible_date.v1"]
