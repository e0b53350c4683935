"""Links as a table: why reports were joined, or kept apart."""

from collections.abc import Iterable

from rashomon.exports.cells import OURS, column
from rashomon.exports.columns import Row
from rashomon.exports.incident import IncidentView
from rashomon.exports.scheme import LeftOut, Run, scheme

COLUMNS = (
    column("incident_id", "string", "Id of the incident's dossier."),
    column("left", "string", "One happening: a report's id and the characters that name the event there."),
    column("right", "string", "The other."),
    column("decision", "string", "same, different or unsure."),
    column("score", "number", "From 0 to 1; empty for a person's decision."),
    column("why", "string", "The reason, in a sentence."),
    column("by", "string", "Who decided: a person, or the versioned name of a part of the program."),
    column("at", "string", "When a person decided (ISO 8601, UTC)."),
    column("features", "object", "What each comparison gave."),
)


@scheme("links", columns=COLUMNS, key=("left", "right", "by", "at"), codebook=OURS)
def rows(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """One row a link between two reports' events, with its reason and score."""
    for link in view.dossier.links:
        same = ("left", "right", "decision", "score", "why", "by", "at")
        yield {
            "incident_id": view.dossier.id,
            **{name: getattr(link, name) for name in same},
            "features": dict(link.features),
        }
