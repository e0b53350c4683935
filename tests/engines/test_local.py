import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from engine_work import fail, large, moody, square
from rashomon.engines.local import AHEAD, run
from rashomon.model import ConfigError


def say(item, error):
    return item, str(error)


def test_results_come_in_order_from_several_processes():
    results = list(run(moody, range(19), workers=2, died=say))
    assert [n for n, _ in results] == list(range(19))
    assert len({pid for _, pid in results} - {os.getpid()}) == 2


def test_few_items_stay_in_this_process():
    assert {pid for _, pid in run(moody, range(3), workers=2, died=say)} == {os.getpid()}


def test_a_process_that_dies_costs_the_item_it_worked_on():
    results = list(run(moody, range(60), workers=2, died=say))
    assert [n for n, _ in results] == list(range(60))
    assert [told for n, told in results if n == 20] == ["its process died (signal SIGKILL)"]
    assert all(isinstance(pid, int) for n, pid in results if n != 20)


def test_no_more_items_are_taken_than_the_processes_can_hold():
    taken = 0

    def items():
        nonlocal taken
        for n in range(1000):
            taken += 1
            yield n

    results = run(square, items(), workers=2, died=say)
    assert next(results) == 0
    results.close()
    assert taken <= 16 * AHEAD * 2 + AHEAD * 2 + 16


def test_items_and_results_larger_than_a_pipe():
    text = "x" * 3_000_000
    assert [len(result) for result in run(large, [text] * 20, workers=2, died=say)] == [6_000_000] * 20


def test_an_error_in_the_work_ends_the_run():
    with pytest.raises(ValueError, match=r"no \d"):
        list(run(fail, range(30), workers=2, died=say))


def test_processes_that_cannot_start_end_the_run():
    with pytest.raises(ConfigError, match=r"could not start \(exit status 7\)"):
        list(run(square, range(30), workers=2, died=say, start=partial(os._exit, 7)))


SLOW = """
import sys, time
from rashomon.engines.local import run
if __name__ == "__main__":
    for done in run(time.sleep, [0.05] * 10_000, workers=2, died=None):
        print("one", flush=True)
"""


@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_main_one(tmp_path, blow):
    script = tmp_path / "slow.py"
    script.write_text(SLOW)
    main = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert main.stdout.readline() == "one\n"
    workers = children(main.pid)
    assert len(workers) >= 2
    main.send_signal(blow)
    main.communicate(timeout=30)
    deadline = time.monotonic() + 30
    while any(os.path.exists(f"/proc/{pid}") for pid in workers):
        assert time.monotonic() < deadline, "a worker is left"
        time.sleep(0.05)


def children(pid):
    if not os.path.isdir("/proc"):
        pytest.skip("the processes of a process are looked up in /proc")
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
