"""How far coders agree: against values worked out by hand, and on what they differ."""

import pytest

from rashomon.model import Judgement, Span, Subject
from rashomon.review.agreement import agreement, confusions, differences, ratings


def say(at, field, value, kind="event", decision="correct"):
    return Judgement(Subject(kind, field, "d1", Span(at, at + 1)), decision, "x", "2024-04-01", value)


def judged(**coders):
    return ratings({who: [say(at, "type", v) for at, v in enumerate(values) if v] for who, values in coders.items()})


def test_two_coders_and_three_units_with_one_difference():
    (made,) = agreement(judged(Ada=["A", "A", "B"], Ben=["A", "B", "B"]))
    assert (made.field, made.units, made.coders) == ("event type", 3, 2)
    assert made.exact == pytest.approx(2 / 3)
    assert made.alpha == pytest.approx(4 / 9, abs=0.001)  # observed 1/3, expected 3/5 of the pairs
    assert made.kappa == pytest.approx(0.4)  # observed 2/3, expected 4/9


def test_whoever_did_not_judge_is_missing_and_not_wrong():
    (made,) = agreement(judged(Ada=["A", "B", "A", "B"], Ben=["A", "B", None, None], Cy=[None, "B", "A", "B"]))
    assert (made.units, made.coders, made.exact, made.alpha, made.kappa) == (4, 3, 1.0, 1.0, 1.0)


def test_a_field_with_one_value_throughout_has_no_alpha():
    (made,) = agreement(judged(Ada=["A", "A"], Ben=["A", "A"]))
    assert (made.exact, made.alpha, made.kappa) == (1.0, None, None)


def test_figures_far_apart_agree_less_than_figures_close_together():
    def alpha(*theirs):
        rows = {"Ada": [4, 9, 30], "Ben": theirs}
        made = ratings({
            who: [say(at, "value", {"low": n, "high": n}, "claim") for at, n in enumerate(values)] for who, values in rows.items()
        })  # fmt: skip
        return agreement(made)[0].alpha

    assert alpha(4, 9, 31) > alpha(4, 9, 60) > alpha(30, 9, 4)


def test_differences_name_what_each_coder_says():
    found = ratings({
        "Ada": [say(0, "type", "A"), say(5, "exists", None, "claim", "reject")],
        "Ben": [say(0, "type", "A"), say(5, "exists", True, "claim", "accept")],
    })  # fmt: skip
    (row,) = differences(found)
    assert (row.subject.kind, row.values) == ("claim", {"Ada": "rejected", "Ben": "true"})


def test_an_interval_holds_its_figure_and_narrows_with_more_units():
    few, many = (judged(Ada=["A", "B", "A", "B", "A"] * n, Ben=["A", "B", "A", "B", "B"] * n) for n in (2, 20))
    (small,), (large,) = (agreement(found, samples=200) for found in (few, many))
    for made in (small, large):
        low, high = made.alpha_interval
        assert low < made.alpha < high
        assert made.kappa_interval[0] < made.kappa < made.kappa_interval[1]
    assert large.alpha_interval[1] - large.alpha_interval[0] < small.alpha_interval[1] - small.alpha_interval[0]
    assert agreement(few, samples=200) == agreement(few, samples=200)
    assert agreement(few)[0].alpha_interval is None


def test_a_confusion_matrix_counts_what_each_pair_of_coders_says():
    found = judged(Ada=["A", "A", "B", "B", "B"], Ben=["A", "B", "B", "B", None], Cy=[None, None, None, None, "B"])
    (pair,) = confusions(found)  # with Cy there is one thing in common, and on it nobody could differ
    assert (pair.field, pair.row_coder, pair.column_coder, pair.values) == ("event type", "Ada", "Ben", ("A", "B"))
    assert pair.counts == ((1, 1), (0, 2))
    assert confusions(found, most=1) == ()
