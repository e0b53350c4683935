"""Visits to sources: what is kept of them, when they come again, and what there is to tell."""

from datetime import UTC, datetime, timedelta

import pytest

from rashomon.model import ConfigError
from rashomon.model.plan import AlertRule, Plan, Source
from rashomon.pipeline.watch import Watching
from rashomon.store import open_store

FIRST = (
    "A car bomb killed four soldiers at a checkpoint near the port of Berbera in Somalia on Monday, the army said.\n"
)
MORE = "Eleven soldiers were killed by the car bomb at a checkpoint near Berbera port in Somalia on Monday, a doctor said.\n"
START = datetime(2026, 3, 1, 2, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "store.db")) as store:
        yield store


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    return folder


def row(folder, name, text, day):
    (folder / name).write_text(f"date {day} Report {name}\n\n{text}")


def watching(store, *at, after=timedelta(0), every=10, rules=(), **options):
    source = Source("herald", tuple(map(str, at)), every=every, publisher="Harbour Herald", **options)
    return Watching(store, Plan((source,), tuple(rules)), clock=lambda: START + after)


def visit(watch):
    return watch.visit(watch.plan.sources[0])


def test_a_visit_counts_what_is_new_changed_unchanged_and_wrong(store, folder):
    row(folder, "a.txt", FIRST, "2023-05-16")
    (folder / "empty.txt").write_text("")
    first = visit(watching(store, folder))
    assert (first.read, first.added, first.unchanged, first.failed, first.status) == (1, 1, 0, 1, "partly")
    assert "is empty" in first.message
    assert next(iter(store.records(list(store.documents())).values()))["document"]["publisher"] == "Harbour Herald"
    (folder / "empty.txt").unlink()
    row(folder, "a.txt", FIRST + "It was quiet after.\n", "2023-05-16")
    second = visit(watching(store, folder))
    assert (second.read, second.added, second.changed, second.status) == (1, 0, 1, "ok")
    third = visit(watching(store, folder))
    assert (third.read, third.unchanged) == (0, 1)
    assert store.visits() == [third, second, first]


def test_a_source_is_due_when_its_minutes_are_over(store, folder):
    row(folder, "a.txt", FIRST, "2023-05-16")
    visit(watching(store, folder))
    assert watching(store, folder, after=timedelta(minutes=9)).due() == []
    assert len(watching(store, folder, after=timedelta(minutes=10)).due()) == 1


def test_a_source_that_fails_waits_longer_each_time_and_is_told_of_once(store, tmp_path):
    rules, now = [AlertRule(("-",), ("source",))], timedelta(0)
    told = []
    for wait in (20, 40, 80, 160):
        seen = visit(watching(store, tmp_path / "gone", after=now, rules=rules))
        assert seen.status == "failed"
        told.append(seen.alarms)
        assert watching(store, tmp_path / "gone", after=now + timedelta(minutes=wait - 1)).due() == []
        now += timedelta(minutes=wait)
        assert len(watching(store, tmp_path / "gone", after=now).due()) == 1
    assert told == [0, 0, 1, 0]
    assert "has failed 3 times in a row" in store.alerts()[0].message


def test_new_incidents_jumping_tolls_and_contradictions_are_told_once(store, folder):
    rules = [AlertRule(("-",), killed=1)]
    row(folder, "a.txt", FIRST, "2023-05-16")
    visit(
        watching(store, folder, rules=rules)
    )  # what was there before the first visit is nothing to tell; this came with it
    assert [(alert.kind, alert.facts["killed"]) for alert in store.alerts()] == [("new", 4)]
    row(folder, "b.txt", MORE, "2023-05-17")
    second = visit(watching(store, folder, rules=rules))
    kinds = {alert.kind: alert.message for alert in store.alerts()[: second.alarms]}
    assert second.joined == 1
    assert "Killed from 4 to 11" in kinds["toll"]
    assert "4 or 11" in kinds["contradiction"]
    assert "new" not in kinds
    assert visit(watching(store, folder, rules=rules)).alarms == 0


def test_a_rule_that_wants_others_keeps_silent(store, folder):
    row(folder, "a.txt", FIRST, "2023-05-16")
    assert visit(watching(store, folder, rules=[AlertRule(("-",), country="PER")])).alarms == 0
    assert store.alerts() == []


def test_a_visit_that_is_stopped_is_kept_as_such_and_what_it_did_is_told_by_the_next(store, folder):
    row(folder, "a.txt", FIRST, "2023-05-16")
    rules = [AlertRule(("-",))]

    def stopping(work, batches):
        for batch in batches:
            yield work(batch)
        raise SystemExit(143)

    watch = watching(store, folder, rules=rules)
    watch.over = lambda config: stopping
    with pytest.raises(SystemExit):
        visit(watch)
    assert store.visits()[0].status == "stopped"
    visit(watching(store, folder, rules=rules))
    assert [alert.kind for alert in store.alerts()] == ["new"]


def test_limits_of_a_source_are_its_own(store, folder):
    with pytest.raises(ConfigError, match="source herald"):
        visit(watching(store, folder, limits={"time_limit": -1}))
