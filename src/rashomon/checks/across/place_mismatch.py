"""A report that puts the incident elsewhere than the others."""

from collections.abc import Iterator

from rashomon.checks.across.registry import cross_check
from rashomon.checks.across.words import lone_values, report_names, value_words
from rashomon.model import CrossFinding, Dossier


@cross_check("place_mismatch.v1")
def place_mismatch(dossier: Dossier) -> Iterator[CrossFinding]:
    """Fires where one report puts the incident in another place than at least two independent others.

    A doubt. Silent where one place lies in the other (a district and its city).
    """
    for version in dossier.versions:
        if version.property == "place":
            for value, most in lone_values(version):
                message = (
                    f"{report_names(dossier, value.reports)} puts it in {value_words(value.value)}; {most.sources} independent sources "
                    f"have {value_words(most.value)} ({report_names(dossier, most.reports)})."
                )
                yield CrossFinding("place_mismatch.v1", "doubt", message, (*value.evidence, *most.evidence), ("place",))
