"""Dossiers as a table: one row for each incident, or one for each claim (docs/formats.md tells the columns).

Column names are those of ACLED (codebook 2024) and of UCDP GED (codebook 24.1) where a column means the same: `event_date`, `year`,
`time_precision`, `disorder_type`, `event_type`, `sub_event_type`, `country`, `admin1`, `location`, `latitude`, `longitude`,
`geo_precision`, `source`, `notes`, `fatalities` of the one, `number_of_sources`, `low`, `best`, `high` of the other.
"""

from collections.abc import Iterable, Iterator
from typing import TextIO

from rashomon.formats.cells import CODES, PLACE, Cell, code_cells, day_cells, place_cells, value_cells, write_rows
from rashomon.formats.dossier.registry import dossier_form
from rashomon.formats.dossier.view import DossierView
from rashomon.formats.registry import Style
from rashomon.model import Dossier, Value, Version

WHAT = ("incident_id", "event_date", "year", "time_precision", *CODES, "type", "modes", "stage")
INCIDENTS = (
    *WHAT, *PLACE, "perpetrators", "targets", "victims", "weapons", "fatalities", "low", "best", "high", "injured_low", "injured_best",
    "injured_high", "policy", "reports", "number_of_sources", "copies", "source", "first_published", "last_published", "differing",
    "findings", "title", "notes",
)  # fmt: skip
CLAIMS = (
    "incident_id", "event_date", "country", "location", "property", "group", "party", "low", "high", "exact", "value", "said_by",
    "stance", "result_status", "replaced_by", "number_of_sources", "agree", "report_id", "input_id", "publisher", "published", "url",
    "title", "copy_of", "source_id", "said_by_here", "words", "start", "end",
)  # fmt: skip
_ROLES = {
    "perpetrators": ("perpetrator", "demonstrator"),
    "targets": ("target",),
    "victims": ("victim",),
    "weapons": ("weapon",),
}


@dossier_form("csv")
def write(dossiers: Iterable[Dossier], out: TextIO, style: Style) -> None:
    """Write a CSV table: one row for each incident, or (`--csv claims`) one for each value of each report with its words."""
    if style.rows == "claims":
        write_rows(out, CLAIMS, (row for dossier in dossiers for row in _claims(DossierView(dossier))))
    else:
        write_rows(out, INCIDENTS, (_incident(DossierView(dossier)) for dossier in dossiers))


def _incident(view: DossierView) -> dict[str, Cell]:
    incident, dossier = view.incident, view.dossier
    days = sorted(report.published for report in view.reports if report.published)
    return {
        "incident_id": dossier.id,
        **day_cells(incident.time),
        **code_cells(incident.codes),
        "type": incident.type,
        "modes": "; ".join(incident.modes),
        "stage": incident.stage,
        **place_cells(incident.place, incident.country),
        **{column: _told(view, roles) for column, roles in _ROLES.items()},
        **_figures(dossier),
        "policy": dossier.policy,
        "reports": len(view.reports),
        "number_of_sources": view.sources,
        "copies": len(view.copies()),
        "source": "; ".join(dict.fromkeys(view.outlet(report) for report in view.reports)),
        "first_published": days[0] if days else None,
        "last_published": days[-1] if days else None,
        "differing": "; ".join(dict.fromkeys(v.property for v in dossier.versions if not v.agree)),
        "findings": len(dossier.findings),
        "title": view.title(),
        "notes": " ".join(finding.message for finding in view.findings()),
    }


def _told(view: DossierView, roles: tuple[str, ...]) -> str:
    """Return who or what the reports name in these roles and do not deny."""
    told = [v for version in view.dossier.versions if version.property in roles for v in version.values]
    return "; ".join(dict.fromkeys(v.value for v in told if isinstance(v.value, str) and v.stance != "denied"))


def _figures(dossier: Dossier) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for property, names in (
        ("killed", ("low", "best", "high")),
        ("injured", ("injured_low", "injured_best", "injured_high")),
    ):
        if figure := dossier.figures.get(property):
            cells |= dict(zip(names, (figure.low, figure.best, figure.high), strict=True))
    return cells | {"fatalities": cells.get("best")}


def _claims(view: DossierView) -> Iterator[dict[str, Cell]]:
    for version in view.dossier.versions:
        for value in version.values:
            for document in value.reports:
                yield from _claim(view, version, value, document)


def _claim(view: DossierView, version: Version, value: Value, document: str) -> Iterator[dict[str, Cell]]:
    """Return a row for each place in the report that carries the value, one without words where none is known."""
    row: dict[str, Cell] = {
        "incident_id": view.dossier.id,
        "event_date": view.incident.time,
        **{
            name: cell
            for name, cell in place_cells(view.incident.place, view.incident.country).items()
            if name in CLAIMS
        },
        "property": version.property,
        "group": version.group,
        "party": version.party,
        **value_cells(value.value),
        "said_by": value.said_by,
        "stance": value.stance,
        "result_status": value.result_status,
        "replaced_by": None if value.replaced_by is None else _plain(value.replaced_by),
        "number_of_sources": value.sources,
        "agree": version.agree,
        **_report(view, document),
    }
    found = [evidence for evidence in value.evidence if evidence.document == document]
    for evidence in found:
        start, end = evidence.span
        yield row | {"said_by_here": evidence.said_by, "words": evidence.text, "start": start, "end": end}
    if not found:
        yield row


def _plain(value: object) -> Cell:
    cells = value_cells(value)  # type: ignore[arg-type]
    return cells.get("low", cells.get("value"))


def _report(view: DossierView, document: str) -> dict[str, Cell]:
    report = view.by_id.get(document)
    if report is None:
        return {"report_id": document}
    names = ("input_id", "publisher", "published", "url", "title", "copy_of")
    return {"report_id": document, **{name: getattr(report, name) for name in names}, "source_id": report.source}
