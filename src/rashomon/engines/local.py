"""Several processes of this machine.

`run(work, items)` maps a function over items, in order, holding no more than a few items a process. The function and what it takes and
gives must be picklable: a function of a module, or a `functools.partial` of one. Processes are started afresh (`spawn`), so they
share nothing with this one, on any system.
"""

import contextlib
import multiprocessing
import os
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from rashomon.model import ConfigError

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 4  # items that a process has before it: one in work, the others so that it need not wait
_LAST_BREATH = 5.0  # seconds
FEW = 16  # items that are not worth starting processes for


class WorkerDied(Exception):
    """The process that worked on an item died: it ran out of memory, or something below Python crashed."""


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
) -> Iterator[Result]:
    """Yield `work(item)` of each item, in the order of the items.

    With one worker, or few items, everything happens in this process. A process that dies costs the item it was working on:
    `died(item, error)` gives its result, another process is started, and the rest goes on. An exception in `work` ends the run.
    `start` is called once in each process before it works.
    """
    source = iter(items)
    first = list(islice(source, FEW)) if workers > 1 else []
    if workers == 1 or len(first) < FEW:
        yield from map(work, chain(first, source))
        return
    with contextlib.closing(_Team(work, workers, died, start)) as team:
        yield from team.run(chain(first, source))


class _Worker(Generic[Item]):
    """One process and the items it has before it, the oldest first."""

    def __init__(self, work: Callable[[Item], object], start: Callable[[], object] | None) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(other, work, start), daemon=True)
        self.process.start()
        other.close()
        self.ready = False  # until it says so
        self.items: deque[tuple[int, Item]] = deque()

    def give(self, number: int, item: Item) -> None:
        self.items.append((number, item))
        with contextlib.suppress(OSError):  # it is dead: whoever waits for its answer will see that
            self.pipe.send(item)

    def stop(self) -> None:
        self.process.terminate()  # does nothing to one that has ended
        self.process.join()
        self.pipe.close()


class _Team(Generic[Item, Result]):
    """The processes of one run, and the results that wait for their turn."""

    def __init__(
        self,
        work: Callable[[Item], Result],
        size: int,
        died: Callable[[Item, WorkerDied], Result],
        start: Callable[[], object] | None,
    ) -> None:
        self._work, self._died, self._start = work, died, start
        self._workers: list[_Worker[Item]] = [self._hire() for _ in range(size)]
        self._ready: dict[int, Result] = {}

    def run(self, items: Iterable[Item]) -> Iterator[Result]:
        source = enumerate(items)
        following = 0
        more = True
        while more or following in self._ready or any(worker.items for worker in self._workers):
            while following in self._ready:
                yield self._ready.pop(following)
                following += 1
            more = more and self._fill(source, following)
            self._collect()

    def close(self) -> None:
        for worker in self._workers:
            worker.stop()

    def _hire(self) -> _Worker[Item]:
        return _Worker(self._work, self._start)

    def _fill(self, source: Iterator[tuple[int, Item]], following: int) -> bool:
        """Hand out items until everybody has enough; False when there are no more.

        One slow item holds all results behind it back, so how far the others may run ahead of it is bounded too.
        """
        while len(self._ready) < 16 * AHEAD * len(self._workers):
            worker = min(self._workers, key=lambda w: len(w.items))
            if len(worker.items) >= AHEAD:
                return True
            entry = next(source, None)
            if entry is None:
                return False
            worker.give(*entry)
        return True

    def _collect(self) -> None:
        """Wait for at least one result where any is due."""
        busy = {worker.pipe: worker for worker in self._workers if worker.items}
        for pipe in wait(list(busy)) if busy else ():
            self._take(busy[pipe])  # type: ignore[index]

    def _take(self, worker: _Worker[Item]) -> None:
        try:
            error, result = worker.pipe.recv()
        except (EOFError, OSError):
            self._replace(worker)
            return
        if not worker.ready:
            worker.ready = True
            return
        number, _ = worker.items.popleft()
        if error:
            raise result
        self._ready[number] = result

    def _replace(self, worker: _Worker[Item]) -> None:
        """Take a dead process's first item for what killed it and give the others to a new one."""
        worker.process.join(_LAST_BREATH)  # its end of the pipe closes a little before it is gone
        worker.stop()
        if not worker.ready:  # so would every other: the items are not to blame
            raise ConfigError(f"a worker process could not start ({_cause(worker.process.exitcode)}); try one worker")
        number, item = worker.items.popleft()
        self._ready[number] = self._died(item, WorkerDied(f"its process died ({_cause(worker.process.exitcode)})"))
        other = self._hire()
        self._workers[self._workers.index(worker)] = other
        for entry in worker.items:
            other.give(*entry)


def _cause(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"signal {signal.Signals(-exitcode).name}"
    return f"exit status {exitcode}"


def _serve(pipe: Connection, work: Callable[[Any], object], start: Callable[[], object] | None) -> None:
    """Be a worker until the other end of the pipe closes, which also happens when the main process is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the main process's to handle
    inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
    # Items are taken in beside the work: were they not, both ends could wait for each other to take a large message.
    threading.Thread(target=_receive, args=(pipe, inbox), daemon=True).start()
    if start:
        start()
    pipe.send((False, None))
    with contextlib.suppress(OSError):  # the main process is gone
        while True:
            item = inbox.get()
            try:
                answer: tuple[bool, object] = (False, work(item))
            except Exception as error:  # noqa: BLE001 - it is raised again where the results are wanted
                answer = (True, error)
            pipe.send(answer)


def _receive(pipe: Connection, inbox: "queue.SimpleQueue[Any]") -> None:
    try:
        while True:
            inbox.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(0)  # nobody is left to work for
