"""Why events are, or are not, one: the machine's links and people's decisions."""

import json
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from rashomon.model import Link, Ref
from rashomon.store.database import MOST, Value, parts, select
from rashomon.store.sql_base import Base, value_of

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
                "INSERT INTO decisions (a, b, a_document, b_document, decision, why, person, added)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [_row(link) for link in links],
            )

    def links(self, refs: Collection[str], *, least: float | None = None, among: bool = False) -> list[Link]:
        """Return the machine's links that touch these refs, in order of their refs.

        With `least` only those of such a score; with `among` only those between two of the refs.
        """
        numbers = self._events(refs)
        score = f" AND l.score >= {float(least)}" if least is not None else ""
        if among:
            rows = set(self._among(list(numbers.values()), score))
        else:
            sides = (f"{_LINK}{_OF} WHERE l.{side} IN ({{}}){score}" for side in "ab")
            rows = {row for sql in sides for row in select(self.db, sql, list(numbers.values()))}
        return [_link(row) for row in sorted(rows)]

    def decisions(self, documents: Collection[str] | None = None) -> list[Link]:
        """Return every row that people added, on these documents or on all, oldest first."""
        return list(self.numbered(documents).values())

    def numbered(self, documents: Collection[str] | None = None) -> dict[int, Link]:
        """Return the same rows by their numbers."""
        if documents is None:
            return {int(row[0]): _decision(row) for row in self.db.rows(f"{_DECISION} ORDER BY n")}
        sides = ("a_document", "b_document")
        rows = {row for side in sides for row in select(self.db, f"{_DECISION} WHERE {side} IN ({{}})", documents)}
        return {int(row[0]): _decision(row) for row in sorted(rows)}

    def decided(self) -> int:
        """Return the number of the newest row that people added, 0 where there is none."""
        return int(self.db.rows("SELECT coalesce(max(n), 0) FROM decisions")[0][0])

    def _among(self, numbers: list[int], score: str) -> Iterator[tuple[Any, ...]]:
        for one in parts(numbers, MOST // 2):
            left = ", ".join("?" * len(one))
            for other in parts(numbers, MOST // 2):
                right = ", ".join("?" * len(other))
                sql = f"{_LINK}{_OF} WHERE l.a IN ({left}) AND l.b IN ({right}){score}"
                yield from self.db.rows(sql, [*one, *other])

    def _events(self, refs: Collection[str]) -> dict[str, int]:
        return dict(select(self.db, "SELECT ref, n FROM events WHERE ref IN ({})", refs))


def _link(row: tuple[Any, ...]) -> Link:
    left, right, decision, score, why, part, features = row
    return Link(left, right, decision, score, why, part, features=value_of(features))


def _row(link: Link) -> tuple[Value, ...]:
    left, right = sorted((link.left, link.right))
    documents = Ref.parse(left).document, Ref.parse(right).document
    # to the microsecond: of two words on one pair the newer counts
    return (left, right, *documents, link.decision, link.why, link.by, link.at or _now())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _decision(row: tuple[Any, ...]) -> Link:
    _, a, b, decision, why, person, added = row
    return Link(a, b, decision, None, why, person, added)
