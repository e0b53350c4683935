"""Which event a short report is about, for tasks whose gold names one event only."""

from collections.abc import Callable

from rashomon.model import Event, Reading


def main_event(reading: Reading, prefer: Callable[[Event], bool] | None = None) -> Event | None:
    """Return the event with most participants and claims among those preferred (else among all), the first of equals."""
    pool = [e for e in reading.events if prefer and prefer(e)] or list(reading.events)
    return max(pool, key=lambda e: len(e.participants) + len(e.claims), default=None)


def sub_event(event: Event) -> str | None:
    """Return the ACLED sub-event type of an event, None where ACLED does not code it."""
    code = event.codes.get("acled")
    return code.get("sub_event_type") if isinstance(code, dict) else None
