"""Headline and lead tell one event; kinds of event that no list knew."""

import pytest

import rashomon


def deeds(text, published="2024-03-05"):
    reading = rashomon.read(text, published=published)
    return [e for e in reading.events if e.type in ("ASSAULT", "PROTEST", "COERCE", "ACCIDENT")]


def test_a_headline_with_the_same_toll_is_the_event_of_the_lead():
    told = (
        "Raid kills 24 in Idlib\n\nAir strikes on a market in Idlib on Saturday killed 24 people, a monitor said. The raids "
        "also destroyed several shops."
    )
    assert len(deeds(told)) == 1


def test_a_title_printed_again_behind_a_stamp_tells_nothing_new_and_its_stamp_no_day():
    told = (
        "Nine villagers killed in rocket attack\n\n04-03-2024 Nine villagers killed in rocket attack. Nine villagers were killed on "
        "Saturday when rockets hit the village of Kota."
    )
    (event,) = deeds(told)
    times = {t.id: t.value for t in rashomon.read(told, published="2024-03-05").times}
    assert times[event.time] == "2024-03-02"


def test_a_headline_with_another_toll_is_another_event():
    told = (
        "Bomb kills thirty in Kabul\n\nGunmen killed four farmers near Herat on Monday. A bomb in Kabul killed thirty people on "
        "Tuesday."
    )
    tolls = [{c.value.low for c in e.claims if c.property == "killed"} for e in deeds(told)]
    assert tolls == [{30}, {4}]


@pytest.mark.parametrize(
    ("told", "type_"),
    [
        ("Police found seven bodies in Baghdad on Sunday, all shot in the head.", "ASSAULT"),
        ("A journalist was found dead with gunshot wounds in Tijuana on Friday.", "ASSAULT"),
        ("Pirates hijacked a cargo ship off Somalia on Monday.", "ASSAULT"),
        ("Bus drivers began a strike in Manila on Monday over pay.", "PROTEST"),
        ("Nurses in Lagos called off their industrial action on Monday.", "PROTEST"),
        ("Prosecutors summoned two lawmakers for questioning in Seoul on Monday.", "COERCE"),
    ],
)
def test_kinds_that_no_list_knew(told, type_):
    assert [e.type for e in deeds(told)] == [type_]


def test_who_finds_the_dead_is_not_accused():
    (event,) = deeds("Police found seven bodies in Baghdad on Sunday.")
    assert not [p for p in event.participants if p.role == "perpetrator"]


def test_bodies_in_a_wreck_are_no_murder():
    assert "ASSAULT" not in [
        e.type for e in deeds("Divers found nine bodies in the wreckage of a ferry that sank off Zanzibar.")
    ]


def test_an_attack_in_words_and_rallied_support_are_none():
    assert not deeds("The foreign minister attacked the election monitors on Monday, saying they had double standards.")
    assert not deeds("The candidate hopes to rally support among farmers.")
