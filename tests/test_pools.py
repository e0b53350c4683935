"""Pools of made-up reports with near neighbours, joined at the default setting: false joins are few, and floors do not sink."""

from pathlib import Path

import pytest

from rashomon.evaluate import evaluate

POOLS = Path(__file__).parent / "pools"
FLOORS = {"lake_and_andes": {"pairs_precision": 0.92, "pairs_recall": 0.65, "b3_f1": 0.85}}


@pytest.mark.parametrize("name", FLOORS)
def test_a_pool_is_joined_no_worse_than_it_was(name: str) -> None:
    found = evaluate("joins", str(POOLS / f"{name}.jsonl"), rounds=0).figures
    assert {figure: found[figure].value >= floor for figure, floor in FLOORS[name].items()} == dict.fromkeys(
        FLOORS[name], True
    )
