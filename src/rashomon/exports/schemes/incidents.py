"""Incidents as a table: one row each, with all that reports say of it in plain columns."""

from collections.abc import Iterable

from rashomon.exports.cells import (
    ACLED,
    DAY,
    OURS,
    PLACE,
    SOURCES,
    TOLD,
    acled_cells,
    column,
    day_cells,
    figure_cells,
    figure_columns,
    joined,
    place_cells,
    source_cells,
)
from rashomon.exports.columns import Row
from rashomon.exports.incident import DOERS, IncidentView
from rashomon.exports.scheme import LeftOut, Run, scheme
from rashomon.ontology.figures import COUNTED

_ROLES = {
    "perpetrators": DOERS,
    "targets": ("target",),
    "victims": ("victim",),
    "security_forces": ("security_force",),
    "weapons": ("weapon",),
    "sites": ("site",),
}
COLUMNS = (
    column("incident_id", "string", "Id of the incident's dossier: a hash of what was joined."),
    column("title", "string", "What happened to whom, where and when, in one line."),
    column("status", "string", "Where it stands in the review: unreviewed, in_review, confirmed, rejected, published, retracted."),
    column("assigned", "string", "To whom it is assigned."),
    TOLD,
    *DAY,
    column("type", "string", "PLOVER type, or ELECTION, ACCIDENT, DISASTER."),
    column("modes", "string", 'PLOVER modes, joined by "; ".'),
    column("stage", "string", "How far it went: accomplished, attempted, intercepted, threatened, planned, denied."),
    *ACLED,
    *PLACE,
    *(column(name, "string", f'Who or what the reports name as {name.replace("_", " ")}, joined by "; ".') for name in _ROLES),
    column("responsibility", "string", "What is said of who did it: unclaimed, claimed, denied."),
    *(c for property in COUNTED for c in figure_columns(property)),
    *SOURCES,
    column("copies", "integer", "Number of reports that copy another.", "reports"),
    column("source", "string", "Who published the reports, the earliest first."),
    column("first_published", "string", "First day of publication (EDTF)."),
    column("last_published", "string", "Last day of publication (EDTF)."),
    column("findings", "string", "What looks wrong when the reports are laid side by side, in sentences."),
)  # fmt: skip


@scheme("incidents", columns=COLUMNS, key=("incident_id",), codebook=OURS,
        cannot_hold="Each value with its sources and words is a row of `claims`.")  # fmt: skip
def rows(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """One row an incident: when, where, who, how many, according to how many."""
    published = sorted(report.published for report in view.reports if report.published)
    incident = view.incident
    yield {
        "incident_id": view.dossier.id,
        "title": incident.title,
        "status": _decided(view, run, "status") or "unreviewed",
        "assigned": _decided(view, run, "assigned"),
        "told": view.told,
        **day_cells(view.day),
        "type": incident.type,
        "modes": joined(incident.modes),
        "stage": incident.stage,
        **acled_cells(incident.codes),
        **place_cells(incident.place, incident.country),
        **{name: joined(party.name for party in view.parties(*roles)) for name, roles in _ROLES.items()},
        "responsibility": joined(
            value.value for version in view.versions("responsibility") for value in version.values
        ),
        **{name: cell for property in COUNTED for name, cell in figure_cells(view, property).items()},
        **source_cells(view),
        "copies": sum(report.copy_of is not None for report in view.reports),
        "source": joined(view.outlets),
        "first_published": published[0] if published else None,
        "last_published": published[-1] if published else None,
        "findings": " ".join(finding.message for finding in view.dossier.findings) or None,
    }


def _decided(view: IncidentView, run: Run, field: str) -> str | None:
    """Return what people said last of the incident as a whole, None where nobody did."""
    events = {(reading.document.id, event.trigger) for reading, event in view.events}
    rows = run.reviews.on(report.document for report in view.reports)
    held = [
        row
        for row in rows
        if row.number in run.reviews.in_force
        and (row.subject.kind, row.subject.field) == ("incident", field)
        and (row.subject.document, row.subject.span) in events
    ]
    return None if not held or held[-1].decision == "reject" else str(held[-1].value)
