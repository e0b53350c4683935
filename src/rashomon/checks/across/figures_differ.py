"""Reports that give figures which cannot all be true."""

from collections.abc import Iterator

from rashomon.checks.across.registry import cross_check
from rashomon.checks.across.words import according, may_hold, property_words, report_names, value_words
from rashomon.model import Count, CrossFinding, Dossier, Value, Version


@cross_check("figures_differ.v1")
def figures_differ(dossier: Dossier) -> Iterator[CrossFinding]:
    """Fires where reports give figures of one thing that cannot both hold (1 killed, 2 killed); a note that names each figure with its
    source and its reports.

    Silent where bounds overlap ("at least 20" and 23), and on a figure that its own source has replaced.
    """
    for version in dossier.versions:
        rivals = standing(version)
        if not version.agree and len(rivals) > 1:
            yield _finding(dossier, version, rivals)


def standing(version: Version) -> list[Value]:
    """Return the figures of a version that are asserted and that nobody has withdrawn, one for each count that fits no other."""
    rows = [v for v in version.values if isinstance(v.value, Count) and v.replaced_by is None]
    rows = [v for v in rows if v.stance not in ("denied", "hypothetical")]
    return [v for v in rows if any(not may_hold(v, other) for other in rows)]


def _finding(dossier: Dossier, version: Version, rivals: list[Value]) -> CrossFinding:
    told = [f"{value_words(v.value)} ({according(v)}; {report_names(dossier, v.reports)})" for v in rivals]
    evidence = tuple(e for v in rivals for e in v.evidence)
    message = f"Figures for {property_words(version)} differ: {'; '.join(told)}."
    return CrossFinding("figures_differ.v1", "note", message, evidence, (version.property,))
