"""The store in SQL: one body for SQLite and PostgreSQL."""

import contextlib
from collections.abc import Iterator
from types import TracebackType

from rashomon.model import ConfigError
from rashomon.store.database import Database
from rashomon.store.migrate import migrate, up_to_date
from rashomon.store.postgres import Postgres
from rashomon.store.protocol import Store
from rashomon.store.sql_find import Find
from rashomon.store.sql_headlines import Headlines
from rashomon.store.sql_incidents import Incidents
from rashomon.store.sql_links import Links
from rashomon.store.sql_people import People
from rashomon.store.sql_reports import Reports
from rashomon.store.sql_summaries import Summaries
from rashomon.store.sql_watch import Watch
from rashomon.store.sqlite import SQLite

_URLS = ("postgresql://", "postgres://")


def open_store(where: str, *, create: bool = True) -> Store:
    """Open the store in a file, or at a `postgresql://` address, and bring it to the shape that this program knows.

    Without `create` it must be there already and is only read. ConfigError where it cannot be opened, is no store, or is a newer
    program's.
    """
    db: Database = Postgres(where, create=create) if where.startswith(_URLS) else SQLite(where, create=create)
    try:
        if create:
            migrate(db)
        elif not up_to_date(db):
            raise ConfigError(f"{db.name} was made by an older Rashomon; `rashomon add` brings it up to date")
        return SQLStore(db)
    except BaseException:
        db.close()
        raise


class SQLStore(Reports, Links, Incidents, Headlines, Find, Summaries, People, Watch):
    """A store over one connection."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.name = db.name
        self._open = False

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction; a batch within a batch is part of it."""
        if self._open:
            yield
            return
        with self.db.transaction():
            self._open = True
            try:
                yield
            finally:
                self._open = False

    def close(self) -> None:
        """Let go of the database."""
        self.db.close()

    def __enter__(self) -> "SQLStore":
        """Return the store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()
