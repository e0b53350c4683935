"""Copies of both kinds of store, put back into either, made while others add; and stores that are not whole."""

import os
import sqlite3
import subprocess
import sys

import pytest

from rashomon.model import ConfigError, Document, Judgement, Subject
from rashomon.pipeline.add import Adding
from rashomon.store import Alert, Visit, open_store
from rashomon.store.backup import backup, problems, restore

TEXTS = (
    ("2023-05-16", "A car bomb killed four soldiers at a checkpoint near the port of Berbera on Monday, the army said."),
    ("2023-05-17", "Four soldiers died when a car bomb went off at a checkpoint near Berbera port in Somalia on Monday."),
    ("2023-06-02", "Gunmen kidnapped a priest and two nuns in Kaduna on Thursday, the diocese said."),
)  # fmt: skip


@pytest.fixture
def full(place):
    """Return where a store lies that has something of everything."""
    with open_store(place) as store:
        documents = [Document(f"d{n}", text, published=day, language="en") for n, (day, text) in enumerate(TEXTS)]
        Adding(store).run(documents)
        store.judge([Judgement(Subject("event", "type", "d0"), "accept", "Ada", "2026-03-01T02:00:00Z")])
        store.note_visit(Visit("herald", "2026-03-01", "2026-03-01"), [Alert("new", "a riot", "i1")])
    return place


def content(where):
    """Return all that matters of a store."""
    with open_store(where, create=False) as store:
        ids = list(store.documents())
        hits = [hit.document for hit in store.search('"car bomb" berbera')]
        members = sorted(store.members(store.incidents()).items())
        return (
            ids,
            store.records(ids),
            members,
            store.counts(),
            store.judgements(),
            store.alerts(),
            store.visits(),
            hits,
        )


def test_a_copy_is_a_store_with_the_same_in_it(full, tmp_path):
    copy = str(tmp_path / "copy.db")
    assert backup(full, copy)["documents"] == 3
    assert content(copy) == content(full)
    assert list(problems(copy)) == list(problems(full)) == []
    assert sorted(os.listdir(tmp_path / ".")) == sorted({"copy.db", *([] if "://" in full else ["store.db"])})


def test_a_copy_goes_back_into_an_empty_store_of_either_kind_which_can_be_added_to(full, tmp_path):
    copy, back = str(tmp_path / "copy.db"), str(tmp_path / "back.db")
    before = content(full)
    backup(full, copy)
    restore(copy, back)
    assert content(back) == before
    with open_store(back) as store:
        more = [Document("d9", "Troops shot two farmers near Bouna on Friday, a priest said.", language="en")]
        assert Adding(store).run(more).added == 1
        assert [hit.document for hit in store.search("bouna")] == ["d9"]


def test_a_copy_goes_into_the_kind_of_store_that_is_at_hand(place, tmp_path):
    with open_store(str(tmp_path / "origin.db")) as store:
        Adding(store).run([Document(f"d{n}", text, language="en") for n, (_, text) in enumerate(TEXTS)])
    before = content(str(tmp_path / "origin.db"))
    restore(str(tmp_path / "origin.db"), place)
    assert content(place) == before
    with open_store(place) as store:
        assert (
            Adding(store)
            .run([Document("d9", "Troops shot two farmers near Bouna, a priest said.", language="en")])
            .added
            == 1
        )


def test_nothing_is_overwritten(full, tmp_path):
    (tmp_path / "there.db").write_text("something else")
    with pytest.raises(ConfigError, match="is there already"):
        backup(full, str(tmp_path / "there.db"))
    backup(full, str(tmp_path / "copy.db"))
    with pytest.raises(ConfigError, match="holds reports already"):
        restore(str(tmp_path / "copy.db"), full)


def test_what_is_not_whole_is_told(tmp_path):
    path = str(tmp_path / "store.db")
    with open_store(path) as store:
        Adding(store).run([Document(f"d{n}", text, language="en") for n, (_, text) in enumerate(TEXTS)])
        store.db.run("UPDATE readings SET record = ? WHERE n = 2", (b"nothing",))
        store.db.run("DELETE FROM members WHERE event = 1")
    found = list(problems(path))
    assert "1 events of no incident" in found
    assert "the reading of d1 cannot be unpacked; add the report again" in found


def test_a_copy_that_is_made_while_another_process_adds_is_whole(tmp_path):
    rows = "".join(
        f'{{"id": "r{n}", "text": "A bomb killed {n + 2} people in Lima on Friday, police said."}}\n'
        for n in range(150)
    )
    (tmp_path / "many.jsonl").write_text(rows)
    path = str(tmp_path / "store.db")
    open_store(path).close()
    adding = [sys.executable, "-m", "rashomon", "add", str(tmp_path / "many.jsonl"), "--store", path, "--workers", "1"]
    with subprocess.Popen(adding, stderr=subprocess.DEVNULL) as process:
        copies = 0
        while process.poll() is None:
            copy = str(tmp_path / f"copy{copies}.db")
            counts = backup(path, copy)
            assert counts["readings"] == counts["documents"]
            assert list(problems(copy)) == []
            copies += 1
    assert process.returncode == 0
    assert copies
    with sqlite3.connect(path) as file:
        assert file.execute("SELECT count(*) FROM documents").fetchone() == (150,)
    file.close()
