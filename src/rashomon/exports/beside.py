"""Columns of ours that stand beside a scheme's: what most schemes cannot hold."""

from rashomon.exports.columns import Column, Row
from rashomon.exports.incident import IncidentView


def _column(name: str, kind: str, description: str, unit: str | None = None) -> Column:
    return Column(name, kind, description, unit, "Rashomon", beside=True)  # type: ignore[arg-type]


BESIDE = (
    _column("incident_id", "string", "Id of the incident's dossier."),
    _column("title", "string", "What happened to whom, where and when, in one line."),
    _column("date_edtf", "string", "When it happened, as exactly as the reports say (EDTF)."),
    _column("date_start", "date", "First day that it may have happened."),
    _column("date_end", "date", "Last day that it may have happened."),
    _column("date_basis", "string", "What the day rests on: words of a report's text, its dateline, or its day of publication."),
    _column("date_words", "string", "Those words."),
    _column("killed_low", "integer", "Lowest figure that somebody stands by.", "people"),
    _column("killed_best", "number", "Figure chosen by `figure_policy`; empty where it chooses none.", "people"),
    _column("killed_high", "integer", "Highest figure; empty where there is no upper bound.", "people"),
    _column("killed_sources", "string", "Each figure with who gives it, by group: 6 (Police) | 7 (regional hospital)."),
    _column("injured_low", "integer", "Lowest figure of injured.", "people"),
    _column("injured_best", "number", "Chosen figure of injured.", "people"),
    _column("injured_high", "integer", "Highest figure of injured.", "people"),
    _column("injured_sources", "string", "Each figure of injured with who gives it."),
    _column("figure_policy", "string", "The rule that chose the best figures (docs/dossier.md)."),
    _column("disputed", "string", "Properties of which reports give values that cannot all hold."),
    _column("reports", "integer", "Number of reports.", "reports"),
    _column("independent_sources", "integer", "Number of independent sources: copies count once.", "sources"),
    _column("report_ids", "string", "Ids of the reports, the earliest first."),
    _column("urls", "string", "Addresses of the reports."),
)  # fmt: skip


def beside(view: IncidentView) -> Row:
    """Return the cells of these columns."""
    day, dossier = view.day, view.dossier
    start, end = day.span if day and day.span else (None, None)
    return {
        "incident_id": dossier.id,
        "title": view.incident.title,
        "date_edtf": day.edtf if day else None,
        "date_start": start.isoformat() if start else None,
        "date_end": end.isoformat() if end else None,
        "date_basis": day.basis if day else None,
        "date_words": day.words if day else None,
        **figure_cells(view, "killed"),
        **figure_cells(view, "injured"),
        "figure_policy": dossier.policy,
        "disputed": view.disputed or None,
        "reports": len(view.reports),
        "independent_sources": view.sources,
        "report_ids": "; ".join(report.document for report in view.reports),
        "urls": "; ".join(report.url for report in view.reports if report.url) or None,
    }


def figure_cells(view: IncidentView, property: str) -> Row:
    """Return low, best, high and sources of a counted property."""
    figure = view.figure(property)
    if not figure:
        return {}
    return {
        f"{property}_low": whole(figure.low),
        f"{property}_best": whole(figure.best),
        f"{property}_high": whole(figure.high),
        f"{property}_sources": view.rivals(property) or None,
    }


def whole(value: float | None) -> float | None:
    """Return whole numbers as integers."""
    return int(value) if value is not None and float(value).is_integer() else value
