"""Which events are one incident: a view that can be made again from the links."""

from collections.abc import Collection, Mapping

from rashomon.model import Ref
from rashomon.store.database import select
from rashomon.store.nouns import ANY, Where
from rashomon.store.sql_base import Base, condition, now


class Incidents(Base):
    """The part of the store that keeps incidents."""

    def assign(self, incidents: Mapping[str, Collection[str]]) -> None:
        """Let these refs form these incidents; they leave the ones they were in. Which one each was in last is kept for ever."""
        wanted = {ref: incident for incident, refs in incidents.items() for ref in refs}
        numbers = select(self.db, "SELECT n, ref FROM events WHERE ref IN ({})", wanted)
        with self.batch():
            for id in incidents:  # an id that came back means itself
                self.db.run("DELETE FROM aliases WHERE old = ?", (id,))
            self.db.run_many(
                "INSERT INTO identities (ref, document, incident) VALUES (?, ?, ?)"
                " ON CONFLICT (ref) DO UPDATE SET incident = excluded.incident",
                [(ref, Ref.parse(ref).document, incident) for ref, incident in wanted.items()],
            )
            self.db.run_many(
                "INSERT INTO members (event, incident) VALUES (?, ?)"
                " ON CONFLICT (event) DO UPDATE SET incident = excluded.incident",
                [(number, wanted[ref]) for number, ref in numbers],
            )

    def identities(self, documents: Collection[str]) -> dict[str, str]:
        """Return the incident that each event of these documents was in last, by its ref, also of older readings."""
        return dict(select(self.db, "SELECT ref, incident FROM identities WHERE document IN ({})", documents))

    def alias(self, moved: Mapping[str, str]) -> None:
        """Let old ids mean these incidents, and so all ids that meant the old ones."""
        with self.batch():
            for old, incident in sorted(moved.items()):
                self.db.run("UPDATE aliases SET incident = ? WHERE incident = ?", (incident, old))
                self.db.run(
                    "INSERT INTO aliases (old, incident, added) VALUES (?, ?, ?)"
                    " ON CONFLICT (old) DO UPDATE SET incident = excluded.incident",
                    (old, incident, now()),
                )

    def aliases(self, text: str, limit: int = 10) -> list[tuple[str, str]]:
        """Return old ids that begin so, each with the incident that it means now."""
        sql = f"SELECT old, incident FROM aliases WHERE substr(old, 1, {len(text)}) = ? ORDER BY old LIMIT {int(limit)}"
        return [(row[0], row[1]) for row in self.db.rows(sql, (text,))]

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
