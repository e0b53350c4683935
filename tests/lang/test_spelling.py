"""Which words are one name under several transliterations."""

import pytest

from rashomon.lang.spelling import same_word


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("gaddafi", "qaddafi"),
        ("evgenii", "yevgeny"),
        ("khalid", "khaled"),
        ("imtidad", "emtidad"),
        ("zelensky", "zelenskyy"),
    ],
)
def test_spellings_of_one_name(left, right):
    assert same_word(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [("hassan", "hussein"), ("hamas", "hamad"), ("maan", "khan"), ("li", "lee")]
)
def test_names_that_differ_by_more_than_spelling(left, right):
    assert not same_word(left, right)
