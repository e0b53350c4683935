"""The example rows of docs/evaluate.md are what the tasks take, and most of what they hold is found."""

import math
import re
from pathlib import Path

import pytest

from rashomon.evaluate import evaluate, task

TEXT = (Path(__file__).parents[2] / "docs" / "evaluate.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"^```jsonl (\w+)\n(.*?)^```$", TEXT, re.M | re.S))


@pytest.mark.parametrize("name", sorted(task))
def test_the_example_of_each_task_is_scored(name, tmp_path):
    assert f"### {name}\n" in TEXT
    path = tmp_path / "example.jsonl"
    path.write_text(EXAMPLES[name], encoding="utf-8")
    result = evaluate(name, str(path), rounds=0)
    assert result.rows == len(EXAMPLES[name].splitlines())
    assert result.unread == ()
    told = [figure.value for figure in result.figures.values() if not math.isnan(figure.value)]
    assert max(told) >= 0.5


def test_no_example_is_left_of_a_task_that_is_gone():
    assert set(EXAMPLES) == set(task)
