"""Reports as a table: what was published, and how it counts in each incident."""

from collections.abc import Iterable

from rashomon.exports.cells import OURS, column
from rashomon.exports.columns import Row
from rashomon.exports.incident import IncidentView
from rashomon.exports.scheme import LeftOut, Run, scheme

_SAME = ("input_id", "title", "publisher", "published", "url", "copy_of", "copy_why", "source", "main")
COLUMNS = (
    column("incident_id", "string", "Id of the incident's dossier."),
    column("report_id", "string", "Id of the report: a hash of its content."),
    column("event_id", "string", "Id of the event in the report's reading; empty where it was joined as a whole."),
    column("input_id", "string", "The id that the input gave it."),
    column("title", "string", "Its title."),
    column("publisher", "string", "Who published it."),
    column("published", "string", "Day of publication (EDTF)."),
    column("url", "string", "Its address."),
    column("author", "string", "Its author."),
    column("language", "string", "ISO 639-1 code of its language."),
    column("sha256", "string", "SHA-256 of the bytes that were read."),
    column("characters", "integer", "Length of its text.", "characters"),
    column("main", "boolean", "Whether it is mainly about this incident."),
    column("copy_of", "string", "Id of the report whose text it copies."),
    column("copy_why", "string", "Why it counts as a copy."),
    column("source", "string", "The independent source that it counts under."),
)


@scheme("reports", columns=COLUMNS, key=("incident_id", "report_id"), codebook=OURS)
def rows(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """One row a report of an incident: who published it when, and whom it copies."""
    for report in view.reports:
        reading = view.dossier.readings.get(report.document)
        document = reading.document if reading else None
        yield {
            "incident_id": view.dossier.id,
            "report_id": report.document,
            "event_id": report.event,
            **{name: getattr(report, name) for name in _SAME},
            **({name: getattr(document, name) for name in ("author", "language", "sha256")} if document else {}),
            "characters": len(document.text) if document else None,
        }
