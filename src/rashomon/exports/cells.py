"""Cells that several schemes share, and the columns of ours that stand beside a scheme's for what it cannot hold."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rashomon.exports.columns import Column, Kind, Row
from rashomon.exports.days import Days, length, middle
from rashomon.exports.incident import Day, IncidentView, land_name
from rashomon.model import Place

OURS = "Rashomon"


def column(name: str, kind: Kind, description: str, unit: str | None = None) -> Column:
    """Return a column of ours."""
    return Column(name, kind, description, unit, OURS)


DAY = (
    column("event_date", "date", "Day it happened; the middle of the span where only a week or month is known."),
    column("date_edtf", "string", "When it happened, as exactly as the reports say (EDTF)."),
    column("date_start", "date", "First day that it may have happened."),
    column("date_end", "date", "Last day that it may have happened."),
    column(
        "time_precision", "integer", "1 the day is known, 2 the week, 3 the month (ACLED); empty where less is known."
    ),
    column(
        "date_basis", "string", "What the day rests on: words of a report, its dateline, or its day of publication."
    ),
    column("date_words", "string", "Those words."),
)
PLACE = (
    column("country", "string", "Country."),
    column("iso3", "string", "ISO 3166-1 alpha-3 code of the country."),
    column("admin1", "string", "First-level administrative unit."),
    column("location", "string", "The place named."),
    column("latitude", "number", "Degrees north (EPSG:4326)."),
    column("longitude", "number", "Degrees east (EPSG:4326)."),
    column(
        "geo_precision",
        "integer",
        "1 the town itself, 2 near it, 3 a larger region (ACLED); empty where less is known.",
    ),
    column("geonames_id", "integer", "The place in GeoNames."),
)
ACLED = (
    column("disorder_type", "string", "ACLED's disorder type."),
    column("event_type", "string", "ACLED's event type."),
    column("sub_event_type", "string", "ACLED's sub-event type."),
)
SOURCES = (
    column("figure_policy", "string", "The rule that chose the best figures (docs/dossier.md)."),
    column("disputed", "string", "Properties of which reports give values that cannot all hold."),
    column("reports", "integer", "Number of reports.", "reports"),
    column("independent_sources", "integer", "Number of independent sources: copies count once.", "sources"),
    column("report_ids", "string", "Ids of the reports, the earliest first."),
    column("urls", "string", "Addresses of the reports."),
)


def figure_columns(property: str) -> tuple[Column, ...]:
    """Return the columns of a counted property: low, best, high and who gives which."""
    return (
        column(f"{property}_low", "integer", f"Lowest figure of {property} that somebody stands by.", "people"),
        column(f"{property}_best", "number", "Figure chosen by `figure_policy`; empty where it chooses none.", "people"),
        column(f"{property}_high", "integer", "Highest figure; empty where there is no upper bound.", "people"),
        column(f"{property}_sources", "string", "Each figure with who gives it: guards: 6 (Police) | 7 (regional hospital)."),
    )  # fmt: skip


TOLD = column(
    "told", "string", "How it is told: news, background, summary, future, denied; news where one report tells it so."
)
_INCIDENT = (
    column("incident_id", "string", "Id of the incident's dossier."),
    column("title", "string", "What happened to whom, where and when, in one line."),
    TOLD,
    *(c for c in DAY if c.name not in ("event_date", "time_precision")),
    *figure_columns("killed"),
    *figure_columns("injured"),
    *SOURCES,
)
BESIDE = tuple(replace(c, beside=True) for c in _INCIDENT)


def beside(view: IncidentView) -> Row:
    """Return the cells of the columns that stand beside a scheme's."""
    cells = {
        "incident_id": view.dossier.id,
        "title": view.incident.title,
        "told": view.told,
        **day_cells(view.day),
        **figure_cells(view, "killed"),
        **figure_cells(view, "injured"),
        **source_cells(view),
    }
    return {c.name: cells.get(c.name) for c in BESIDE}


def source_cells(view: IncidentView) -> Row:
    """Return how many say so, who, and where they differ."""
    return {
        "figure_policy": view.dossier.policy,
        "disputed": view.disputed or None,
        "reports": len(view.reports),
        "independent_sources": view.sources,
        "report_ids": joined(report.document for report in view.reports),
        "urls": joined(report.url for report in view.reports if report.url),
    }


def figure_cells(view: IncidentView, property: str) -> Row:
    """Return low, best, high and sources of a counted property; nothing where nobody counts it."""
    figure = view.figure(property)
    if not figure:
        return {}
    return {
        f"{property}_low": whole(figure.low),
        f"{property}_best": whole(figure.best),
        f"{property}_high": whole(figure.high),
        f"{property}_sources": view.rivals(property) or None,
    }


def day_cells(day: Day | None) -> Row:
    """Return when something happened."""
    if day is None:
        return {}
    precision = time_precision(day.span)
    return {
        "event_date": middle(day.span).isoformat() if day.span and precision else None,
        "date_edtf": day.edtf,
        "date_start": day.span[0].isoformat() if day.span else None,
        "date_end": day.span[1].isoformat() if day.span else None,
        "time_precision": precision,
        "date_basis": day.basis,
        "date_words": day.words,
    }


def place_cells(place: Place | None, land: str | None) -> Row:
    """Return where something happened; `land` is the country (ISO 3166-1 alpha-3) where the place gives none."""
    known = (place.country if place else None) or land
    cells: dict[str, object] = {"country": land_name(known) or None, "iso3": known}
    if place is None:
        return cells
    return cells | {
        "admin1": place.admin1,
        "location": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": geo_precision(place),
        "geonames_id": place.geonames_id,
    }


def acled_cells(codes: Mapping[str, object]) -> Row:
    """Return ACLED's types from an event's codes."""
    acled = codes.get("acled")
    return {c.name: acled.get(c.name) for c in ACLED} if isinstance(acled, dict) else {}


def time_precision(span: Days | None) -> int | None:
    """Return ACLED's precision: 1 a day, 2 a week or so, 3 a month; None where less is known."""
    if span is None or length(span) > 31:
        return None
    return 1 if length(span) == 1 else 2 if length(span) <= 9 else 3


def geo_precision(place: Place | None) -> int | None:
    """Return ACLED's precision: 1 a town or part of it, 2 a small area, 3 a region; None where only the country is known."""
    if place is None or place.precision in ("country", "none"):
        return None
    if place.kind in ("admin1", "region", "water") or place.precision == "admin1":
        return 3
    return 2 if place.kind in ("admin2", "road") else 1


def whole(value: float | None) -> float | None:
    """Return whole numbers as integers."""
    return int(value) if value is not None and float(value).is_integer() else value


def joined(items: Iterable[object]) -> str | None:
    """Return items as one cell with "; " between, each once; None where there are none."""
    return "; ".join(dict.fromkeys(map(str, items))) or None
