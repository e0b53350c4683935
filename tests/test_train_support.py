"""The training of the weights that hold a statement against a report: what it learns from a case made by hand."""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "train_support.py"


@pytest.fixture(scope="module")
def training():
    spec = importlib.util.spec_from_file_location("train_support", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_regression_tells_the_wrong_filler_by_the_measure_that_differs(training):
    chance = np.random.default_rng(3)
    rows = [(at % 5, 1.0, np.c_[[0.0, 1.0, 1.0], chance.random(3)].astype("f4")) for at in range(60)]
    doubts = training.train_doubts(rows, held=0)
    assert doubts(np.asarray([[1.0, 0.5]], "f4"))[0] > 0 > doubts(np.asarray([[0.0, 0.5]], "f4"))[0]
    assert abs(doubts.weights[0]) > 5 * abs(doubts.weights[1])


def test_a_held_fold_is_not_learned_from(training):
    seen = [(at % 4 + 1, 1.0, np.asarray([[0.0], [1.0]], "f4")) for at in range(40)]
    turned = [(0, 1.0, np.asarray([[1.0], [0.0]], "f4"))] * 400
    assert (
        training.train_doubts([*seen, *turned], held=0).weights[0]
        > 0
        > training.train_doubts([*seen, *turned], None).weights[0]
    )


def test_the_same_slots_give_the_same_weights(training):
    chance = np.random.default_rng(1)
    given = (chance.random((40, 6), dtype="f4"), chance.integers(0, 8, (40, 3)), chance.integers(0, 4, 40))
    for one, other in zip(training._softmax(*given), training._softmax(*given), strict=True):
        assert np.array_equal(one, other)
