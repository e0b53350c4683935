"""Events as a table: each happening as one report tells it."""

from collections.abc import Iterable

from rashomon.exports.cells import (
    ACLED,
    DAY,
    OURS,
    PLACE,
    acled_cells,
    column,
    day_cells,
    joined,
    place_cells,
    whole,
)
from rashomon.exports.columns import Row
from rashomon.exports.incident import IncidentView, day_of
from rashomon.exports.scheme import LeftOut, Run, scheme
from rashomon.model import Event, Reading

_ROLES = ("perpetrator", "demonstrator", "target", "victim", "security_force", "weapon", "site")
_FIGURES = ("killed", "injured", "missing", "detained", "abducted", "displaced", "participants_count")
COLUMNS = (
    column("report_id", "string", "Id of the report."),
    column("event_id", "string", "Id of the event in the report's reading."),
    column("incident_id", "string", "Id of the incident it was joined into."),
    column("main", "boolean", "Whether the report is mainly about it."),
    column("type", "string", "PLOVER type, or ELECTION, ACCIDENT, DISASTER."),
    column("modes", "string", 'PLOVER modes, joined by "; ".'),
    column("contexts", "string", 'PLOVER contexts, joined by "; ".'),
    column("told", "string", "How the report tells it: news, background, summary, future, denied."),
    column("stage", "string", "How far it went: accomplished, attempted, intercepted, threatened, planned, denied."),
    *ACLED,
    column("cameo", "string", "CAMEO code."),
    *DAY,
    *PLACE,
    *(column(role, "string", f'Who or what is the {role.replace("_", " ")}, joined by "; ".') for role in _ROLES),
    *(
        column(f"{name}_{bound}", "number", f"{meaning} of {name}.", "people")
        for name in _FIGURES
        for bound, meaning in (("low", "Lowest figure"), ("best", "Figure that nobody disputes"), ("high", "Highest figure"))
    ),
    column("words", "string", "The words that name it first."),
    column("start", "integer", "First character of those words in the report, from 0.", "characters"),
    column("end", "integer", "The character after the last.", "characters"),
)  # fmt: skip


@scheme("events", columns=COLUMNS, key=("report_id", "event_id"), codebook=OURS,
        cannot_hold="Each figure with its source is a row of `claims`.")  # fmt: skip
def rows(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """One row an event of a report, before reports are joined."""
    main = {report.document: report.main for report in view.reports}
    if not view.events:
        yield LeftOut("its reports are not at hand")
    for reading, event in view.events:
        text = event.trigger.of(reading.document.text)
        yield {
            "report_id": reading.document.id,
            "event_id": event.id,
            "incident_id": view.dossier.id,
            "main": main.get(reading.document.id),
            "type": event.type,
            "modes": joined(event.modes),
            "contexts": joined(event.contexts),
            "told": event.told,
            "stage": event.stage,
            **acled_cells(event.codes),
            "cameo": event.codes.get("cameo"),
            **day_cells(day_of(reading, event)),
            **place_cells(next((p for p in reading.places if p.id == event.place), None), event.country),
            **{role: _parties(reading, event, role) for role in _ROLES},
            **_figure_cells(event),
            "words": text,
            "start": event.trigger.start,
            "end": event.trigger.end,
        }


def _parties(reading: Reading, event: Event, role: str) -> str | None:
    names = {actor.id: actor.name for actor in reading.actors}
    return joined(names.get(p.actor or "", p.text) for p in event.participants if p.role == role)


def _figure_cells(event: Event) -> Row:
    cells: dict[str, object] = {}
    for name in _FIGURES:
        if figure := event.figures.get(name):
            cells |= {
                f"{name}_low": whole(figure.low),
                f"{name}_best": whole(figure.best),
                f"{name}_high": whole(figure.high),
            }
    return cells  # fmt: skip
