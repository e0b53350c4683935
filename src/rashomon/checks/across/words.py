"""Words that several checks over a dossier need: how to name a report, a value and an actor. No check lives here."""

from collections.abc import Iterator

from rashomon.checks.words import figure
from rashomon.model import Count, CrossFinding, Dossier, Evidence, Reading, Report, Span, Value, Version

_MOST_NAMED = 3
_AGREEING = 2  # independent sources that must agree against the one


def report_name(report: Report) -> str:
    """Return how a desk calls a report: its publisher, else the id its input gave it, else its own id."""
    return report.publisher or report.input_id or report.document


def report_names(dossier: Dossier, documents: tuple[str, ...]) -> str:
    """Return the names of reports in one phrase: "A, B and 4 more"."""
    rows = {report.document: report for report in dossier.reports}
    names = list(dict.fromkeys(report_name(rows[d]) if d in rows else d for d in documents))
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[: _MOST_NAMED - 1])} and {len(names) - _MOST_NAMED + 1} more"
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def value_words(value: object) -> str:
    """Return a value in words a desk reads."""
    return "yes" if value is True else "no" if value is False else figure(value)


def property_words(version: Version) -> str:
    """Return what a version is about: "killed (demonstrators)", "seats of the Green Party"."""
    name = version.property.removesuffix("_count").replace("_", " ")
    if version.party:
        return f"{name} of {version.party}"
    return f"{name} ({version.group})" if version.group else name


def according(value: Value) -> str:
    """Return who says a value: "the hospital", or "the reports themselves"."""
    return value.said_by or "the reports themselves"


def evidence_of(reading: Reading, span: Span, said_by: str | None = None) -> Evidence:
    """Return the characters of a reading as evidence."""
    return Evidence(reading.document.id, span, span.of(reading.document.text), said_by)


def usual_name(dossier: Dossier, document: str, name: str | None) -> str | None:
    """Return the usual name of an actor that one report calls `name`."""
    for row in dossier.names:
        if any(s.text == name and document in s.reports for s in row.spellings):
            return row.actor
    return name


def in_order(dossier: Dossier) -> Iterator[tuple[Report, Reading]]:
    """Yield the reports of a dossier with their readings, the first published first, those without a reading left out."""
    for report in sorted(dossier.reports, key=lambda r: (r.published or "9999", r.document)):
        reading = dossier.readings.get(report.document)
        if reading is not None:
            yield report, reading


def lone_values(version: Version) -> Iterator[tuple[Value, Value]]:
    """Yield each value that one source alone gives against independent agreement, with the value that most sources give.

    Copies and reports that cite one claimant count once (`Value.sources`); withdrawn and denied values count for nothing.
    """
    rows = [v for v in version.values if v.replaced_by is None and v.stance not in ("denied", "hypothetical")]
    for value in () if version.agree else rows:
        others = [v for v in rows if v is not value and not may_hold(value, v)]
        most = max(others, key=lambda v: v.sources, default=None)
        if value.sources <= 1 and most is not None and most.sources >= _AGREEING:
            yield value, most


def apart(dossier: Dossier, property: str, check: str, verb: str) -> Iterator[CrossFinding]:
    """Yield a doubt for each report that alone puts the incident elsewhere, on the calendar or the map; `verb` says how ("puts it on")."""
    for version in dossier.versions:
        for value, most in lone_values(version) if version.property == property else ():
            message = (
                f"{report_names(dossier, value.reports)} {verb} {value_words(value.value)}; {most.sources} independent sources "
                f"have {value_words(most.value)} ({report_names(dossier, most.reports)})."
            )
            yield CrossFinding(check, "doubt", message, (*value.evidence, *most.evidence), (property,))


def may_hold(left: Value, right: Value) -> bool:
    """Tell whether two values can both be true: counts whose bounds meet, equal words, figures of another count's status."""
    statuses = {left.result_status, right.result_status} - {None}
    if len(statuses) > 1:
        return True
    if isinstance(left.value, Count) and isinstance(right.value, Count):
        return left.value.may_equal(right.value)
    return left.value == right.value
