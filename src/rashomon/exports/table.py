"""The rows of a scheme over some incidents."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rashomon.exports.columns import Cell, Column
from rashomon.exports.incident import IncidentView
from rashomon.exports.scheme import LeftOut, Reviews, Run, Scheme
from rashomon.model import Dossier

WHOSE = Column("values", "string", "Whose values the row has: as the machine read them, or as people reviewed them.", None,
               "Rashomon", ("machine", "reviewed"), beside=True)  # fmt: skip


class Table:
    """What a scheme makes of incidents: iterate over it for rows as dictionaries, in the order of `columns`.

    Rows are made as they are asked for; iterating again makes them again where the incidents can be iterated over again. After an
    iteration `left_out` counts the incidents that the scheme has no row for, by reason.
    """

    def __init__(
        self,
        scheme: Scheme,
        dossiers: Iterable[Dossier],
        *,
        reviewed: Iterable[Dossier] | None = None,
        beside: bool = True,
        made: datetime | None = None,
        reviews: Reviews = Reviews(),  # noqa: B008 - frozen
    ) -> None:
        """Lay `dossiers` out by `scheme`; `beside` False leaves the scheme's own columns alone.

        With `reviewed`, the same incidents as people reviewed them follow, and a column `values` says whose a row is. `made` is the
        time of the export, now unless given; `reviews` what people judged, for the schemes that tell of it.
        """
        self.scheme = scheme
        self.left_out: Counter[str] = Counter()
        whose = () if reviewed is None else (WHOSE,)
        self.columns: Sequence[Column] = [*(c for c in scheme.columns if beside or not c.beside), *whose]
        self._dossiers = {"machine": dossiers} | ({} if reviewed is None else {"reviewed": reviewed})
        self._run = Run(made or datetime.now(UTC), reviews)

    @property
    def names(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        """Yield each row once."""
        self.left_out.clear()
        for whose, dossiers in self._dossiers.items():
            seen: set[tuple[Cell, ...]] = set()
            for row in self._rows(dossiers):
                key = tuple(row.get(name) for name in self.scheme.key)
                if key not in seen:
                    seen.add(key)
                    yield {name: _sound(row.get(name, whose if name == WHOSE.name else None)) for name in self.names}

    def to_frame(self, kind: str = "pandas") -> Any:  # noqa: ANN401 - a frame of the library asked for
        """Return the rows as a frame of pandas or polars; ConfigError where its library is not installed."""
        from rashomon.exports.frames import to_frame

        return to_frame(self, kind)

    def write(self, path: str | Path, form: str | None = None) -> None:
        """Write the rows into a file, whole or not at all, in the format of its ending (or `form`: "csv", "parquet", ...).

        ConfigError where there is no such format or its library is not installed; OSError where the file cannot be written.
        """
        from rashomon.exports.files import write_file
        from rashomon.exports.writer import get_writer, writer_for

        target = Path(path)
        write_file([self], get_writer(form) if form else writer_for(target) or get_writer(self.scheme.writer), target)

    def _rows(self, dossiers: Iterable[Dossier]) -> Iterator[Mapping[str, Cell]]:
        for dossier in dossiers:
            for row in self.scheme.rows(IncidentView(dossier), self._run):
                if isinstance(row, LeftOut):
                    self.left_out[row.reason] += 1
                else:
                    yield row


def _sound(cell: Cell) -> Cell:
    """Return a cell with a question mark for each lone surrogate, which no file may hold."""
    if isinstance(cell, str):
        return cell if cell.isascii() else cell.encode("utf-8", "replace").decode()
    if isinstance(cell, list):
        return [_sound(item) for item in cell]
    return {key: _sound(value) for key, value in cell.items()} if isinstance(cell, dict) else cell
