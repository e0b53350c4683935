"""A live page and a round-up are noticed; one attack told at length is not."""

import rashomon

ROUND_UP = (
    "Attacks across the north\n\nGunmen killed three farmers near Gao on Monday. A bomb wounded nine people in Kano on Monday. "
    "Rebels attacked a barracks in Maiduguri on Tuesday and killed two soldiers. Police arrested five men in Niamey on Tuesday. "
    "Protesters marched through Bamako on Tuesday."
)
ONE = (
    "Gunmen attacked a market in Kano on Monday and killed three traders. The attack began at noon. Police arrested two men in "
    "Kano. A witness said the gunmen shot at the crowd."
)


def notes(text):
    reading = rashomon.read(text, published="2024-03-06")
    return [f for f in reading.findings if f.check == "many_incidents.v1"]


def test_a_round_up_of_five_towns_is_noticed():
    (note,) = notes(ROUND_UP)
    assert note.severity == "note"
    assert note.message.startswith("This page tells of 5 incidents in 5 places")
    assert len(note.about) == len(note.spans) == 5


def test_one_attack_at_length_is_none():
    assert not notes(ONE)
