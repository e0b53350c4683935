"""Who may use the desk, and who did."""

from dataclasses import replace
from datetime import UTC, datetime

from rashomon.store.desk_nouns import Access, Person, Saved, Session, Token
from rashomon.store.sql_base import Base


class People(Base):
    """The part of the store that keeps people, what lets them in, and the selections they saved."""

    def enrol(self, person: Person) -> None:
        """Keep a person: one more row, which holds instead of older ones of that name."""
        values = (person.name, person.role, person.secret, int(person.active), person.by, person.at)
        with self.batch():
            self.db.run(
                "INSERT INTO people (name, role, secret, active, person, added) VALUES (?, ?, ?, ?, ?, ?)", values
            )

    def people(self) -> list[Person]:
        """Return the people who may use the desk, by name."""
        rows = self.db.rows("SELECT name, role, secret, person, added, active FROM people ORDER BY n")
        newest = {row[0]: replace(Person(*row[:5]), active=bool(row[5])) for row in rows}
        return [newest[name] for name in sorted(newest) if newest[name].active]

    def put_token(self, token: Token) -> None:
        """Keep a token: one more row, which holds instead of older ones of that mark."""
        values = (token.mark, token.name, token.label, int(token.active), token.at)
        with self.batch():
            self.db.run("INSERT INTO tokens (mark, name, label, active, added) VALUES (?, ?, ?, ?, ?)", values)

    def tokens(self, mark: str | None = None) -> list[Token]:
        """Return the tokens that hold, all or the one of a mark, oldest first."""
        asked, values = (" WHERE mark = ?", [mark]) if mark is not None else ("", [])
        rows = self.db.rows(f"SELECT mark, name, label, added, active FROM tokens{asked} ORDER BY n", values)
        newest = {row[0]: replace(Token(*row[:4]), active=bool(row[4])) for row in rows}
        return [token for token in newest.values() if token.active]

    def log_in(self, session: Session) -> None:
        """Keep that somebody is logged in, and forget those whose time is over."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        values = (session.mark, session.name, session.csrf, session.expires)
        with self.batch():
            self.db.run("DELETE FROM sessions WHERE expires < ?", (now,))
            self.db.run("INSERT INTO sessions (mark, name, csrf, expires) VALUES (?, ?, ?, ?)", values)

    def log_out(self, mark: str) -> None:
        """Forget that somebody is logged in."""
        with self.batch():
            self.db.run("DELETE FROM sessions WHERE mark = ?", (mark,))

    def session(self, mark: str) -> Session | None:
        """Return who is logged in by a mark, None where nobody is or the time is over."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        sql = "SELECT mark, name, csrf, expires FROM sessions WHERE mark = ? AND expires >= ?"
        rows = self.db.rows(sql, (mark, now))
        return Session(*rows[0]) if rows else None

    def note_access(self, access: Access) -> None:
        """Keep one log-in, refusal or log-out."""
        values = (access.at, access.name, access.what, access.address)
        with self.batch():
            self.db.run("INSERT INTO accesses (added, name, what, address) VALUES (?, ?, ?, ?)", values)

    def accesses(self, limit: int) -> list[Access]:
        """Return log-ins, refusals and log-outs, the newest first."""
        rows = self.db.rows("SELECT added, name, what, address FROM accesses ORDER BY n DESC LIMIT ?", (limit,))
        return [Access(*row) for row in rows]

    def save(self, saved: Saved) -> None:
        """Keep a selection under a label: one more row, which holds instead of older ones of that label."""
        values = (saved.label, saved.query, int(saved.active), saved.by, saved.at)
        with self.batch():
            self.db.run("INSERT INTO selections (label, query, active, person, added) VALUES (?, ?, ?, ?, ?)", values)

    def saved(self) -> list[Saved]:
        """Return the selections that people saved, by label."""
        rows = self.db.rows("SELECT label, query, person, added, active FROM selections ORDER BY n")
        newest = {row[0]: replace(Saved(*row[:4]), active=bool(row[4])) for row in rows}
        return [newest[label] for label in sorted(newest) if newest[label].active]
