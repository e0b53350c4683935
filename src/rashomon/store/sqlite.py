"""A store in one SQLite file."""

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from rashomon.model import Busy, ConfigError, Damaged, NotFound, OutOfSpace
from rashomon.store.database import Row, Value, clean
from rashomon.store.query import Any, Phrase, Query

PATIENCE = 60.0  # seconds to wait for another process's batch
_MARK = 0x5261736D  # "Rasm": what the file says it is (PRAGMA application_id)
_DAMAGED = "is damaged: restore a copy, or make it anew with `rashomon add`"
_PLAIN = {
    "file is not a database": "is no Rashomon store: it is no SQLite file",
    "database is locked": f"is busy: another process has been writing to it for {PATIENCE:.0f} seconds",
    "readonly database": "cannot be written: it is read-only",
    "disk is full": "cannot be written: the disk is full",
    "unable to open": "cannot be opened: check its folder and the rights to it",
    "malformed": _DAMAGED,
    "Could not decode to UTF-8": _DAMAGED,
    "no such column": _DAMAGED,
    "no such table": _DAMAGED,
}


class SQLite:
    """One connection to a file. Readers never wait; writers wait for each other (write-ahead log)."""

    dialect = "sqlite"
    put_words = "INSERT INTO words (rowid, text) VALUES (?, ?)"
    own_numbers = ""
    find_words = "d.n IN (SELECT rowid FROM words WHERE words MATCH ?)"

    def __init__(self, path: str, *, create: bool) -> None:
        self.name = path
        file = Path(path)
        if file.is_dir():
            raise ConfigError(f"{path} is a folder; a store is one file")
        fresh = not file.exists() or file.stat().st_size == 0
        if fresh and not create:
            raise NotFound(f"there is no store {path}; `rashomon add` makes one")
        with self._told():
            self._db = _connect(file, write=create)
        try:
            with self._told():
                self._prepare(fresh, create)
        except BaseException:
            self._db.close()
            raise

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return all rows of a query."""
        with self._told():
            return self._db.execute(sql, clean(values)).fetchall()

    def run(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Run one statement."""
        with self._told():
            self._db.execute(sql, clean(values))

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row of values."""
        with self._told():
            self._db.executemany(sql, map(clean, rows))

    def run_script(self, sql: str) -> None:
        """Run statements one by one: `executescript` would end the transaction that is open."""
        statement = ""
        for line in sql.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                self.run(statement)
                statement = ""

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; the lock is taken at once, so that two writers cannot wait for each other for ever."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            if self._db.in_transaction:  # a full disk has rolled back already
                self._db.execute("ROLLBACK")
            raise

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read inside is the store of one moment."""
        self.run("BEGIN")
        try:
            yield
        finally:
            self._db.execute("ROLLBACK")

    def copy_into(self, target: sqlite3.Connection) -> None:
        """Copy the whole file, as it is at this moment, into an empty database."""
        with self._told():
            self._db.backup(target)

    def renumber(self, table: str) -> None:
        """Do nothing: SQLite goes on after the highest number by itself."""

    def tables(self) -> set[str]:
        """Return the names of the tables there are."""
        return {name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}

    def words(self, words: list[str]) -> str:
        """Return words as full-text search takes them."""
        return " ".join(words)

    def condition(self, query: Query) -> str:
        """Return a query in the language of FTS5."""
        if isinstance(query, Phrase):
            if query.forms:
                return "(" + " OR ".join(f'"{form}"' for form in query.forms) + ")"
            return f'"{" ".join(query.words)}"' + (" *" if query.begins else "")
        if isinstance(query, Any):
            return "(" + " OR ".join(self.condition(part) for part in query.parts) + ")"
        wanted = " AND ".join(self.condition(part) for part in query.parts)
        excluded = " OR ".join(self.condition(part) for part in query.without)
        return f"(({wanted}) NOT ({excluded}))" if excluded else f"({wanted})"

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _prepare(self, fresh: bool, create: bool) -> None:
        mark = self._db.execute("PRAGMA application_id").fetchone()[0]
        if not fresh and mark != _MARK:
            told = "it holds other tables" if self.tables() else "it is another program's, with no tables yet"
            raise ConfigError(f"{self.name} is no Rashomon store: {told}")
        self._db.execute("PRAGMA cache_size = -64000")
        if create:
            if mark != _MARK:
                self._db.execute(f"PRAGMA application_id = {_MARK}")
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Say in plain words what SQLite says in its own."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise _fault(str(error))(f"{self.name} {self._plain(str(error))}") from error
        except (UnicodeDecodeError, OverflowError) as error:  # of a damaged page
            raise Damaged(f"{self.name} {_DAMAGED}") from error

    def _plain(self, said: str) -> str:
        if "unable to open" in said and not Path(self.name).resolve().parent.is_dir():
            return f"cannot be opened: there is no folder {Path(self.name).parent}"
        return next((plain for sign, plain in _PLAIN.items() if sign in said), f"failed: {said}")


def _fault(said: str) -> type[ConfigError]:
    faults = {
        "locked": Busy,
        "disk is full": OutOfSpace,
        "malformed": Damaged,
        "Could not decode": Damaged,
        "no such": Damaged,
    }
    return next((fault for sign, fault in faults.items() if sign in said), ConfigError)


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    where = "file:" + quote(os.fsencode(path.absolute()))
    if write:
        return _opened(where)
    connection = _opened(f"{where}?mode=rw")
    with contextlib.suppress(sqlite3.OperationalError):
        connection.execute("SELECT 1 FROM sqlite_master").fetchall()
        connection.execute("PRAGMA query_only = ON")
        return connection
    connection.close()
    # A folder that cannot be written holds no write-ahead log to share: the file alone is the whole store.
    return _opened(f"{where}?mode=ro&immutable=1")


def _opened(where: str) -> sqlite3.Connection:
    """Return a connection that one thread at a time may use: a web request wanders from thread to thread."""
    return sqlite3.connect(where, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
