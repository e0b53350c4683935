"""Reports that are stored one by one make the incidents that all of them make together."""

import random
from dataclasses import replace

import pytest

from rashomon.incidents.linking.profile import Profile
from rashomon.model import Document, Link, Place, RecordError, Span
from rashomon.pipeline.add import Adding
from rashomon.pipeline.headlines import headline
from rashomon.pipeline.join import join, say
from rashomon.pipeline.merge import merge
from rashomon.pipeline.read import read_document
from rashomon.pipeline.review import NotFound, Word, keep_apart, named
from rashomon.pipeline.stored import entry, readings
from rashomon.store import Listing, open_store

TEXTS = {
    "a1": ("2023-05-16", "A car bomb killed four soldiers at a checkpoint near the port of Berbera on Monday, the army said."),
    "a2": ("2023-05-16", "Four soldiers died when a car bomb went off at a checkpoint near Berbera port on Monday."),
    "a3": ("2023-05-17", "The toll of Monday's car bomb at the checkpoint near the port of Berbera has risen to six soldiers, a doctor said."),
    "b1": ("2023-05-16", "Police fired tear gas at striking miners in Potosi on Monday; the strike enters its third week, the union said."),
    "b2": ("2023-05-17", "Striking miners in Potosi were met with tear gas by police on Monday as the strike enters its third week."),
    "c1": ("2023-06-02", "Gunmen kidnapped a priest and two nuns in Kaduna on Thursday, the diocese of Kaduna said."),
    "d1": ("2023-06-02", "The museum of Ghent has opened a new wing for its collection of clocks."),
}  # fmt: skip


@pytest.fixture(scope="module")
def entries():
    found = {}
    for id, (day, text) in TEXTS.items():
        found[id] = entry(read_document(Document(id, text, published=day, language="en")))
    return found


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "store.db")) as store:
        yield store


def put(store, entries):
    with store.batch():
        done = store.put(entries)
        refs = store.refs([*done.added, *done.reread])
        join(store, [ref for own in refs.values() for ref in own], done.left)


def incidents(store):
    return {refs for refs in store.members(store.incidents()).values()}


def documents(store):
    """Return the documents of incidents that more than one report tells of."""
    told = ({ref.split(":")[0] for ref in refs} for refs in incidents(store))
    return sorted(sorted(one) for one in told if len(one) > 1)


def test_reports_of_one_incident_are_joined(store, entries):
    put(store, list(entries.values()))
    assert documents(store) == [["a1", "a2", "a3"], ["b1", "b2"]]


def test_neither_order_nor_portions_matter_and_merging_all_gives_the_same(tmp_path, entries):
    whole = merge(read_document(Document(id, text, published=day, language="en")) for id, (day, text) in TEXTS.items())
    expected = {tuple(profile.ref for profile in group.members) for group in whole}
    for seed in range(6):
        order = list(entries.values())
        random.Random(seed).shuffle(order)
        with open_store(str(tmp_path / f"{seed}.db")) as store:
            for start in range(0, len(order), 1 + seed % 3):
                put(store, order[start : start + 1 + seed % 3])
            assert incidents(store) == expected


def first(store, document):
    return store.refs([document])[document][0]


def word(store, one, two, decision):
    return Link(first(store, one), first(store, two), decision, None, "I was there.", "Ada")


def test_a_person_joins_and_the_word_can_be_taken_back(store, entries):
    put(store, list(entries.values()))
    before = incidents(store)
    say(store, [word(store, "c1", "b1", "same")])
    assert documents(store) == [["a1", "a2", "a3"], ["b1", "b2", "c1"]]
    say(store, [word(store, "b1", "c1", "unsure")])
    assert incidents(store) == before


def test_a_person_splits_and_later_reports_respect_it(store, entries):
    put(store, [entries["b1"], entries["b2"]])
    say(store, [word(store, "b1", "b2", "different")])
    assert documents(store) == []
    put(store, [entries[id] for id in TEXTS if not id.startswith("b")])
    assert documents(store) == [["a1", "a2", "a3"]]


def test_a_persons_word_outlives_rereading(store, entries):
    put(store, list(entries.values()))
    say(store, [word(store, "c1", "d1", "same"), word(store, "b1", "b2", "different")])
    newer = [replace(e, engine=replace(e.engine, version="99")) for e in entries.values()]
    put(store, newer[:3])
    put(store, newer[3:])
    assert store.counts()["readings"] == 2 * len(TEXTS)
    assert documents(store) == [["a1", "a2", "a3"], ["c1", "d1"]]


def test_rereading_lets_go_of_what_was_joined_only_through_the_old_reading(store, entries):
    put(store, list(entries.values()))
    other = read_document(Document("b1", "The price of tin has risen.", published="2023-05-16", language="en"))
    changed = replace(entry(other), engine=replace(entries["b1"].engine, version="99"))
    put(store, [changed])
    assert documents(store) == [["a1", "a2", "a3"]]
    assert {ref for refs in incidents(store) for ref in refs} == {
        ref for refs in store.refs(list(TEXTS)).values() for ref in refs
    }


def test_readings_come_back_whole(store, entries):
    put(store, list(entries.values()))
    reading = read_document(Document("a1", TEXTS["a1"][1], published="2023-05-16", language="en"))
    assert readings(store, ["a1", "nothing"]) == {"a1": reading}


def test_what_fails_in_reading_is_told_kept_and_tried_again(store):
    good, bad = (Document(id, TEXTS["a1"][1], input_id=id, language="en") for id in ("good", "bad"))
    told = []

    def broken(work, batches):
        died = RecordError("bad", "could not be read (its process died)")
        for batch in batches:
            yield [result for outcome in batch for result in ([died] if outcome is bad else work([outcome]))]

    tally = Adding(store, told.append).run([good, bad], broken)
    assert (tally.added, tally.unreadable) == (1, 1)
    assert [error.source for error in told] == ["bad"]
    assert store.counts()["failures"] == 1
    tally = Adding(store, told.append).run([good, bad])
    assert (tally.added, tally.there, tally.unreadable) == (1, 1, 0)


def test_the_line_of_an_incident_gives_totals_and_no_parts(store):
    told = (
        "Gunmen killed 13 people on a bus near Gao in Mali on Tuesday, a doctor said. A union said that two soldiers were among "
        "the dead.\n\nIn March, a raid on a market in Mopti killed 14 traders."
    )
    put(store, [entry(read_document(Document("m1", told, published="2023-06-15", language="en")))])
    lines = store.headlines(Listing())
    assert sorted((line.killed_low, line.killed_high) for line in lines if line.type == "ASSAULT") == [
        (13, 13),
        (14, 14),
    ]


def test_the_line_of_an_incident_names_the_country_of_its_place():
    koro = Place("p1", Span(0, 4), "Koro", country="MLI", kind="city")
    told = Profile(
        "d1:0-4", "d1", main=True, type="ASSAULT", place=koro, country="MLI", land="PER"
    )  # a round-up, mostly of Peru
    line = headline("i1", [told])
    assert (line.place, line.country) == ("Koro", "MLI")


def test_nothing_is_taken_out_of_an_incident_of_one_report(store, entries):
    put(store, [entries["c1"]])
    (line,) = store.headlines(Listing())
    with pytest.raises(NotFound, match="has one report: there is nothing to take out of it"):
        keep_apart(store, named(store, line.incident), None, Word("", "Amal", "2024-03-04T00:00:00+00:00"))
