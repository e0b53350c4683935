"""A store in a PostgreSQL database, in a schema of its own."""

import contextlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.model import Busy, ConfigError, NotFound, OutOfSpace
from rashomon.store.database import Row, Value, clean
from rashomon.store.query import Any, Phrase, Query

if TYPE_CHECKING:
    pass

SCHEMA = "rashomon"
_LOCK = 0x5261736D  # of the writers' queue (pg_advisory_xact_lock)
_POSITIONS = 255  # of one word in one text that PostgreSQL keeps
_FAULTS: dict[str, type[ConfigError]] = {"53100": OutOfSpace, "55P03": Busy, "57P03": Busy, "53300": Busy}  # SQLSTATE


class Postgres:
    """One connection. Readers never wait; writers queue for one lock, so that each sees what the ones before have joined."""

    dialect = "postgresql"
    put_words = "INSERT INTO words (document, text) VALUES (?, CAST(? AS tsvector))"
    own_numbers = " OVERRIDING SYSTEM VALUE"
    find_words = "d.n IN (SELECT document FROM words WHERE text @@ CAST(? AS tsquery))"

    def __init__(self, url: str, *, create: bool) -> None:
        try:
            import psycopg
        except ImportError as error:
            raise ConfigError("a PostgreSQL store needs psycopg: pip install 'rashomon[postgresql]'") from error
        self.name = _without_password(url)
        self._error = psycopg.Error
        with self._told():
            self._db = psycopg.connect(url, autocommit=True, application_name="rashomon")
        try:
            with self._told():
                self._prepare(create)
        except BaseException:
            self._db.close()
            raise

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return all rows of a query."""
        with self._told():
            return self._db.execute(_placed(sql), clean(values)).fetchall()

    def run(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Run one statement."""
        with self._told():
            self._db.execute(_placed(sql), clean(values))

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row of values."""
        with self._told(), self._db.cursor() as cursor:
            cursor.executemany(_placed(sql), [clean(row) for row in rows])

    def run_script(self, sql: str) -> None:
        """Run several statements."""
        with self._told():
            self._db.execute(sql.encode())

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; the lock is given back with the transaction, also when the process dies."""
        with self._told(), self._db.transaction():
            self._db.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            yield

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """What is read inside is the store of one moment."""
        self.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield
        finally:
            self._db.execute("ROLLBACK")

    def renumber(self, table: str) -> None:
        """Let the next row of a table have the number after the highest."""
        highest = f"SELECT setval(pg_get_serial_sequence('{table}', 'n'), coalesce(max(n), 1), max(n) IS NOT NULL) FROM {table}"
        self.rows(highest)

    def tables(self) -> set[str]:
        """Return the names of the tables there are in our schema."""
        return {name for (name,) in self.rows("SELECT tablename FROM pg_tables WHERE schemaname = ?", (SCHEMA,))}

    def words(self, words: list[str]) -> str:
        """Return words with their positions, as a `tsvector` is written."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for position, word in enumerate(words, 1):
            if len(found[word]) < _POSITIONS:
                found[word].append(position)
        return " ".join(f"'{word}':{','.join(map(str, places))}" for word, places in found.items())

    def condition(self, query: Query) -> str:
        """Return a query as a `tsquery` is written."""
        if isinstance(query, Phrase):
            if query.forms:
                return "(" + " | ".join(f"'{form}'" for form in query.forms) + ")"
            return "(" + " <-> ".join(f"'{word}'" for word in query.words) + (":*" if query.begins else "") + ")"
        if isinstance(query, Any):
            return "(" + " | ".join(self.condition(part) for part in query.parts) + ")"
        wanted = " & ".join(self.condition(part) for part in query.parts)
        return "(" + wanted + "".join(f" & !{self.condition(part)}" for part in query.without) + ")"

    def close(self) -> None:
        """Let go of the connection."""
        self._db.close()

    def _prepare(self, create: bool) -> None:
        if create:
            # Several processes may make the first store at once; CREATE ... IF NOT EXISTS alone lets one of them fail.
            with self._db.transaction():
                self._db.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
                self._db.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}".encode())
        elif "migrations" not in self.tables():
            raise NotFound(f"there is no store at {self.name}; `rashomon add` makes one")
        self._db.execute(f"SET search_path = {SCHEMA}".encode())
        self._db.execute("SET client_min_messages = warning")

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Say in plain words what PostgreSQL says in several lines."""
        try:
            yield
        except self._error as error:
            said = " ".join(str(error).split()) or type(error).__name__
            raise _FAULTS.get(getattr(error, "sqlstate", None) or "", ConfigError)(
                f"{self.name}: {said[:300]}"
            ) from error


def _placed(sql: str) -> bytes:
    return sql.replace("?", "%s").encode()


def _without_password(url: str) -> str:
    """Return the address as it may be shown, as the driver itself takes it apart; ConfigError where it cannot."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    if _is_ambiguous(url):
        raise ConfigError(
            "the password in the address of the store has characters that must be written as %XX (@ : / ? # or a space)"
        )
    try:
        known = conninfo_to_dict(url)
    except ProgrammingError:
        raise ConfigError(
            "the address of the store is none that PostgreSQL takes; it is not shown, for it may hold a password"
        ) from None
    if not any(known.get(secret) for secret in ("password", "sslpassword")):
        return url
    user, host, port, name = (str(known.get(key) or "") for key in ("user", "host", "port", "dbname"))
    return f"postgresql://{user}:***@{host}{port and ':' + port}/{name}"


def _is_ambiguous(url: str) -> bool:
    """Tell whether a password in an address may be taken for a host or a port, which errors would then name."""
    known, at, _ = url.partition("://")[2].rpartition("@")
    password = known.partition(":")[2]
    return bool(at) and bool(re.search(r"[@/?#\s]", password)) and not re.match(r"\d*[/?#]", password)
