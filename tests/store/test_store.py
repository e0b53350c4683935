import pytest

from rashomon.model import ConfigError, Engine, RecordError
from rashomon.store import Block, Seen, Where, open_store
from store_entries import NEW, OLD, entry, event, said, same


def test_a_reading_comes_back_as_it_went_in(store):
    store.put([entry("d1", "Zwölf starben – “heute”. \x00 \ud800")])
    assert store.records(["d1", "d2"]) == {"d1": {"text": "Zwölf starben – “heute”. \x00 \ud800", "engine": "1"}}


def test_what_was_read_by_this_engine_is_known_and_not_kept_again(store):
    assert store.put([entry("d1"), entry("d2")]).added == ("d1", "d2")
    assert store.known(["d1", "d2", "d3"], OLD) == {"d1", "d2"}
    assert store.known(["d1"], NEW) == set()
    assert store.known(["d1"], Engine("rashomon", "1", {"layers": []})) == set()
    again = store.put([entry("d2", "other"), entry("d3")])
    assert (again.added, again.reread) == (("d3",), ())
    assert store.counts()["readings"] == 3


def test_one_document_twice_in_one_batch_is_kept_once(store):
    assert store.put([entry("d1"), entry("d1")]).added == ("d1",)


def test_a_newer_engine_adds_a_reading_and_its_events_take_the_place_of_the_old_ones(store):
    store.put([entry("d1", events=[event("d1:0-1", keys=[("k", 0)]), event("d1:5-6")])])
    store.assign({"i1": ["d1:0-1"]})
    put = store.put([entry("d1", engine=NEW, events=[event("d1:2-3", keys=[("k", 0)])])])
    assert put.reread == ("d1",)
    assert store.records(["d1"])["d1"]["engine"] == "2"
    assert store.refs(["d1"]) == {"d1": ("d1:2-3",)}
    assert store.blocks([Block("k")]) == {Block("k"): ("d1:2-3",)}
    assert store.counts()["readings"] == 2
    assert store.incidents() == []


def test_rereading_tells_which_events_were_joined_or_linked_with_the_old_ones(store):
    store.put([entry("d1", events=[event("d1:0-1")]), entry("d2", events=[event("d2:0-1"), event("d2:3-4")])])
    store.put([entry("d3", events=[event("d3")])])
    store.link([same("d1:0-1", "d2:0-1"), same("d1:0-1", "d3", score=0.3)])
    store.assign({"i1": ["d1:0-1", "d2:0-1"], "i2": ["d2:3-4"]})
    assert store.put([entry("d1", engine=NEW, events=[event("d1:0-1")])]).left == ("d2:0-1", "d3")
    assert store.links(["d2:0-1"]) == []


def test_a_batch_that_fails_leaves_nothing(store):
    def half() -> None:
        with store.batch():
            store.put([entry("d1")])
            store.fail([RecordError("x", "is empty")])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert store.counts() == {
        "documents": 0, "readings": 0, "failures": 0, "decisions": 0, "judgements": 0, "events": 0, "links": 0, "incidents": 0,
    }  # fmt: skip
    store.put([entry("d1")])
    assert store.counts()["documents"] == 1


def test_the_changed_content_of_one_address_is_a_new_version(store):
    store.put([entry("d1", uri="https://a.example/x", sha256="aa")])
    assert store.put([entry("d2", "Three.", uri="https://a.example/x", sha256="bb")]).versions == ("d2",)
    assert store.put([entry("d3", uri="https://a.example/y", sha256="cc")]).versions == ()
    assert store.versions("d1") == store.versions("d2") == ("d1", "d2")
    assert store.versions("d3") == ("d3",)


def test_the_newest_capture_is_told_unless_another_engine_read_it(store):
    first, second = entry("d1", uri="u", sha256="aa"), entry("d2", "Three.", uri="u", sha256="bb")
    store.put([first])
    store.put([second])
    assert store.latest("u", OLD) == second.document.capture
    assert store.latest("u", NEW) is None
    assert store.latest("nowhere", OLD) is None
    store.see([Seen(first.document.capture, OLD, "d1")])  # the page went back to what it was
    assert store.latest("u", OLD) == first.document.capture


def test_the_same_bytes_at_two_addresses_are_one_document_with_two_captures(store):
    store.put([entry("d1", uri="u")])
    store.see([Seen(entry("d1", uri="v").document.capture, OLD, "d1")] * 2)
    assert store.latest("v", OLD).uri == "v"
    assert store.versions("d1") == ("d1",)


def test_failures_are_kept_once(store):
    store.fail([RecordError("x" * 5000, "is empty"), RecordError("y", "is empty")])
    store.fail([RecordError("y", "is empty")])
    assert store.counts()["failures"] == 2


def test_profiles_and_blocks(store):
    events = [
        event("d1:0-1", keys=[("k1", 0), ("k2", 0), ("k1", 0)], profile='{"a": 1}'),
        event("d1:4-6", keys=[("k2", 0)]),
    ]
    store.put([entry("d1", events=events)])
    assert store.profiles(["d1:0-1", "nothing"]) == {"d1:0-1": '{"a": 1}'}
    k1, k2, k3 = Block("k1"), Block("k2"), Block("k3")
    assert store.blocks([k1, k2, k3]) == {k1: ("d1:0-1",), k2: ("d1:0-1", "d1:4-6"), k3: ()}


def test_blocks_of_some_days(store):
    days = [event(f"d1:{day}-{day + 1}", keys=[("k", day)]) for day in (0, 5, 10, 15)]
    store.put([entry("d1", events=days)])
    near, wide = Block("k", 5, 10), Block("k", 11, 20)
    assert store.blocks([near, wide]) == {near: ("d1:0-1", "d1:10-11", "d1:5-6"), wide: ("d1:0-1", "d1:15-16")}
    assert len(store.blocks([Block("k")])[Block("k")]) == 4


def test_more_values_than_one_statement_takes(store):
    many = [entry(f"d{n}", events=[event(f"d{n}:0-1", keys=[("k", 0), (f"k{n}", 7)])]) for n in range(1201)]
    assert len(store.put(many).added) == 1201
    assert len(store.blocks([Block("k")])[Block("k")]) == 1201
    assert len(store.blocks([Block(f"k{n}", 7, 7) for n in range(1201)])) == 1201
    assert list(store.documents()) == [f"d{n}" for n in range(1201)]


@pytest.fixture
def three(store):
    store.put([entry(d, events=[event(f"{d}:0-1")]) for d in ("d1", "d2", "d3")])
    return store


def test_a_machine_link_is_replaced_by_a_later_one_of_its_pair(three):
    three.link([same("d2:0-1", "d1:0-1", score=0.7, features={"day": 1.0})])
    three.link([same("d1:0-1", "d2:0-1", score=0.8, features={"day": 0.5}), same("d1:0-1", "gone")])
    assert three.links(["d2:0-1"]) == [same("d1:0-1", "d2:0-1", score=0.8, features={"day": 0.5})]


def test_only_strong_links_and_only_those_among_some(three):
    three.link([same("d1:0-1", "d2:0-1"), same("d2:0-1", "d3:0-1", score=0.2, decision="unsure")])

    def ends(refs, **asked):
        return [(k.left, k.right) for k in three.links(refs, **asked)]

    assert ends(["d2:0-1"]) == [("d1:0-1", "d2:0-1"), ("d2:0-1", "d3:0-1")]
    assert ends(["d2:0-1", "d3:0-1"], least=0.5) == [("d1:0-1", "d2:0-1")]
    assert ends(["d2:0-1", "d3:0-1"], among=True) == [("d2:0-1", "d3:0-1")]
    assert ends(["d2:0-1", "d3:0-1"], among=True, least=0.5) == ends([]) == ends([], among=True) == []


def test_every_word_of_a_person_is_kept_in_order(three):
    three.link([same("d1:0-1", "d2:0-1")])
    three.decide([said("d2:0-1", "d1:0-1", "different"), said("d2:0-1", "d3", "same", by="Bea")])
    three.decide([said("d1:0-1", "d2:0-1", "unsure")])
    told = [(k.left, k.right, k.decision, k.by) for k in three.decisions()]
    assert told == [
        ("d1:0-1", "d2:0-1", "different", "Ada"),
        ("d2:0-1", "d3", "same", "Bea"),
        ("d1:0-1", "d2:0-1", "unsure", "Ada"),
    ]
    first, second, third = three.decisions()
    assert first.at < third.at
    assert three.decisions(["d1"]) == [first, third]
    assert three.decisions(["d3", "d2"]) == [first, second, third]
    assert [k.by for k in three.links(["d1:0-1"])] == ["join.v1"]


def test_a_persons_word_outlives_rereading(three):
    three.decide([said("d1:0-1", "d2:0-1")])
    three.put([entry("d1", engine=NEW, events=[event("d1:0-3")])])
    assert [(k.left, k.right) for k in three.decisions(["d1"])] == [("d1:0-1", "d2:0-1")]


def test_refs_leave_the_incident_they_were_in(three):
    three.assign({"i1": ["d1:0-1", "d2:0-1"], "i2": ["d3:0-1"]})
    three.assign({"i3": ["d2:0-1", "d3:0-1", "gone"]})
    assert three.incidents_of(["d1:0-1", "d2:0-1", "d3:0-1"]) == {"d1:0-1": "i1", "d2:0-1": "i3", "d3:0-1": "i3"}
    assert three.members(["i1", "i2", "i3"]) == {"i1": ("d1:0-1",), "i3": ("d2:0-1", "d3:0-1")}


@pytest.fixture
def dated(store):
    rows = [
        event("d1", "2021-11-07", "2021-11-07", "IRQ"),
        event("d2", "2021-11-01", "2021-11-30", "IRQ", "PROTEST"),
        event("d3", "2022-01-01", None, "PER"),
        event("d4"),
    ]
    store.put([entry(row.ref, events=[row]) for row in rows])
    store.assign({f"i{row.ref[1]}": [row.ref] for row in rows})
    return store


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (Where(), ["i3", "i1", "i2", "i4"]),
        (Where(country="IRQ"), ["i1", "i2"]),
        (Where(type="ASSAULT", since="2021-11-07"), ["i3", "i1"]),
        (Where(since="2021-11-30", until="2021-12-31"), ["i2"]),
        (Where(until="2021-11-06"), ["i2"]),
    ],
)
def test_incidents_and_documents_by_day_country_and_type(dated, where, found):
    assert dated.incidents(where) == found
    assert sorted(dated.documents(where)) == sorted(f"d{i[1]}" for i in found)
    assert dated.incidents(where, limit=1) == found[:1]


def test_another_process_sees_what_is_finished(store, place):
    store.put([entry("d1")])
    with open_store(place, create=False) as other:
        assert other.counts()["documents"] == 1
        with store.batch():
            store.put([entry("d2")])
            assert other.counts()["documents"] == 1
        assert other.counts()["documents"] == 2


def test_a_newer_store_is_refused(store, place):
    with store.batch():
        store.db.run("INSERT INTO migrations VALUES (9999, 'future', 'x', '2030-01-01')")
    for create in (True, False):
        with pytest.raises(ConfigError, match="newer Rashomon"):
            open_store(place, create=create)


def test_a_store_made_with_another_migration_is_refused(store, place):
    with store.batch():
        store.db.run("UPDATE migrations SET checksum = 'x'")
    with pytest.raises(ConfigError, match="another migration 1"):
        open_store(place)


def test_opening_again_changes_nothing(store, place):
    store.put([entry("d1")])
    with open_store(place) as again:
        assert again.counts()["documents"] == 1


def test_a_store_that_is_not_there_is_not_made_by_looking(place):
    with pytest.raises(ConfigError, match=r"there is no store.*rashomon add"):
        open_store(place, create=False)


def test_a_report_longer_than_the_index_counts_is_kept_and_found_by_its_beginning(store):
    store.put([entry("d1", "alpha " + "word " * 40_000 + "omega")])
    assert [h.document for h in store.search("alpha word")] == ["d1"]
    assert store.search("omega") == []


def test_words_that_databases_read_as_signs(store):
    store.put([entry("d1", "It cost 5% of 'x' \\ y & z | q ! (a) <-> b : c \x00 ok")])
    assert [h.document for h in store.search("cost z q ok")] == ["d1"]


@pytest.fixture
def named(store):
    """Two incidents whose ids begin alike; one report of a file, one of a row in a file, each with a newer version."""
    for name, uri in (
        ("aa11", "file:///news/first.txt"),
        ("aa22", "file:///news/rows.jsonl#r7"),
        ("bb33", "file:///news/rows.jsonl#r7"),
    ):
        store.put([entry(name, uri=uri, sha256=name, events=[event(f"{name}:0-1")])])
    store.assign({"aa00": ["aa11:0-1"], "cc44": ["aa22:0-1", "bb33:0-1"]})
    return store


@pytest.mark.parametrize(("text", "found"), [
    ("aa11", [("report", "aa11")]),
    ("aa", [("incident", "aa00"), ("report", "aa11"), ("report", "aa22")]),
    ("cc", [("incident", "cc44")]),
    ("first.txt", [("report", "aa11")]),
    ("news/first.txt", [("report", "aa11")]),
    ("file:///news/first.txt", [("report", "aa11")]),
    ("irst.txt", []),
    ("r7", [("report", "bb33")]),
    ("", []),
    ("%", []),
    ("x" * 5000, []),
    ("a\x00'\ud800", []),
])  # fmt: skip
def test_what_a_person_names_is_found(named, text, found):
    assert named.find(text) == found
