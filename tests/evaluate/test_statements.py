"""Hand-computed scores of one short report."""

import pytest

from rashomon.evaluate.statements import Statements
from rashomon.model import Document, Engine, Reading, Span, Statement

TASK = Statements()

TEXT = "“We won,” Ann said. Bob denied it was over. Two died, police say."


def span(words):
    start = TEXT.index(words)
    return [start, start + len(words)]


def gold(*triples):
    return {"id": "x", "text": TEXT, "attributions": [
        {"source": [span(s)] if s else [], "cue": [span(c)], "content": [span(t)]} for s, c, t in triples
    ]}  # fmt: skip


def reading(*triples):
    rows = [
        Statement(id=f"s{i}", content=Span(*span(t)), cue=Span(*span(c)), speaker_span=Span(*span(s)))
        for i, (s, c, t) in enumerate(triples)
    ]
    return Reading(Document(id="x", text=TEXT), Engine("x", "0"), statements=tuple(rows))


ROW = gold(("Ann", "said", "“We won,”"), ("Bob", "denied", "it was over"), ("police", "say", "Two died"))


def test_all_right_is_one():
    figures = TASK.figures(
        TASK.count(
            ROW, reading(("Ann", "said", "We won"), ("Bob", "denied", "it was over"), ("police", "say", "Two died"))
        )
    )
    assert {figures[k] for k in ("all_linked_f1", "direct_linked_f1", "indirect_linked_f1", "content_exact_f1")} == {
        1.0
    }


def test_a_wrong_source_is_not_linked():
    figures = TASK.figures(TASK.count(ROW, reading(("Bob", "said", "We won"), ("Bob", "denied", "it was over"))))
    assert figures["all_linked_precision"] == 0.5
    assert figures["all_linked_recall"] == pytest.approx(1 / 3)
    assert figures["all_linked_f1"] == pytest.approx(0.4)
    assert figures["direct_linked_f1"] == 0.0
    assert figures["content_token_f1"] == pytest.approx(2 * 1.0 * (5 / 7) / (1 + 5 / 7))


def test_a_content_mostly_elsewhere_needs_the_same_cue():
    row = gold(("Bob", "denied", "it was over"))
    assert TASK.figures(TASK.count(row, reading(("Bob", "denied", "over"))))["all_linked_f1"] == 1.0
    assert TASK.figures(TASK.count(row, reading(("Bob", "say", "over"))))["all_linked_f1"] == 0.0


def test_misses_are_named():
    misses = TASK.misses(ROW, reading(("Ann", "said", "We won")))
    assert [(miss.kind, miss.told) for miss in misses] == [
        ("missed", "indirect [Bob] <denied> it was over."),
        ("missed", "indirect [police] <say.> Two died,"),
    ]
