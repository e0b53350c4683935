"""Reports, readings and the events in them."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from rashomon.model import Damaged, Engine, RecordError
from rashomon.store.database import Value, parts, select
from rashomon.store.nouns import ANY, Block, Entry, EventRow, Hit, Put, Seen, Where, unpack
from rashomon.store.query import parse
from rashomon.store.sql_base import condition, fingerprint, hashed, now
from rashomon.store.sql_captures import Captures
from rashomon.store.words import MOST, words

_PAGE = 1000  # documents asked for at once
_COUNTED = ("documents", "readings", "failures", "decisions", "judgements", "events", "links")

_BESIDE = (
    "SELECT e.ref FROM members m JOIN members o ON o.incident = m.incident JOIN events e ON e.n = o.event WHERE m.event IN ({})",
    "SELECT e.ref FROM links l JOIN events e ON e.n = l.b WHERE l.a IN ({})",
    "SELECT e.ref FROM links l JOIN events e ON e.n = l.a WHERE l.b IN ({})",
)


class Reports(Captures):
    """The part of the store that keeps what was read."""

    def known(self, documents: Collection[str], engine: Engine) -> set[str]:
        """Return which of these documents this very engine has read."""
        number = self.db.rows("SELECT n FROM engines WHERE fingerprint = ?", (fingerprint(engine),))
        if not number:
            return set()
        sql = (
            "SELECT d.id FROM readings r JOIN documents d ON d.n = r.document"
            f" WHERE r.engine = {number[0][0]} AND d.id IN ({{}})"
        )
        return {row[0] for row in select(self.db, sql, documents)}

    def put(self, entries: Sequence[Entry]) -> Put:
        """Keep reports with their readings in one transaction; what is there already is passed over."""
        with self.batch():
            fresh = self._unread(entries)
            if not fresh:
                return Put()
            before = self._numbers(fresh)
            added = [entry for entry in fresh.values() if entry.document.id not in before]
            self._put_documents(added)
            numbers = self._numbers(fresh)
            self._put_readings(fresh.values(), numbers)
            versions = self._versions([e.document for e in added])
            self.see(Seen(e.document.capture, e.engine, e.document.id) for e in fresh.values() if e.document.capture)
            left = self._drop_events(list(before.values()))
            self._put_events({numbers[e.document.id]: e.events for e in fresh.values()})
        return Put(tuple(entry.document.id for entry in added), tuple(before), versions, left)

    def forget(self) -> None:
        """Drop all that joining made of readings; the readings and what people decided stay."""
        with self.batch():
            for table in ("members", "links", "blocks", "events"):
                self.db.run(f"DELETE FROM {table}")

    def tell(self, events: Mapping[str, Iterable[EventRow]]) -> None:
        """Keep the events of documents that have none, by the document's id."""
        with self.batch():
            numbers = self._numbers(events)
            self._put_events({numbers[document]: rows for document, rows in events.items() if document in numbers})

    def fail(self, errors: Iterable[RecordError]) -> None:
        """Keep which inputs could not be read, and why; once, however often they are tried."""
        rows = [(hashed(e.source, e.part, e.message), e.source, e.part, e.message, now()) for e in errors]
        with self.batch():
            self.db.run_many(
                "INSERT INTO failures (fingerprint, source, part, message, added) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                rows,
            )

    def records(self, documents: Collection[str]) -> dict[str, dict[str, Any]]:
        """Return the newest reading of each document as a public record, by id."""
        sql = (
            "SELECT d.id, r.record FROM documents d JOIN readings r ON r.document = d.n WHERE d.id IN ({}) ORDER BY r.n"
        )
        newest: dict[str, bytes] = dict(select(self.db, sql, documents))
        return {document: self._unpacked(document, packed) for document, packed in newest.items()}

    def _unpacked(self, document: str, packed: bytes) -> dict[str, Any]:
        try:
            return unpack(packed)
        except Damaged as error:
            raise Damaged(f"{self.db.name} is damaged: the reading of {document} {error}; restore a copy") from error

    def documents(self, where: Where = ANY) -> Iterator[str]:
        """Yield the ids of documents in the order in which they were added."""
        test, values = condition(where)
        told = "" if where == ANY else f" AND EXISTS (SELECT 1 FROM events e WHERE e.document = d.n AND {test})"
        last = 0
        while page := self.db.rows(
            f"SELECT d.n, d.id FROM documents d WHERE d.n > ?{told} ORDER BY d.n LIMIT {_PAGE}", [last, *values]
        ):
            yield from (document for _, document in page)
            last = page[-1][0]

    def counts(self) -> dict[str, int]:
        """Return how many rows each kind of fact has, and how many incidents there are."""
        counted = {table: int(self.db.rows(f"SELECT count(*) FROM {table}")[0][0]) for table in _COUNTED}
        return counted | {"incidents": int(self.db.rows("SELECT count(DISTINCT incident) FROM members")[0][0])}

    def refs(self, documents: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return the refs of the events in each document's newest reading."""
        sql = "SELECT d.id, e.ref FROM documents d JOIN events e ON e.document = d.n WHERE d.id IN ({}) ORDER BY e.n"
        found: dict[str, tuple[str, ...]] = {}
        for document, ref in select(self.db, sql, documents):
            found[document] = (*found.get(document, ()), ref)
        return found

    def profiles(self, refs: Collection[str]) -> dict[str, str]:
        """Return the profile of each ref."""
        return dict(select(self.db, "SELECT ref, profile FROM events WHERE ref IN ({})", refs))

    def blocks(self, wanted: Collection[Block]) -> dict[Block, tuple[str, ...]]:
        """Return the refs in each block, sorted."""
        spans: dict[tuple[int, int], dict[int, Block]] = {}
        for block in wanted:
            spans.setdefault((block.first, block.last), {})[_number(block.key)] = block
        found: dict[Block, tuple[str, ...]] = {}
        for (first, last), named in spans.items():
            refs: dict[int, list[str]] = {number: [] for number in named}
            days = f"(b.day = 0 OR b.day BETWEEN {int(first)} AND {int(last)})"
            sql = (
                f"SELECT b.block, e.ref FROM blocks b JOIN events e ON e.n = b.event WHERE b.block IN ({{}}) AND {days}"
            )
            for number, ref in select(self.db, sql, list(named)):
                refs[number].append(ref)
            found |= {named[number]: tuple(sorted(own)) for number, own in refs.items()}
        return found

    def search(self, query: str, where: Where = ANY, limit: int = 20) -> list[Hit]:
        """Return the reports whose title or text answers the query, newest first."""
        asked = self.db.condition(parse(query))
        test, values = condition(where)
        told = "" if where == ANY else f" AND EXISTS (SELECT 1 FROM events e WHERE e.document = d.n AND {test})"
        sql = (
            f"SELECT d.id, d.title, d.published, d.publisher, d.url FROM documents d WHERE {self.db.find_words}{told}"
            " ORDER BY coalesce(d.published, '') DESC, d.id LIMIT ?"
        )
        found = self.db.rows(sql, [asked, *values, limit])
        belongs = self._incidents([row[0] for row in found])
        return [
            Hit(document, title, published, publisher, url, tuple(belongs.get(document, ())))
            for document, title, published, publisher, url in found
        ]

    def _incidents(self, documents: Sequence[str]) -> dict[str, list[str]]:
        sql = (
            "SELECT d.id, m.incident FROM documents d JOIN events e ON e.document = d.n JOIN members m ON m.event = e.n"
            " WHERE d.id IN ({}) ORDER BY e.n"
        )
        found: dict[str, list[str]] = {}
        for document, incident in select(self.db, sql, documents):
            if incident not in found.setdefault(document, []):
                found[document].append(incident)
        return found

    def _unread(self, entries: Sequence[Entry]) -> dict[str, Entry]:
        fresh = {entry.document.id: entry for entry in entries}
        for engine in {fingerprint(entry.engine): entry.engine for entry in entries}.values():
            for document in self.known(list(fresh), engine):
                if fingerprint(fresh[document].engine) == fingerprint(engine):
                    del fresh[document]
        return fresh

    def _numbers(self, documents: Collection[str]) -> dict[str, int]:
        return dict(select(self.db, "SELECT id, n FROM documents WHERE id IN ({})", documents))

    def _put_documents(self, entries: list[Entry]) -> None:
        """Keep new documents with their words."""
        self.db.run_many(
            "INSERT INTO documents (id, title, published, publisher, url, added) VALUES (?, ?, ?, ?, ?, ?)",
            [_document(entry) for entry in entries],
        )
        numbers = self._numbers([entry.document.id for entry in entries])
        self.db.run_many(
            self.db.put_words, [(numbers[entry.document.id], self.db.words(_searched(entry))) for entry in entries]
        )

    def _put_readings(self, entries: Iterable[Entry], numbers: dict[str, int]) -> None:
        known = self.engines([entry.engine for entry in entries])
        self.db.run_many(
            "INSERT INTO readings (document, engine, record, added) VALUES (?, ?, ?, ?)",
            [(numbers[e.document.id], known[fingerprint(e.engine)], e.packed, now()) for e in entries],
        )

    def _drop_events(self, documents: Sequence[int]) -> tuple[str, ...]:
        """Forget what joining made of older readings; return the refs that were joined or linked with what is gone."""
        events = [row[0] for row in select(self.db, "SELECT n FROM events WHERE document IN ({})", documents)]
        left = {row[0] for sql in _BESIDE for row in select(self.db, sql, events)}
        left -= {row[0] for row in select(self.db, "SELECT ref FROM events WHERE n IN ({})", events)}
        for table, column in (
            ("members", "event"),
            ("links", "a"),
            ("links", "b"),
            ("blocks", "event"),
            ("events", "n"),
        ):
            for part in parts(events, _PAGE // 2):
                self.db.run(f"DELETE FROM {table} WHERE {column} IN ({', '.join('?' * len(part))})", part)
        return tuple(sorted(left))

    def _put_events(self, told: Mapping[int, Iterable[EventRow]]) -> None:
        events = {event.ref: (document, event) for document, own in told.items() for event in own}
        self.db.run_many(
            "INSERT INTO events (ref, document, type, country, since, until, profile) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [_event(document, event) for document, event in events.values()],
        )
        placed: dict[str, int] = dict(select(self.db, "SELECT ref, n FROM events WHERE ref IN ({})", events))
        rows = {(_number(key), day, placed[ref]) for ref, (_, event) in events.items() for key, day in event.keys}
        self.db.run_many("INSERT INTO blocks (block, day, event) VALUES (?, ?, ?)", sorted(rows))


def _document(entry: Entry) -> tuple[Value, ...]:
    document = entry.document
    return (document.id, document.title, document.published, document.publisher, document.url, now())


def _event(document: int, event: EventRow) -> tuple[Value, ...]:
    until = event.until or event.since
    return (event.ref, document, event.type, event.country, event.since, until, event.profile)


def _searched(entry: Entry) -> list[str]:
    title = entry.document.title or ""
    return (words(entry.document.text) + ([] if title in entry.document.text else words(title)))[:MOST]


def _number(key: str) -> int:
    """Return 64 bits for a block key: a clash costs one comparison in vain."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), signed=True)
