"""Which events are one incident: a view that can be made again from the links."""

from collections.abc import Collection, Mapping

from rashomon.store.database import select
from rashomon.store.nouns import ANY, Where
from rashomon.store.sql_base import Base, condition


class Incidents(Base):
    """The part of the store that keeps incidents."""

    def assign(self, incidents: Mapping[str, Collection[str]]) -> None:
        """Let these refs form these incidents; they leave the ones they were in."""
        wanted = {ref: incident for incident, refs in incidents.items() for ref in refs}
        numbers = select(self.db, "SELECT n, ref FROM events WHERE ref IN ({})", wanted)
        with self.batch():
            self.db.run_many(
                "INSERT INTO members (event, incident) VALUES (?, ?)"
                " ON CONFLICT (event) DO UPDATE SET incident = excluded.incident",
                [(number, wanted[ref]) for number, ref in numbers],
            )

    def incidents_of(self, refs: Collection[str]) -> dict[str, str]:
        """Return the incident of each ref."""
        sql = "SELECT e.ref, m.incident FROM events e JOIN members m ON m.event = e.n WHERE e.ref IN ({})"
        return dict(select(self.db, sql, refs))

    def members(self, incidents: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return the refs of each incident, sorted."""
        sql = "SELECT m.incident, e.ref FROM members m JOIN events e ON e.n = m.event WHERE m.incident IN ({})"
        found: dict[str, list[str]] = {}
        for incident, ref in select(self.db, sql, incidents):
            found.setdefault(incident, []).append(ref)
        return {incident: tuple(sorted(refs)) for incident, refs in found.items()}

    def incidents(self, where: Where = ANY, limit: int | None = None) -> list[str]:
        """Return the ids of incidents with such an event, the newest happening first."""
        test, values = condition(where)
        sql = (
            f"SELECT m.incident FROM members m JOIN events e ON e.n = m.event WHERE {test}"
            " GROUP BY m.incident ORDER BY coalesce(max(e.since), '') DESC, m.incident"
        )
        return [row[0] for row in self.db.rows(sql + (f" LIMIT {int(limit)}" if limit is not None else ""), values)]
