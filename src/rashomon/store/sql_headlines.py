"""One line about each incident, kept when it is made, so that a list needs no reading."""

from collections.abc import Collection, Iterable
from dataclasses import astuple, fields

from rashomon.store.database import Value, select
from rashomon.store.nouns import Headline, Listing
from rashomon.store.sql_base import Base

_COLUMNS = tuple(field.name for field in fields(Headline))
_ORDERS = {
    "date": "coalesce(h.day, '') DESC, h.incident",
    "reports": "h.reports DESC, coalesce(h.day, '') DESC, h.incident",
    "killed": "coalesce(h.killed_high, -1) DESC, coalesce(h.day, '') DESC, h.incident",
}
_GROUPS = {"country": "h.country", "type": "h.type", "place": "h.place", "month": "substr(h.day, 1, 7)"}


class Headlines(Base):
    """The part of the store that keeps headlines."""

    def head(self, headlines: Iterable[Headline]) -> None:
        """Keep these headlines instead of older ones, and drop those of incidents that are no more."""
        marks = ", ".join("?" * len(_COLUMNS))
        kept = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[1:])
        sql = f"INSERT INTO headlines ({', '.join(_COLUMNS)}) VALUES ({marks}) ON CONFLICT (incident) DO UPDATE SET {kept}"
        with self.batch():
            self.db.run_many(sql, [astuple(headline) for headline in headlines])

    def headlines(
        self, listing: Listing, sort: str = "date", limit: int | None = None, offset: int = 0
    ) -> list[Headline]:
        """Return the incidents of a list in the order asked for: "date", "reports" or "killed", the most first."""
        test, values = _condition(listing)
        most = -1 if limit is None else limit
        size = f" LIMIT {int(most)}" if most >= 0 else " LIMIT 1000000000"
        sql = f"SELECT {', '.join('h.' + name for name in _COLUMNS)} FROM headlines h WHERE {test} ORDER BY {_ORDERS[sort]}"
        return [Headline(*row) for row in self.db.rows(f"{sql}{size} OFFSET {int(offset)}", values)]

    def headlines_of(self, incidents: Collection[str]) -> dict[str, Headline]:
        """Return the headlines of these incidents by their ids."""
        sql = f"SELECT {', '.join('h.' + name for name in _COLUMNS)} FROM headlines h WHERE h.incident IN ({{}})"
        return {row[0]: Headline(*row) for row in select(self.db, sql, incidents)}

    def headline_totals(
        self, listing: Listing, by: str | None = None
    ) -> list[tuple[str | None, int, int, float | None, float | None]]:
        """Return (group, incidents, reports, killed at least, killed at most) of a list: as a whole, or by a column.

        The last two are None where no incident of the group says how many were killed.
        """
        test, values = _condition(listing)
        group = _GROUPS[by] if by else "NULL"
        sql = (
            f"SELECT {group}, count(*), sum(h.reports), sum(h.killed_low), sum(h.killed_high)"
            f" FROM headlines h WHERE {test}"
        )
        if by:
            sql += f" GROUP BY {group} ORDER BY count(*) DESC, {group}"
        return [
            (row[0], int(row[1]), int(row[2] or 0), _number(row[3]), _number(row[4]))
            for row in self.db.rows(sql, values)
        ]


def _number(value: Value) -> float | None:
    return None if value is None else float(value)


def _condition(listing: Listing) -> tuple[str, list[Value]]:
    """Return the condition on a headline `h` that is wanted, with its values."""
    asked: dict[str, Value] = {
        "h.day >= ?": listing.since,
        "h.day <= ?": listing.until,
        "h.country = ?": listing.country,
        "h.type = ?": listing.type,
    }
    told = {test: value for test, value in asked.items() if value is not None}
    tests = [*told, "h.reports >= ?"]
    values: list[Value] = [*told.values(), listing.reports]
    if listing.types:
        tests.append(f"h.type IN ({', '.join('?' * len(listing.types))})")
        values += listing.types
    tests += [] if listing.undated else ["h.day IS NOT NULL"]
    tests += [] if listing.background else ["h.main > 0"]
    return " AND ".join([*tests, "EXISTS (SELECT 1 FROM members m WHERE m.incident = h.incident)"]), values
