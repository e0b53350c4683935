"""A value that stands alone against independent agreement."""

from collections.abc import Iterator

from rashomon.checks.across.registry import cross_check
from rashomon.checks.across.words import lone_values, property_words, report_names, value_words
from rashomon.model import Count, CrossFinding, Dossier, Value, Version

_SINGLE = frozenset({"target", "target_outcome", "weapon"})  # of which one incident has one; others may be many


@cross_check("outlier.v1")
def outlier(dossier: Dossier) -> Iterator[CrossFinding]:
    """Fires on a value that one source alone gives where at least two independent others agree on another: copies of one text and
    reports that cite one claimant count once.

    Silent on a value that was replaced, on what two sources give, and where the others do not agree among themselves.
    """
    for version in dossier.versions:
        counted = any(isinstance(v.value, Count) for v in version.values)
        if counted or version.property in _SINGLE:
            for value, most in lone_values(version):
                yield _finding(dossier, version, value, most)


def _finding(dossier: Dossier, version: Version, value: Value, most: Value) -> CrossFinding:
    give = "gives" if len(value.reports) == 1 else "give"
    message = (
        f"Only {report_names(dossier, value.reports)} {give} {value_words(value.value)} for {property_words(version)}; "
        f"{most.sources} independent sources give {value_words(most.value)} ({report_names(dossier, most.reports)})."
    )
    return CrossFinding("outlier.v1", "doubt", message, (*value.evidence, *most.evidence), (version.property,))
