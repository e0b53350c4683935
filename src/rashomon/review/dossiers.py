"""A dossier as reviewed, and where an incident stands in the work: what people judged of an incident as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from rashomon.model import CrossFinding, Dossier, Figure, Incident, Judgement, Span, Status
from rashomon.review.values import count_of, place_of

ADJUDICATED = "adjudicated"  # the rule of a figure that a person chose


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an incident stands: its status, to whom it is assigned, and what was noted, oldest first."""

    status: Status = "unreviewed"
    assigned: str | None = None
    notes: tuple[Judgement, ...] = field(default=())


def standing(judgements: Iterable[Judgement]) -> Standing:
    """Return where the incident stands of which these judgements in force are."""
    about = _newest(judgements)
    status = about.get(("status", None))
    assigned = about.get(("assigned", None))
    notes = tuple(j for j in judgements if j.subject.kind == "incident" and j.decision == "note")
    return Standing(_value(status) or "unreviewed", _value(assigned), notes)


def reviewed_dossier(dossier: Dossier, judgements: Iterable[Judgement]) -> Dossier:
    """Return a dossier with the judgements in force on its incident applied; those on its reports are in its readings already."""
    rows = [j for j in judgements if j.subject.kind == "incident"]
    about = _newest(rows)
    figures = dict(dossier.figures)
    for (name, which), judgement in about.items():
        if name == "figure" and which:
            figures.pop(which, None)
            if judgement.decision != "reject":
                figures[which] = _figure(judgement.value)
    wrong = [j for j in rows if j.subject.field == "finding" and j.decision == "reject"]
    findings = tuple(f for f in dossier.findings if not any(_is_about(j, f) for j in wrong))
    return replace(dossier, incident=_incident(dossier.incident, about), figures=figures, findings=findings)


def _newest(judgements: Iterable[Judgement]) -> dict[tuple[str, str | None], Judgement]:
    """Return the newest judgement of each property: two incidents that were joined bring one each."""
    rows = sorted(judgements, key=lambda j: j.number)
    return {(j.subject.field, j.subject.name): j for j in rows if j.subject.kind == "incident" and j.decision != "note"}


def _value(judgement: Judgement | None) -> Any:  # noqa: ANN401 - JSON
    return None if judgement is None or judgement.decision == "reject" else judgement.value


def _figure(value: Any) -> Figure:  # noqa: ANN401 - JSON
    count = count_of(value)
    best = count.low if count.low == count.high else value.get("best")
    return Figure(count.low, count.high, best, ADJUDICATED, ())


def _incident(incident: Incident, about: dict[tuple[str, str | None], Judgement]) -> Incident:
    """Return what the incident is, with what people put right."""
    told = {name: judgement.value for (name, _), judgement in about.items() if judgement.decision == "correct"}
    changed: dict[str, Any] = {name: told[name] for name in ("stage", "country", "title") if name in told}
    if "type" in told and told["type"] != incident.type:
        changed |= {"type": told["type"], "modes": (), "codes": {}}
    if "day" in told:
        changed["time"] = told["day"]
    if "place" in told:
        span = about["place", None].subject.span
        place = place_of(told["place"], "p0", span or Span(0, 1))
        changed |= {"place": place, "country": told.get("country") or place.country or incident.country}
    return replace(incident, **changed)


def _is_about(judgement: Judgement, finding: CrossFinding) -> bool:
    subject = judgement.subject
    there = [evidence.span for evidence in finding.evidence if evidence.document == subject.document]
    return finding.check == subject.name and (subject.span is None or any(subject.span.touches(s) for s in there))
