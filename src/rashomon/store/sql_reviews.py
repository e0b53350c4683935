"""What people judged, and who is to judge what: rows that are only ever added."""

import json
from collections.abc import Collection, Iterable
from typing import Any

from rashomon.model import Coding, Conflict, Judgement, Span, Subject
from rashomon.store.database import Value, select
from rashomon.store.sql_base import Base, value_of

_FIELDS = (
    "kind, field, document, first, last, name, event_first, event_last, decision, value, why, person, added, words,"
    " words_before, words_after, task, undoes, incident"
)
_PLACES = ", ".join("?" * len(_FIELDS.split(",")))


class Reviews(Base):
    """The part of the store that keeps what people judged."""

    def judge(self, judgements: Iterable[Judgement], *, seen: int | None = None) -> tuple[int, ...]:
        """Keep judgements, all or none, and return their numbers. With `seen`, Conflict where one is on a subject of a newer row."""
        numbers = []
        with self.batch():
            for judgement in judgements:
                if seen is not None:
                    self._refuse_stale(judgement, seen)
                sql = f"INSERT INTO judgements ({_FIELDS}) VALUES ({_PLACES}) RETURNING n"
                numbers.append(int(self.db.rows(sql, _row(judgement))[0][0]))
        return tuple(numbers)

    def judgements(self, documents: Collection[str] | None = None, *, after: int = 0) -> list[Judgement]:
        """Return every judgement on these documents or on all, oldest first; those with a number above `after`."""
        sql = f"SELECT n, {_FIELDS} FROM judgements WHERE n > {int(after)}"
        if documents is None:
            return [_judgement(row) for row in self.db.rows(f"{sql} ORDER BY n")]
        return [_judgement(row) for row in sorted(select(self.db, sql + " AND document IN ({})", documents))]

    def judged(self) -> int:
        """Return the number of the newest judgement, 0 where there is none."""
        return int(self.db.rows("SELECT coalesce(max(n), 0) FROM judgements")[0][0])

    def code(self, codings: Iterable[Coding]) -> None:
        """Keep who is to judge what for a task of double coding: one more row each."""
        with self.batch():
            self.db.run_many(
                "INSERT INTO codings (task, document, coder, active, person, added) VALUES (?, ?, ?, ?, ?, ?)",
                [(c.task, c.document, c.coder, int(c.active), c.by, c.at) for c in codings],
            )

    def codings(self, task: str | None = None) -> list[Coding]:
        """Return who is to judge what, of one task or all, in the order in which it was said; what was taken back is left out."""
        asked, values = (" WHERE task = ?", [task]) if task is not None else ("", [])
        rows = self.db.rows(
            f"SELECT task, document, coder, person, added, active FROM codings{asked} ORDER BY n", values
        )
        newest = {row[:3]: _coding(row) for row in rows}
        return [coding for coding in newest.values() if coding.active]

    def _refuse_stale(self, judgement: Judgement, seen: int) -> None:
        """Refuse a judgement whose subject somebody has judged after the row that its author saw last."""
        mine = judgement.subject
        sql = f"SELECT n, {_FIELDS} FROM judgements WHERE document = ? AND n > ? ORDER BY n DESC"
        rows = (_judgement(row) for row in self.db.rows(sql, (mine.document, seen)))
        newer = next((j for j in rows if j.subject == mine and j.task == judgement.task), None)
        if newer and newer.decision not in ("note", "add"):
            raise Conflict(f"{newer.by} has decided this at {newer.at} (judgement {newer.number}); look again")


def _row(judgement: Judgement) -> tuple[Value, ...]:
    subject = judgement.subject
    first, last = subject.span or (None, None)
    event = subject.event or (None, None)
    about = (subject.kind, subject.field, subject.document, first, last, subject.name, *event)
    value = json.dumps(judgement.value, ensure_ascii=False, allow_nan=False, sort_keys=True)
    said = (judgement.decision, value, judgement.why, judgement.by, judgement.at)
    words = (judgement.words, judgement.before, judgement.after)
    return (*about, *said, *words, judgement.task, judgement.undoes, judgement.incident)


def _coding(row: tuple[Any, ...]) -> Coding:
    task, document, coder, person, added, active = row
    return Coding(task, document, coder, person, added, bool(active))


def _judgement(row: tuple[Any, ...]) -> Judgement:
    n, kind, field, document, first, last, name, event_first, event_last, *said = row
    decision, value, why, by, at, words, before, after, task, undoes, incident = said
    span = None if first is None else Span(first, last)
    event = None if event_first is None else Span(event_first, event_last)
    subject = Subject(kind, field, document, span, name, event)
    return Judgement(subject, decision, by, at, value_of(value), why, words, before, after, task, undoes, incident, n)
