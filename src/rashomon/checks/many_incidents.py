"""A page that tells of many incidents: a live page or a round-up."""

from collections.abc import Iterator

from rashomon.checks.registry import check
from rashomon.model import Event, Finding, Reading
from rashomon.model.fit import WIDE
from rashomon.ontology.event_types import MATERIAL

_MANY = 4  # incidents of different towns or days from which a page is a round-up


@check("many_incidents.v1")
def many_incidents(reading: Reading) -> Iterator[Finding]:
    """Fires as a note on a page that tells as its news of four incidents or more in different towns or on different days, as live
    pages and round-ups do: each is an event of its own, and no one of them is what the page is about.

    Silent where the incidents share their town and day, on background, and on events that have neither a town nor a day.
    """
    told = _apart(reading)
    if len(told) >= _MANY:
        places = {event.place for event in told.values() if event.place}
        yield Finding(
            "many_incidents.v1",
            "note",
            f"This page tells of {len(told)} incidents in {len(places)} places: a live page or a round-up. Each has its own figures.",
            tuple(event.trigger for event in told.values()),
            tuple(event.id for event in told.values()),
        )


def _apart(reading: Reading) -> dict[tuple[str | None, str | None], Event]:
    """Return the first of the news events of each town and day, by name and value."""
    places = {p.id: p.name for p in reading.places if p.kind not in WIDE}
    days = {t.id: t.value for t in reading.times}
    found: dict[tuple[str | None, str | None], Event] = {}
    for event in reading.events:
        if event.type in MATERIAL and event.told == "news" and event.stage == "accomplished" and event.place in places:
            found.setdefault((places[event.place], days.get(event.time or "")), event)
    towns = {town for town, _ in found}
    return found if len(towns) >= _MANY else {}
