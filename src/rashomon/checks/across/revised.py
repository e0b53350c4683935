"""A figure that its own source has replaced."""

from collections.abc import Iterator

from rashomon.checks.across.registry import cross_check
from rashomon.checks.across.words import according, property_words, report_names, value_words
from rashomon.model import Count, CrossFinding, Dossier, Value


@cross_check("revised.v1")
def revised(dossier: Dossier) -> Iterator[CrossFinding]:
    """Fires where a source replaces its earlier value, up or down, or corrects it in so many words ("only two drones were used"); a
    note that gives both values. The earlier one stays in the versions.

    Silent where two sources merely differ.
    """
    for version in dossier.versions:
        for value in version.values:
            if value.replaced_by is not None:
                message = (
                    f"{according(value)} {_change(value)} {property_words(version)} from {value_words(value.value)} to "
                    f"{value_words(value.replaced_by)} ({report_names(dossier, value.reports)})."
                )
                later = [v for v in version.values if v.value == value.replaced_by]
                evidence = tuple(e for v in (value, *later) for e in v.evidence)
                yield CrossFinding("revised.v1", "note", _capital(message), evidence, (version.property,))


def _change(value: Value) -> str:
    old, new = value.value, value.replaced_by
    if isinstance(old, Count) and isinstance(new, Count) and old.low != new.low:
        return "raised" if new.low > old.low else "lowered"
    return "corrected"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
