"""Where and when reports were got, and by which engine they were read."""

import json
from collections.abc import Collection, Iterable
from dataclasses import astuple

from rashomon.model import Capture, Document, Engine
from rashomon.store.database import select
from rashomon.store.nouns import Seen
from rashomon.store.sql_base import Base, fingerprint

_FIELDS = "uri, at, sha256, size, media_type, status, final_uri, etag, last_modified, inside"


class Captures(Base):
    """The part of the store that keeps captures and engines."""

    def see(self, seen: Iterable[Seen]) -> None:
        """Keep captures; one whose uri had the same bytes for the same engine the last time tells nothing new."""
        rows = list(seen)
        with self.batch():
            engines = self.engines([row.engine for row in rows])
            documents: dict[str | None, int] = dict(
                select(
                    self.db, "SELECT id, n FROM documents WHERE id IN ({})", [r.document for r in rows if r.document]
                )
            )
            newest = self._newest({row.capture.uri for row in rows})
            fresh = []
            for row in rows:
                state = (row.capture.sha256, engines[fingerprint(row.engine)])
                document = documents.get(row.document)
                if newest.get(row.capture.uri) != (*state, document):
                    newest[row.capture.uri] = (*state, document)
                    fresh.append((*astuple(row.capture), document, state[1]))
            sql = f"INSERT INTO captures ({_FIELDS}, document, engine) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            self.db.run_many(sql, fresh)

    def latest(self, uri: str, engine: Engine) -> Capture | None:
        """Return the newest capture of a uri; None also where another engine read it, for then it is to be read again."""
        sql = f"SELECT e.fingerprint, {_FIELDS} FROM captures c JOIN engines e ON e.n = c.engine WHERE uri = ?"
        rows = self.db.rows(f"{sql} ORDER BY c.n DESC LIMIT 1", (uri,))
        if not rows or rows[0][0] != fingerprint(engine):
            return None
        return Capture(*rows[0][1:])

    def versions(self, document: str) -> tuple[str, ...]:
        """Return the ids of all documents got from where this one was, oldest first, itself included."""
        sql = (
            "SELECT d.id, min(o.n) FROM captures c JOIN captures o ON o.uri = c.uri JOIN documents d ON d.n = o.document"
            " WHERE c.document = (SELECT n FROM documents WHERE id = ?) GROUP BY d.id ORDER BY min(o.n)"
        )
        return tuple(row[0] for row in self.db.rows(sql, (document,))) or (document,)

    def engines(self, engines: Collection[Engine]) -> dict[str, int]:
        """Return the number of each engine by its fingerprint; new ones are kept."""
        marks = {fingerprint(engine): engine for engine in engines}
        self.db.run_many(
            "INSERT INTO engines (fingerprint, name, version, config) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [(mark, e.name, e.version, json.dumps(e.config, sort_keys=True)) for mark, e in marks.items()],
        )
        return dict(select(self.db, "SELECT fingerprint, n FROM engines WHERE fingerprint IN ({})", marks))

    def _newest(self, uris: Collection[str]) -> dict[str, tuple[str | None, int, int | None]]:
        sql = "SELECT uri, sha256, engine, document FROM captures WHERE uri IN ({}) ORDER BY n"
        return {uri: (sha256, engine, document) for uri, sha256, engine, document in select(self.db, sql, uris)}

    def _versions(self, documents: Collection[Document]) -> tuple[str, ...]:
        """Return which of these documents, whose captures are not kept yet, come from where another one came from before."""
        places = {d.capture.uri: d.id for d in documents if d.capture}
        there = select(self.db, "SELECT DISTINCT uri FROM captures WHERE document IS NOT NULL AND uri IN ({})", places)
        return tuple(sorted(places[uri] for (uri,) in there))
