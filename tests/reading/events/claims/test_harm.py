"""How many were killed, hurt or missing, in the many ways that reports say it."""

import pytest

import rashomon
from rashomon.model import Count
from rashomon.pipeline.read import read_document
from rashomon.sources import make_document


def harm(text):
    """Return (property, low, high, group) of every claim of harm."""
    reading = read_document(make_document(text, name="test"))
    found = [c for e in reading.events for c in e.claims if isinstance(c.value, Count)]
    return sorted((c.property, c.value.low, c.value.high, c.group) for c in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A car bomb killed five people on Friday. A nurse put the number of dead at seven.",
            [("killed", 5, 5, "people"), ("killed", 7, 7, None)],
        ),
        ("Gunmen shot dead three miners near the border on Monday.", [("killed", 3, 3, "miners")]),
        ("Two teachers were shot dead by gunmen on Monday.", [("killed", 2, 2, "teachers")]),
        (
            "Raiders stormed a village at dawn. The commissioner said 41 villagers had lost their lives.",
            [("killed", 41, 41, "villagers")],
        ),
        (
            "Rebels shelled the camp on Sunday. The mission put the number of displaced at 5,000.",
            [("displaced", 5000, 5000, None)],
        ),
        ("Eleven soldiers were injured in the blast, two of them critically.", [("injured", 11, 11, "soldiers")]),
        (
            "A ferry capsized off the coast on Tuesday. Between six and ten people remained unaccounted for.",
            [("missing", 6, 10, "people")],
        ),
        ("A ferry sank off Java on Monday. Nine people are still missing.", [("missing", 9, 9, "people")]),
        (
            "A ferry sank off Java on Monday. Divers searched for 15 missing passengers.",
            [("missing", 15, 15, "missing passengers")],
        ),
        ("Gunmen attacked a school on Monday. Two pages of the report are missing.", []),
        ("The rebels lost three villages in the attack.", []),
    ],
)
def test_harm_is_read_whatever_the_words(text, expected):
    assert harm(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Falcons denied involvement in the attack on the mosque in Lima on Monday.",
        "The ministry denied its planes were responsible for air strikes on a hospital in Lima.",
    ],
)
def test_who_denies_a_part_in_an_attack_does_not_deny_the_attack(text):
    event = read_document(make_document(text, name="test")).events[0]
    claims = [(c.property, c.stance) for c in event.claims]
    assert ("responsibility", "denied") in claims
    assert event.stage == "accomplished"
    assert not any(p.role == "perpetrator" for p in event.participants)


@pytest.mark.parametrize(
    ("told", "property", "number"),
    [
        ("The Red Cross said it had taken 21 injured people to a hospital.", "injured", 21),
        ("Doctors treated 12 wounded villagers, a nurse said.", "injured", 12),
        ("The hospital admitted 14 people with gunshot wounds.", "injured", 14),
        ("The attack claimed the lives of six people.", "killed", 6),
        ("Police said 31 people were being treated for injuries.", "injured", 31),
    ],
)
def test_counts_those_called_hurt_and_the_lives_claimed(told, property, number):
    reading = rashomon.read(f"Armed herders attacked a village near Moyale on Saturday. {told}", published="2024-05-14")
    values = [c.value.low for e in reading.events for c in e.claims if c.property == property]
    assert values == [number]


def test_takes_attacks_that_are_only_counted_for_no_attack():
    text = "Rebels shelled the village on Sunday, killing two people. The village was attacked 13 times last year."
    assert len([e for e in rashomon.read(text, published="2024-05-14").events if e.type == "ASSAULT"]) == 1


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A bomb killed two people in Lima on Monday. The Falcons claimed the attack.", "Falcons"),
        ("A bomb killed two people in Lima on Monday. The Red Falcons have claimed the bombing.", "Red Falcons"),
        ("A bomb killed two people in Lima on Monday. No group has claimed the attack.", "unclaimed"),
    ],
)
def test_an_attack_can_be_claimed_without_the_word_responsibility(text, who):
    event = read_document(make_document(text, name="test")).events[0]
    assert [c.value.removeprefix("The ") for c in event.claims if c.property == "responsibility"] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Kano bombing: 9 dead. A bomb killed nine people in Kano, police said.",
        "Witnesses described the attack in Kano, which killed 12 people.",
        "One man died in a stampede in Kano on Monday.",
    ],
)
def test_neither_a_town_nor_a_victim_is_the_one_who_did_it(text):
    reading = read_document(make_document(text, name="test"))
    assert reading.events
    assert not [p for e in reading.events for p in e.participants if p.role == "perpetrator"]


def test_a_state_that_strikes_did_it_also_before_the_word_for_its_deed():
    reading = read_document(make_document("A US strike killed five people in Kano on Monday.", name="test"))
    assert [p.text for p in reading.events[0].participants if p.role == "perpetrator"] == ["US"]


def test_a_headline_counts_people_and_not_the_place_behind():
    reading = rashomon.read(
        "Car bomb kills nine outside courthouse\n\nA car bomb killed nine people outside a courthouse in Kano on Monday.",
        published="2024-05-14",
    )
    groups = {c.group for e in reading.events for c in e.claims if c.property == "killed"}
    assert groups <= {None, "people"}
