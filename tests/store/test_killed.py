"""A process that is killed at any statement, also between two commits, leaves a store that is whole and goes on where it was.

`make test` kills at some statements, `make fuzz` at every one.
"""

import os
import signal

import pytest

from rashomon.model import Capture, Document
from rashomon.pipeline.add import Adding
from rashomon.pipeline.stored import digest
from rashomon.store import open_store
from rashomon.store.backup import problems

TEXTS = (
    ("2023-05-16", "A car bomb killed four soldiers at a checkpoint near the port of Berbera on Monday, the army said."),
    ("2023-05-17", "Four soldiers died when a car bomb went off at a checkpoint near Berbera port in Somalia on Monday."),
    ("2023-05-18", "Six soldiers were killed by a car bomb near Berbera port in Somalia on Monday, a doctor said."),
    ("2023-06-02", "Gunmen kidnapped a priest and two nuns in Kaduna on Thursday, the diocese said."),
    ("2023-06-03", "A priest and two nuns were kidnapped by gunmen in Kaduna in Nigeria on Thursday, police said."),
)  # fmt: skip
DOCUMENTS = [
    Document(f"d{n}", text, published=day, language="en", capture=Capture(f"/news/{n}", "2023-06-04T10:00:00Z", str(n)))
    for n, (day, text) in enumerate(TEXTS)
]
STEP = 1 if os.environ.get("FUZZ") else 11


@pytest.fixture(scope="module")
def entries():
    return dict(zip((document.id for document in DOCUMENTS), digest(DOCUMENTS), strict=True))


def add(place, entries, die_at=None):
    """Add all reports, two to a commit; kill this process before the statement of this number. Returns the number of statements."""
    count = 0

    def counted(call):
        def counting(*args):
            nonlocal count
            count += 1
            if count == die_at:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args)

        return counting

    with open_store(place) as store:
        for name in ("rows", "run", "run_many"):
            setattr(store.db, name, counted(getattr(store.db, name)))
        Adding(store).run(DOCUMENTS, lambda work, batches: ([entries[d.id]] for batch in batches for d in batch))
    return count


def content(place):
    with open_store(place, create=False) as store:
        return (
            sorted(store.records(list(store.documents()))),
            sorted(store.members(store.incidents()).values()),
            store.counts(),
        )


def in_a_process_that_dies(work):
    """Run something in a process of its own and return the signal that ended it."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def empty(place):
    """Make the store anew."""
    if "://" not in place:
        for end in ("", "-wal", "-shm"):
            if os.path.exists(place + end):
                os.unlink(place + end)
        return
    import psycopg

    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute("SET client_min_messages = warning")
        connection.execute("DROP SCHEMA IF EXISTS rashomon CASCADE")


def test_killed_at_any_statement_it_leaves_a_whole_store_and_goes_on(place, entries, monkeypatch):
    monkeypatch.setattr("rashomon.pipeline.add.BATCH", 2)
    statements = add(place, entries)
    whole = content(place)
    for die_at in range(2, statements, STEP):
        empty(place)
        assert in_a_process_that_dies(lambda at=die_at: add(place, entries, at)) == signal.SIGKILL
        assert list(problems(place)) == []
        kept = content(place)[2]
        assert kept["documents"] == kept["readings"]
        add(place, entries)
        assert content(place) == whole
