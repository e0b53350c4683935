"""Counts with bounds: when two reports can both be right."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Count

NUMBERS = st.integers(0, 1000)
COUNTS = st.builds(
    lambda low, more, open_: Count(low, None if open_ else low + more, exact=not open_ and more == 0),
    NUMBERS,
    st.integers(0, 50),
    st.booleans(),
)
EASY = settings(max_examples=200, deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        (Count(20, 20), Count(20, 20), True),
        (Count(20, 20), Count(23, 23), False),
        (Count(20, None, False), Count(23, 23), True),  # at least 20, and 23
        (Count(20, None, False), Count(19, 19), False),
        (Count(0, 20, False), Count(21, 21), False),  # at most 20, and 21
        (Count(24, 99, False), Count(60, 60), True),  # dozens, and 60
        (Count(24, 99, False), Count(200, 999, False), False),  # dozens, and hundreds
        (Count(20, None, False), Count(0, 20, False), True),  # both say 20
        (Count(41.5, 41.5), Count(41.5, 41.5), True),
    ],
)
def test_two_counts_agree_where_one_number_satisfies_both(left, right, agree):
    assert left.may_equal(right) is agree


@EASY
@given(COUNTS, COUNTS)
def test_it_does_not_matter_which_report_is_asked_first(left, right):
    assert left.may_equal(right) is right.may_equal(left)


@EASY
@given(COUNTS)
def test_a_count_agrees_with_itself(count):
    assert count.may_equal(count)


@EASY
@given(COUNTS, COUNTS)
def test_counts_agree_exactly_where_some_number_lies_in_both(left, right):
    top = 2000
    one = set(range(left.low, (top if left.high is None else left.high) + 1))
    other = set(range(right.low, (top if right.high is None else right.high) + 1))
    assert left.may_equal(right) is bool(one & other)
