"""Whom a noun or a pronoun stands for: the actor told of before, or nobody where that is not sure."""

from dataclasses import replace

import pytest

from rashomon.analysis import analyse
from rashomon.analysis.draft import Draft
from rashomon.model import Actor, Document, Span
from rashomon.reading.actors.layer import find_actors


def read(text: str, published: str = "2021-11-07") -> Draft:
    draft = analyse(Document(id="x", text=text, published=published))
    return replace(draft, actors=find_actors(draft))


def at(draft: Draft, words: str) -> Actor | None:
    start = draft.document.text.rindex(words)
    return draft.actor_index.at(Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Mayor Ines Calvo of Lugo spoke. The mayor blamed the storm.", "The mayor", "Ines Calvo"),
        ("Governor Musa Dankwa visited Zaria. The governor promised help.", "The governor", "Musa Dankwa"),
        ("Defence Minister Olga Petran resigned. The minister gave no reason.", "The minister", "Olga Petran"),
        ("Police chief Arun Dutta denied it. The police chief said nobody was hurt.", "The police chief", "Arun Dutta"),
        ("Mr Dankwa left Zaria. He was driven to the border.", "He", "Dankwa"),
        ("The Harbour Workers Union called a strike. The union said it would last a week.", "The union", "Harbour Workers Union"),
        ("The National Electoral Commission met. The electoral commission named no date.", "The electoral commission", "National Electoral Commission"),
    ],
)  # fmt: skip
def test_a_later_mention_is_brought_to_its_actor(text, words, name):
    actor = at(read(text), words)
    assert actor is not None
    assert actor.name == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Mayor Ines Calvo spoke. A mayor from the north disagreed.", "A mayor", "Ines Calvo"),
        ("Governor Musa Dankwa left. The former governor stayed.", "The former governor", "Musa Dankwa"),
        ("Musa Dankwa left the house. His driver was shot.", "driver", "Musa Dankwa"),
        ("The Harbour Workers Union met. Any union may join, a notice said.", "union", "Harbour Workers Union"),
    ],
)
def test_somebody_else_is_not_taken_for_the_actor_before(text, words, name):
    actor = at(read(text), words)
    assert actor is None or actor.name != name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No party won the vote in Lugo.", "No party"),
        ("Hundreds of tonnes of grain burned.", "tonnes"),
        ("It rained in Lugo on Friday.", "It"),
        ("The crowd set fire to a hospital.", "hospital"),
    ],
)
def test_nobody_is_made_an_actor_of_words_that_stand_for_nobody(text, words):
    assert at(read(text), words) is None


def test_a_body_is_found_under_its_short_form_in_brackets():
    draft = read("The Front for River Peoples (FRP) took the ferry. FRP fighters later left.")
    assert any("FRP" in actor.aliases for actor in draft.actors)


def test_a_man_and_a_woman_of_one_surname_stay_two():
    draft = read("Mr Calvo and Mrs Calvo were held. Mr Calvo was freed on Sunday.")
    assert len([a for a in draft.actors if "Calvo" in a.name]) == 2
