"""Visits and alerts, the same on both kinds of store."""

from rashomon.store import Alert, Visit
from store_entries import entry

EARLY, LATE = "2026-03-01T02:00:00+00:00", "2026-03-02T02:00:00+00:00"


def visit(source="herald", started=EARLY, **facts):
    return Visit(source, started, started, **facts)


def test_visits_come_back_newest_first_by_source(store):
    store.note_visit(visit(read=3, added=2, changed=1, message="a\x1b page"))
    store.note_visit(visit("courier", status="failed", upto=7))
    assert [v.source for v in store.visits()] == ["courier", "herald"]
    assert store.visits("herald") == [visit(read=3, added=2, changed=1, message="a\x1b page")]
    assert store.visits(limit=1)[0].upto == 7


def test_reports_after_a_number(store):
    store.put([entry("d1"), entry("d2", "Another.")])
    upto = store.newest_report()
    store.put([entry("d3", "A third.")])
    last = store.newest_report()
    store.put([entry("d4", "A fourth.")])
    assert store.reports_after(upto, last) == ["d3"]
    assert store.reports_after(last, last) == []


def test_each_target_gets_each_alert_once(store):
    store.note_visit(visit(), [Alert("new", "New: a riot", "i1", {"killed": 2, "country": "PER"}, LATE)])
    store.note_visit(visit(), [Alert("toll", "Killed from 2 to 9", "i1", {"killed": 9}, LATE)])
    first, second = store.undelivered("a.jsonl", EARLY)
    assert (first.message, first.facts, first.incident) == ("New: a riot", {"killed": 2, "country": "PER"}, "i1")
    store.delivered("a.jsonl", [first])
    store.delivered("a.jsonl", [first])
    assert store.undelivered("a.jsonl", EARLY) == [second]
    assert store.undelivered("b.jsonl", EARLY) == [first, second]
    assert store.undelivered("b.jsonl", "2026-03-03T00:00:00+00:00") == []
    assert store.alerts(1) == [second]


def test_old_visits_and_alerts_are_dropped_but_the_last_visit_to_each_source(store):
    store.note_visit(visit(), [Alert("new", "old", "i1", added=EARLY)])
    store.note_visit(visit(read=1))
    store.note_visit(visit("courier", LATE), [Alert("new", "late", "i2", added=LATE)])
    store.delivered("x", store.alerts())
    store.forget_visits("2026-03-01T12:00:00+00:00")
    assert [(v.source, v.read) for v in store.visits()] == [("courier", 0), ("herald", 1)]
    assert [alert.message for alert in store.alerts()] == ["late"]
