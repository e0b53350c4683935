"""One event as one report tells it, for schemes whose unit is the report: its actors, recipients, day and place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rashomon.exports.incident import DOERS, SUFFERERS, Day, IncidentView, day_of
from rashomon.model import Actor, Event, Participant, Place, Reading, Report

_FIGHTS = ("Battles",)


@dataclass(frozen=True)
class Told:
    """An event of a report, with the incident it was joined into."""

    view: IncidentView
    reading: Reading
    event: Event

    @property
    def id(self) -> str:
        """Name the event by its report and its words: the same however often the report is read."""
        return f"{self.reading.document.id}_{self.event.type}_{self.event.trigger.start}"

    @property
    def report(self) -> Report | None:
        """The report as it counts in the incident."""
        return next((r for r in self.view.reports if r.document == self.reading.document.id), None)

    @cached_property
    def day(self) -> Day | None:
        """When the report says that it happened."""
        return day_of(self.reading, self.event)

    @cached_property
    def place(self) -> Place | None:
        """Where the report says that it happened."""
        return next((place for place in self.reading.places if place.id == self.event.place), None)

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The actors of the report, by id."""
        return {actor.id: actor for actor in self.reading.actors}

    @property
    def is_two_sided(self) -> bool:
        """Tell whether both sides fight: PLOVER then has all of them as actors."""
        acled = self.event.codes.get("acled")
        return isinstance(acled, dict) and acled.get("event_type") in _FIGHTS

    def actor_parts(self) -> list[Participant]:
        """Return who acts; of two sides that fight, both."""
        roles = (*DOERS, *SUFFERERS) if self.is_two_sided else DOERS
        return self._parts(roles)

    def recipient_parts(self) -> list[Participant]:
        """Return to whom it is done."""
        return [] if self.is_two_sided else self._parts(SUFFERERS)

    def _parts(self, roles: tuple[str, ...]) -> list[Participant]:
        """Return the participants in these roles, each actor once."""
        found = {p.actor or p.text: p for p in reversed(self.event.participants) if p.role in roles}
        return list(found.values())[::-1]

    def sentence(self) -> str:
        """Return the paragraph or line of the report in which the event is first named."""
        text, at = self.reading.document.text, self.event.trigger
        segments = (s.span for s in self.reading.document.segments if s.span.start <= at.start and at.end <= s.span.end)
        span = next(segments, None)
        return span.of(text) if span else text[text.rfind("\n", 0, at.start) + 1 :].partition("\n")[0]


def told(view: IncidentView) -> Iterator[Told]:
    """Yield the incident's event as each of its reports tells it, the earliest first."""
    yield from (Told(view, reading, event) for reading, event in view.events)
