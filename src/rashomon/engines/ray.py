"""Many machines by Ray (extra `ray`): one task a shard, one processor a task.

Tasks of one function go to the same processes, which keep what they have loaded; where a process or a machine is lost, Ray
hands its tasks to another. Every machine needs this program, and the input and the output under the same paths.
"""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from rashomon.engines.local import cores
from rashomon.engines.process import WorkerDied
from rashomon.engines.protocol import Engine, engine
from rashomon.model import ConfigError
from rashomon.model.extras import library

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 2  # tasks for each processor that Ray may have in hand
RETRIES = 3  # times that Ray gives a task of a lost process to another
_LOOK = 10.0  # seconds between two looks at how many processors there are: clusters grow


@engine("ray")
def ray_engine(address: str, workers: int | None) -> Engine:
    """Many machines: the cluster that RAY_ADDRESS names or that this machine belongs to, `ray://host:10001`, else this machine alone."""
    return Ray(address, workers)


class Ray:
    """A cluster, or this machine where there is none."""

    def __init__(self, address: str = "", workers: int | None = None) -> None:
        self._address, self._workers = address, workers

    def run(
        self, work: Callable[[Item], Result], items: Iterable[Item], *, start: Callable[[], object] | None = None
    ) -> Iterator[tuple[Item, Result | WorkerDied]]:
        """Yield each item with `work(item)` as soon as it is done (see `Engine`)."""
        with self._connected() as ray:
            task = ray.remote(num_cpus=1, max_retries=RETRIES)(_do)
            shared = ray.put((work, start))
            pending: dict[Any, Item] = {}
            for item in items:
                while len(pending) >= AHEAD * self._processors(ray):
                    yield from self._done(ray, pending)
                pending[task.remote(shared, item)] = item
            while pending:
                yield from self._done(ray, pending)

    @contextmanager
    def _connected(self) -> Iterator[Any]:
        """Give Ray, connected; ConfigError where it is not installed or nobody answers at the address."""
        ray = library("ray", "ray")
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
        options: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
        if self._address:
            options["address"] = f"ray://{self._address}"
        elif not os.environ.get("RAY_ADDRESS"):
            options |= {"num_cpus": self._workers or cores(), "include_dashboard": False}
        try:
            ray.init(**options)
        except (ConnectionError, RuntimeError, ValueError, OSError) as error:
            raise ConfigError(f"Ray: {' '.join(str(error).split())[:200]}") from error
        try:
            yield ray
        finally:
            ray.shutdown()

    def _processors(self, ray: Any) -> int:  # noqa: ANN401 - a module
        there = int(ray.cluster_resources().get("CPU", 1)) or 1
        return min(there, self._workers) if self._workers else there

    def _done(self, ray: Any, pending: dict[Any, Item]) -> Iterator[tuple[Item, Any]]:  # noqa: ANN401
        """Wait for a task and take those that are done out of `pending`."""
        done, _ = ray.wait(list(pending), num_returns=1, timeout=_LOOK)
        for reference in done:
            yield pending.pop(reference), _result(ray, reference)


def _result(ray: Any, reference: Any) -> Any:  # noqa: ANN401 - whatever the work gives
    try:
        return ray.get(reference)
    except ray.exceptions.RayTaskError as error:
        raise (error.cause or error) from None  # what the work itself raised
    except ray.exceptions.RayError as error:
        return WorkerDied(" ".join(str(error).split())[:200])


_ready: set[int] = set()  # whether this process has called `start`


def _do(shared: tuple[Callable[[Item], Result], Callable[[], object] | None], item: Item) -> Result:
    work, start = shared
    if start and not _ready:
        start()
        _ready.add(os.getpid())
    return work(item)
