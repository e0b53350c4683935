"""docs/accuracy.md shows the figures of docs/accuracy.json, and no figure that its task does not give."""

import importlib.util
import json
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SPEC = tomllib.loads((ROOT / "scripts" / "accuracy.toml").read_text(encoding="utf-8"))["row"]
RESULTS = json.loads((ROOT / "docs" / "accuracy.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def accuracy():
    spec = importlib.util.spec_from_file_location("accuracy", ROOT / "scripts" / "accuracy.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_shows_what_was_measured(accuracy):
    page = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    shown = page.partition(accuracy.BEGIN)[2].partition(accuracy.END)[0]
    assert shown.strip() == accuracy.table(SPEC, RESULTS)


@pytest.mark.parametrize("row", SPEC, ids=lambda row: row["what"])
def test_every_row_asks_for_a_figure_that_its_task_gives(row):
    result = RESULTS.get(f"{row['task']} {row['data']}")
    assert result is None or row["figure"] in result["figures"]


def test_a_ceiling_is_met_from_below_and_a_floor_from_above(accuracy):
    ceiling, floor = {"target": -10}, {"target": 80}
    assert [accuracy.target(ceiling, {"value": v}) for v in (0.1, 0.11)] == ["≤ 10 met", "≤ 10 **not met**"]
    assert [accuracy.target(floor, {"value": v}) for v in (0.8, 0.79)] == ["≥ 80 met", "≥ 80 **not met**"]


def test_a_file_that_weights_were_trained_on_is_not_scored_with_them(accuracy, tmp_path):
    row = {"task": "consistency", "data": "pairs.jsonl", "figure": "pair_accuracy"}
    (tmp_path / "pairs.jsonl").write_text(
        '{"id": "a", "report": "Rain fell in Oran.", "right": "Rain fell.", "wrong": "Snow fell."}\n', encoding="utf-8"
    )
    measured: dict[str, object] = {}
    accuracy.measure([row | {"held_out": "scripts/train_support.py"}], measured, tmp_path, set())
    assert measured == {}
    accuracy.measure([row], measured, tmp_path, set())
    assert list(measured) == ["consistency pairs.jsonl"]
