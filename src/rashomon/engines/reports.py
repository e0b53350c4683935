"""Reports read on all cores of this machine, in order, each held to its limits."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from rashomon.engines import local
from rashomon.model import Config, RecordError
from rashomon.pipeline.read import Outcome, warm_up

Result = TypeVar("Result")
GRACE = 10.0  # seconds beyond its time after which a process that no alarm reaches is ended


def over(
    work: Callable[[Sequence[Outcome]], Sequence[Result]],
    outcomes: Iterable[Sequence[Outcome]],
    *,
    workers: int,
    config: Config,
) -> Iterator[Sequence[Result | RecordError]]:
    """Map `work` over batches of documents: an engine as `Adding.run` and `read_all` take it, once workers and configuration are set."""
    return local.run(
        work,
        outcomes,
        workers=workers,
        died=_died,
        start=partial(warm_up, config),
        seconds=config.limits.time_limit + GRACE,
    )


def _died(outcome: Outcome, error: Exception) -> RecordError:
    if isinstance(outcome, RecordError):
        return outcome
    return RecordError(outcome.input_id or outcome.id, f"could not be read: {error}", part="reading")
