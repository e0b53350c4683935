"""Copies of one text."""

from collections.abc import Iterator

from rashomon.checks.across.registry import cross_check
from rashomon.checks.across.words import report_name
from rashomon.model import CrossFinding, Dossier


@cross_check("copied_text.v1")
def copied_text(dossier: Dossier) -> Iterator[CrossFinding]:
    """Fires on a report whose text is a copy of another's, word for word or rewritten; a note that says why. The two count as one source.

    Silent on reports that merely quote the same words.
    """
    rows = {report.document: report for report in dossier.reports}
    for report in dossier.reports:
        original = rows.get(report.copy_of or "")
        if original is not None:
            why = f": {report.copy_why}" if report.copy_why else ""
            message = (
                f"{report_name(report)} copies {report_name(original)}{why}".rstrip(".") + ". They count as one source."
            )
            yield CrossFinding("copied_text.v1", "note", message, (), ("text",))
