"""Several processes of this machine.

`run(work, batches)` maps a function over batches of items, in order, holding no more than a few batches a process. The function and
what it takes and gives must be picklable: a function of a module, or a `functools.partial` of one.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import chain, islice
from queue import SimpleQueue
from typing import TypeVar

from rashomon.engines.process import Worker, WorkerDied
from rashomon.engines.protocol import Engine, engine
from rashomon.model import ConfigError

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 4  # batches a process that may be in hand: one slow batch holds the results of all behind it back
FEW = 5  # fewer batches are not worth starting processes for


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(
    work: Callable[[Sequence[Item]], Sequence[Result]],
    batches: Iterable[Sequence[Item]],
    *,
    workers: int,
    died: Callable[[Item, WorkerDied], Result],
    start: Callable[[], object] | None = None,
    seconds: float | None = None,
    few: int = FEW,
) -> Iterator[Sequence[Result]]:
    """Yield `work(batch)` of each batch, one result for each item, in the order of the batches.

    With one worker, or fewer than `few` batches, everything happens in this process; with `few` 0, nothing does. Where a process ends, or needs more than `seconds` for a
    batch, another is started, and each item of the batch is worked on alone; the one that ends its process again has the result
    `died(item, error)`, and the rest goes on. An exception in `work` ends the run. `start` is called once in each process before it
    works; ConfigError where it fails.
    """
    source = iter(batches)
    first = list(islice(source, few)) if workers > 1 else []
    if few and (workers == 1 or len(first) < few):
        yield from map(work, chain(first, source))
        return

    idle: SimpleQueue[Worker] = SimpleQueue()
    team = [Worker(start) for _ in range(workers)]
    for worker in team:
        idle.put(worker)

    def done(batch: Sequence[Item]) -> Sequence[Result]:
        worker = idle.get()
        try:
            return _done(worker, work, batch, died, seconds)
        finally:
            idle.put(worker)

    threads = ThreadPoolExecutor(workers)  # each waits for one process
    try:
        yield from _in_order(threads, done, chain(first, source), AHEAD * workers)
        threads.shutdown()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in team:
            worker.close(at_once=True)


@engine("local")
def local_engine(address: str, workers: int | None) -> Engine:
    """The processors of this machine."""
    if address:
        raise ConfigError(f"the engine of this machine takes no address: {address!r}")
    return Local(workers or cores())


class Local:
    """Several processes of this machine, each with one item in hand."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def run(
        self, work: Callable[[Item], Result], items: Iterable[Item], *, start: Callable[[], object] | None = None
    ) -> Iterator[tuple[Item, Result | WorkerDied]]:
        """Yield each item with `work(item)`, in the order of the items (see `Engine`)."""
        batches = ([item] for item in items)
        done = run(partial(_each, work), batches, workers=self._workers, died=_died, start=start, few=0)
        return chain.from_iterable(done)


def _each(work: Callable[[Item], Result], batch: Sequence[Item]) -> list[tuple[Item, Result | WorkerDied]]:
    return [(item, work(item)) for item in batch]


def _died(item: Item, error: WorkerDied) -> tuple[Item, WorkerDied]:
    return item, error


def _done(
    worker: Worker,
    work: Callable[[Sequence[Item]], Sequence[Result]],
    batch: Sequence[Item],
    died: Callable[[Item, WorkerDied], Result],
    seconds: float | None,
) -> Sequence[Result]:
    try:
        return worker.do(work, batch, seconds)
    except WorkerDied as error:
        if len(batch) == 1:
            return [died(batch[0], error)]
    return [result for item in batch for result in _done(worker, work, [item], died, seconds)]


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
