"""A report that puts the incident elsewhere than the others."""

from collections.abc import Iterator

from rashomon.checks.across.registry import cross_check
from rashomon.checks.across.words import apart
from rashomon.model import CrossFinding, Dossier


@cross_check("place_mismatch.v1")
def place_mismatch(dossier: Dossier) -> Iterator[CrossFinding]:
    """Fires where one report puts the incident in another place than at least two independent others.

    A doubt. Silent where one place lies in the other (a district and its city).
    """
    return apart(dossier, "place", "place_mismatch.v1", "puts it in")
