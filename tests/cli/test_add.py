import gzip
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from rashomon.pipeline.add import Adding
from rashomon.sources import Run, open_paths
from rashomon.store import open_store

REPORT = "date 2024-03-09 Two killed in market blast\n\nA bomb killed two people at a market in Lima on Friday, police said.\n"
FRENCH = (
    "Deux personnes ont été tuées vendredi dans une explosion sur un marché du nord du pays, selon la police. "
    "Le gouvernement a condamné cette attaque et promis une enquête.\n"
)
NUMBER = 140
PLACES = ("Lima", "Cusco", "Puno", "Piura", "Tacna", "Ica", "Trujillo", "Arequipa", "Iquitos", "Huaraz")


@pytest.fixture(autouse=True)
def _no_layers():
    """Read with all layers here: what one process reads is compared with what others do."""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def many(tmp_path):
    """Return a file of NUMBER short reports, all different."""
    rows = [
        {
            "id": f"r{n}",
            "text": f"A bomb killed {2 + n} people at a market in {PLACES[n % 10]} on Friday, the police of the city said.",
            "published": f"2024-03-{1 + n % 28:02}",
        }
        for n in range(NUMBER)
    ]
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture
def whole(many):
    """Return what one process makes of them undisturbed."""
    with open_store("whole.db") as store:
        adding = Adding(store)
        adding.run(open_paths([str(many)], run=Run(captures=adding)))
    return content("whole.db")


def command(*args):
    return [sys.executable, "-m", "rashomon", *map(str, args)]


def content(path):
    """Return all that matters of a store, whatever the order in which it came."""
    with open_store(str(path), create=False) as store:
        return (
            sorted(store.records(list(store.documents())).items()),
            sorted(store.members(store.incidents()).values()),  # the ids tell what came first
            store.counts(),
        )


def test_adds_and_says_what_it_did(run, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_text(FRENCH)
    (tmp_path / "c.txt").write_text("")
    result = run("add", ".", "missing.txt", "--errors", "bad.jsonl")
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1] == (
        "1 added, 0 already there, 3 unreadable; rashomon.db holds 1 report of 1 incident"
    )
    assert [json.loads(line)["source"] for line in (tmp_path / "bad.jsonl").read_text().splitlines()] == [
        "./b.txt",
        "./c.txt",
        "missing.txt",
    ]
    with open_store("rashomon.db", create=False) as store:
        assert store.counts()["failures"] == 3


BAD = {  # ten ways in which a file cannot be read
    "empty.txt": b"",
    "blank.html": b"<html><body><script>run()</script></body></html>",
    "french.txt": FRENCH.encode(),
    "binary.dat": bytes(range(256)) * 40,
    "broken.jsonl": b'{"text": "A bomb killed two',
    "wordless.jsonl": b'{"id": "w", "title": "A row without a text"}\n',
    "broken.pdf": b"%PDF-1.7\nno objects at all\n%%EOF\n",
    "broken.zip": b"PK\x03\x04" + b"\x00" * 40,
    "cut.gz": gzip.compress(REPORT.encode() * 50)[:-20],
    "endless.txt": b"Troops shot at them. " * 400_000,
}


def test_bad_files_among_good_ones_cost_nothing_but_themselves(tmp_path):
    folder = tmp_path / "mixed"
    folder.mkdir()
    for name, content in BAD.items():
        (folder / name).write_bytes(content)
    for n in range(30):
        (folder / f"good{n:02}.txt").write_text(REPORT.replace("two", str(n + 2)))
    result = subprocess.run(
        command("add", "mixed", "--errors", "bad.jsonl"), capture_output=True, text=True, timeout=120
    )
    assert result.returncode == 3
    assert "30 added" in result.stderr.splitlines()[-1]
    told = (tmp_path / "bad.jsonl").read_text()
    assert [name for name in BAD if name not in told] == []


def test_nothing_is_read_twice(run, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "rows.jsonl").write_text(
        json.dumps({"id": "x", "text": REPORT + "More.", "published": "2024-03-09"}) + "\n"
    )
    files = ("a.txt", "rows.jsonl")
    assert "2 added, 0 already there" in run("add", *files).stderr
    assert "0 added, 0 already there, 2 unchanged inputs passed over" in run("add", *files).stderr
    (tmp_path / "copy.txt").write_text(REPORT)
    assert "0 added, 1 already there" in run("add", "copy.txt").stderr
    assert "0 added, 0 already there, 1 unchanged" in run("add", "copy.txt").stderr


def test_a_changed_report_is_a_new_version(run, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    run("add", "a.txt")
    (tmp_path / "a.txt").write_text(REPORT.replace("two people", "three people"))
    assert "1 added, 0 already there, 1 new version among them" in run("add", "a.txt").stderr
    with open_store("rashomon.db", create=False) as store:
        assert len(store.versions(next(store.documents()))) == 2


def test_new_rows_of_a_file_are_added_and_the_old_ones_passed_over(run, many):
    rows = many.read_text().splitlines(keepends=True)
    many.write_text("".join(rows[:5]))
    assert "5 added" in run("add", many.name, "--workers", "1").stderr
    many.write_text("".join(rows[:8]))
    assert "3 added, 0 already there, 5 unchanged" in run("add", many.name, "--workers", "1").stderr


def test_quiet_tells_only_what_is_wrong(run, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    assert run("add", "a.txt", "-q").stderr == ""


def test_reads_standard_input(run):
    assert "1 added" in run("add", "-", "--published", "2024-03-09", stdin=REPORT.encode()).stderr


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["a.txt", "--store", "no/where.db"], "there is no folder no"),
        (["a.txt", "--store", "a.txt"], "is no Rashomon store"),
        (["a.txt", "--store", "postgresql://nobody@127.0.0.1:1/x"], "127.0.0.1"),
        (["a.txt", "--workers", "0"], "--workers"),
        (["a.txt", "--published", "soon"], "is no date"),
        ([], "FILE"),
    ],
)
def test_wrong_usage_says_why(run, tmp_path, args, why):
    (tmp_path / "a.txt").write_text(REPORT)
    result = run("add", *args)
    assert result.exit_code == 2
    assert why in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("workers", [1, 2])
def test_killed_at_any_moment_it_loses_nothing_finished_and_goes_on_where_it_was(many, whole, workers):
    add = command("add", many, "--store", "killed.db", "--workers", workers)
    with subprocess.Popen(add, stderr=subprocess.DEVNULL) as process:
        kept = wait_for_some("killed.db", process)
        process.send_signal(signal.SIGKILL)
    half = content("killed.db")
    assert kept <= half[2]["readings"] < NUMBER
    assert half[2]["readings"] == half[2]["documents"] == len({ref.split(":")[0] for refs in half[1] for ref in refs})
    told = subprocess.run(add, check=True, capture_output=True, text=True).stderr
    assert f"{NUMBER - half[2]['documents']} added" in told
    assert content("killed.db") == whole
    assert "1 unchanged input passed over" in subprocess.run(add, check=True, capture_output=True, text=True).stderr


def wait_for_some(path, process):
    """Wait until some reports are kept, and return how many."""
    while process.poll() is None:
        if os.path.exists(path) and os.path.getsize(path):
            try:
                with open_store(path, create=False) as store:
                    if kept := store.counts()["readings"]:
                        return kept
            except Exception:  # noqa: BLE001 - it is being made
                pass
        time.sleep(0.02)
    raise AssertionError("it ended before it could be killed")


def test_two_processes_may_add_at_once(many, whole):
    rows = many.read_text().splitlines(keepends=True)
    for name, part in (("left.jsonl", rows[:95]), ("right.jsonl", rows[45:])):
        with open(name, "w") as out:
            out.writelines(part)
    both = [
        subprocess.Popen(command("add", name, "--store", "both.db", "--workers", 1), stderr=subprocess.PIPE, text=True)
        for name in ("left.jsonl", "right.jsonl")
    ]
    told = [process.communicate()[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    added = [int(text.splitlines()[-1].split()[0]) for text in told]
    assert sum(added) == NUMBER
    assert plain(content("both.db")) == plain(whole)


def plain(content):
    """Return content without the ids that inputs gave: who came first gave them."""
    records, incidents, counts = content
    return [(id, record["document"]["text"]) for id, record in records], incidents, counts


def test_joins_anew_and_says_so(run, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    run("add", "a.txt")
    before = content("rashomon.db")
    result = run("rejoin")
    assert (result.exit_code, result.stderr) == (0, "incidents: 1 before, 1 now\n")
    assert content("rashomon.db") == before
    missing = run("rejoin", "--store", "none.db")
    assert missing.exit_code == 2
    assert "there is no store none.db" in missing.stderr
    assert not (tmp_path / "none.db").exists()
