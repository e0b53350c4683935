"""The time, place and country that each event is likeliest to have, of all that its report names.

The rules give an event what its own words carry. Reports tell the day in the dateline, the lead or a sentence further on, and the
exact place where they tell the attack a second time; there a trained model chooses. What it is not sure of stays as it was.
"""

from dataclasses import replace

from rashomon.analysis.draft import Draft
from rashomon.model import Event, Span, Time
from rashomon.ontology.event_types import VERBAL
from rashomon.reading.events.settings.candidates import Candidate, lands, places, times
from rashomon.reading.events.settings.marks import is_earlier
from rashomon.reading.events.settings.model import model
from rashomon.reading.events.settings.report import Report
from rashomon.reading.registry import layer
from rashomon.reading.times.layer import days_of, is_history

_SURE = 0.6  # lead of one country over another
_UNKNOWN = 100_000
_ABSENT = 0.02  # the share of a country that the report gives no sign of


@layer("events.settings.linear.v1", gives="events", needs=("times", "places", "actors", "events"))
def choose_settings(draft: Draft) -> tuple[Event, ...]:
    """Return the events with the time, place and country that the model chooses; talk keeps what the rules gave.

    So do happenings that one sentence tells by their numbers ("nine in Kaduna and four more in Zamfara"): the words beside each
    number say where it was.
    """
    report = Report(draft)
    listed = {report.sentence(e.trigger.start) for e in draft.events if _is_number(draft, e.trigger)}
    kept = [e.type in VERBAL or (report.sentence(e.trigger.start) in listed and e.place) for e in draft.events]
    return tuple(e if keeps else _settled(report, e) for e, keeps in zip(draft.events, kept, strict=True))


def _is_number(draft: Draft, trigger: Span) -> bool:
    """Tell whether a happening is told by a number alone."""
    return any(count.span.covers(trigger) for count in draft.counts_near.touching(trigger))


def _settled(report: Report, event: Event) -> Event:
    by_id = {t.id: t for t in report.draft.times}
    # the day told beside an event that another came behind is the other's
    time = None if any(map(is_earlier, report.heads(event))) else _likeliest(times(report, event), "time")
    day = by_id[time].value if time else None
    held = by_id.get(event.time or "")
    vaguer = held is not None and time is not None and _length(held) < _length(by_id[time])
    same = held is not None and (held.value or "")[:10] == day
    if time is None or vaguer or same or _is_past(report, event, by_id[time]):
        time = event.time  # the rules' naming of the same day stands, and a day is not given up for a month
    country = _country(report, event)
    place = _place(report, event, country) or _kept(report, event, country)
    found = replace(event, time=time, place=place, country=_country_of(report, place) or _top(country) or event.country)
    if "historical" not in event.modes and is_history(report.draft, by_id.get(time or "")):
        found = replace(found, modes=tuple(sorted({*event.modes, "historical"})), codes={})
    return found


def _is_past(report: Report, event: Event, time: Time) -> bool:
    """Tell whether a time is one of years ago that stands in no sentence that tells the event."""
    told = {report.sentence(span.start) for span in event.mentions or (event.trigger,)}
    return is_history(report.draft, time) and report.sentence(time.span.start) not in told


def _length(time: Time) -> int:
    """Return how many days a time may mean, less one; many for one without an end."""
    days = days_of(time)
    return (days[1] - days[0]).days if days else _UNKNOWN


def shares(rows: list[Candidate], head: str) -> list[float]:
    """Return how likely each candidate is by a head of the model."""
    return [float(share) for share in model().heads[head].choice([c.marks for c in rows])]


def _likeliest(rows: list[Candidate], head: str) -> str | None:
    """Return the naming of the likeliest candidate; None where none is likely enough."""
    ranked = sorted(zip(shares(rows, head), rows, strict=True), key=lambda r: -r[0])
    return ranked[0][1].ids[0] if ranked and ranked[0][0] >= model().limits[head] else None


def _country(report: Report, event: Event) -> dict[str, float]:
    rows = lands(report, event)
    return dict(zip((c.value for c in rows), shares(rows, "country"), strict=True))


def _top(country: dict[str, float]) -> str | None:
    best = max(country, key=lambda c: (country[c], c), default=None)
    return best if best is not None and country[best] >= model().limits["country"] else None


def _place(report: Report, event: Event, country: dict[str, float]) -> str | None:
    """Return the likeliest place; one in an unlikely country is none."""
    of_id = {p.id: p for p in report.draft.places}
    rows = places(report, event)
    ranked = sorted(
        (
            (share * country.get(land, _ABSENT) if (land := of_id[row.ids[0]].country) else share * 0.5, row)
            for share, row in zip(shares(rows, "place"), rows, strict=True)
        ),
        key=lambda r: -r[0],
    )
    return ranked[0][1].ids[0] if ranked and ranked[0][0] >= model().limits["place"] else None


def _kept(report: Report, event: Event, country: dict[str, float]) -> str | None:
    """Return the rules' place; None where the event is surely in another country."""
    land = _country_of(report, event.place)
    return (
        None
        if land is not None and max(country.values(), default=0.0) - country.get(land, 0.0) > _SURE
        else event.place
    )


def _country_of(report: Report, place: str | None) -> str | None:
    return next((p.country for p in report.draft.places if p.id == place), None)
