"""`rashomon batch` and `rashomon add --from`: what is read apart is what `rashomon add` reads at once."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from pyarrow import parquet

from rashomon.store import open_store

TEXT = "A bomb killed {} people at a market in {} on Friday, the police of the city said."
TOWNS = ("Lima", "Cusco", "Puno", "Piura", "Tacna")
NUMBER = 60


@pytest.fixture(autouse=True)
def _no_layers():
    """Read with all layers here: what is read apart is compared with what is read at once."""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def rows(here):
    """Return a file of short reports and one row that is none."""
    lines = [
        {"id": f"r{n}", "text": TEXT.format(2 + n, TOWNS[n % 5]), "published": f"2024-03-{1 + n % 28:02}"}
        for n in range(NUMBER)
    ]
    lines.insert(30, {"id": "silent"})
    path = here / "rows.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def content(path):
    """Return all that matters of a store, whatever the order in which it came."""
    with open_store(str(path), create=False) as store:
        return (
            sorted(store.records(list(store.documents())).items()),
            sorted(store.members(store.incidents()).values()),
            store.counts(),
        )


def batch(*args):
    return [
        sys.executable,
        "-m",
        "rashomon",
        "batch",
        "rows.jsonl",
        "--out",
        "read",
        "--models",
        "none",
        "--shard",
        "5",
        *args,
    ]


def test_a_killed_run_goes_on_and_adds_up_to_the_same_store(run, rows, here):
    first = subprocess.Popen(batch("--workers", "2", "-q"), stderr=subprocess.DEVNULL)
    while len(list(here.glob("read/_done/[!.]*.json"))) < 2:
        assert first.poll() is None
        time.sleep(0.02)
    first.send_signal(signal.SIGKILL)
    first.wait()
    kept = {path: path.stat().st_mtime_ns for path in here.glob("read/_done/[!.]*.json")}

    second = subprocess.run(batch("--workers", "2"), stderr=subprocess.PIPE, text=True)
    assert second.returncode == 3
    assert second.stderr.splitlines()[-1].endswith("1 could not be read")
    assert {path: path.stat().st_mtime_ns for path in kept} == kept
    told = parquet.read_table("read/documents")["input_id"].to_pylist()
    assert sorted(told) == sorted(f"r{n}" for n in range(NUMBER))
    assert not [path for path in here.glob("read/_work/*") if os.path.getsize(path)]

    added = run("add", "--from", "read", "--store", "apart.db")
    assert added.exit_code == 3
    assert added.stderr.splitlines()[-1].startswith(f"{NUMBER} added, 0 already there, 1 unreadable; apart.db holds")
    assert f"0 added, {NUMBER} already there" in run("add", "--from", "read", "--store", "apart.db").stderr
    run("add", "rows.jsonl", "--store", "whole.db", "--workers", "1", "--models", "none")
    assert content("apart.db") == content("whole.db")
    again = run("add", "rows.jsonl", "--store", "apart.db", "--workers", "1", "--models", "none").stderr
    assert "0 added, 0 already there" in again.splitlines()[-1]


def test_claims_are_a_table_with_their_words(run, here):
    (here / "a.txt").write_text(TEXT.format("at least 20", "Lima") + " A witness said 25 were killed.")
    run("batch", "a.txt", "--out", "read", "--workers", "1")
    claims = parquet.read_table("read/claims").to_pylist()
    killed = [row for row in claims if row["property"] == "killed"]
    assert (20, None, False, "Lima") in [(row["low"], row["high"], row["exact"], row["place"]) for row in killed]
    text = parquet.read_table("read/documents")["text"][0].as_py()
    assert [text[row["start"] : row["end"]] for row in claims] == [row["words"] for row in claims]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("batch", "a.txt", "--out", "read", "--engine", "cloud"), "no 'cloud'; there are local, ray"),
        (("batch", "a.txt", "--out", "read", "--engine", "local://here"), "takes no address"),
        (("batch", "a.txt", "--out", "a.txt/x"), "cannot be written"),
        (("add",), "name files, or a folder with --from"),
        (("add", "a.txt", "--from", "."), "not both"),
        (("add", "--from", "."), "is no folder that `rashomon batch` wrote"),
    ],
)
def test_what_cannot_start_is_said_in_a_sentence(run, here, args, told):
    (here / "a.txt").write_text(TEXT.format(3, "Lima"))
    result = run(*args)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_folder_holds_what_one_configuration_read(run, here):
    (here / "a.txt").write_text("")
    assert run("batch", "a.txt", "--out", "read").exit_code == 3
    assert "take another folder" in run("batch", "a.txt", "--out", "read", "--models", "none").stderr
