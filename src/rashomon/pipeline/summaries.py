"""Incidents as reviewed in one row each, for lists, maps and counts; and how much each needs a person next."""

import math
from collections.abc import Iterable, Iterator

from rashomon.model import Count, Dossier, Judgement, Link
from rashomon.model.edtf import bounds
from rashomon.ontology.event_types import kind_words
from rashomon.pipeline.judging import on_incident
from rashomon.pipeline.stored_dossiers import from_store
from rashomon.review import standing
from rashomon.store import Store, Summary

_GRAVITY = {"note": 1, "doubt": 2, "error": 3}
_DONE = ("confirmed", "rejected", "published", "retracted")
AT_ONCE = 25  # incidents summed up in one transaction


def refresh(store: Store, limit: int = AT_ONCE) -> int:
    """Sum up incidents whose summary is missing or old, at most so many; return how many there were."""
    found = store.stale(limit)
    summarise(store, found)
    return len(found)


def summarise(store: Store, incidents: Iterable[str]) -> None:
    """Sum up these incidents anew."""
    stamps = store.stamps(incidents)
    made = []
    for dossier, id in _with_ids(store, list(stamps)):
        made.append(summary(id, dossier, on_incident(store, store.members([id]).get(id, ()))))
    store.summarise(stamps, made)


def _with_ids(store: Store, ids: list[str]) -> Iterator[tuple[Dossier, str]]:
    """Yield each incident as reviewed; as the machine has it where people took out all that it rests on."""
    for id in ids:
        made = next(from_store(store, [id], as_reviewed=True), None) or next(from_store(store, [id]), None)
        if made is not None:
            yield made, id


def summary(id: str, dossier: Dossier, judgements: Iterable[Judgement]) -> Summary:
    """Return one row about an incident as reviewed; `judgements` are those in force on it as a whole."""
    incident, place = dossier.incident, dossier.incident.place
    days = bounds(incident.time) if incident.time else None
    killed = dossier.figures.get("killed")
    where = standing(judgements)
    rivals = sum(not version.agree for version in dossier.versions)
    gravest = max((_GRAVITY[finding.severity] for finding in dossier.findings), default=0)
    sources = len({report.source or report.copy_of or report.document for report in dossier.reports})
    unsure = sum(map(is_unsure, dossier.links))
    return Summary(
        incident=id,
        title=_title(dossier),
        type=incident.type,
        country=incident.country,
        since=days[0] if days else _published(dossier),
        until=days[1] if days else None,
        place=place.name if place else None,
        lat=_finite(place.lat) if place else None,
        lon=_finite(place.lon) if place else None,
        precision=place.precision if place else None,
        reports=len(dossier.reports),
        sources=sources,
        killed_low=killed.low if killed else None,
        killed_high=killed.high if killed else None,
        killed_best=killed.best if killed else None,
        rivals=rivals,
        wrong=len(dossier.findings),
        gravest=gravest,
        unsure=unsure,
        status=where.status,
        assigned=where.assigned,
        priority=0.0 if where.status in _DONE else priority(dossier, gravest, unsure, sources),
    )


def priority(dossier: Dossier, gravest: int, unsure: int, sources: int) -> float:
    """Return how much an incident needs a person next: contradicting figures, errors, unsure joins, main rows of many sources."""
    contradicted = sum(not v.agree and any(isinstance(x.value, Count) for x in v.values) for v in dossier.versions)
    others = sum(not v.agree for v in dossier.versions) - contradicted
    score = 3 * min(contradicted, 3) + 2 * (gravest == 3) + (gravest == 2) + 2 * min(unsure, 2) + min(others, 3)
    return round(score + math.log2(max(1, sources)), 3)


def is_unsure(link: Link) -> bool:
    """Tell whether the machine left a link open."""
    return link.decision == "unsure" and link.score is not None


def _published(dossier: Dossier) -> str | None:
    """Return the first day of publication, for an incident that no report dates."""
    days = [found[0] for report in dossier.reports if report.published and (found := bounds(report.published))]
    return min(days, default=None)


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _title(dossier: Dossier) -> str:
    """Return the title without its day, which has a place of its own."""
    incident = dossier.incident
    title = (incident.title or "").removesuffix(f", {incident.time}")
    return title or kind_words(incident.type, incident.modes, incident.stage)
