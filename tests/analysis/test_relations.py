"""Relations of words are asked for by name, whatever the parser calls them."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.analysis import relations


def parsed(*words: str, heads: list[int], labels: list[str]) -> Doc:
    return Doc(Vocab(), words=list(words), heads=heads, deps=labels)


@pytest.fixture(scope="module")
def told() -> Doc:
    """ "The two men were not shot by police": as the parser joins it."""
    words = ["The", "two", "men", "were", "not", "shot", "by", "police"]
    labels = ["det", "nummod", "nsubjpass", "auxpass", "neg", "ROOT", "agent", "pobj"]
    return parsed(*words, heads=[2, 2, 5, 5, 5, 5, 5, 6], labels=labels)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("is_determiner", "The"),
        ("is_number_modifier", "two"),
        ("is_adjective_or_number", "two"),
        ("is_subject", "men"),
        ("is_passive_subject", "men"),
        ("is_undergoer", "men"),
        ("is_helping_verb", "were"),
        ("is_negation", "not"),
        ("is_root", "shot"),
        ("is_agent_marker", "by"),
        ("is_prepositional_object", "police"),
        ("is_object", "police"),
    ],
)
def test_the_relation_holds_of_one_word_of_the_sentence(told, name, word):
    assert [token.text for token in told if getattr(relations, name)(token)] == [word]


@pytest.mark.parametrize("name", ["is_active_subject", "is_direct_object", "is_auxiliary", "is_apposition"])
def test_the_relation_holds_of_no_word_of_the_sentence(told, name):
    assert not any(getattr(relations, name)(token) for token in told)


def test_a_wide_relation_holds_wherever_a_narrow_one_does(told):
    wide = {"is_subject": ("is_active_subject", "is_passive_subject"), "is_helping_verb": ("is_auxiliary",)}
    for name, parts in wide.items():
        for token in told:
            if any(getattr(relations, part)(token) for part in parts):
                assert getattr(relations, name)(token)
