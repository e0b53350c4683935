"""Errors are finer than "cannot start" where a caller would act differently."""

import sqlite3

import pytest
from click.testing import CliRunner

from rashomon.cli import verbs
from rashomon.model import Busy, Change, ConfigError, NotFound, OutOfSpace
from rashomon.model.change import Size
from rashomon.pipeline.review import named
from rashomon.store import open_store


@pytest.fixture
def path(tmp_path):
    path = str(tmp_path / "made.db")
    open_store(path, create=True).close()
    return path


def test_a_store_that_is_not_there_is_not_found(tmp_path):
    with pytest.raises(NotFound, match="there is no store"):
        open_store(str(tmp_path / "none.db"), create=False)


def test_an_incident_that_is_not_there_is_not_found(path):
    with (
        open_store(path, create=False) as store,
        pytest.raises(NotFound, match="no incident or report is called 'abc'"),
    ):
        named(store, "abc")


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ("database is locked", Busy),
        ("database or disk is full", OutOfSpace),
        ("attempt to write a readonly database", ConfigError),
    ],
)
def test_a_store_says_whether_to_try_again_or_to_make_room(path, said, error):
    with open_store(path, create=True) as store, pytest.raises(ConfigError) as found, store.db._told():
        raise sqlite3.OperationalError(said)
    assert type(found.value) is error


def test_a_decision_returns_values_and_the_command_words_them(monkeypatch, path):
    change = Change("joined", "report a", "report b", (Size("4f1c90aab", 1),), (Size("9ab", 2),))
    monkeypatch.setattr("rashomon.cli.link.join_two", lambda *given: change)
    monkeypatch.setattr("rashomon.cli._review.named", lambda store, text: text)
    shown = CliRunner().invoke(verbs, ["link", "a", "b", "--store", path]).stdout
    assert shown == "report a and report b are one: incident 9ab of 2 reports (before: incident 4f1c90aa of 1 report)\n"
