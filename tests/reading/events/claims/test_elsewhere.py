"""One verb, several numbers, each with a place or a day of its own: several happenings."""

import pytest

import rashomon


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Bandits killed eight herders in Katsina on Sunday and three more in Sokoto on Monday, residents said.",
            [(8, "Katsina", "2024-03-03"), (3, "Sokoto", "2024-03-04")],
        ),
        (
            "Rockets killed four people in Haifa, and two in Acre, on Monday, medics said.",
            [(4, "Haifa", "2024-03-04"), (2, "Acre", "2024-03-04")],
        ),
        (
            "Two soldiers were killed by a mine in Gao and three others in Kidal on Monday, the army said.",
            [(2, "Gao", "2024-03-04"), (3, "Kidal", "2024-03-04")],
        ),
    ],
)
def test_each_number_with_a_place_of_its_own_is_a_happening(text, told):
    reading = rashomon.read(text, published="2024-03-06")
    places = {p.id: p.name for p in reading.places}
    days = {t.id: t.value for t in reading.times}
    assert [(e.claims[0].value.low, places[e.place], days[e.time]) for e in reading.events] == told
    assert not reading.findings


def test_a_part_of_the_same_number_stays_with_it():
    reading = rashomon.read(
        "Gunmen killed nine people in Kano on Monday, including four in a mosque.", published="2024-03-06"
    )
    (event,) = reading.events
    assert [c.value.low for c in event.claims] == [9, 4]
