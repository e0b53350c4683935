"""Incidents in one row each: found, counted and put on a map without reading any report."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import astuple, fields
from datetime import date
from typing import Any

from rashomon.model import ConfigError
from rashomon.store.database import Value, parts, select
from rashomon.store.desk_nouns import SORTS, Cell, Selection, Stamp, Summary, Totals
from rashomon.store.query import parse
from rashomon.store.sql_reviews import Reviews

_COLUMNS = ", ".join(field.name for field in fields(Summary))
_PLACES = ", ".join("?" * (len(fields(Summary)) + 3))
_ORDER = {
    "priority": "priority DESC, coalesce(since, '') DESC",
    "newest": "coalesce(since, '') DESC",
    "oldest": "coalesce(since, '9999')",
    "reports": "reports DESC, coalesce(since, '') DESC",
    "killed": "coalesce(killed_best, killed_low, -1) DESC, coalesce(since, '') DESC",
}
_FACETS = ("type", "country", "status", "assigned", "gravest")
_MOST = 40  # values shown of one facet
_LONG = 400  # days from which a timeline counts months
_STALE = (
    "SELECT g.incident, g.members, g.events FROM (SELECT incident, count(*) AS members, sum(event) AS events FROM members"
    " GROUP BY incident) g LEFT JOIN summaries s ON s.incident = g.incident AND s.members = g.members AND s.events = g.events"
    " WHERE s.incident IS NULL LIMIT ?"
)
_JUDGED = (
    "SELECT DISTINCT m.incident FROM judgements j JOIN documents d ON d.id = j.document JOIN events e ON e.document = d.n"
    " JOIN members m ON m.event = e.n JOIN summaries s ON s.incident = m.incident WHERE j.n > s.judged LIMIT ?"
)

_TOTALS = (
    "WITH found AS MATERIALIZED (SELECT type, country, status, assigned, CAST(gravest AS TEXT) AS gravest, since"
    " FROM summaries WHERE {test}) SELECT '', CAST(NULL AS TEXT), count(*), min(since), max(since) FROM found"
) + "".join(
    f" UNION ALL SELECT '{name}', {name}, count(*), CAST(NULL AS TEXT), CAST(NULL AS TEXT) FROM found"
    f" WHERE {name} IS NOT NULL GROUP BY {name}"
    for name in (*_FACETS, "since")
)


class Summaries(Reviews):
    """The part of the store that keeps summaries."""

    def stale(self, limit: int) -> list[str]:
        """Return ids of incidents whose summary is missing or older than what it tells, at most so many."""
        found = dict.fromkeys(row[0] for row in self.db.rows(_STALE, (limit,)))
        if len(found) < limit:
            found |= dict.fromkeys(row[0] for row in self.db.rows(_JUDGED, (limit - len(found),)))
        return list(found)

    def stamps(self, incidents: Iterable[str]) -> dict[str, Stamp]:
        """Return what incidents are now; to be asked before they are read, so that a change meanwhile makes the summary stale."""
        judged = self.judged()
        sql = "SELECT incident, count(*), sum(event) FROM members WHERE incident IN ({}) GROUP BY incident"
        rows = select(self.db, sql, list(incidents))
        return {incident: Stamp(int(members), int(events), judged) for incident, members, events in rows}

    def summarise(self, made: Mapping[str, Stamp], summaries: Iterable[Summary]) -> None:
        """Keep the summaries of these incidents instead of older ones; drop those of incidents that are no more."""
        rows = {summary.incident: summary for summary in summaries}
        with self.batch():
            for some in parts(made, 400):
                self.db.run(f"DELETE FROM summaries WHERE incident IN ({', '.join('?' * len(some))})", some)
            self.db.run("DELETE FROM summaries WHERE incident NOT IN (SELECT incident FROM members)")
            values = [(*astuple(rows[id]), *astuple(stamp)) for id, stamp in made.items() if id in rows]
            sql = f"INSERT INTO summaries ({_COLUMNS}, members, events, judged) VALUES ({_PLACES})"
            self.db.run_many(sql, values)

    def summaries(self, selection: Selection, limit: int, offset: int = 0) -> list[Summary]:
        """Return incidents in the order asked for. ConfigError where the query is none or there is no such order."""
        if selection.sort not in SORTS:
            raise ConfigError(f"no order {selection.sort!r}; there are {', '.join(SORTS)}")
        test, values = self._wanted(selection)
        sql = f"SELECT {_COLUMNS} FROM summaries WHERE {test} ORDER BY {_ORDER[selection.sort]}, incident LIMIT ? OFFSET ?"
        return [Summary(*row) for row in self.db.rows(sql, [*values, limit, offset])]

    def summary(self, incident: str) -> Summary | None:
        """Return one incident, None where it has no summary."""
        rows = self.db.rows(f"SELECT {_COLUMNS} FROM summaries WHERE incident = ?", (incident,))
        return Summary(*rows[0]) if rows else None

    def totals(self, selection: Selection) -> Totals:
        """Return what a selection holds, by facet and by day (by month where it spans more than a year)."""
        test, values = self._wanted(selection)
        rows = self.db.rows(_TOTALS.format(test=test), values)  # one statement: a search is made once
        total, since, until = 0, None, None
        counted: dict[str, list[tuple[str, int]]] = {name: [] for name in (*_FACETS, "since")}
        for name, value, number, first, last in rows:
            if name:
                counted[name].append((value, int(number)))
            else:
                total, since, until = int(number), first, last
        days = _months(counted.pop("since")) if since and until and _far(since, until) else sorted(counted.pop("since"))
        facets = {
            name: tuple(sorted(found, key=lambda row: (-row[1], row[0]))[:_MOST]) for name, found in counted.items()
        }
        return Totals(total, since, until, facets, tuple(days))

    def cells(self, selection: Selection, size: float) -> list[Cell]:
        """Return a selection's incidents by squares of a map, `size` degrees wide, the fullest last."""
        test, values = self._wanted(selection)
        # rounding is the only way to whole numbers that both databases go alike
        square = f"round((lat + 90) / {size:.6f} - 0.5), round((lon + 180) / {size:.6f} - 0.5)"
        rows = self.db.rows(
            f"SELECT avg(lat), avg(lon), count(*), min(incident), min(title) FROM summaries WHERE {test} AND lat IS NOT NULL"
            f" GROUP BY {square} ORDER BY 3",
            values,
        )
        return [Cell(lat, lon, int(n), *((id, title) if n == 1 else ())) for lat, lon, n, id, title in rows]

    def _wanted(self, selection: Selection) -> tuple[str, list[Value]]:
        """Return the condition on a summary, with its values."""
        box = selection.box or (None,) * 4
        asked: list[tuple[str, Any]] = [
            ("coalesce(until, since) >= ?", selection.since), ("since <= ?", selection.until), ("country = ?", selection.country),
            ("type = ?", selection.type), ("status = ?", selection.status), ("assigned = ?", selection.assigned),
            ("gravest >= ?", selection.gravest or None), ("rivals >= ?", 1 if selection.rivals else None),
            ("reports >= ?", selection.reports or None), ("sources >= ?", selection.sources or None),
            ("lon >= ?", box[0]), ("lat >= ?", box[1]), ("lon <= ?", box[2]), ("lat <= ?", box[3]),
        ]  # fmt: skip
        tests = [test for test, value in asked if value is not None]
        values: list[Value] = [value for _, value in asked if value is not None]
        if selection.unfinished:
            tests.append("status IN ('unreviewed', 'in_review')")
        if selection.query:
            tests.append(
                "incident IN (SELECT m.incident FROM documents d JOIN events e ON e.document = d.n"
                f" JOIN members m ON m.event = e.n WHERE {self.db.find_words})"
            )
            values.append(self.db.condition(parse(selection.query)))
        return " AND ".join(tests) or "1 = 1", values


def _far(since: str, until: str) -> bool:
    """Tell whether two days are so far apart that a timeline counts months."""
    return (date.fromisoformat(until) - date.fromisoformat(since)).days >= _LONG


def _months(days: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return how many there are in each month, in order."""
    counted: Counter[str] = Counter()
    for day, number in days:
        counted[day[:7]] += number
    return sorted(counted.items())
