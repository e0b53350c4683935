import json

import pytest

from rashomon.store import open_store

REPORTS = {
    "a.txt": "date 2021-11-07 Drones hit a house in Baghdad\n\nThree drones were sent against the house of the minister; two were"
    " shot down over the river, and six guards were wounded, the army said on Sunday.\n",
    "b.txt": "date 2021-11-09 Rail strike in Lyon\n\nTrains stood still in Lyon on Tuesday as drivers struck over pay. A drone filmed them.\n",
}


@pytest.fixture(autouse=True)
def _no_layers():
    """Read with all layers here: the events are searched by."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    from rashomon.pipeline.add import Adding
    from rashomon.sources import open_paths

    folder = tmp_path_factory.mktemp("kept")
    for name, text in REPORTS.items():
        (folder / name).write_text(text)
    with open_store(str(folder / "r.db")) as store:
        Adding(store).run(open_paths([str(folder / name) for name in REPORTS]))
    return str(folder / "r.db")


def test_shows_where_the_words_stand_newest_first(run, kept):
    result = run("search", "drone", "--store", kept)
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    titles = [line.split("  ", 1)[1] for line in lines if not line.startswith(" ")]
    assert titles == ["Rail strike in Lyon", "Drones hit a house in Baghdad"]
    assert "A drone filmed them." in result.stdout
    assert "2021-11-07" in result.stdout
    assert result.stdout.count("    incident ") >= 2


def test_rows_for_machines(run, kept):
    (row,) = map(json.loads, run("search", '"shot down"', "guard*", "--store", kept, "-f", "jsonl").stdout.splitlines())
    text = REPORTS["a.txt"]
    assert [text[start:end] for start, end in row["excerpt"]["hits"]] == ["shot down", "guards"]
    start, end = row["excerpt"]["span"]
    assert text[start:end] == row["excerpt"]["text"]
    assert row["incidents"]
    assert json.loads(run("search", "shot down", "--store", kept, "-f", "json").stdout) == [
        row | {"excerpt": json.loads(run("search", "shot down", "--store", kept, "-f", "jsonl").stdout)["excerpt"]}
    ]


def test_only_what_happened_then_and_there(run, kept):
    found = run("search", "drone", "--store", kept, "--to", "2021-11-08", "-f", "jsonl").stdout.splitlines()
    assert [json.loads(row)["title"] for row in found] == ["Drones hit a house in Baghdad"]
    found = run("search", "drone", "--store", kept, "--country", "irq", "-f", "jsonl").stdout.splitlines()
    assert [json.loads(row)["title"] for row in found] == ["Drones hit a house in Baghdad"]
    assert len(run("search", "drone", "--store", kept, "--limit", "1", "-f", "jsonl").stdout.splitlines()) == 1


def test_nothing_found_is_said_and_is_no_error(run, kept):
    result = run("search", "zebra", "--store", kept)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "nothing found\n")


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["(drone"], "a bracket is not closed"),
        (["--", "-drone"], "no word to look for"),
        (["drone", "--from", "soon"], "is no day"),
        (["drone", "--store", "none.db"], "there is no store none.db"),
        ([], "QUERY"),
    ],
)
def test_wrong_usage_says_why(run, kept, args, why, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("search", "--store", kept, *args)
    assert result.exit_code == 2
    assert why in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_text_of_reports_cannot_move_the_cursor(run, tmp_path):
    from rashomon.store import pack
    from store_entries import entry

    with open_store(str(tmp_path / "r.db")) as store:
        made = entry("d1", "A drone \x1b[2J fell.", title="Drone \x1b]0;x\x07")
        object.__setattr__(made, "packed", pack({"document": {"text": made.document.text}}))
        store.put([made])
    shown = run("search", "drone", "--store", str(tmp_path / "r.db")).stdout
    assert "\x1b" not in shown
    assert "\x07" not in shown
