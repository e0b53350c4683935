import os
import signal
import subprocess
import sys
import time
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from engine_work import each, fail, large, moody, nap, square, stubborn, stuck
from rashomon.engines import local
from rashomon.engines.local import AHEAD, FEW
from rashomon.model import ConfigError


def run(work, items, *, size=1, **options):
    """Map a function of one item, in batches of a size."""
    items = iter(items)
    batches = iter(lambda: list(islice(items, size)), [])
    for results in local.run(partial(each, work), batches, died=say, **options):
        yield from results


def say(item, error):
    return item, str(error)


def test_results_come_in_order_from_several_processes():
    results = list(run(moody, range(19), workers=2))
    assert [n for n, _ in results] == list(range(19))
    assert len({pid for _, pid in results} - {os.getpid()}) == 2


def test_few_items_stay_in_this_process():
    assert {pid for _, pid in run(moody, range(3), workers=2)} == {os.getpid()}


def test_a_process_that_dies_costs_the_item_it_worked_on():
    results = list(run(moody, range(60), workers=2))
    assert [n for n, _ in results] == list(range(60))
    assert [told for n, told in results if n == 20] == ["its process died: killed, out of memory, or crashed"]
    assert all(isinstance(pid, int) for n, pid in results if n != 20)


def test_a_process_that_dies_costs_no_other_item_of_its_batch():
    results = list(run(moody, range(60), size=8, workers=2))
    assert [n for n, _ in results] == list(range(60))
    assert [n for n, told in results if isinstance(told, str)] == [20]


def test_no_more_items_are_taken_than_the_processes_can_hold():
    taken = 0

    def items():
        nonlocal taken
        for n in range(1000):
            taken += 1
            yield n

    results = run(square, items(), workers=2)
    assert next(results) == 0
    results.close()
    assert taken <= AHEAD * 2 + FEW


def test_items_and_results_larger_than_a_pipe():
    text = "x" * 3_000_000
    assert [len(result) for result in run(large, [text] * 20, workers=2)] == [6_000_000] * 20


def test_an_error_in_the_work_ends_the_run():
    with pytest.raises(ValueError, match=r"no \d"):
        list(run(fail, range(30), workers=2))


def test_processes_that_cannot_start_end_the_run():
    with pytest.raises(ConfigError, match="could not start"):
        list(run(square, range(30), workers=2, start=partial(os._exit, 7)))


def test_errors_and_results_that_cannot_travel_cost_what_they_belong_to():
    results = list(run(stubborn, range(40), workers=2))
    assert [n for n, _ in results] == list(range(40))
    assert all(told == "its process died: killed, out of memory, or crashed" for n, told in results if n == 7)


def test_an_item_that_takes_too_long_costs_itself_alone():
    start = time.monotonic()
    results = list(run(stuck, range(24), workers=2, seconds=1))
    assert [n for n, _ in results] == list(range(24))
    assert [(n, told) for n, told in results if told] == [
        (5, "it took longer than 1 seconds"),
        (17, "it took longer than 1 seconds"),
    ]
    assert time.monotonic() - start < 30


def test_all_processes_killed_again_and_again_lose_only_what_they_had_in_hand():
    killed = 0
    results = []
    for result in run(nap, range(60), workers=2):
        results.append(result)
        if len(results) in (5, 20, 35):
            for pid in children(os.getpid()):
                if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    os.kill(pid, signal.SIGKILL)
                    killed += 1
    assert killed >= 4
    assert [n for n, _ in results] == list(range(60))
    assert 0 < sum(1 for _, told in results if told) <= killed


SLOW = """
import sys, time
from engine_work import rest
from rashomon.engines.local import run
if __name__ == "__main__":
    for done in run(rest, [[0.05]] * 10_000, workers=2, died=None):
        print("one", flush=True)
"""


@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_main_one(tmp_path, blow):
    script = tmp_path / "slow.py"
    script.write_text(SLOW)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    main = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env
    )
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
    lists = Path(f"/proc/{pid}/task").glob("*/children")  # of each thread
    return [int(child) for told in lists for child in told.read_text().split()]
