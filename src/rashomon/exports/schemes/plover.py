"""PLOVER (manual 2.0): events as JSON objects, and POLECAT's 40 columns, one row an event of a report."""

from collections.abc import Iterable
from typing import Any

from rashomon.exports.cells import column, joined, whole
from rashomon.exports.columns import Column, Kind, Row
from rashomon.exports.incident import IncidentView, land_name
from rashomon.exports.scheme import LeftOut, Run, scheme
from rashomon.exports.told import Told, told
from rashomon.model import Actor, Participant, Place
from rashomon.ontology.crosswalks import code_list, state

_BOOK = "PLOVER manual 2.0"
_TABLE = code_list("plover")
_TYPES: tuple[str, ...] = tuple(_TABLE["types"])
_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_STATUS = {"planned": "future", "threatened": "hypothetical", "denied": "negation"}
_RESOLUTION = {"landmark": 5, "district": 5, "road": 5, "city": 4, "admin2": 3, "admin1": 2, "region": 2, "country": 1}


def _column(name: str, kind: Kind, told: str, *, allowed: Iterable[str | int] = (), required: bool = False) -> Column:
    return Column(name, kind, told, None, _BOOK, tuple(allowed), required)


PLOVER = (
    _column("id", "string", "The report's id, the type and the first character of the event's words.", required=True),
    _column("date", "date", "First day of the event.", required=True),
    _column("enddate", "date", "Last day, where it is another."),
    _column("actor", "array", "Who acts; of two sides that fight, both. Each with code (ISO 3166-1 alpha-3), sector, entity_text, ...",
            required=True),
    _column("recipient", "array", "To whom it is done."),
    _column("event", "string", "PLOVER type.", allowed=_TYPES, required=True),
    _column("mode", "array", "PLOVER modes."),
    _column("context", "array", "PLOVER contexts."),
    _column("status", "string", "Where it is no plain fact.", allowed=("historical", "future", "hypothetical", "negation")),
    _column("quad_code", "integer", "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.", allowed=(1, 2, 3, 4)),
    _column("event_scale", "number", "Score of the type, or of a mode that has its own, from -10 to 10."),
    _column("event_loc", "object", "Where: extracted_place, resolved_place, geonameid, lat, lon, city, province, country, country_code, resolution (5 part of a town, 4 town, 3 and 2 units, 1 country)."),
    _column("size", "object", "Lowest figures of dead, injured and arrested that the report gives."),
    _column("event_text", "string", "The words that name it."),
    _column("text_info", "object", "start and end of those words in the report, and the passage."),
    _column("cite_info", "object", "title, publication, date, url and language of the report."),
    _column("coder", "string", "Program and version."),
    _column("coded_date", "date", "Day of the export."),
    column("incident_id", "string", "Id of the incident that the event was joined into."),
)  # fmt: skip


@scheme(
    "plover",
    columns=PLOVER,
    key=("id",),
    codebook=_BOOK,
    writer="jsonl",
    cannot_hold="PLOVER has one figure of dead, injured and arrested for an event, and no source of a figure.",
)
def plover(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """PLOVER events as JSON lines, one an event of a report: actors and recipients with country and sector, place, citation."""
    for one in told(view):
        why = _left_out(one)
        yield LeftOut(why) if why else _event(one, run)


def _left_out(one: Told) -> str | None:
    if one.event.type not in _TYPES:
        return f"PLOVER has no type for {one.event.type.lower()}s"
    return None if one.day and one.day.span else "no day"


def _event(one: Told, run: Run) -> Row:
    event, document = one.event, one.reading.document
    start, end = _days(one)
    engine = one.reading.engine
    return {
        "id": one.id,
        "date": start,
        "enddate": end if end != start else None,
        "actor": [_entity(p, one) for p in one.actor_parts()],
        "recipient": [_entity(p, one) for p in one.recipient_parts()] or None,
        "event": event.type,
        "mode": list(_modes(one)) or None,
        "context": list(event.contexts) or None,
        "status": "historical" if "historical" in event.modes else _STATUS.get(event.stage),
        "quad_code": _TABLE["types"][event.type]["quad"],
        "event_scale": scale(event.type, _modes(one)),
        "event_loc": _location(one),
        "size": _size(one) or None,
        "event_text": event.trigger.of(document.text),
        "text_info": {"start": event.trigger.start, "end": event.trigger.end, "text": one.sentence()},
        "cite_info": _citation(one),
        "coder": f"{engine.name} {engine.version}",
        "coded_date": run.made.date().isoformat(),
        "incident_id": one.view.dossier.id,
    }


def _days(one: Told) -> tuple[str | None, str | None]:
    span = one.day.span if one.day else None
    return (span[0].isoformat(), span[1].isoformat()) if span else (None, None)


def _modes(one: Told) -> tuple[str, ...]:
    """Return the modes that PLOVER has for the type."""
    known = _TABLE["types"].get(one.event.type, {"modes": ()})["modes"]
    return tuple(mode for mode in one.event.modes if mode in known)


def scale(type: str, modes: Iterable[str]) -> float:
    """Return PLOVER's score of conflict or cooperation: that of the type, or of the mode that is furthest from nothing.

    >>> scale("ASSAULT", ["drone"]), scale("PROTEST", ["demo"]), scale("PROTEST", ["riot"])
    (-9.5, -5.0, -7.0)
    """
    scores = [float(_TABLE["mode_scores"][mode]) for mode in modes if mode in _TABLE["mode_scores"]]
    return max(scores, key=abs, default=float(_TABLE["types"][type]["score"]))


def _entity(part: Participant, one: Told) -> dict[str, Any]:
    actor = one.actors.get(part.actor or "")
    entity = {
        "code": actor.country if actor else None,
        "sector": actor.sectors[0] if actor and actor.sectors else None,
        "entity_text": actor.name if actor else part.text,
        "office": actor.office.title if actor and actor.office else None,
        "extracted_text": part.text,
        "confidence": part.confidence,
    }
    return {name: value for name, value in entity.items() if value is not None}


def _location(one: Told) -> dict[str, Any] | None:
    place, land = one.place, (one.place.country if one.place else None) or one.event.country
    if place is None:
        return {"country": land_name(land), "country_code": land, "resolution": 1} if land else None
    town = place.name if place.kind == "city" else None
    found = {
        "extracted_place": place.span.of(one.reading.document.text),
        "resolved_place": place.name,
        "geonameid": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "city": town,
        "district": place.name if place.kind == "district" else None,
        "province": place.admin1,
        "country": land_name(land) or None,
        "country_code": land,
        "resolution": _RESOLUTION.get(place.kind),
    }
    return {name: value for name, value in found.items() if value is not None}


def _size(one: Told) -> dict[str, float]:
    figures = {"dead": "killed", "injured": "injured", "arrested": "detained"}
    found = {name: one.event.figures.get(property) for name, property in figures.items()}
    return {name: whole(figure.low) or 0 for name, figure in found.items() if figure}


def _citation(one: Told) -> dict[str, Any]:
    document = one.reading.document
    told = {"title": document.title, "publication": document.publisher, "date": document.published, "url": document.url,
            "language": document.language}  # fmt: skip
    return {name: value for name, value in told.items() if value is not None}


# ------------------------------------------------------------------------------------------------------------ POLECAT

_POLECAT_BOOK = "POLECAT data set, column list"
_LISTS = 'Several are joined by "; ".'
_NUMBERS: dict[str, Kind] = {
    "Intensity": "number",
    "Latitude": "number",
    "Longitude": "number",
    "GeoNames ID": "integer",
}
_POLECAT = {
    "Event ID": "The report's id, the type and the first character of the event's words.",
    "Event Date": "First day of the event.",
    "Event Type": "PLOVER type.",
    "Event Mode": f"PLOVER modes. {_LISTS}",
    "Intensity": "Score from -10 to 10.",
    "Quad Code": "Verbal or material, cooperation or conflict.",
    "Contexts": f"PLOVER contexts. {_LISTS}",
    "Actor Name": f"Who acts. {_LISTS}",
    "Actor Country": "Their countries (ISO 3166-1 alpha-3).",
    "Actor COW": "Their countries' numbers of the Correlates of War.",
    "Primary Actor Sector": "The first sector of the first actor.",
    "Actor Sectors": f"All their sectors. {_LISTS}",
    "Actor Title": "Their offices.",
    "Actor Name Raw": "The report's own words for them.",
    "Wikipedia Actor ID": "Not known to us, empty.",
    "Recipient Name": f"To whom it is done. {_LISTS}",
    "Recipient Country": "Their countries (ISO 3166-1 alpha-3).",
    "Recipient COW": "Their countries' numbers of the Correlates of War.",
    "Primary Recipient Sector": "The first sector of the first recipient.",
    "Recipient Sectors": f"All their sectors. {_LISTS}",
    "Recipient Title": "Their offices.",
    "Recipient Name Raw": "The report's own words for them.",
    "Wikipedia Recipient ID": "Not known to us, empty.",
    "Placename": "The place, under its usual name.",
    "City": "Town.",
    "District": "Second-level unit; not known to us, empty.",
    "Province": "First-level unit.",
    "Country": "Country (ISO 3166-1 alpha-3).",
    "Latitude": "Degrees north.",
    "Longitude": "Degrees east.",
    "GeoNames ID": "The place in GeoNames.",
    "Raw Placename": "The report's own words for it.",
    "Feature Type": "Kind of place: country, admin1, city, ...",
    "Source": "Who published the report.",
    "Publication Date": "When.",
    "Story People": f"Persons that the report names. {_LISTS}",
    "Story Organizations": f"Bodies that the report names. {_LISTS}",
    "Story Locations": f"Places that the report names. {_LISTS}",
    "Language": "ISO 639-1 code.",
    "Version": "Program and version.",
}
POLECAT = tuple(
    Column(name, _NUMBERS.get(name, "date" if name == "Event Date" else "string"), told_, None, _POLECAT_BOOK,
           _TYPES if name == "Event Type" else (), name in ("Event ID", "Event Date", "Event Type"))
    for name, told_ in _POLECAT.items()
)  # fmt: skip


@scheme(
    "polecat",
    columns=(*POLECAT, column("incident_id", "string", "Id of the incident that the event was joined into.")),
    key=("Event ID",),
    codebook=_POLECAT_BOOK,
    writer="tsv",
    cannot_hold="POLECAT has no figures and no sources of single values; Wikipedia ids are not known.",
)
def polecat(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """POLECAT-compatible columns as a tab-separated table, one row an event of a report."""
    for one in told(view):
        why = _left_out(one)
        yield LeftOut(why) if why else _row(one)


def _row(one: Told) -> Row:
    event, document, engine = one.event, one.reading.document, one.reading.engine
    return {
        "Event ID": one.id,
        "Event Date": _days(one)[0],
        "Event Type": event.type,
        "Event Mode": joined(_modes(one)),
        "Intensity": scale(event.type, _modes(one)),
        "Quad Code": _QUADS[_TABLE["types"][event.type]["quad"]],
        "Contexts": joined(event.contexts),
        **_party_cells("Actor", one.actor_parts(), one),
        **_party_cells("Recipient", one.recipient_parts(), one),
        **_place_cells(one.place, one),
        "Source": document.publisher,
        "Publication Date": document.published,
        "Story People": joined(a.name for a in one.reading.actors if a.kind == "person" and a.name[:1].isupper()),
        "Story Organizations": joined(a.name for a in one.reading.actors if a.kind not in ("person", "crowd", "other") and a.name[:1].isupper()),
        "Story Locations": joined(place.name for place in one.reading.places),
        "Language": document.language,
        "Version": f"{engine.name} {engine.version}",
        "incident_id": one.view.dossier.id,
    }  # fmt: skip


def _party_cells(which: str, parts: list[Participant], one: Told) -> Row:
    known: list[Actor] = [one.actors[p.actor] for p in parts if p.actor in one.actors]
    sectors = [sector for actor in known for sector in actor.sectors]
    lands = [actor.country for actor in known if actor.country]
    return {
        f"{which} Name": joined(one.actors[p.actor].name if p.actor in one.actors else p.text for p in parts),
        f"{which} Country": joined(lands),
        f"{which} COW": joined(number for land in lands if (number := state(land).cow)),
        f"Primary {which} Sector": sectors[0] if sectors else None,
        f"{which} Sectors": joined(sectors),
        f"{which} Title": joined(actor.office.title for actor in known if actor.office),
        f"{which} Name Raw": joined(p.text for p in parts),
    }


def _place_cells(place: Place | None, one: Told) -> Row:
    land = (place.country if place else None) or one.event.country
    if place is None:
        return {"Country": land}
    return {
        "Placename": place.name,
        "City": place.name if place.kind == "city" else None,
        "Province": place.admin1,
        "Country": land,
        "Latitude": place.lat,
        "Longitude": place.lon,
        "GeoNames ID": place.geonames_id,
        "Raw Placename": place.span.of(one.reading.document.text),
        "Feature Type": place.kind,
    }
