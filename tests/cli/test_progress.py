"""The one display of how far long work is, by a clock of the test's own."""

import pytest

from rashomon.cli import _progress
from rashomon.cli._progress import Progress


@pytest.fixture
def clock(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(_progress.time, "monotonic", lambda: now[0])
    return now


def lines(capsys):
    return capsys.readouterr().err.splitlines()


def test_elsewhere_than_on_a_terminal_it_is_a_plain_line_each_half_minute(clock, capsys):
    progress = Progress(1000)
    for second in range(1, 91):
        clock[0] = second
        progress(second * 5, failed=2)
    assert lines(capsys) == [
        "150 of 1,000 reports, 2 failed, 5.0 a second, 3 min left",
        "300 of 1,000 reports, 2 failed, 5.0 a second, 2 min left",
        "450 of 1,000 reports, 2 failed, 5.0 a second, 2 min left",
    ]


def test_the_time_in_which_models_load_counts_for_nothing(clock, capsys):
    progress = Progress(600)
    clock[0] = 40
    progress(1)
    clock[0] = 70
    progress(301)
    assert lines(capsys) == ["1 of 600 reports", "301 of 600 reports, 10.0 a second, 30 s left"]


def test_without_a_total_it_tells_no_time_and_names_what_it_is_on(clock, capsys):
    progress = Progress(None, "herald")
    clock[0] = 31
    progress(1)
    clock[0] = 62
    progress(32)
    assert lines(capsys) == ["herald: 1 report", "herald: 32 reports, 1.0 a second"]


def test_what_is_passed_on_is_counted(clock, capsys):
    def slowly():
        for n in range(70):
            clock[0] += 1
            yield n

    assert list(Progress(70, kind="incidents").over(slowly())) == list(range(70))
    assert lines(capsys) == [
        "30 of 70 incidents, 1.0 a second, 40 s left",
        "60 of 70 incidents, 1.0 a second, 10 s left",
    ]
