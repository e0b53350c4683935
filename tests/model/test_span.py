"""Stretches of a text: what they cover, hold and share."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Span

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 20))
EASY = settings(max_examples=200, deadline=None, derandomize=True)


def test_a_span_counts_characters_and_not_bytes():
    text = "Die Straße in Łódź brannte 🔥 lichterloh."
    at = text.index("🔥")
    assert Span(at, at + 1).of(text) == "🔥"
    assert Span(4, 10).of(text) == "Straße"


@pytest.mark.parametrize(
    ("left", "right", "covers", "touches"),
    [
        ((0, 5), (0, 5), True, True),
        ((0, 5), (1, 4), True, True),
        ((1, 4), (0, 5), False, True),
        ((0, 5), (4, 8), False, True),
        ((0, 5), (5, 8), False, False),  # side by side
        ((0, 2), (6, 8), False, False),
    ],
)
def test_how_two_spans_lie(left, right, covers, touches):
    assert Span(*left).covers(Span(*right)) is covers
    assert Span(*left).touches(Span(*right)) is touches


@EASY
@given(SPANS, SPANS)
def test_spans_touch_exactly_where_they_share_a_character(left, right):
    shared = set(range(*left)) & set(range(*right))
    assert left.touches(right) is bool(shared)
    assert right.touches(left) is bool(shared)


@EASY
@given(SPANS, SPANS)
def test_a_span_covers_another_exactly_where_it_has_all_its_characters(left, right):
    assert left.covers(right) is (set(range(*right)) <= set(range(*left)))


@EASY
@given(st.lists(SPANS, min_size=2, max_size=6))
def test_spans_are_sorted_as_the_text_runs(spans):
    ordered = sorted(spans)
    assert [s.start for s in ordered] == sorted(s.start for s in spans)
