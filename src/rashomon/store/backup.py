"""Copies of a store, made and taken back while others use it; and whether a store is whole.

A copy is always a SQLite store in one file, whatever the store is kept in, so it can be looked into, and moved from one kind to the other.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from rashomon.model import ConfigError, Damaged
from rashomon.store.database import Database, Row, parts
from rashomon.store.nouns import unpack
from rashomon.store.protocol import Store
from rashomon.store.sql import SQLStore, open_store
from rashomon.store.sqlite import SQLite
from rashomon.store.words import MOST, words

_PAGE = 500  # rows copied at a time
_LEFT_OUT = ("migrations", "sessions")  # made with the copy; who is logged in is nobody's business
_ORPHANS = (
    ("readings without their report", "SELECT count(*) FROM readings WHERE document NOT IN (SELECT n FROM documents)"),
    ("reports without a reading", "SELECT count(*) FROM documents WHERE n NOT IN (SELECT document FROM readings)"),
    ("events without their report", "SELECT count(*) FROM events WHERE document NOT IN (SELECT n FROM documents)"),
    ("events of no incident", "SELECT count(*) FROM events WHERE n NOT IN (SELECT event FROM members)"),
    (
        "incidents of events that are not there",
        "SELECT count(*) FROM members WHERE event NOT IN (SELECT n FROM events)",
    ),
)


def backup(where: str, path: str) -> dict[str, int]:
    """Copy a store as it is at this moment into a new SQLite file, and return how many rows of each kind the copy has.

    The file appears under its name only when it is whole. ConfigError where it is there already or cannot be written.
    """
    target = Path(path)
    if target.exists():
        raise ConfigError(f"{path} is there already; a backup is a new file")
    if not target.parent.is_dir():
        raise ConfigError(f"{path} cannot be written: there is no folder {target.parent}")
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    try:
        with _opened(where) as source:
            _copy(source.db, beside)
        counts = _whole(beside)
        os.replace(beside, target)
    finally:
        for end in ("", "-wal", "-shm"):
            Path(beside + end).unlink(missing_ok=True)
    return counts


def restore(path: str, where: str) -> dict[str, int]:
    """Put a backup into an empty or new store, and return how many rows of each kind it has. ConfigError where there are reports in it."""
    with _opened(path) as source, open_store(where) as target:
        assert isinstance(target, SQLStore)
        if target.counts()["documents"]:
            raise ConfigError(f"{target.name} holds reports already; a backup is put into a store of its own")
        with target.batch():
            _copy_rows(source.db, target.db)
        return target.counts()


def problems(where: str) -> Iterator[str]:
    """Yield what is wrong with a store, in plain words; nothing where it is whole. Every page and every reading is looked at."""
    with _opened(where) as store:
        try:
            if isinstance(store.db, SQLite):
                yield from (told for (told,) in store.db.rows("PRAGMA integrity_check(20)") if told != "ok")
            for told, sql in _ORPHANS:
                if number := int(store.db.rows(sql)[0][0]):
                    yield f"{number:,} {told}"
            for ids in parts(store.documents(), _PAGE):
                yield from _unreadable(store, ids)
        except Damaged as error:
            yield str(error)


def _unreadable(store: Store, ids: list[str]) -> Iterator[str]:
    try:
        store.records(ids)
    except Damaged:
        if len(ids) == 1:
            yield f"the reading of {ids[0]} cannot be unpacked; add the report again"
            return
        for half in (ids[: len(ids) // 2], ids[len(ids) // 2 :]):
            yield from _unreadable(store, half)


def _opened(where: str) -> SQLStore:
    store = open_store(where, create=False)
    assert isinstance(store, SQLStore)
    return store


def _copy(source: Database, path: str) -> None:
    if isinstance(source, SQLite):
        with closing(sqlite3.connect(path)) as copy:
            source.copy_into(copy)
            copy.execute("DELETE FROM sessions")
            copy.commit()
        return
    os.unlink(path)  # an empty one is no store yet
    with open_store(path) as target, source.snapshot():
        assert isinstance(target, SQLStore)
        with target.batch():
            _copy_rows(source, target.db)


def _whole(path: str) -> dict[str, int]:
    """Return how many rows a copy has; Damaged where it is not whole."""
    with _opened(path) as store:
        told = [row[0] for row in store.db.rows("PRAGMA integrity_check(1)")]
        if told != ["ok"]:
            raise Damaged(f"the store is damaged, and so is its copy: {told[0]}")
        return store.counts()


def _copy_rows(source: Database, target: Database) -> None:
    """Copy every table, in an order in which no row comes before those that it needs; words are made anew from the readings."""
    lite = source if isinstance(source, SQLite) else target
    for table, columns, key in _tables(lite):
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        for rows in _pages(source, table, columns, key):
            target.run_many(f"INSERT INTO {table} ({names}){target.own_numbers} VALUES ({marks})", rows)
        if key == ["n"]:
            target.renumber(table)
    _copy_words(source, target)


def _tables(lite: Database) -> list[tuple[str, list[str], list[str]]]:
    """Return each table with its columns and the columns of its key, in the order in which the tables were made."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'words%' ORDER BY rowid"
    made = []
    for (table,) in lite.rows(sql):
        if table not in _LEFT_OUT:
            columns = lite.rows("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", (table,))
            key = [name for name, pk in sorted(columns, key=lambda column: column[1]) if pk]
            made.append((table, [name for name, _ in columns], key))
    return made


def _pages(source: Database, table: str, columns: list[str], key: list[str]) -> Iterator[list[Row]]:
    """Yield the rows of a table by pages, in the order of its key."""
    names, order, marks = ", ".join(columns), ", ".join(key), ", ".join("?" * len(key))
    places = [columns.index(name) for name in key]
    rows = source.rows(f"SELECT {names} FROM {table} ORDER BY {order} LIMIT {_PAGE}")
    while rows:
        yield rows
        last = [rows[-1][place] for place in places]
        rows = source.rows(
            f"SELECT {names} FROM {table} WHERE ({order}) > ({marks}) ORDER BY {order} LIMIT {_PAGE}", last
        )


def _copy_words(source: Database, target: Database) -> None:
    sql = "SELECT r.n, r.document, d.title, r.record FROM readings r JOIN documents d ON d.n = r.document WHERE r.n > ? ORDER BY r.n LIMIT 500"
    seen: set[int] = set()
    last = 0
    while rows := source.rows(sql, (last,)):
        fresh = {document: (title or "", record) for _, document, title, record in rows if document not in seen}
        seen |= fresh.keys()
        made = [(document, target.words(_searched(title, record))) for document, (title, record) in fresh.items()]
        target.run_many(target.put_words, made)
        last = rows[-1][0]


def _searched(title: str, record: bytes) -> list[str]:
    text = str(unpack(record)["document"]["text"])
    return (words(text) + ([] if title in text else words(title)))[:MOST]
