"""Claims as a table: each value of each property of each incident, with who says so and the words that say it."""

from collections.abc import Iterable, Iterator

from rashomon.exports.cells import OURS, column, whole
from rashomon.exports.columns import Row
from rashomon.exports.incident import IncidentView
from rashomon.exports.scheme import LeftOut, Run, scheme
from rashomon.model import Count, Value, Version

COLUMNS = (
    column("incident_id", "string", "Id of the incident's dossier."),
    column("property", "string", "What is claimed: killed, injured, perpetrator, target, place, time, seats, ..."),
    column("group", "string", "Whom or what is counted."),
    column("party", "string", "The party of an election result."),
    column("low", "number", "Lower bound of a figure; per cent for shares."),
    column("high", "number", "Upper bound; empty where there is none."),
    column("exact", "boolean", "Whether the figure is exact."),
    column("value", "string", "The value in words, where it is no figure."),
    column("said_by", "string", "Who says so, under the usual name; empty: reports themselves."),
    column("said_by_here", "string", "Who says so in this report, as this report names the source."),
    column("stance", "string", "asserted, denied, disputed, reported, hypothetical."),
    column("result_status", "string", "Of an election result: preliminary, final, projected, recount."),
    column("replaced_by", "string", "The later value by which its own source has replaced this one."),
    column("independent_sources", "integer", "Number of independent sources that carry the value.", "sources"),
    column("agree", "boolean", "Whether all values of this property can hold together."),
    column("report_id", "string", "Id of the report."),
    column("publisher", "string", "Who published it."),
    column("published", "string", "Day of publication (EDTF)."),
    column("url", "string", "Its address."),
    column("copy_of", "string", "Id of the report whose text it copies."),
    column("words", "string", "The words that carry the value."),
    column("start", "integer", "First character of the words in the report, from 0.", "characters"),
    column("end", "integer", "The character after the last.", "characters"),
)


@scheme("claims", columns=COLUMNS, codebook=OURS,
        key=("incident_id", "property", "group", "party", "low", "high", "value", "said_by", "stance", "result_status", "report_id", "start", "end"))  # fmt: skip
def rows(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """One row a value of a report, with its source and its words: nothing is chosen, nothing is lost."""
    for version in view.dossier.versions:
        for value in version.values:
            for document in value.reports:
                yield from _rows(view, version, value, document)


def _rows(view: IncidentView, version: Version, value: Value, document: str) -> Iterator[Row]:
    """Yield a row for each place in the report that carries the value, one without words where none is known."""
    report = next((r for r in view.reports if r.document == document), None)
    row = {
        "incident_id": view.dossier.id,
        "property": version.property,
        "group": version.group,
        "party": version.party,
        **_value_cells(value),
        "said_by": value.said_by,
        "stance": value.stance,
        "result_status": value.result_status,
        "independent_sources": value.sources,
        "agree": version.agree,
        "report_id": document,
        **({name: getattr(report, name) for name in ("publisher", "published", "url", "copy_of")} if report else {}),
    }
    found = [evidence for evidence in value.evidence if evidence.document == document]
    for e in found:
        yield row | {"said_by_here": e.said_by, "words": e.text, "start": e.span.start, "end": e.span.end}
    if not found:
        yield row


def _value_cells(value: Value) -> Row:
    later = value.replaced_by
    cells: dict[str, object] = {"replaced_by": _plain(later) if later is not None else None}
    if isinstance(value.value, Count):
        return cells | {"low": value.value.low, "high": value.value.high, "exact": value.value.exact}
    return cells | {"value": _plain(value.value)}


def _plain(value: Count | str | bool) -> str:
    if isinstance(value, Count):
        return str(whole(value.low))
    return str(value).lower() if isinstance(value, bool) else value
