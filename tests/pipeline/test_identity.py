"""An incident keeps its id whatever comes, goes, merges or splits, and old ids resolve for ever."""

import pytest

from rashomon.model import Document, Link
from rashomon.pipeline.add import rejoin
from rashomon.pipeline.join import join, say
from rashomon.pipeline.read import read_document
from rashomon.pipeline.review import named
from rashomon.pipeline.stored import entry
from rashomon.pipeline.stored_dossiers import from_store
from rashomon.store import open_store

FIRST = "Gunmen shot dead four farmers near Bouza in Niger's Tahoua region on Tuesday, police said."
LATER = "The attack near Bouza in Niger's Tahoua region on Tuesday killed four farmers, police and a doctor said."
OTHER = "A car bomb killed two soldiers at a checkpoint in Gao, northern Mali, on Tuesday, the army said."


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "store.db")) as store:
        yield store


def add(store, id, text, version="1"):
    made = entry(read_document(Document(id, text, published="2022-03-02", language="en")))
    with store.batch():
        done = store.put([made])
        refs = store.refs([*done.added, *done.reread])
        join(store, [ref for own in refs.values() for ref in own], done.left)


def home(store, document):
    return store.incidents_of([store.refs([document])[document][0]]).popitem()[1]


def word(store, one, two, decision):
    return Link(store.refs([one])[one][0], store.refs([two])[two][0], decision, None, "I was there.", "Ada")


def test_an_incident_keeps_its_id_when_reports_come(store):
    add(store, "a", FIRST)
    before = home(store, "a")
    add(store, "b", LATER)
    assert home(store, "a") == home(store, "b") == before
    assert next(from_store(store, [before])).id == before


def test_after_a_merge_the_old_id_means_what_it_became_part_of(store):
    add(store, "a", FIRST)
    add(store, "c", OTHER)
    ids = {home(store, "a"), home(store, "c")}
    say(store, [word(store, "a", "c", "same")])
    kept = home(store, "a")
    (old,) = ids - {kept}
    assert kept in ids
    assert named(store, old).id == named(store, old[:8]).id == kept
    assert store.aliases(old) == [(old, kept)]


def test_after_a_split_both_ids_hold_again(store):
    add(store, "a", FIRST)
    add(store, "c", OTHER)
    before = home(store, "a"), home(store, "c")
    say(store, [word(store, "a", "c", "same")])
    say(store, [word(store, "a", "c", "unsure")])
    assert (home(store, "a"), home(store, "c")) == before
    assert store.aliases("") == []


def test_joining_anew_keeps_ids(store):
    for id, text in (("a", FIRST), ("b", LATER), ("c", OTHER)):
        add(store, id, text)
    before = {id: home(store, id) for id in "abc"}
    rejoin(store)
    assert {id: home(store, id) for id in "abc"} == before


def test_an_id_of_an_older_store_goes_on(tmp_path):
    with open_store(str(tmp_path / "old.db")) as store:
        add(store, "a", FIRST)
        store.db.run("DELETE FROM identities")
        store.db.run("UPDATE members SET incident = 'feedfacefeedface'")
        store.db.run(
            "INSERT INTO identities (ref, document, incident) SELECT e.ref, d.id, m.incident FROM members m"
            " JOIN events e ON e.n = m.event JOIN documents d ON d.n = e.document"
        )
        add(store, "b", LATER)
        assert home(store, "b") == "feedfacefeedface"
