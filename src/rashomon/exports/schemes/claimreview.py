"""schema.org ClaimReview: what a person's verdict on a figure says of each report that gives one."""

from collections.abc import Iterable
from typing import Any

from rashomon.exports.columns import Column, Kind, Row
from rashomon.exports.incident import IncidentView, count_text, web_address
from rashomon.exports.judged import value_text
from rashomon.exports.scheme import LeftOut, Run, scheme
from rashomon.model import Count, Judgement, Report, Value

_BOOK = "schema.org ClaimReview"
_RIGHT, _WRONG = 5, 1


def _column(name: str, kind: Kind, told: str) -> Column:
    return Column(name, kind, told, None, _BOOK, (), True)


COLUMNS = (
    _column("@context", "string", "https://schema.org"),
    _column("@type", "string", "ClaimReview"),
    _column("@id", "string", "A URN of the judgement and the report."),
    _column("url", "string", "Address of the report (a URN of its content where it has none)."),
    _column("claimReviewed", "string", "The claim in a sentence."),
    _column("author", "object", "The person who decided."),
    _column("datePublished", "date", "The day of the decision."),
    _column("reviewBody", "string", "The reason."),
    _column("reviewRating", "object", "5 True, 1 False, with what was decided."),
    _column("itemReviewed", "object", "The claim: who makes it, where it appears."),
)


@scheme("claimreview", columns=COLUMNS, key=("@id",), codebook=_BOOK, writer="jsonl",
        cannot_hold="only figures of whole incidents that a person decided are verdicts; what the machine finds is none.")  # fmt: skip
def rows(view: IncidentView, run: Run) -> Iterable[Row | LeftOut]:
    """schema.org ClaimReview as JSON lines: one a figure of a report, where a person decided what is right."""
    verdicts = [j for j in run.reviews.on(r.document for r in view.reports) if _is_verdict(j, run)]
    if not verdicts:
        yield LeftOut("no person decided a figure")
    for verdict in verdicts:
        versions = [v for v in view.versions(str(verdict.subject.name)) if v.party is None]
        if len(versions) != 1:
            continue  # figures of parts are no claims about the whole
        for value in versions[0].values:
            for report in (r for r in view.reports if r.document in value.reports):
                yield _review(view, verdict, value, report)


def _is_verdict(judgement: Judgement, run: Run) -> bool:
    subject = judgement.subject
    decided = judgement.decision == "correct" and judgement.number in run.reviews.in_force
    return decided and subject.kind == "incident" and subject.field == "figure" and isinstance(judgement.value, dict)


def _review(view: IncidentView, verdict: Judgement, value: Value, report: Report) -> Row:
    said = verdict.value
    right = isinstance(value.value, Count) and Count(said["low"], said.get("high")).may_equal(value.value)
    address = web_address(report.url) or f"urn:rashomon:{report.document}"
    property = str(verdict.subject.name)
    claim: dict[str, Any] = {"@type": "Claim", "appearance": {"@type": "NewsArticle", "url": address}}
    if value.said_by:
        claim["author"] = {"@type": "Organization", "name": value.said_by}
    if report.published:
        claim["datePublished"] = report.published[:10]
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": f"urn:rashomon:judgement:{verdict.number}:{report.document}:{count_text(value.value)}:{value.said_by or ''}",
        "url": address,
        "claimReviewed": f"{view.headline}: {count_text(value.value)} {property}.",
        "author": {"@type": "Person", "name": verdict.by},
        "datePublished": verdict.at[:10],
        "reviewBody": verdict.why or f"{property}: {value_text(said)}",
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _RIGHT if right else _WRONG,
            "bestRating": _RIGHT,
            "worstRating": _WRONG,
            "alternateName": "True" if right else f"False: {value_text(said)}",
        },
        "itemReviewed": claim,
    }
