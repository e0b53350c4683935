"""The joins scorer, on pools counted by hand."""

import json

from rashomon.evaluate import evaluate

BOUZA = "Gunmen shot dead four farmers near Bouza in Niger's Tahoua region on Tuesday, police said."
GAO = "A car bomb killed two soldiers at a checkpoint in Gao, northern Mali, on Tuesday, the army said."
ROUND_UP = "A week in the Sahel: gunmen shot dead four farmers near Bouza in Niger on Tuesday, police said."


def figures(tmp_path, rows):
    path = tmp_path / "pool.jsonl"
    lines = ({"id": str(at), "published": "2022-03-02", **row} for at, row in enumerate(rows))
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return {name: figure.value for name, figure in evaluate("joins", str(path), rounds=0).figures.items()}


def test_pairs_and_b_cubed_are_counted(tmp_path):
    found = figures(
        tmp_path,
        [
            {"text": BOUZA, "incident": "bouza"},
            {"text": BOUZA + " ", "incident": "bouza"},
            {"text": GAO, "incident": "gao"},
            {"text": "The museum of Ghent has a new wing for its clocks.", "incident": "gao"},
        ],
    )
    assert found["pairs_precision"] == 1
    assert found["pairs_recall"] == 0.5
    assert found["b3_recall"] == 0.75
    assert found["standing_wrongly"] == 0


def test_a_pair_joined_wrongly_is_one_wrong_pair_of_two_reports(tmp_path):
    found = figures(
        tmp_path,
        [
            {"text": BOUZA, "incident": "bouza"},
            {"text": BOUZA + " ", "incident": "other"},
            {"text": GAO, "incident": "gao"},
            {"text": GAO + " ", "incident": "gao"},
        ],
    )
    assert found["pairs_precision"] == 0.5
    assert found["standing_wrongly"] == 0.5


def test_what_is_told_besides_is_neither_asked_for_nor_wrong(tmp_path):
    rows = [{"text": BOUZA, "incident": "bouza"}, {"text": ROUND_UP, "incident": "week", "also": ["bouza"]}]
    assert figures(tmp_path, rows)["standing_wrongly"] == 0
