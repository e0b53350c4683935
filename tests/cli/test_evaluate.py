import json

import pytest

from rashomon.evaluate import task

ROW = {
    "id": "a",
    "published": "2024-03-06",
    "text": "Two men died on Monday.",
    "timexes": [{"start": 16, "end": 22, "type": "DATE", "value": "2024-03-04"}],
}


@pytest.fixture(autouse=True)
def _no_layers():
    """Scores are of what the layers find: here they are needed."""


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(ROW) + "\n")
    return str(path)


def test_prints_a_table_with_intervals_and_the_hash_of_the_data(run, gold):
    result = run("evaluate", "times", gold, "--rounds", "10")
    assert result.exit_code == 0
    assert result.stdout.startswith("times on gold.jsonl: 1 document (sha256 ")
    assert "value f1" in result.stdout


def test_errors_show_the_words_in_context(run, tmp_path):
    path = tmp_path / "none.jsonl"
    path.write_text(json.dumps(ROW | {"timexes": []}) + "\n")
    shown = run("evaluate", "times", str(path), "--errors", "--rounds", "0").stdout
    assert "a: extra: “Monday”" in shown
    assert "    Two men died on ⟦Monday⟧." in shown
    assert "1 misses:\n       1 extra   times.rules.v1" in shown


def test_json_holds_one_result_a_file_and_the_misses_asked_for(run, gold, tmp_path):
    out = tmp_path / "figures.json"
    assert (
        run("evaluate", "times", gold, gold, "--format", "json", "--errors", "--rounds", "5", "-o", str(out)).exit_code
        == 0
    )
    rows = json.loads(out.read_text())
    assert [row["data"] for row in rows] == ["gold.jsonl", "gold.jsonl"]
    assert rows[0]["rounds"] == 5
    assert rows[0]["misses"] == []


def test_a_file_that_cannot_be_scored_is_told_and_the_others_are_scored(run, gold):
    result = run("evaluate", "times", "gone.jsonl", gold, "--rounds", "0")
    assert result.exit_code == 3
    assert "rashomon: gone.jsonl: cannot be read" in result.stderr
    assert "times on gold.jsonl" in result.stdout


def test_an_unknown_task_is_wrong_usage(run, gold):
    result = run("evaluate", "tims", gold)
    assert result.exit_code == 2
    assert "there are" in result.stderr


def test_lists_every_task_with_its_help(run):
    listed = run("evaluate", "--list").stdout
    assert [line for line in listed.splitlines() if line and not line.startswith(" ")] == list(task)


def test_the_data_are_never_written_over(run, gold):
    result = run("evaluate", "times", gold, "-o", gold)
    assert result.exit_code == 2
    assert "holds the data" in result.stderr
    with open(gold) as rows:
        assert json.load(rows) == ROW
