"""Pools of made-up reports with near neighbours, joined at the default setting: false joins are few, and floors do not sink."""

from pathlib import Path

import pytest

from rashomon.evaluate import evaluate

POOLS = Path(__file__).parent / "pools"
FLOORS = {
    "lake_and_andes": {"pairs_precision": 0.92, "pairs_recall": 0.8, "b3_f1": 0.92},
    "horn_and_bajio": {"pairs_precision": 0.88, "pairs_recall": 0.6, "b3_f1": 0.86},
    "gulf_and_rift": {"pairs_precision": 0.88, "pairs_recall": 0.56, "b3_f1": 0.86},
    "highlands_and_border": {"pairs_precision": 0.86, "pairs_recall": 0.5, "b3_f1": 0.85},
}


@pytest.mark.parametrize("name", FLOORS)
def test_a_pool_is_joined_no_worse_than_it_was(name: str) -> None:
    found = evaluate("joins", str(POOLS / f"{name}.jsonl"), rounds=0).figures
    assert {figure: found[figure].value >= floor for figure, floor in FLOORS[name].items()} == dict.fromkeys(
        FLOORS[name], True
    )
