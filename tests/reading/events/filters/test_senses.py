"""One word, several happenings: fire that burns and fire from guns, ground and arms that are seized, a climber's fall and a murder."""

import pytest

from rashomon.pipeline.read import read_document
from rashomon.sources import make_document


def types(text):
    return {e.type for e in read_document(make_document(text, name="test")).events}


@pytest.mark.parametrize(
    "text",
    [
        "Rebel fire in the old quarter kills nine",
        "Two children were killed by mortar fire in Harim on Tuesday.",
        "A burst of machine-gun fire from soldiers wounded three shepherds near Dori on Friday.",
    ],
)
def test_fire_from_weapons_is_an_attack_and_no_accident(text):
    assert types(text) == {"ASSAULT"}


@pytest.mark.parametrize(
    "text", ["A fire at a textile factory in Lahore killed nine people on Tuesday.", "Nine die in hotel fire in Lima"]
)
def test_fire_that_burns_a_place_is_an_accident(text):
    assert types(text) == {"ACCIDENT"}


@pytest.mark.parametrize(
    "text",
    [
        "A mountaineer was killed while abseiling down a cliff in Peru on Sunday.",
        "Two skiers were killed in an avalanche near Sion on Monday.",
    ],
)
def test_who_comes_to_grief_by_himself_is_not_attacked(text):
    assert "ASSAULT" not in types(text)


def test_a_climber_who_is_shot_is_attacked():
    assert types("A climber was killed by gunmen near Skardu on Sunday.") == {"ASSAULT"}


def test_ground_is_seized_as_arms_are():
    assert types("Rebels seized Bangui on Sunday, witnesses said.") == {"COERCE"}


def test_people_are_snatched_and_streets_sealed_off():
    assert types("Gunmen snatched six traders from a market in Maradi on Monday.") == {"ASSAULT"}
    assert types("Troops sealed off the street in Maradi on Monday.") == {"COERCE"}
