"""What an engine is: it maps a pure function over shards, wherever there are processors.

An engine is one file here, or an entry point of the group `rashomon.engines`, that registers `(address, workers) -> Engine` under a name.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from rashomon.engines.process import WorkerDied
from rashomon.model import Registry

Item = TypeVar("Item")
Result = TypeVar("Result")


class Engine(Protocol):
    """Processes that work on one item at a time, on this machine or on many."""

    def run(
        self, work: Callable[[Item], Result], items: Iterable[Item], *, start: Callable[[], object] | None = None
    ) -> Iterator[tuple[Item, Result | WorkerDied]]:
        """Yield each item with `work(item)`, in any order; WorkerDied where the process that worked on it ended.

        Never works in this process, and takes no more of `items` than a few for each of its processes. An exception in `work` ends the
        run. `start` is called once in each process before it works, so that items find the models loaded. All of these are picklable.
        """


engine: Registry[Callable[[str, int | None], Engine]] = Registry("rashomon.engines")


def get_engine(written: str, workers: int | None = None) -> Engine:
    """Return the engine of a name, `ray`, or of a name and an address, `ray://host:10001`.

    `workers` is the number of processes, as many as there are processors unless given. ConfigError where there is no such engine.
    """
    name, _, address = written.partition("://")
    return engine.get(name)(address, workers)
