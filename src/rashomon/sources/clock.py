"""The time of capture."""

from datetime import UTC, datetime


def now() -> str:
    """Return the time in UTC as ISO 8601, to the second: `2024-03-09T08:15:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
