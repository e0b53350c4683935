import signal
import sys
import threading
import time

import pytest

from rashomon.model import Document, Reading, RecordError
from rashomon.model.config import Config, Limits
from rashomon.pipeline.budget import OutOfMemory, OutOfTime, within
from rashomon.pipeline.read import batches, finish_batch

ALARMS = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system knows no alarms")
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")


def report(name, text="A bomb killed two people in Lima on Friday, police said."):
    return Document(name, text, input_id=name, language="en")


def spin():
    while True:
        pass


@ALARMS
def test_work_that_never_ends_is_ended():
    with pytest.raises(OutOfTime, match="longer than 1 seconds"), within(Limits(time_limit=1)):
        spin()
    time.sleep(1.1)  # nothing rings afterwards


@ALARMS
def test_the_alarm_of_whoever_calls_is_left_as_it_was():
    before = signal.getsignal(signal.SIGALRM)
    with within(Limits()):
        assert signal.getsignal(signal.SIGALRM) is not before
    assert signal.getsignal(signal.SIGALRM) is before


def test_work_that_never_ends_is_ended_in_a_thread_too():
    told = []

    def work():
        try:
            with within(Limits(time_limit=0.5)):
                spin()
        except OutOfTime as error:
            told.append(str(error))
        for _ in range(100_000):  # nothing is thrown afterwards
            pass
        told.append("went on")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(60)
    assert told == ["takes longer than 0.5 seconds", "went on"]


@LINUX
def test_work_that_takes_too_much_memory_is_ended_and_memory_is_free_again():
    with pytest.raises(OutOfMemory, match="more than 100 MB"), within(Limits(memory_limit=100)):
        bytearray(1_000_000_000)
    assert len(bytearray(300_000_000)) == 300_000_000


@ALARMS
@LINUX
def test_reports_beyond_their_limits_cost_no_other():
    def finish(reading: Reading) -> str:
        while reading.document.id == "slow":
            pass
        if reading.document.id == "large":
            return "x" * 1_000_000_000
        return reading.document.id

    given = [report("a"), report("slow"), RecordError("x", "is empty"), report("large"), report("b")]
    told = finish_batch(finish, given, Config(limits=Limits(time_limit=5, memory_limit=500)))
    assert [str(result) for result in told] == [
        "a",
        "slow: could not be read: it takes longer than 5 seconds",
        "x: is empty",
        "large: could not be read: it needs more than 500 MB of memory",
        "b",
    ]


def test_one_report_that_breaks_the_parser_costs_no_other(monkeypatch):
    from rashomon.analysis import english

    parse = english.pipeline().pipe

    def breaking(docs, **options):
        for doc in docs:
            if "BREAK" in doc.text:
                raise ValueError("broken")
            yield from parse([doc], **options)

    monkeypatch.setattr(english.pipeline(), "pipe", breaking)
    told = finish_batch(lambda reading: reading.document.id, [report("a"), report("b", "BREAK it."), report("c")])
    assert [told[0], told[2]] == ["a", "c"]
    assert isinstance(told[1], RecordError)
    assert "broken" in told[1].message


def test_batches_grow_and_are_cut_by_length():
    assert [len(batch) for batch in batches([report("a")] * 100)] == [1, 2, 4, 8, 16, 32, 32, 5]
    assert [len(batch) for batch in batches([report("a", "x" * 15_000)] * 6)] == [1, 2, 2, 1]
