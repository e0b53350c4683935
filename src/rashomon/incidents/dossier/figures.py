"""The incident's totals over all reports, by a named policy."""

from collections.abc import Iterable, Mapping

from rashomon.incidents.dossier.assertions import Assertion
from rashomon.incidents.dossier.policies import Total, figure
from rashomon.incidents.dossier.revisions import Settled
from rashomon.model import Claim, Count, Figure
from rashomon.ontology.figures import COUNTED, covers, tellings, total


def figures(rows: Iterable[Settled], policy: str) -> Mapping[str, Figure]:
    """Return the total of each counted property that somebody stands by; withdrawn figures count for nothing."""
    standing = [r.assertion for r in rows if r.after is None and r.assertion.stance in ("asserted", "reported")]
    found = {name: figure(_totals([s for s in standing if s.name == name]), policy) for name in COUNTED}
    return {name: made for name, made in found.items() if made is not None}


def _totals(rows: list[Assertion]) -> list[Total]:
    """Return one total for each telling of each report.

    A figure for one group is a part, and no rival, of any report's count of everybody that is not below it.
    """
    told = [
        (run, sayings) for document in dict.fromkeys(r.document for r in rows) for run, sayings in _runs(document, rows)
    ]
    whole = [total(run) for run, sayings in told if any(s.group is None for s in sayings)]
    return [
        Total(total(run), sayings[0].voice, sayings[0].said_by, sayings[0].published, " ".join(c.text for c in run))
        for run, sayings in told
        if any(s.group is None for s in sayings) or not any(covers(w, total(run)) for w in whole)
    ]


def _by_name(rows: list[Assertion]) -> Count:
    """Return how many were named, where no report counts them."""
    named = len({row.party for row in rows})
    return Count(named, named)


def _runs(document: str, rows: list[Assertion]) -> list[tuple[list[Claim], list[Assertion]]]:
    by_claim = {id(r.claim): r for r in rows if r.document == document and r.claim is not None}
    claims = [r.claim for r in by_claim.values() if r.claim is not None]
    return [(run, [by_claim[id(c)] for c in run]) for run in tellings(claims)]
