"""Where verbs that write many incidents take them from: files of reports, files of readings or dossiers, else a store."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from rashomon.cli._inputs import Inputs
from rashomon.cli._progress import Progress
from rashomon.cli._store import open_for
from rashomon.exports import Reviews
from rashomon.exports.days import days
from rashomon.formats.dossier_record import DOSSIER_SCHEMA, dossier_from_dict
from rashomon.formats.record import from_dict
from rashomon.model import ConfigError, Dossier, Reading, RecordError
from rashomon.pipeline.dossiers import compare
from rashomon.pipeline.exporting import of_status, reviews_of
from rashomon.pipeline.stored_dossiers import from_store
from rashomon.review import facts
from rashomon.store import Store, Where


@dataclass
class Source:
    """Where the incidents come from: files, else a store. Files are read once, however many tables are made of them."""

    inputs: Inputs
    store: str
    where: Where
    least: int = 1
    statuses: tuple[str, ...] = ()
    _readings: list[Reading] | None = field(default=None, init=False)
    _dossiers: list[Dossier] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        """Decide between files and store; UsageError where files are asked for what only a store has."""
        self.of_files = bool(self.inputs.files)
        if self.of_files and self.statuses:
            raise click.UsageError("files hold no reviews: add them to a store and export from it with --status")

    def incidents(self, policy: str, *, as_reviewed: bool = False) -> Iterable[Dossier]:
        """Return the incidents with figures by a policy, as people reviewed them if asked for; they can be iterated over again.

        UsageError where reviewed values of files are asked for: judgements are kept in a store.
        """
        if as_reviewed and self.of_files:
            raise click.UsageError("files hold no reviews: add them to a store and export from it")
        return Incidents(self, policy, as_reviewed)

    def from_files(self, policy: str) -> Iterator[Dossier]:
        """Yield what the files tell of."""
        if self._readings is None:
            self._readings = self._read()
        for dossier in (*self._dossiers, *compare(self._readings, policy)):
            if len(dossier.reports) >= self.least and _is_wanted(dossier, self.where):
                yield dossier

    def from_store(self, policy: str, as_reviewed: bool) -> Iterator[Dossier]:
        """Yield the incidents of the store, the newest first."""
        with self._open() as opened:
            ids = opened.incidents(self.where)
            wanted = of_status(opened, ids, self.statuses) if self.statuses else ids
            made = from_store(opened, wanted, policy, as_reviewed=as_reviewed)
            progress = Progress(None if self.statuses else len(ids), kind="incidents")
            yield from (dossier for dossier in progress.over(made) if len(dossier.reports) >= self.least)

    def reviews(self) -> Reviews:
        """Return what people judged of the store's reports; nothing where the incidents come from files."""
        if self.of_files:
            return Reviews(facts=facts)
        with self._open() as opened:
            return reviews_of(opened)

    def _open(self) -> Store:
        """Open the store; UsageError where there is none says that files can be named instead."""
        try:
            return open_for(self.store)
        except click.UsageError as error:
            raise click.UsageError(f"{error.message}, or name the files to take incidents from") from error

    def _read(self) -> list[Reading]:
        readings: list[Reading] = []
        unread = []
        for file in self.inputs.files:
            if not _is_of_records(file):
                unread.append(file)
                continue
            for record in _records(file):
                if isinstance(record, RecordError):
                    self.inputs.tell(record)
                elif isinstance(record, Dossier):
                    self._dossiers.append(record)
                else:
                    readings.append(record)
        self.inputs.files = tuple(unread)
        return [*readings, *self.inputs.readings()] if unread else readings


@dataclass(frozen=True)
class Incidents:
    """The incidents of a source, made when they are iterated over."""

    source: Source
    policy: str
    as_reviewed: bool

    def __iter__(self) -> Iterator[Dossier]:
        """Yield the incidents."""
        source = self.source
        return source.from_files(self.policy) if source.of_files else source.from_store(self.policy, self.as_reviewed)


def _is_of_records(file: str) -> bool:
    """Tell whether `read` or `compare` wrote a file, as JSON lines."""
    path = Path(file)
    if file == "-" or not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(40).startswith((b'{"schema": "rashomon.reading/', b'{"schema": "rashomon.dossier/'))


def _records(file: str) -> Iterator[Reading | Dossier | RecordError]:
    """Yield the readings and dossiers of such a file, and an error for each line that holds none."""
    with Path(file).open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _record(line, f"{file}:{number}")


def _record(line: str, name: str) -> Reading | Dossier | RecordError:
    try:
        record = json.loads(line)
        is_dossier = isinstance(record, dict) and record.get("schema") == DOSSIER_SCHEMA
        return dossier_from_dict(record) if is_dossier else from_dict(record)
    except (ValueError, AttributeError, ConfigError) as error:
        return RecordError(name, f"is no record: {error}")


def _is_wanted(dossier: Dossier, where: Where) -> bool:
    """Tell whether an incident has the days, the country and the type asked for."""
    incident = dossier.incident
    land = incident.country or (incident.place.country if incident.place else None)
    if where.country not in (None, land) or where.type not in (None, incident.type):
        return False
    span = days(incident.time)
    if span is None:
        return where.since is None and where.until is None
    return (where.since or "") <= span[1].isoformat() and span[0].isoformat() <= (where.until or "9999")
