"""The door for scorers, and what they have in common."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import tee
from typing import Any, ClassVar, Literal

from rashomon.evaluate.shape import Shape
from rashomon.model import Document, Reading, RecordError, Registry, Span
from rashomon.sources import document_of

Row = Mapping[str, Any]
Counts = Counter[str]
Reader = Callable[[Iterable[Document]], Iterator[Reading]]  # gives a reading for each document, in order


@dataclass(frozen=True)
class Miss:
    """One thing that went wrong: the gold has it and the reading does not (missed), the reverse (extra), or both differ (wrong).

    `told` is one line; `text` the report and `spans` the words in it that it is about; `by` the versioned name of the layer,
    check or model that made it or should have.
    """

    kind: Literal["missed", "extra", "wrong"]
    told: str
    text: str = ""
    spans: tuple[Span, ...] = ()
    by: str | None = None


@dataclass(frozen=True)
class Unit:
    """What the bootstrap draws: a report, or whatever else is independent of the rest (a cluster of reports, a pair).

    `counts` are summed over units before figures are computed. `misses` may be a generator: it runs only where misses are shown.
    """

    id: str
    counts: Counts
    misses: Iterable[Miss] = ()


class Task(ABC):
    """How one capability is measured on rows of gold data. The docstring of each task is its help text.

    `needs` is the shape of a row (see `shape`). `units` reads what it has to with `reader` and yields one Unit for each report,
    cluster or pair; `figures` turns summed counts into figures between 0 and 1, nan where there is nothing to tell.
    """

    needs: ClassVar[Mapping[str, Shape]]
    unit: ClassVar[str] = "documents"

    @abstractmethod
    def units(self, rows: Iterable[Row], reader: Reader) -> Iterator[Unit]:
        """Yield the counts and misses of each unit."""

    @abstractmethod
    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return the figures of summed counts; a count that never came up is 0."""

    def fault(self, row: Row) -> str | None:
        """Return what is wrong with a row of the right shape, None where nothing is."""
        return None


class PerReport(Task):
    """A task that compares each row with the reading of its text, alone."""

    def units(self, rows: Iterable[Row], reader: Reader) -> Iterator[Unit]:
        """Yield one unit a row."""
        kept, given = tee(rows)
        for row, reading in zip(kept, reader(self.document(row) for row in given), strict=True):
            yield Unit(str(row["id"]), self.count(row, reading), self.misses(row, reading))

    def document(self, row: Row) -> Document:
        """Return the report of a row, as `rashomon read` makes it."""
        return report_of(row)

    @abstractmethod
    def count(self, row: Row, reading: Reading) -> Counts:
        """Return the counts of one row."""

    @abstractmethod
    def misses(self, row: Row, reading: Reading) -> Iterator[Miss]:
        """Yield what went wrong in one row."""


task: Registry[Callable[[], Task]] = Registry("rashomon.evaluate")


def report_of(row: Row) -> Document:
    """Return the report of a row `{id, text, published?, title?, url?, …}` as `rashomon read` makes it of JSON lines.

    A text that no report can be made of (empty, too long) comes back as it is; the reader refuses it.
    """
    try:
        return document_of(row, name=str(row["id"]))
    except RecordError:
        return Document(id=str(row["id"]), input_id=str(row["id"]), text=row["text"])


def layers_of(reading: Reading, gives: str) -> str | None:
    """Return the versioned names of the layers that gave a field of this reading, as it says itself.

    A layer is named after the field it gives: `times.rules.v1` gives the times. Elections are events too.
    """
    fields = {gives, *({"elections"} if gives == "events" else ())}
    ran = reading.engine.config.get("layers", ())
    names = [str(name) for name in ran if str(name).split(".")[0] in fields] if isinstance(ran, (list, tuple)) else []
    return ", ".join(names) or None
