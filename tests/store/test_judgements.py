"""Judgements in a store: kept in order, never changed, never half-written, refused where somebody was faster."""

import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from rashomon.model import Coding, Conflict, Judgement, Span, Subject
from rashomon.store import open_store

ON = Subject("claim", "value", "d1", Span(4, 9), "killed", Span(0, 3))
ROW = Judgement(ON, "correct", "Ada", "2024-04-01T08:00:00Z", {"low": 6, "high": None}, "as it says", "words", "a ", " b",
                incident="i1")  # fmt: skip


def test_what_is_kept_comes_back_as_it_was_in_order(store):
    whole = replace(ROW, subject=Subject("report", "note", "d2"), decision="note", value="très tôt", task="pilot")
    numbers = store.judge([ROW, whole])
    assert numbers[0] < numbers[1]
    assert store.judgements() == [replace(ROW, number=numbers[0]), replace(whole, number=numbers[1])]
    assert [j.number for j in store.judgements(["d2"])] == [numbers[1]]
    assert [j.number for j in store.judgements(after=numbers[0])] == [numbers[1]]


def test_a_decision_on_what_somebody_has_decided_since_is_refused(store):
    (first,) = store.judge([ROW])
    store.judge([replace(ROW, by="Ben")], seen=first)
    with pytest.raises(Conflict, match="Ben has decided this"):
        store.judge([replace(ROW, by="Cy")], seen=first)
    other = replace(ROW, subject=replace(ON, field="group"), value="guards")
    store.judge([other], seen=first)
    assert [j.by for j in store.judgements()] == ["Ada", "Ben", "Ada"]


def test_all_of_one_call_are_kept_or_none(store):
    (first,) = store.judge([ROW])
    with pytest.raises(Conflict):
        store.judge([replace(ROW, subject=replace(ON, field="group")), ROW], seen=first - 1)
    assert len(store.judgements()) == 1


def test_codings_can_be_taken_back(store):
    one, two = (Coding("pilot", document, "Ada", "Cy", "2024-04-01") for document in ("d1", "d2"))
    store.code([one, two])
    store.code([replace(one, active=False)])
    assert store.codings("pilot") == [two]
    assert store.codings("other") == []


WORK = """
import sys
from rashomon.model import Judgement, Span, Subject
from rashomon.store import open_store
with open_store(sys.argv[1]) as store:
    for number in range(100_000):
        on = [Subject("claim", field, "d1", Span(number, number + 1), "killed") for field in ("value", "group")]
        store.judge([Judgement(one, "correct", "Ada", "2024-04-01", number) for one in on])
        print(number, flush=True)
"""


def test_killed_at_any_moment_nothing_is_half_written_and_nothing_that_was_acknowledged_is_lost(place):
    with open_store(place):
        pass
    for _ in range(3):
        before = _pairs(place)
        with subprocess.Popen([sys.executable, "-c", WORK, place], stdout=subprocess.PIPE, text=True) as process:
            acknowledged = [process.stdout.readline() for _ in range(35)]
            time.sleep(0.003)
            process.send_signal(signal.SIGKILL)
            acknowledged += process.stdout.readlines()
        _wait_for_the_server(place)
        kept = _pairs(place)[len(before) :]
        whole = [line for line in acknowledged if line.endswith("\n")]
        assert kept[: len(whole)] == [(int(line), int(line)) for line in whole]
        assert len(kept) - len(whole) <= 1


def _pairs(place):
    """Return the values of what was written together."""
    with open_store(place, create=False) as store:
        values = [j.value for j in store.judgements()]
    assert len(values) % 2 == 0
    return list(zip(values[::2], values[1::2], strict=True))


def _wait_for_the_server(place):
    """Wait until a server has noticed that the other end is dead; a file needs nobody."""
    if place.startswith("postgres"):
        with open_store(place) as store:
            store.code([])
