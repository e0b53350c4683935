"""One scorer over one file."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from inspect import cleandoc

from rashomon.engines.reports import over
from rashomon.evaluate.rows import first, open_dataset
from rashomon.evaluate.scores import Figure, intervals
from rashomon.evaluate.task import Counts, Miss, task
from rashomon.model import DEFAULT, Config, Document, Engine, Reading, RecordError
from rashomon.pipeline.read import check, read_all
from rashomon.sources import refuse


@dataclass(frozen=True)
class Result:
    """What came out: the figures with 95 % intervals, and all that is needed to take them again.

    `rows` is how many gold rows were scored, `units` how many units (`unit` says of what) the bootstrap drew from, `counts` the
    summed counts behind the figures, `unread` the reports that could not be read: they count as readings with nothing in them.
    """

    task: str
    data: str
    sha256: str
    rows: int
    units: int
    unit: str
    figures: dict[str, Figure]
    counts: dict[str, float]
    unread: tuple[str, ...] = ()
    engine: Engine | None = None
    rounds: int = 1000
    seed: int = 20211107


@dataclass
class Readings:
    """Reads reports in order, on several cores. One that cannot be read gives an empty reading, so that what it says counts as missed."""

    workers: int = 1
    config: Config = DEFAULT
    unread: list[str] = field(default_factory=list)
    engine: Engine | None = None

    def __call__(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Yield one reading for each document."""
        given: deque[Document] = deque()

        def outcomes() -> Iterator[Document | RecordError]:
            for document in documents:
                given.append(document)
                yield refuse(document) or document

        engine = partial(over, workers=self.workers, config=self.config)
        for outcome in read_all(outcomes(), self.config, over=engine):
            document = given.popleft()
            if isinstance(outcome, RecordError):
                self.unread.append(str(outcome))
                yield _empty(document)
            else:
                self.engine = outcome.engine
                yield outcome


def _empty(document: Document) -> Reading:
    return Reading(document, Engine("rashomon", "", {}))


def evaluate(
    name: str,
    path: str,
    *,
    limit: int | None = None,
    rounds: int = 1000,
    seed: int = 20211107,
    workers: int = 1,
    config: Config = DEFAULT,
    on_miss: Callable[[str, Miss], None] | None = None,
) -> Result:
    """Return how well the task of that name is done on a file of gold rows.

    `limit` takes only the first rows; `workers` is the number of processes that read, and changes no figure; `on_miss(unit id, miss)` is called with each miss as it comes. ConfigError for an unknown
    task, RecordError for data that the task cannot use.
    """
    check(config)
    scorer = task.get(name)()
    data, read = open_dataset(path, scorer), Readings(workers, config)
    counts: list[Counts] = []
    for unit in scorer.units(first(data, limit), read):
        counts.append(unit.counts)
        if on_miss:
            for miss in unit.misses:
                on_miss(unit.id, miss)
    return Result(
        task=name,
        data=data.path.name,
        sha256=data.sha256,
        rows=min(data.rows, limit or data.rows),
        units=len(counts),
        unit=scorer.unit,
        figures=intervals(counts, scorer.figures, rounds=rounds, seed=seed),
        counts=_total(counts),
        unread=tuple(read.unread),
        engine=read.engine,
        rounds=rounds,
        seed=seed,
    )


def _total(counts: Iterable[Counts]) -> dict[str, float]:
    total: Counts = Counter()
    for unit in counts:
        total.update(unit)
    return {key: float(total[key]) for key in sorted(total)}


def help_of(name: str) -> str:
    """Return the help text of a task."""
    return cleandoc(task.get(name).__doc__ or "")
