"""The singular of nouns by their endings, where no parse is at hand."""

import pytest

from rashomon.lang.inflection import singular


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("soldiers", "soldier"),
        ("gunmen", "gunman"),
        ("policewomen", "policewoman"),
        ("men", "man"),
        ("children", "child"),
        ("schoolchildren", "schoolchild"),
        ("bodies", "body"),
        ("parties", "party"),
        ("houses", "house"),
        ("rockets", "rocket"),
    ],
)
def test_a_plural_is_led_back(plural, one):
    assert singular(plural) == one


@pytest.mark.parametrize("word", ["police", "soldier", "virus", "mess", "bus", "gas", "child", "man", ""])
def test_what_is_no_plural_stays(word):
    assert singular(word) == word
