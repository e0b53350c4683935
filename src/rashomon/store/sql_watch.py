"""Visits to sources, alerts, and to whom they were delivered."""

import json
from collections.abc import Iterable
from dataclasses import astuple, fields

from rashomon.store.sql_base import Base, now, value_of
from rashomon.store.watch_nouns import Alert, Visit

_VISIT = ", ".join(field.name for field in fields(Visit))
_VISIT_MARKS = ", ".join("?" * len(fields(Visit)))
_ALERT = "SELECT kind, message, incident, facts, added, n FROM alerts"


class Watch(Base):
    """The part of the store that keeps what the night watch did."""

    def newest_report(self) -> int:
        """Return the number of the newest report, 0 where there is none."""
        return int(self.db.rows("SELECT coalesce(max(n), 0) FROM documents")[0][0])

    def reports_after(self, number: int, last: int) -> list[str]:
        """Return the ids of the reports that were added after the one of this number, up to the one of the other, oldest first."""
        sql = "SELECT id FROM documents WHERE n > ? AND n <= ? ORDER BY n"
        return [id for (id,) in self.db.rows(sql, (number, last))]

    def note_visit(self, visit: Visit, alerts: Iterable[Alert] = ()) -> None:
        """Keep a visit and what is to be told after it, all or nothing."""
        with self.batch():
            self.db.run(f"INSERT INTO visits ({_VISIT}) VALUES ({_VISIT_MARKS})", astuple(visit))
            self.db.run_many(
                "INSERT INTO alerts (added, kind, incident, message, facts) VALUES (?, ?, ?, ?, ?)",
                [
                    (a.added or now(), a.kind, a.incident, a.message, json.dumps(dict(a.facts), allow_nan=False))
                    for a in alerts
                ],
            )

    def visits(self, source: str | None = None, limit: int = 20) -> list[Visit]:
        """Return visits, of one source or all, the newest first."""
        test, values = ("source = ?", [source]) if source is not None else ("1 = 1", [])
        rows = self.db.rows(f"SELECT {_VISIT} FROM visits WHERE {test} ORDER BY n DESC LIMIT {int(limit)}", values)
        return [Visit(*row) for row in rows]

    def alerts(self, limit: int = 100) -> list[Alert]:
        """Return what there was to tell, the newest first."""
        return [_alert(row) for row in self.db.rows(f"{_ALERT} ORDER BY n DESC LIMIT {int(limit)}")]

    def undelivered(self, target: str, since: str) -> list[Alert]:
        """Return the alerts of this time (ISO 8601, UTC) and later that a target has not got, oldest first."""
        sql = f"{_ALERT} a WHERE added >= ? AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.alert = a.n AND d.target = ?) ORDER BY n"
        return [_alert(row) for row in self.db.rows(sql, (since, target))]

    def delivered(self, target: str, alerts: Iterable[Alert]) -> None:
        """Keep that a target has got these alerts."""
        with self.batch():
            self.db.run_many(
                "INSERT INTO deliveries (alert, target, added) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                [(alert.number, target, now()) for alert in alerts],
            )

    def forget_visits(self, before: str) -> None:
        """Drop visits and alerts of before this time (ISO 8601, UTC); the newest visit to each source stays."""
        with self.batch():
            newest = "SELECT max(n) FROM visits GROUP BY source"
            self.db.run(f"DELETE FROM visits WHERE ended < ? AND n NOT IN ({newest})", (before,))
            self.db.run("DELETE FROM alerts WHERE added < ?", (before,))
            self.db.run("DELETE FROM deliveries WHERE alert NOT IN (SELECT n FROM alerts)")


def _alert(row: tuple[object, ...]) -> Alert:
    kind, message, incident, facts, added, number = row
    return Alert(kind, message, incident, value_of(str(facts)), added, number)  # type: ignore[arg-type]
