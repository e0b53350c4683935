"""One answer to which actor a word stands for, whatever layer asks."""

from dataclasses import replace

import pytest

from rashomon.analysis import analyse
from rashomon.analysis.draft import Draft
from rashomon.model import Actor, Document, Span

TEXT = "Three members of the Blue Front met Ana Ruiz of the Dune Guild near Kano. She spoke."


def drafted(**mentions: list[str]) -> Draft:
    draft = analyse(Document(id="x", text=TEXT))
    actors = []
    for name, phrases in mentions.items():
        spans = tuple(Span(TEXT.index(p), TEXT.index(p) + len(p)) for p in phrases)
        actors.append(Actor(id=name, name=name, kind="other", mentions=spans))
    return replace(draft, actors=tuple(actors))


@pytest.fixture(scope="module")
def draft():
    return drafted(
        members=["Three members of the Blue Front"],
        front=["the Blue Front"],
        ana=["Ana Ruiz", "She"],
        guild=["the Dune Guild"],
    )


@pytest.mark.parametrize(
    ("word", "actor"),
    [
        ("members", "members"),  # heads its mention
        ("Front", "front"),  # of two mentions that hold it, the tighter
        ("Blue", "front"),  # a name inside a mention
        ("Ruiz", "ana"),
        ("She", "ana"),
        ("Guild", "guild"),
        ("the", None),  # neither head nor name
        ("Three", None),
        ("Kano", None),  # in no mention
    ],
)
def test_a_word_stands_for_the_actor_whose_tightest_mention_it_names(draft, word, actor):
    token = next(t for t in draft.doc if t.text == word)
    assert draft.actor_index.id_of(token) == actor
    found = draft.actor_index.of(token)
    assert (found.id if found else None) == actor


@pytest.mark.parametrize(
    ("words", "actor"), [("Three", "members"), ("the Blue", "front"), ("met", None), ("Ruiz of the", "ana")]
)
def test_a_span_belongs_to_the_actor_it_shares_most_with(draft, words, actor):
    start = TEXT.index(words)
    found = draft.actor_index.at(Span(start, start + len(words)))
    assert (found.id if found else None) == actor


def test_without_actors_nothing_stands_for_one():
    draft = drafted()
    assert all(draft.actor_index.of(token) is None for token in draft.doc)
