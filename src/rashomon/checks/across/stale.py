"""A figure carried on after its source has replaced it."""

from collections.abc import Iterator

from rashomon.checks.across.registry import cross_check
from rashomon.checks.across.words import according, property_words, report_names, value_words
from rashomon.model import CrossFinding, Dossier, Value, Version


@cross_check("stale.v1")
def stale(dossier: Dossier) -> Iterator[CrossFinding]:
    """Fires where a report published after a source replaced its figure still gives the old one.

    A doubt. Silent where publication days are unknown or the same: which came first is then not shown.
    """
    days = {r.document: (r.published or "")[:10] for r in dossier.reports}
    for version in dossier.versions:
        for value in version.values:
            since = _replaced_on(version, value, days)
            late = tuple(d for d in value.reports if since and days.get(d, "") > since)
            if late:
                message = (
                    f"{report_names(dossier, late)} still gives {value_words(value.value)} for {property_words(version)}, which "
                    f"{according(value)} had replaced by {value_words(value.replaced_by)} on {since}."
                )
                evidence = tuple(e for e in value.evidence if e.document in late)
                yield CrossFinding(
                    "stale.v1", "doubt", message[:1].upper() + message[1:], evidence, (version.property,)
                )


def _replaced_on(version: Version, value: Value, days: dict[str, str]) -> str | None:
    """Return the first day on which a report gave what replaced a value."""
    if value.replaced_by is None:
        return None
    known = [days.get(d, "") for v in version.values if v.value == value.replaced_by for d in v.reports]
    return min((day for day in known if len(day) == 10), default=None)
