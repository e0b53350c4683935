"""Summaries of incidents: found and counted by what people ask for, old ones known as such."""

from dataclasses import replace

import pytest

from rashomon.model import Judgement, Subject
from rashomon.store import Selection, Stamp, Summary
from store_entries import entry, event

ROWS = (
    Summary("i1", "Bomb in Lima", "ASSAULT", "PER", "2024-03-09", "2024-03-09", "Lima", -12.0, -77.0, "city", 3, 2, 2, 4, None, 1, 2, 3, 1,
            "unreviewed", None, 9.0),
    Summary("i2", "March in Cusco", "PROTEST", "PER", "2024-03-11", "2024-03-12", "Cusco", -13.5, -72.0, "city", 1, 1, status="confirmed",
            assigned="Ada"),
    Summary("i3", "Quake", "DISASTER", None, None, None, reports=1, sources=1, priority=1.0),
)  # fmt: skip


@pytest.fixture
def filled(store):
    texts = {"i1": "A bomb killed two in Lima.", "i2": "People marched in Cusco.", "i3": "The earth shook."}
    store.put([entry(id, text, events=[event(id)]) for id, text in texts.items()])
    store.assign({id: [id] for id in texts})
    store.summarise(store.stamps(texts), ROWS)
    return store


@pytest.mark.parametrize(("asked", "ids"), [
    ({}, ["i1", "i3", "i2"]),
    ({"sort": "newest"}, ["i2", "i1", "i3"]),
    ({"sort": "oldest"}, ["i1", "i2", "i3"]),
    ({"country": "PER", "sort": "reports"}, ["i1", "i2"]),
    ({"since": "2024-03-10", "until": "2024-03-31"}, ["i2"]),
    ({"until": "2024-03-10"}, ["i1"]),
    ({"type": "DISASTER"}, ["i3"]),
    ({"status": "confirmed"}, ["i2"]),
    ({"assigned": "Ada"}, ["i2"]),
    ({"gravest": 3}, ["i1"]),
    ({"rivals": True}, ["i1"]),
    ({"sources": 2}, ["i1"]),
    ({"reports": 4}, []),
    ({"unfinished": True}, ["i1", "i3"]),
    ({"box": (-80.0, -13.0, -75.0, -10.0)}, ["i1"]),
    ({"query": "bomb OR earth"}, ["i1", "i3"]),
    ({"query": "people -cusco"}, []),
])  # fmt: skip
def test_incidents_are_found_by(filled, asked, ids):
    made = filled.summaries(Selection(**asked), 10)
    assert [row.incident for row in made] == ids
    assert all(row in ROWS for row in made)
    assert filled.totals(Selection(**asked)).incidents == len(ids)


def test_pages(filled):
    assert [row.incident for row in filled.summaries(Selection(), 2, 1)] == ["i3", "i2"]


def test_totals_count_facets_and_days(filled):
    made = filled.totals(Selection(country="PER"))
    assert (made.incidents, made.since, made.until) == (2, "2024-03-09", "2024-03-11")
    assert made.facets["type"] == (("ASSAULT", 1), ("PROTEST", 1))
    assert made.days == (("2024-03-09", 1), ("2024-03-11", 1))


def test_near_incidents_are_one_mark_on_a_wide_map(filled):
    (wide,) = filled.cells(Selection(), 30)
    assert (wide.number, wide.incident, wide.lat) == (2, None, pytest.approx(-12.75))
    assert [(c.incident, c.title) for c in filled.cells(Selection(type="ASSAULT"), 30)] == [("i1", "Bomb in Lima")]
    assert len(filled.cells(Selection(), 1)) == 2


def test_what_has_changed_is_stale_and_what_is_gone_is_dropped(filled):
    assert filled.stale(10) == []
    filled.judge([Judgement(Subject("report", "note", "i2"), "note", "Ada", "2024-04-01", "hm")])
    assert filled.stale(10) == ["i2"]
    filled.summarise(filled.stamps(["i2"]), ROWS[1:2])
    assert filled.stale(10) == []
    filled.assign({"i3": ["i1", "i3"]})
    assert filled.stale(10) == ["i3"]
    filled.summarise({"i3": Stamp(2, 3)}, [replace(ROWS[2], reports=2)])
    assert [row.incident for row in filled.summaries(Selection(), 10)] == ["i3", "i2"]
