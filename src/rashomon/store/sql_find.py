"""What a person may mean by an id, the beginning of one, or the address of a report."""

from itertools import chain

from rashomon.store.sql_base import Base


class Find(Base):
    """The part of the store that finds what is named."""

    def find(self, text: str, limit: int = 10) -> list[tuple[str, str]]:
        """Return ("incident" or "report", id) for what a text names: an id, else addresses and file names, else beginnings of ids."""
        exact = self._beginning(text, limit, whole=True) or self._at(text, limit)
        return exact or self._beginning(text, limit) or self._once(text, limit)

    def _once(self, text: str, limit: int) -> list[tuple[str, str]]:
        """Return the incidents that old ids mean now."""
        sql = f"SELECT DISTINCT incident FROM aliases WHERE substr(old, 1, {len(text)}) = ? ORDER BY incident LIMIT {int(limit)}"
        return [("incident", row[0]) for row in self.db.rows(sql, [text])] if text else []

    def _beginning(self, text: str, limit: int, *, whole: bool = False) -> list[tuple[str, str]]:
        """Return incidents and reports whose id is the text or, without `whole`, begins with it."""
        found = []
        for kind, table, column in (("incident", "members", "incident"), ("report", "documents", "id")):
            test = f"{column} = ?" if whole else f"substr({column}, 1, {len(text)}) = ?"
            sql = f"SELECT DISTINCT {column} FROM {table} WHERE {test} ORDER BY {column} LIMIT {int(limit)}"
            found.append([(kind, row[0]) for row in self.db.rows(sql, [text])] if text else [])
        return list(chain(*found))[:limit]

    def _at(self, text: str, limit: int) -> list[tuple[str, str]]:
        """Return the newest version of each report that was got from an address, or from a file or row of that name."""
        size = len(text)
        name = (
            f"substr(c.uri, length(c.uri) - {size - 1}) = ? AND substr(c.uri, length(c.uri) - {size}, 1) IN ('/', '#')"
        )
        sql = (
            "SELECT c.uri, d.id FROM captures c JOIN documents d ON d.n = c.document"
            f" WHERE c.uri = ? OR d.url = ? OR (length(c.uri) > {size} AND {name}) ORDER BY c.n"
        )
        newest: dict[str, str] = dict(self.db.rows(sql, [text] * 3))
        return [("report", id) for id in dict.fromkeys(newest.values())][:limit]
