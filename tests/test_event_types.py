"""Event types are data: titles, families and codes agree with one another."""

import pytest

from rashomon.lang import lists
from rashomon.ontology.crosswalks import code_list
from rashomon.ontology.event_types import DIRECTED, MATERIAL, TYPES, VERBAL, kind_words, may_count


def test_every_type_that_a_word_tells_of_is_defined():
    told = {family["type"] for family in lists("events")["family"].values()} - {"POINTER"}
    assert told <= TYPES.keys()


def test_every_type_with_a_cameo_code_is_defined():
    assert set(code_list("cameo")["roots"]) <= TYPES.keys()


def test_a_type_is_of_one_family_and_what_is_said_is_directed():
    assert not VERBAL & MATERIAL
    assert VERBAL <= DIRECTED
    assert {"ASSAULT", "DISASTER"} <= MATERIAL
    assert {"THREATEN", "AGREE"} <= VERBAL


@pytest.mark.parametrize(
    ("type", "modes", "stage", "words"),
    [
        ("ASSAULT", (), "accomplished", "Attack"),
        ("ASSAULT", ("destroy", "drone"), "accomplished", "Attack with a drone"),
        ("PROTEST", ("strike",), "planned", "Strike (planned)"),
        ("ACCUSE", ("unknown-mode",), "accomplished", "Accusation"),
        ("NEWTYPE", (), "accomplished", "Newtype"),
    ],
)
def test_what_a_reader_calls_an_event(type, modes, stage, words):
    assert kind_words(type, modes, stage) == words


def test_only_protests_count_who_came():
    assert [name for name in TYPES if may_count(name, "participants_count")] == ["PROTEST"]


def test_who_is_only_charged_is_not_called_convicted():
    assert "onvict" not in kind_words("SANCTION", ("convict",))  # the mode holds charges, trials and verdicts
