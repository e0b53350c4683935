"""A report that dates the incident otherwise than the others."""

from collections.abc import Iterator

from rashomon.checks.across.registry import cross_check
from rashomon.checks.across.words import lone_values, report_names, value_words
from rashomon.model import CrossFinding, Dossier


@cross_check("date_mismatch.v1")
def date_mismatch(dossier: Dossier) -> Iterator[CrossFinding]:
    """Fires where one report puts the incident on another day than at least two independent others.

    A doubt. Silent where a wider date holds the narrower one, and on a day's difference between only two reports.
    """
    for version in dossier.versions:
        if version.property == "time":
            for value, most in lone_values(version):
                message = (
                    f"{report_names(dossier, value.reports)} puts it on {value_words(value.value)}; {most.sources} independent sources "
                    f"have {value_words(most.value)} ({report_names(dossier, most.reports)})."
                )
                yield CrossFinding("date_mismatch.v1", "doubt", message, (*value.evidence, *most.evidence), ("time",))
