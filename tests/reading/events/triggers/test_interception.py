"""Weapons shot down: an attack that was intercepted, by whom it was sent, and how many were stopped."""

import pytest

from rashomon.pipeline.read import read_document
from rashomon.sources import make_document


@pytest.mark.parametrize(
    ("text", "modes", "counts"),
    [
        (
            "Ukraine's air force shot down 11 of the 14 drones that Russia launched at Odesa on Wednesday.",
            ("drone",),
            [(11, "shot down"), (14, "drones")],
        ),
        (
            "The coalition said it intercepted two ballistic missiles fired by the Houthis at Riyadh on Tuesday.",
            ("heavy-weapons",),
            [(2, "shot down")],
        ),
        ("Three rockets were brought down over the valley on Friday.", ("heavy-weapons",), [(3, "shot down")]),
    ],
)
def test_a_weapon_stopped_on_its_way_is_an_intercepted_attack(text, modes, counts):
    (event,) = read_document(make_document(text, name="test")).events
    assert (event.type, event.modes, event.stage) == ("ASSAULT", modes, "intercepted")
    assert [(c.value.low, c.group) for c in event.claims if c.property == "weapons_count"] == counts


def test_people_shot_are_not_intercepted():
    (event,) = read_document(make_document("Police shot three men near the port on Friday.", name="test")).events
    assert event.stage == "accomplished"
