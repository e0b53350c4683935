"""Why events are, or are not, one: the machine's links and people's decisions."""

import json
from collections.abc import Collection, Iterable
from typing import Any

from rashomon.model import Link
from rashomon.store.database import select
from rashomon.store.sql_base import Base, now

_LINK = "SELECT x.ref, y.ref, l.decision, l.score, l.why, l.part, l.features"
_OF = " FROM links l JOIN events x ON x.n = l.a JOIN events y ON y.n = l.b"
_DECISION = "SELECT n, a, b, decision, why, person, added FROM decisions"


class Links(Base):
    """The part of the store that keeps links."""

    def link(self, links: Iterable[Link]) -> None:
        """Keep what the machine decided of pairs of events that are there; a later row of a pair takes its place."""
        rows = [(min(k.left, k.right), max(k.left, k.right), k) for k in links]
        numbers = self._events({ref for a, b, _ in rows for ref in (a, b)})
        with self.batch():
            self.db.run_many(
                "INSERT INTO links (a, b, decision, score, why, part, features) VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (a, b) DO UPDATE SET decision = excluded.decision, score = excluded.score,"
                " why = excluded.why, part = excluded.part, features = excluded.features",
                [
                    (
                        numbers[a],
                        numbers[b],
                        k.decision,
                        k.score,
                        k.why,
                        k.by,
                        json.dumps(dict(k.features), sort_keys=True),
                    )
                    for a, b, k in rows
                    if a in numbers and b in numbers
                ],
            )

    def decide(self, links: Iterable[Link]) -> None:
        """Keep what a person decided of pairs: one more row each."""
        with self.batch():
            self.db.run_many(
                "INSERT INTO decisions (a, b, decision, why, person, added) VALUES (?, ?, ?, ?, ?, ?)",
                [(min(k.left, k.right), max(k.left, k.right), k.decision, k.why, k.by, k.at or now()) for k in links],
            )

    def links(self, refs: Collection[str]) -> list[Link]:
        """Return the links in force that touch these refs: of each pair a person's word, else the machine's."""
        asked = list(refs)
        found = {(k.left, k.right): k for k in self._machine(asked)}
        said = {(k.left, k.right): k for k in self._said(asked)}
        found.update({pair: k for pair, k in said.items() if k.decision != "unsure"})
        return [found[pair] for pair in sorted(found)]

    def decisions(self) -> list[Link]:
        """Return every row that people added, oldest first."""
        return [_decision(row) for row in self.db.rows(f"{_DECISION} ORDER BY n")]

    def _machine(self, refs: Collection[str]) -> Iterable[Link]:
        numbers = list(self._events(refs).values())
        for side in "ab":
            for row in select(self.db, f"{_LINK}{_OF} WHERE l.{side} IN ({{}})", numbers):
                yield _machine(row)

    def _said(self, refs: Collection[str]) -> list[Link]:
        rows = {row for side in "ab" for row in select(self.db, f"{_DECISION} WHERE {side} IN ({{}})", refs)}
        return [_decision(row) for row in sorted(rows)]

    def _events(self, refs: Collection[str]) -> dict[str, int]:
        return dict(select(self.db, "SELECT ref, n FROM events WHERE ref IN ({})", refs))


def _machine(row: tuple[Any, ...]) -> Link:
    left, right, decision, score, why, part, features = row
    return Link(left, right, decision, score, why, part, features=json.loads(features))


def _decision(row: tuple[Any, ...]) -> Link:
    _, a, b, decision, why, person, added = row
    return Link(a, b, decision, None, why, person, added)
