"""What the stores' SQL needs of a database: the few things in which SQLite and PostgreSQL differ."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any, Protocol, TypeVar

from rashomon.store.query import Query

Value = str | int | float | bytes | None
Row = tuple[Any, ...]
Item = TypeVar("Item")
_TROUBLE = re.compile("[\0\ud800-\udfff]")
MOST = 500  # values in one list of a statement: SQLite may be built to take no more than 999


class Database(Protocol):
    """One connection. SQL is written with `?` for values; whatever fails is a ConfigError in plain words."""

    name: str
    dialect: str  # the folder of its migrations
    put_words: str  # statement that keeps the words of a document: (document number, words)
    own_numbers: str  # what a statement that puts in rows with their own numbers says beside it
    find_words: str  # condition on a document's number `d.n`: (what `condition` returns)

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return all rows of a query."""

    def run(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Run one statement."""

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one statement for each row of values."""

    def run_script(self, sql: str) -> None:
        """Run several statements within the transaction that is open."""

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing; one writer at a time, the others wait."""

    def snapshot(self) -> AbstractContextManager[None]:
        """What is read inside is the store of one moment, whoever writes meanwhile."""

    def renumber(self, table: str) -> None:
        """Let the next row of a table, into which rows came with their own numbers, have the number after the highest."""

    def tables(self) -> set[str]:
        """Return the names of the tables there are."""

    def words(self, words: list[str]) -> str:
        """Return the words of a document as `put_words` takes them."""

    def condition(self, query: Query) -> str:
        """Return a query as `find_words` takes it."""

    def close(self) -> None:
        """Let go of the database."""


def clean(values: Sequence[Value]) -> list[Value]:
    """Return values as every database can hold them: PostgreSQL has no room for U+0000, UTF-8 none for lone surrogates."""
    return [_TROUBLE.sub("\ufffd", value) if isinstance(value, str) else value for value in values]


def select(db: Database, sql: str, values: Collection[Value]) -> Iterator[Row]:
    """Yield the rows of a query whose `{}` stands for a list of values, however many they are."""
    for part in parts(values, MOST):
        yield from db.rows(sql.format(", ".join("?" * len(part))), part)


def parts(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield lists of at most `size` items, in order.

    >>> list(parts("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    source = iter(items)
    while part := list(islice(source, size)):
        yield part
