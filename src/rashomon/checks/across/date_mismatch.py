"""A report that dates the incident otherwise than the others."""

from collections.abc import Iterator

from rashomon.checks.across.registry import cross_check
from rashomon.checks.across.words import apart
from rashomon.model import CrossFinding, Dossier


@cross_check("date_mismatch.v1")
def date_mismatch(dossier: Dossier) -> Iterator[CrossFinding]:
    """Fires where one report puts the incident on another day than at least two independent others.

    A doubt. Silent where a wider date holds the narrower one, and on a day's difference between only two reports.
    """
    return apart(dossier, "time", "date_mismatch.v1", "puts it on")
