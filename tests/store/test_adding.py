"""Reading, keeping and joining end to end, on both kinds of store."""

import pytest

from rashomon.model import Capture, Document, Link
from rashomon.pipeline.add import Adding, rejoin
from rashomon.pipeline.join import say
from rashomon.pipeline.stored import readings
from rashomon.store import Where, open_store

TEXTS = (
    (
        "2023-05-16",
        "A car bomb killed four soldiers at a checkpoint near the port of Berbera on Monday, the army said.",
    ),
    (
        "2023-05-17",
        "Four soldiers died when a car bomb went off at a checkpoint near Berbera port in Somalia on Monday.",
    ),
    (
        "2023-06-02",
        "Gunmen kidnapped a priest and two nuns in Kaduna on Thursday, the diocese said. It was \x00 “quiet”.",
    ),
)


@pytest.fixture(scope="module")
def documents():
    return [
        Document(
            f"d{n}", text, published=day, language="en", capture=Capture(f"/news/{n}", "2023-06-03T10:00:00Z", str(n))
        )
        for n, (day, text) in enumerate(TEXTS)
    ]


def test_reports_are_read_kept_joined_and_found(store, documents):
    tally = Adding(store).run(documents[:1])
    tally = Adding(store).run(documents)
    assert (tally.added, tally.there) == (2, 1)
    first, second = (store.incidents_of(store.refs([d])[d]) for d in ("d0", "d1"))
    assert set(first.values()) & set(second.values())
    assert {d: r.document.text for d, r in readings(store, ["d0", "d1", "d2"]).items()} == {
        d.id: d.text for d in documents
    }
    assert [hit.document for hit in store.search('"car bomb" berbera')] == ["d1", "d0"]
    assert store.incidents(Where(since="2023-06-01"))
    assert store.latest("/news/2", Adding(store)._engine) == documents[2].capture


def test_two_runs_at_once_keep_each_report_once(store, place, documents):
    """Let another run keep a report while this one has it in work."""

    def slow(work, batches):
        for batch in batches:
            with open_store(place) as other:
                Adding(other).run(batch)
            yield work(batch)

    tally = Adding(store).run(documents, slow)
    assert (tally.added, tally.there) == (0, 3)
    assert store.counts()["readings"] == 3


def test_a_run_cut_short_keeps_whole_batches_only(store, place, documents, monkeypatch):
    monkeypatch.setattr("rashomon.pipeline.add.BATCH", 2)

    def broken(work, batches):
        for batch in batches:
            for outcome in batch:
                if outcome is documents[2]:
                    raise KeyboardInterrupt
                yield work([outcome])

    with pytest.raises(KeyboardInterrupt):
        Adding(store).run(documents, broken)
    with open_store(place, create=False) as left:
        counts = left.counts()
        assert counts["documents"] == counts["readings"] == 2
        assert (
            len(left.incidents_of([r for refs in left.refs(["d0", "d1"]).values() for r in refs])) == counts["events"]
        )
    assert Adding(store).run(documents).added == 1


def test_joining_anew_gives_the_same_and_heeds_people(store, documents):
    Adding(store).run(documents)
    one, other = (store.refs([d])[d][0] for d in ("d0", "d2"))
    say(store, [Link(one, other, "same", None, "I was there.", "Ada")])
    before = sorted(store.members(store.incidents()).items())
    links, counts = store.links([one]), store.counts()
    store.link([Link(one, other, "same", 1.0, "an old rule", "old.v0")])
    rejoin(store)
    assert sorted(store.members(store.incidents()).items()) == before
    assert store.links([one]) == links
    assert store.counts() == counts
    assert store.incidents_of([one])[one] == store.incidents_of([other])[other]


def test_joining_anew_that_is_cut_short_changes_nothing(store, documents):
    Adding(store).run(documents)
    before = sorted(store.members(store.incidents()).items())

    def stop(done):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rejoin(store, stop)
    assert sorted(store.members(store.incidents()).items()) == before
