"""A total and its parts are one account: nothing differs, and the parts say of what they are parts."""

import pytest

import rashomon

TWO_BLASTS = """Twin blasts kill 12 in Zinder

Two bombs killed 12 people in Zinder on Monday, a doctor said. The first killed five people at a bakery, and the second seven at a
bus stop."""
THREE_RAIDS = (
    "Eleven people were killed in three raids in Katsina state on Monday, police said. "
    "Six died in Jibia, three in Batsari and two in Safana."
)


@pytest.mark.parametrize("text", [TWO_BLASTS, THREE_RAIDS])
def test_parts_of_a_total_are_no_rival_figures(text):
    reading = rashomon.read(text, published="2024-03-06")
    assert not [f for f in reading.findings if f.check == "figures_differ.v1"]
    main = next(e for e in reading.events if e.main)
    assert main.figures["killed"].best in (11, 12)


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen people, among them four children, were killed by a shell in Idlib on Monday.",
        "Fourteen people, four of them children, were killed by a shell in Idlib on Monday.",
    ],
)
def test_a_part_names_its_whole(text):
    (event,) = rashomon.read(text, published="2024-03-06").events
    assert [(c.value.low, c.of) for c in event.claims if c.property == "killed"] == [(14, None), (4, 14)]


def test_what_one_side_says_against_the_other_is_no_part():
    text = (
        "The army said on Monday that 40 rebels were killed near Gao. "
        "The rebels said that they had lost nine men. A doctor said that 25 people were killed."
    )
    (event,) = rashomon.read(text, published="2024-03-06").events
    assert all(c.of is None for c in event.claims)
