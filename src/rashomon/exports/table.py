"""The rows of a scheme over some incidents."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Literal

from rashomon.exports.columns import Cell, Column
from rashomon.exports.incident import IncidentView
from rashomon.exports.scheme import LeftOut, Run, Scheme
from rashomon.model import ConfigError, Dossier

Values = Literal["machine", "reviewed", "both"]
Transform = Callable[[Dossier], Dossier]
WHOSE = Column("values", description="Whose values the row has: machine, or reviewed by people.",
               allowed=("machine", "reviewed"), beside=True)  # fmt: skip


class Table:
    """What a scheme makes of incidents: iterate over it for rows as dictionaries, in the order of `columns`.

    Rows are made as they are asked for; iterating again makes them again where `dossiers` can be iterated again. After an iteration
    `left_out` counts the incidents that the scheme has no row for, by reason.
    """

    def __init__(
        self,
        scheme: Scheme,
        dossiers: Iterable[Dossier],
        *,
        beside: bool = True,
        values: Values = "machine",
        reviewed: Transform | None = None,
        made: datetime | None = None,
    ) -> None:
        """Lay `dossiers` out by `scheme`.

        `beside` False leaves the scheme's own columns alone. `values` asks for what the machine read, for the dossiers as `reviewed`
        makes them, or for both one after the other; ConfigError where reviewed values are asked for and nothing was reviewed.
        """
        if values != "machine" and reviewed is None:
            raise ConfigError("exports: reviewed values were asked for, and there are no reviews")
        self.scheme = scheme
        self.values = values
        self.left_out: Counter[str] = Counter()
        whose = (WHOSE,) if values == "both" else ()
        self.columns: Sequence[Column] = [c for c in (*scheme.columns, *whose) if beside or not c.beside]
        self._dossiers = dossiers
        self._reviewed = reviewed
        self._run = Run(made or datetime.now(UTC))

    @property
    def names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        """Yield each row once."""
        self.left_out.clear()
        seen: set[tuple[Cell, ...]] = set()
        for dossier in self._dossiers:
            for whose, made in self._versions(dossier):
                for row in self.scheme.rows(IncidentView(made), self._run):
                    if isinstance(row, LeftOut):
                        self.left_out[row.reason] += 1
                        continue
                    key = (whose, *(row.get(name) for name in self.scheme.key))
                    if key not in seen:
                        seen.add(key)
                        yield {name: row.get(name, whose if name == WHOSE.name else None) for name in self.names}

    def _versions(self, dossier: Dossier) -> Iterator[tuple[str, Dossier]]:
        if self.values != "reviewed":
            yield "machine", dossier
        if self._reviewed and self.values != "machine":
            yield "reviewed", self._reviewed(dossier)
