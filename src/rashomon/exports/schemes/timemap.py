"""TimeMap (Bellingcat's ukraine-timemap, after Forensic Architecture's): the three files that its pages read."""

from collections.abc import Iterable
from datetime import date

from rashomon.exports.columns import Column, Kind, Row
from rashomon.exports.incident import IncidentView, web_address
from rashomon.exports.scheme import LeftOut, Run, scheme
from rashomon.ontology.event_types import TITLES, kind_words

_BOOK = "TimeMap data contract"


def _column(name: str, told: str, kind: Kind = "string", *, required: bool = False) -> Column:
    return Column(name, kind, told, None, _BOOK, (), required)


EVENTS = (
    _column("id", "Id of the incident's dossier.", required=True),
    _column("title", "What happened."),
    _column("description", "What happened, with all figures and who gives them.", required=True),
    _column("date", "Day (month/day/year), or the first day it may have been."),
    _column("time", "Not known, empty."),
    _column("time_precision", "How exact the date is: day, or the date as the reports say."),
    _column("location", "The place."),
    _column("latitude", "Degrees north, as text.", required=True),
    _column("longitude", "Degrees east, as text.", required=True),
    _column("category", "Kind of happening.", required=True),
    _column("associations", "Ids of the associations it falls under.", "array", required=True),
    _column("sources", "Ids of its sources.", "array", required=True),
    _column("comments", "What looks wrong."),
)
SOURCES = (
    _column("id", "Id of the report.", required=True),
    _column("title", "Its title."),
    _column("thumbnail", "Empty."),
    _column("paths", "Its addresses.", "array", required=True),
    _column("type", "Article."),
    _column("affil_s", "Who published it, one a list.", "array"),
    _column("url", "Its address."),
    _column("description", "Whether it copies another report."),
    _column("parent", "Id of the report it copies."),
    _column("author", "Its author."),
    _column("date", "Day of publication (month/day/year)."),
)
ASSOCIATIONS = (
    _column("id", "Id, as events name it.", required=True),
    _column("title", "Its name.", required=True),
    _column("desc", "What it stands for."),
    _column("mode", "FILTER or CATEGORY.", required=True),
    _column("filter_paths", "Where it stands in the tree of filters.", "array"),
)


@scheme("timemap.events", columns=EVENTS, key=("id",), codebook=_BOOK, writer="json",
        cannot_hold="TimeMap shows one day and one point; rival values stand in the description.")  # fmt: skip
def events(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """TimeMap's events.json: one object an incident with a day or a point."""
    span, place = view.day.span if view.day else None, view.incident.place
    known = place if place and place.lat is not None and place.lon is not None else None
    if span is None and known is None:
        yield LeftOut("neither day nor point")
        return
    yield {
        "id": view.dossier.id,
        "title": view.headline,
        "description": _description(view),
        "date": _american(span[0]) if span else "",
        "time": "",
        "time_precision": "day" if span and span[0] == span[1] else view.incident.time or "",
        "location": place.name if place else view.land_name,
        "latitude": str(known.lat) if known else "",
        "longitude": str(known.lon) if known else "",
        "category": TITLES.get(view.incident.type, view.incident.type.capitalize()),
        "associations": [identity for identity, _, _ in _associations(view)],
        "sources": [report.document for report in view.reports],
        "comments": " ".join(finding.message for finding in view.dossier.findings),
    }


def _description(view: IncidentView) -> str:
    told = {"Killed": view.rivals("killed"), "Injured": view.rivals("injured")}
    return " ".join([f"{view.headline}.", *(f"{name}: {figures}." for name, figures in told.items() if figures)])


@scheme("timemap.sources", columns=SOURCES, key=("id",), codebook=_BOOK, writer="json")
def sources(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """TimeMap's sources.json: one object a report."""
    for report in view.reports:
        reading, address = view.dossier.readings.get(report.document), web_address(report.url)
        yield {
            "id": report.document,
            "title": report.title or "",
            "thumbnail": "",
            "paths": [address] if address else [],
            "type": "Article",
            "affil_s": [report.publisher] if report.publisher else [],
            "url": address or "",
            "description": report.copy_why or "",
            "parent": report.copy_of or "",
            "author": (reading.document.author if reading else None) or "",
            "date": _published(report.published),
        }


@scheme("timemap.associations", columns=ASSOCIATIONS, key=("id",), codebook=_BOOK, writer="json")
def associations(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """TimeMap's associations.json: kinds of happening and countries, by which its page filters."""
    for identity, title, branch in _associations(view):
        yield {"id": identity, "title": title, "desc": branch, "mode": "FILTER", "filter_paths": [branch, title]}


def _associations(view: IncidentView) -> list[tuple[str, str, str]]:
    """Return id, title and branch of the filters an incident falls under."""
    incident = view.incident
    kind = kind_words(incident.type, incident.modes)
    found = [(f"kind:{kind}", kind, "Kind")]
    if view.land:
        found.append((f"country:{view.land}", view.land_name, "Country"))
    return found


def _american(day: date) -> str:
    return f"{day.month}/{day.day}/{day.year}"


def _published(edtf: str | None) -> str:
    try:
        return _american(date.fromisoformat((edtf or "")[:10]))
    except ValueError:
        return ""
