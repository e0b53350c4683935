"""What the parts of the SQL store share."""

import json
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Protocol

from rashomon.model import Damaged, Engine
from rashomon.store.database import Database, Value
from rashomon.store.nouns import Where


class Base(Protocol):
    """One connection and its transactions."""

    db: Database

    def batch(self) -> AbstractContextManager[None]:
        """One transaction."""


def now() -> str:
    """Return the time in UTC as ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def condition(where: Where) -> tuple[str, list[Value]]:
    """Return the condition on an event `e` that is wanted, with its values.

    An event that no day is known of answers no question about days.
    """
    tests: dict[str, str | None] = {
        "e.until >= ?": where.since,
        "e.since <= ?": where.until,
        "e.country = ?": where.country,
        "e.type = ?": where.type,
    }
    asked = {test: value for test, value in tests.items() if value is not None}
    return " AND ".join(asked) or "1 = 1", list(asked.values())


def value_of(text: str) -> Any:  # noqa: ANN401 - any JSON value
    """Return a value that is kept as JSON; Damaged where it is none."""
    try:
        return json.loads(text)
    except (ValueError, TypeError) as error:
        raise Damaged("the store is damaged: a value in it cannot be read; restore a copy") from error


def fingerprint(engine: Engine) -> str:
    """Return what tells an engine from one of another version or configuration."""
    return hashed(engine.name, engine.version, json.dumps(engine.config, sort_keys=True))


def hashed(*texts: str) -> str:
    """Return a short hash of texts, however long they are."""
    return sha256("\0".join(texts).encode("utf-8", "replace")).hexdigest()[:32]
