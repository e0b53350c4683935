"""Who says that an attack was none."""

import pytest

import rashomon

ATTACK = "A bomb hit the Nairobi home of Kenyan President William Ruto on Friday. "


def responsibility(text):
    reading = rashomon.read(ATTACK + text, published="2023-03-10")
    names = {a.id: a.name for a in reading.actors}
    claims = [c for e in reading.events for c in e.claims if c.property == "responsibility"]
    return [(c.value, names.get(c.said_by or "")) for c in claims]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Some of his critics think that the blast was a false flag.", [("false flag", "Some of his critics")]),
        ("Opposition leader Raila Odinga said the attack was staged.", [("staged", "Raila Odinga")]),
        ("It was not a false flag, police said.", []),
        ("A play was written about it.", []),
    ],
)
def test_an_attack_called_a_pretence_keeps_who_calls_it_so(text, told):
    assert responsibility(text) == told
