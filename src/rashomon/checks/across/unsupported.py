"""The check that needs a parse beside the readings: does the longest report of a dossier bear out a short statement?"""

from collections.abc import Iterator

from rashomon.analysis.support import Misfit, Support, support
from rashomon.checks.across.registry import cross_check
from rashomon.checks.across.words import evidence_of, report_name
from rashomon.model import CrossFinding, Dossier, Reading, Report

STATEMENT, SENTENCES = 60, 3  # words and sentences at most of a statement: a caption, a headline, a summary
LONGER = 3  # times as many words the report must have
DOUBT = (
    1.5  # log odds from which words are doubted: docs/models.md tells how many right statements are then doubted too
)


def unsupported_by(report: Reading, statement: Reading) -> Support | None:
    """Return how well a report bears out a statement, None where the two are not a statement and a longer report."""
    told, whole = statement.document.text, report.document.text
    short = len(told.split()) <= STATEMENT and len(told.strip().splitlines()) <= SENTENCES
    if not short or len(whole.split()) < LONGER * len(told.split()):
        return None
    return support(whole, told)


@cross_check("unsupported.v1")
def unsupported(dossier: Dossier) -> Iterator[CrossFinding]:
    """Fires where a short text (a caption, a headline, a summary of up to 60 words and three lines) has a name, date or number where
    the longest report beside it, at least three times as long, speaks of another.

    A note, found by a trained model that is right little more often than chance: a place to look, no verdict. Silent between two ordinary reports, and on words that the longer report does not have at all.
    """
    rows = [
        (report, dossier.readings[report.document]) for report in dossier.reports if report.document in dossier.readings
    ]
    longest = max(rows, key=lambda row: len(row[1].document.text), default=None)
    for report, reading in rows:
        if longest is None or reading is longest[1]:
            continue
        found = unsupported_by(longest[1], reading)
        if found is not None and found.misfits and found.misfits[0].doubt >= DOUBT:
            yield _finding(report, reading, longest, found.misfits[0])


def _finding(report: Report, statement: Reading, longest: tuple[Report, Reading], worst: Misfit) -> CrossFinding:
    other, reading = longest
    told, whole = report_name(report), report_name(other)
    if worst.likelier:
        message = f"{told} has “{worst.text}” where {whole} rather speaks of “{worst.likelier}”."
    else:
        message = f"{told} has “{worst.text}” where nothing in {whole} bears it out."
    evidence = [evidence_of(statement, worst.span), evidence_of(reading, worst.report)]
    if worst.likelier_span:
        evidence.append(evidence_of(reading, worst.likelier_span))
    return CrossFinding("unsupported.v1", "note", message, tuple(evidence))
