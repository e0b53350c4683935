"""Several processes of this machine.

`run(work, items)` maps a function over items, in order, holding no more than a few items a process. The function and what it takes and
gives must be picklable: a function of a module, or a `functools.partial` of one.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from queue import SimpleQueue
from typing import TypeVar

from rashomon.engines.process import Worker, WorkerDied

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 16  # items a process that may be in hand: one slow item holds the results of all behind it back
FEW = 16  # items that are not worth starting processes for


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    workers: int,
    died: Callable[[Item, WorkerDied], Result],
    start: Callable[[], object] | None = None,
    seconds: float | None = None,
) -> Iterator[Result]:
    """Yield `work(item)` of each item, in the order of the items.

    With one worker, or few items, everything happens in this process. A process that ends, or needs more than `seconds` for an
    item, costs that item alone: `died(item, error)` gives its result, another process is started, and the rest goes on. An
    exception in `work` ends the run. `start` is called once in each process before it works; ConfigError where it fails.
    """
    source = iter(items)
    first = list(islice(source, FEW)) if workers > 1 else []
    if workers == 1 or len(first) < FEW:
        yield from map(work, chain(first, source))
        return

    idle: SimpleQueue[Worker] = SimpleQueue()
    team = [Worker(start) for _ in range(workers)]
    for worker in team:
        idle.put(worker)

    def one(item: Item) -> Result:
        worker = idle.get()
        try:
            return worker.do(work, item, seconds)
        except WorkerDied as error:
            return died(item, error)
        finally:
            idle.put(worker)

    threads = ThreadPoolExecutor(workers)  # each waits for one process
    try:
        yield from _in_order(threads, one, chain(first, source), AHEAD * workers)
        threads.shutdown()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in team:
            worker.close(at_once=True)


def _in_order(
    threads: ThreadPoolExecutor, work: Callable[[Item], Result], items: Iterable[Item], most: int
) -> Iterator[Result]:
    """Yield the results in the order of the items, with at most `most` items in hand."""
    pending: deque[Future[Result]] = deque()
    for item in items:
        pending.append(threads.submit(work, item))
        while pending and (len(pending) >= most or pending[0].done()):
            yield pending.popleft().result()
    while pending:
        yield pending.popleft().result()
