"""What ends a run from outside: a damaged store, a full disk, signals. One sentence, the right status, nothing half-written."""

import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time

import pytest

from rashomon.model import Document
from rashomon.pipeline.add import Adding
from rashomon.store import open_store
from store_entries import event, same

FULL = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is full")


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("A bomb killed two people at a market in Lima on Friday, police said.\n")
    return tmp_path


@pytest.fixture
def store(here):
    """Return the file of a store with reports, events, links and incidents."""
    with open_store("store.db") as store:
        Adding(store).run([Document(f"d{n}", f"{n + 2} died. " + "A word. " * 20, language="en") for n in range(40)])
        store.tell({f"d{n}": [event(f"d{n}:0-4")] for n in range(40)})
        store.link([same("d0:0-4", f"d{n}:0-4") for n in range(1, 40)])
        store.assign({"i1": [f"d{n}:0-4" for n in range(40)]})
    with sqlite3.connect("store.db") as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file.close()
    return here / "store.db"


def change(store, sql):
    with sqlite3.connect(store) as file:
        assert file.execute(sql).rowcount
    file.close()


@pytest.mark.parametrize(
    ("sql", "args", "told"),
    [
        ("UPDATE readings SET record = x'00112233'", ["search", "word"], "the reading of d"),
        ("UPDATE documents SET title = CAST(x'ff80' AS TEXT)", ["search", "word"], "store.db is damaged"),
        ("UPDATE events SET profile = '{\"ref'", ["show", "i1"], "`rashomon rejoin` makes it anew"),
    ],
)
def test_a_record_that_cannot_be_read_back_is_one_sentence_and_status_2(run, store, sql, args, told):
    change(store, sql)
    result = run(*args, "--store", "store.db")
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.strip().splitlines()[-1]) < 300


def test_damaged_pages_never_end_in_an_error_of_ours(run, store):
    whole, chance = store.read_bytes(), random.Random(11)
    for _ in range(12):
        damaged = bytearray(whole)
        page = chance.randrange(1, len(whole) // 4096) * 4096
        damaged[page : page + 4096] = chance.randbytes(4096)
        store.write_bytes(damaged)
        for args in (["show", "i1"], ["search", "word"], ["incidents", "--all"], ["export", "links"]):
            result = run(*args, "--store", "store.db")
            assert result.exit_code in (0, 2)
            assert isinstance(result.exception, SystemExit | None)


def rashomon(*args, **options):
    return subprocess.Popen([sys.executable, "-m", "rashomon", *args], stderr=subprocess.PIPE, text=True, **options)


@FULL
@pytest.mark.parametrize("args", [["config"], ["--help"], ["read", "a.txt", "--published", "2024-05-06"]])
def test_an_output_that_is_full_is_one_sentence_and_status_2(here, args):
    with open("/dev/full", "w") as full, rashomon(*args, stdout=full) as process:
        told = process.stderr.read()
    assert process.returncode == 2
    assert told == "Error: the output cannot be written: No space left on device\n"


def test_a_run_that_is_told_to_stop_leaves_no_half_written_file(here):
    (here / "many").mkdir()
    for n in range(300):
        (here / "many" / f"{n}.txt").write_text(f"A bomb killed {n + 2} people in Lima on Friday, police said.\n")
    with rashomon("read", "many", "-o", "out.txt") as process:
        while not list(here.glob(".out.txt*")) and process.poll() is None:
            time.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        process.communicate()
    assert process.returncode == 128 + signal.SIGTERM
    assert [path.name for path in here.iterdir() if "out" in path.name] == []


def test_a_run_that_is_interrupted_says_what_it_keeps(here):
    (here / "many").mkdir()
    for n in range(300):
        (here / "many" / f"{n}.txt").write_text(f"A bomb killed {n + 2} people in Lima on Friday, police said.\n")
    with rashomon("add", "many", "--workers", "1", "--store", "kept.db") as process:
        while not kept("kept.db") and process.poll() is None:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        told = process.communicate()[1]
    number = kept("kept.db")
    assert process.returncode == 128 + signal.SIGINT
    assert f"stopped: {number} report" in told
    assert "are kept in kept.db" in told


def kept(path):
    """Return how many reports a store that is being written has."""
    try:
        with open_store(path, create=False) as store:
            return store.counts()["documents"]
    except Exception:  # noqa: BLE001 - it is being made
        return 0


def test_a_port_in_use_is_told_in_one_sentence(run, store):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("serve", "--store", str(store), "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert "address already in use; --port N takes another" in result.stderr


def test_a_demo_that_is_there_says_how_to_open_it(run, here):
    (here / "demo.db").touch()
    result = run("demo")
    assert result.exit_code == 2
    assert "`rashomon serve --store demo.db` opens it" in result.stderr
