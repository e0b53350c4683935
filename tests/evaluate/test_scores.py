"""Shares and bootstrap intervals, counted by hand."""

import math

import pytest

from rashomon.evaluate.scores import accuracy, intervals, scores


def figures(counts):
    return {"accuracy": accuracy(counts.get("hit", 0), counts.get("n", 0))}


def test_precision_counts_found_and_recall_counts_gold():
    assert scores(2, 4, 5, "x_", found_hit=3) == {"x_precision": 0.6, "x_recall": 0.5, "x_f1": pytest.approx(6 / 11)}


def test_the_interval_of_one_coin_in_two_units():
    # draws of two units: both right (1/4), one (1/2), none (1/4), so 95 % of the draws reach from 0 to 1
    told = intervals([{"hit": 1, "n": 1}, {"hit": 0, "n": 1}], figures, rounds=400)["accuracy"]
    assert (told.value, told.low, told.high) == (0.5, 0.0, 1.0)


def test_units_that_are_alike_leave_no_doubt():
    told = intervals([{"hit": 3, "n": 4}] * 10, figures, rounds=50)["accuracy"]
    assert (told.value, told.low, told.high) == (0.75, 0.75, 0.75)


def test_a_large_unit_weighs_as_much_as_its_counts():
    assert intervals([{"hit": 9, "n": 9}, {"n": 1}], figures, rounds=0)["accuracy"].value == 0.9


def test_the_same_seed_gives_the_same_interval_and_another_another():
    counts = [{"hit": i % 3, "n": 3} for i in range(40)]
    once, again, other = (intervals(counts, figures, rounds=200, seed=s)["accuracy"] for s in (1, 1, 2))
    assert once == again
    assert once != other


def test_nothing_asked_is_no_figure():
    told = intervals([{"n": 0}], figures, rounds=10)["accuracy"]
    assert math.isnan(told.value)
    assert math.isnan(told.low)
