"""Numbered migrations: SQL files that are only ever added to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from importlib.resources import files

from rashomon.model import ConfigError
from rashomon.store.database import Database

_TABLE = (
    "CREATE TABLE IF NOT EXISTS migrations"
    " (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, added TEXT NOT NULL)"
)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the store's shape; `checksum` tells whether the file is the one that was once applied."""

    number: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        """Return the SHA-256 of the statements."""
        return sha256(self.sql.encode()).hexdigest()


def migrations(dialect: str) -> Iterator[Migration]:
    """Yield the migrations of one kind of database in order."""
    folder = files("rashomon.store").joinpath("migrations", dialect)
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        named = re.fullmatch(r"(\d{4})_(\w+)\.sql", file.name)
        if named:
            yield Migration(int(named[1]), named[2], file.read_text(encoding="utf-8").replace("\r\n", "\n"))


def migrate(db: Database) -> None:
    """Bring a store to the shape that this program knows; ConfigError where it is not this program's to change."""
    known = list(migrations(db.dialect))
    if _applied(db, known) == len(known):
        return
    with db.transaction():
        db.run(_TABLE)
        for step in known[_applied(db, known) :]:  # asked again: another process may have been faster
            db.run_script(step.sql)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            db.run("INSERT INTO migrations VALUES (?, ?, ?, ?)", (step.number, step.name, step.checksum, now))


def up_to_date(db: Database) -> bool:
    """Tell whether a store has the shape that this program knows; ConfigError where it is none or a newer one."""
    known = list(migrations(db.dialect))
    return _applied(db, known) == len(known)


def _applied(db: Database, known: list[Migration]) -> int:
    """Return how many of the known migrations a store has."""
    tables = db.tables()
    if "migrations" not in tables:
        if tables:
            raise ConfigError(f"{db.name} is no Rashomon store: it holds other tables")
        return 0
    there = db.rows("SELECT number, checksum FROM migrations ORDER BY number")
    if len(there) > len(known):
        raise ConfigError(f"{db.name} was made by a newer Rashomon (its migration {there[-1][0]}); update this program")
    for (number, checksum), step in zip(there, known, strict=False):
        if (number, checksum) != (step.number, step.checksum):
            raise ConfigError(f"{db.name} was made with another migration {number} than this program has")
    return len(there)
