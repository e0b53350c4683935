"""Readings as a table: one row for each claim (docs/formats.md tells the columns)."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from rashomon.formats.cells import CODES, PLACE, Cell, code_cells, day_cells, place_cells, value_cells, write_rows
from rashomon.formats.registry import Style, form
from rashomon.formats.words import View
from rashomon.model import Claim, Event, Reading

COLUMNS = (
    "report_id", "input_id", "title", "publisher", "published", "url", "event_id", "event_date", "year", "time_precision", *CODES,
    "type", "modes", "stage", *PLACE, "property", "group", "party", "low", "high", "exact", "value", "said_by", "attribution",
    "stance", "result_status", "of", "previous", "superseded", "words", "start", "end",
)  # fmt: skip


@form("csv")
def write(readings: Iterable[Reading], out: TextIO, style: Style) -> None:
    """Write a CSV table with a row for each claim; an event of which nothing is claimed has one row without a property."""
    write_rows(out, COLUMNS, (row for reading in readings for row in _rows(View(reading))))


def _rows(view: View) -> Iterator[dict[str, Cell]]:
    document = view.reading.document
    known = {name: getattr(document, name) for name in ("input_id", "title", "publisher", "published", "url")}
    for event in view.reading.events:
        row = {"report_id": document.id, **known, **_event(view, event)}
        for claim in event.claims:
            yield row | _claim(view, claim)
        if not event.claims:
            yield row


def _event(view: View, event: Event) -> dict[str, Cell]:
    time = view.times.get(event.time or "")
    return {
        "event_id": event.id,
        **day_cells(time.value if time else None),
        **code_cells(event.codes),
        "type": event.type,
        "modes": "; ".join(event.modes),
        "stage": event.stage,
        **place_cells(view.places.get(event.place or ""), event.country),
    }


def _claim(view: View, claim: Claim) -> dict[str, Cell]:
    same = ("property", "group", "stance", "result_status", "of", "previous", "superseded")
    return {
        **{name: getattr(claim, name) for name in same},
        "party": view.name(claim.party) if claim.party else None,
        **value_cells(claim.value),
        "said_by": view.name(claim.said_by) if claim.said_by else None,
        "attribution": view.words(claim.attribution) if claim.attribution else None,
        "words": claim.text,
        "start": claim.span.start,
        "end": claim.span.end,
    }
