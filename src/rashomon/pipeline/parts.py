"""A folder of what was read, in parts: for each shard one Parquet file in each table, and a marker when all of them are there.

    documents/KEY.parquet  readings/KEY.parquet  claims/KEY.parquet  errors/KEY.parquet  _done/KEY.json

A part is written under hidden names and renamed when it is whole, its marker last: what a killed process leaves is no part, and the
next try at the shard puts its own in its place.
"""

import json
import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from rashomon.model import ConfigError, Engine, OutOfSpace, RecordError
from rashomon.model.extras import library
from rashomon.pipeline.columns import TABLES, Row, entry_of
from rashomon.store import Entry

SCHEMA = "rashomon.batch/1"
_ABOUT, _DONE, _WORK = "_about.json", "_done", "_work"
_AT_ONCE = 64  # rows held together when a part is read
_GROUP = 250  # rows of a row group


@dataclass(frozen=True)
class Part:
    """What a shard became: how many reports, claims and errors, and the seconds of processor that it took."""

    key: str
    documents: int
    claims: int
    errors: int
    seconds: float
    told: tuple[RecordError, ...] = ()


@dataclass(frozen=True)
class Folder:
    """A folder of parts, all read by one engine (name, version, configuration)."""

    path: str

    def open(self, engine: Engine | None = None) -> Engine:
        """Return what the folder was read by; with `engine`, make it where it is not there.

        ConfigError where it is no such folder, or holds what another engine read.
        """
        about = Path(self.path) / _ABOUT
        if engine and not about.exists():
            self._make(about, engine)
        try:
            told = json.loads(about.read_text(encoding="utf-8"))
            there = Engine(**told["engine"])
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise ConfigError(f"{self.path} is no folder that `rashomon batch` wrote") from error
        if told.get("schema") != SCHEMA:
            raise ConfigError(
                f"{self.path} is of another version: {told.get('schema')!r}, this program reads {SCHEMA!r}"
            )
        if engine and there != engine:
            raise ConfigError(f"{self.path} holds what another version or configuration read; take another folder")
        return there

    def part(self, key: str) -> Part | None:
        """Return the part of a shard, None where it is not committed."""
        try:
            return Part(**json.loads(self._marker(key).read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None

    def parts(self) -> list[Part]:
        """Return the committed parts in the order of their keys."""
        found = sorted(path.stem for path in (Path(self.path) / _DONE).glob("[!.]*.json"))
        return [part for key in found if (part := self.part(key))]

    def begin(self) -> None:
        """Forget what tries of earlier runs had in hand: whoever killed those runs, it was hardly a report."""
        for path in (Path(self.path) / _WORK).iterdir():
            path.unlink(missing_ok=True)

    def journal(self, key: str) -> Path:
        """Return the file in which tries at a shard write what they have in hand."""
        return Path(self.path) / _WORK / key

    def writing(self, key: str) -> "Writing":
        """Return a part to be written, as a context: it is committed where nothing fails."""
        return Writing(self, key)

    def results(self, key: str) -> Iterator[Entry | RecordError]:
        """Yield what a part holds: reports with their readings, then errors."""
        engine = self.open()
        with ExitStack() as files:
            documents, readings, errors = (
                self._rows(files, name, key, columns)
                for name, columns in (("documents", None), ("readings", ["record", "events"]), ("errors", None))
            )
            for document, reading in zip(documents, readings, strict=True):
                yield entry_of(document, reading, engine)
            for row in errors:
                yield RecordError(row["source"], row["message"], row["part"])

    def _rows(self, files: ExitStack, table: str, key: str, columns: list[str] | None) -> Iterator[Row]:
        parquet = library("pyarrow.parquet", "batch")
        try:
            file = files.enter_context(parquet.ParquetFile(Path(self.path) / table / f"{key}.parquet"))
        except (OSError, ValueError) as error:
            raise ConfigError(f"{self.path}: the part {key} of {table} cannot be read: {error}") from error
        for batch in file.iter_batches(batch_size=_AT_ONCE, columns=columns):
            yield from batch.to_pylist()

    def _marker(self, key: str) -> Path:
        return Path(self.path) / _DONE / f"{key}.json"

    def _make(self, about: Path, engine: Engine) -> None:
        try:
            for name in (*TABLES, _DONE, _WORK):
                (Path(self.path) / name).mkdir(parents=True, exist_ok=True)
            _write(about, {"schema": SCHEMA, "engine": asdict(engine)})
        except OSError as error:
            raise ConfigError(f"{self.path} cannot be written: {error.strerror or error}") from error


class Writing:
    """A part that is being written."""

    def __init__(self, folder: Folder, key: str) -> None:
        self._folder, self._key = folder, key
        self._held: dict[str, list[Row]] = {table: [] for table in TABLES}
        self._own = f".{key}.{socket.gethostname()}.{os.getpid()}"

    def __enter__(self) -> "Writing":
        """Open a file for each table."""
        parquet = library("pyarrow.parquet", "batch")
        self._files = {
            table: parquet.ParquetWriter(self._hidden(table), self._schemas[table], compression="zstd")
            for table in TABLES
        }
        return self

    def add(self, rows: Mapping[str, list[Row]]) -> None:
        """Add rows to the tables."""
        for table, own in rows.items():
            self._held[table] += own
            if len(self._held[table]) >= _GROUP:
                self._flush(table)

    def commit(self, part: Part) -> None:
        """Put the files under their names, and the marker last."""
        for table, file in self._files.items():
            self._flush(table)
            file.close()
            _keep(self._hidden(table), Path(self._folder.path) / table / f"{self._key}.parquet")
        told = {name: value for name, value in asdict(part).items() if name != "told"}
        _write(self._folder._marker(self._key), told)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, *rest: object) -> None:
        """Leave nothing behind of what was not committed."""
        for table, file in self._files.items():
            file.close()
            self._hidden(table).unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno == 28:
            raise OutOfSpace(f"{self._folder.path}: the disk is full") from error

    def _flush(self, table: str) -> None:
        arrow = library("pyarrow", "batch")
        if self._held[table]:
            self._files[table].write_batch(
                arrow.RecordBatch.from_pylist(self._held[table], schema=self._schemas[table])
            )
            self._held[table] = []

    def _hidden(self, table: str) -> Path:
        return Path(self._folder.path) / table / self._own

    @cached_property
    def _schemas(self) -> dict[str, Any]:
        arrow = library("pyarrow", "batch")
        return {
            table: arrow.schema([(name, arrow.type_for_alias(kind)) for name, kind in columns.items()])
            for table, columns in TABLES.items()
        }


def _keep(written: Path, target: Path) -> None:
    with open(written, "rb") as file:
        os.fsync(file.fileno())
    os.replace(written, target)


def _write(path: Path, row: Mapping[str, object]) -> None:
    hidden = path.with_name(f".{path.name}.{socket.gethostname()}.{os.getpid()}")
    hidden.write_text(json.dumps(row) + "\n", encoding="utf-8")
    _keep(hidden, path)
