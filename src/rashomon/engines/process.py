"""One worker process that is started again whenever it ends: a thin hold on `concurrent.futures`.

An executor of the standard library gives up all that it has in hand when one of its processes ends. So each of ours has one process and
one item in hand: what ends it is the item's fault, and nobody else's.
"""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from rashomon.model import ConfigError

Item = TypeVar("Item")
Result = TypeVar("Result")
START = 300.0  # seconds in which a process must be ready: the models load in two


class WorkerDied(Exception):
    """The process that worked on an item ended: it ran out of memory or time, or something below Python crashed."""


class Worker:
    """One process, started when it is first asked to work; `start` is called in it once before it works."""

    def __init__(self, start: Callable[[], object] | None = None) -> None:
        self._start = start
        self._executor: ProcessPoolExecutor | None = None
        self._pid = 0
        self._closed = False
        self._lock = threading.RLock()  # one thread works, another may close

    def do(self, work: Callable[[Item], Result], item: Item, seconds: float | None = None) -> Result:
        """Return `work(item)`, or raise what it raises; WorkerDied where the process ends or takes longer than `seconds`."""
        future = self._running().submit(work, item)
        try:
            return future.result(seconds)
        except BrokenProcessPool as error:
            self._end()
            raise WorkerDied("its process died: killed, out of memory, or crashed") from error
        except TimeoutError as error:
            if future.done():  # the work's own
                raise
            self._end()
            raise WorkerDied(f"it took longer than {seconds:g} seconds") from error

    def close(self, *, at_once: bool = False) -> None:
        """End the process: after the item in hand, or at once, whatever it does."""
        with self._lock:
            self._closed = True
            if at_once:
                self._end()
            elif self._executor:
                self._executor.shutdown()

    def _running(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._closed:
                raise WorkerDied("the run has ended")
            if self._executor is None:
                context = multiprocessing.get_context("spawn")  # shares nothing with this process, on any system
                self._executor = ProcessPoolExecutor(1, context)
                self._prepare(self._executor)
            return self._executor

    def _prepare(self, executor: ProcessPoolExecutor) -> None:
        try:
            self._pid = executor.submit(_begin).result(START)
            if self._start:
                executor.submit(self._start).result(START)
        except (BrokenProcessPool, TimeoutError) as error:  # so would every other: no item is to blame
            raise ConfigError("a worker process could not start; try one worker") from error

    def _end(self) -> None:
        with self._lock:
            executor, self._executor = self._executor, None
        if executor:
            with contextlib.suppress(OSError):  # it has ended by itself
                os.kill(self._pid, getattr(signal, "SIGKILL", signal.SIGTERM))
            executor.shutdown(cancel_futures=True)


def _begin() -> int:
    """Prepare a process that is to work and return its id.

    Ctrl-C is the main process's to handle, and nobody works for one that is gone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()
    return os.getpid()


def _follow() -> None:
    """End when the main process has ended, however it did; an executor's process would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(0)
