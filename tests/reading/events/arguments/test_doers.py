"""Who did it: from headlines, owners, other sentences and both sides of a fight; and who is never accused."""

import pytest

from rashomon.pipeline.read import read_document
from rashomon.sources import make_document

DOING = ("perpetrator", "demonstrator", "security_force")


def parts(text, *roles):
    """Return (role, text) of the participants of all attacks and protests, without those of other roles."""
    reading = read_document(make_document(text, name="test"))
    events = [e for e in reading.events if e.type in ("ASSAULT", "PROTEST", "COERCE")]
    return {(p.role, p.text) for e in events for p in e.participants if p.role in roles}


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Eight farmers were killed in regime air strikes near Idlib on Sunday.", {"regime"}),
        ("An air strike of the US-led coalition killed eight farmers on Sunday.", {"the US-led coalition"}),
        ("A helicopter belonging to the army fired rockets at a market on Sunday.", {"the army"}),
        ("The army said Thursday it had killed 20 rebels in the hills.", {"The army"}),
        ("A witness said about a dozen of pirates stormed the harbour office on Sunday.", {"about a dozen of pirates"}),
        ("Ministers protested against a navy patrol which fired at a trawler on Monday.", {"a navy patrol"}),
        (
            "A suicide bomber threw himself at the governor's convoy in Kirkuk, killing two guards.",
            {"A suicide bomber"},
        ),
        ("A bomb exploded at a bank on Monday, killing a clerk. The attackers fled by car.", {"The attackers"}),
        ("A gunman stormed the home of Peter Kano and shot him dead on Monday.", {"A gunman"}),
        (
            "The fighting between an outlawed sect and villagers began on Sunday in Nairobi.",
            {"an outlawed sect", "villagers"},
        ),
        ("Clashes broke out between tribesmen and soldiers in Marib on Monday.", {"tribesmen", "soldiers"}),
    ],
)
def test_the_doer_is_found(text, doers):
    assert {words for role, words in parts(text, "perpetrator")} == doers


def test_people_counted_in_dozens_are_the_demonstrators():
    text = "Dozens of war veterans staged a sit-in Friday before the finance ministry in Rabat."
    assert parts(text, "demonstrator") == {("demonstrator", "Dozens of war veterans")}


@pytest.mark.parametrize(
    "text",
    [
        "Six people died in the Grand Palm Hotel attack on Monday.",
        "Six people died in the Kano bombing on Monday.",
        "Policeman shot dead in Yala on Monday.",
        "Two officers were assaulted in Leeds on Monday, police said.",
        "A bomb killed six people in Kano on Monday. No group has admitted the attack.",
    ],
)
def test_nobody_is_accused_where_nobody_is_named(text):
    assert parts(text, "perpetrator") == set()


def test_guards_who_shoot_the_attackers_are_no_perpetrators():
    text = "Four gunmen attacked a bank in Quetta on Monday, killing a clerk. Two of them were shot down by guards."
    assert parts(text, *DOING) == {("perpetrator", "Four gunmen"), ("security_force", "guards")}


def test_who_shoots_drones_down_is_told_beside_who_sent_them():
    text = "Russian forces downed 21 Ukrainian drones at dawn, the ministry said."
    assert parts(text, *DOING) == {("perpetrator", "Ukrainian"), ("security_force", "Russian forces")}


def test_shot_dead_leaves_dead_out_of_the_name():
    text = "Soldiers shot dead three marchers in Jinja on Sunday."
    reading = read_document(make_document(text, name="test"))
    assert "three marchers" in {a.name for a in reading.actors}
