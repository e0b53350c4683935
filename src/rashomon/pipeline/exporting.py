"""Incidents of a store and what people judged of them, as exports take them."""

from collections.abc import Collection

from rashomon.exports import Reviews
from rashomon.model import Judgement
from rashomon.pipeline.judging import on_incident
from rashomon.review import facts, open_judgements, standing
from rashomon.store import Store


def reviews_of(store: Store) -> Reviews:
    """Return what people judged of the reports of a store."""
    rows = store.judgements()
    by_report: dict[str, list[Judgement]] = {}
    for row in rows:
        by_report.setdefault(row.subject.document, []).append(row)
    return Reviews(by_report, frozenset(row.number for row in open_judgements(rows)), facts)


def of_status(store: Store, incidents: Collection[str], statuses: Collection[str]) -> list[str]:
    """Return those incidents, in their order, that people gave one of these statuses ("unreviewed": none)."""
    members = store.members(set(incidents))
    return [id for id in incidents if standing(on_incident(store, members[id])).status in statuses]
