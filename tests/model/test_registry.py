"""The one door for parts: what it takes, what it refuses, and in which words."""

import pytest

from rashomon.checks import check
from rashomon.model import ConfigError
from rashomon.model.registry import Registry


@pytest.fixture
def room() -> Registry:
    """A registry over a room that has no files of parts."""
    return Registry("tests_room", "shape")


def told() -> None:
    """Say nothing."""


def test_a_part_is_returned_as_it_was_and_found_by_its_name(monkeypatch, room):
    monkeypatch.setattr(room, "_loaded", True)
    assert room("round.v1")(told) is told
    assert room.get("round.v1") is told
    room("angular.v1")(told)
    assert list(room) == ["angular.v1", "round.v1"]


def test_a_name_is_given_once(room):
    room("round.v1")(told)
    with pytest.raises(ConfigError, match=r"tests_room: the name 'round.v1' is taken"):
        room("round.v1")(told)


def test_a_part_without_help_text_is_refused(room):
    with pytest.raises(ConfigError, match=r"'mute.v1' has no docstring, which is its help text"):
        room("mute.v1")(lambda: None)


def test_a_missing_part_is_told_with_those_there_are(monkeypatch, room):
    monkeypatch.setattr(room, "_loaded", True)
    room("round.v1")(told)
    room("angular.v1")(told)
    with pytest.raises(ConfigError, match=r"no shape 'flat.v1'; there are angular.v1, round.v1"):
        room.get("flat.v1")


def test_the_names_of_checks_carry_a_version():
    assert all(name.rpartition(".v")[2].isdigit() for name in check)
