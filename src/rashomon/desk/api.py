"""The desk for programs: JSON, its description made from this code, the same roles as people by tokens."""

from dataclasses import asdict
from typing import Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from rashomon.desk import acting
from rashomon.desk.acting import Asks
from rashomon.desk.guard import Coder, Reader, Reads, Writes
from rashomon.desk.incident import dossier_of
from rashomon.desk.report import reading_of
from rashomon.desk.selection import asked
from rashomon.formats.dossier_record import dossier_to_dict
from rashomon.formats.record import to_dict
from rashomon.model import ConfigError, Judgement, NotFound, Span, Subject, Verdict
from rashomon.pipeline.judging import judge, on_reports, reviewed
from rashomon.pipeline.review import acts
from rashomon.review import facts

router = APIRouter(prefix="/api", tags=["desk"])
Values = Literal["reviewed", "machine"]
_MOST = 200


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    status: int
    detail: str


class SubjectIn(BaseModel):
    """What is judged: characters of a report (first, one after the last), and a field of what stands there."""

    model_config = ConfigDict(extra="forbid")
    kind: Literal["event", "participant", "claim", "actor", "statement", "finding", "incident", "report"]
    field: str = Field(max_length=40)
    document: str = Field(max_length=200)
    span: tuple[int, int] | None = None
    name: str | None = Field(None, max_length=100)
    event: tuple[int, int] | None = None

    def made(self) -> Subject:
        """Return the noun."""
        spans = (None if one is None else Span(*one) for one in (self.span, self.event))
        span, event = spans
        return Subject(self.kind, self.field, self.document, span, self.name, event)


class JudgementIn(BaseModel):
    """One decision; `seen` is the number of the newest judgement that was before the eyes (409 where somebody was faster)."""

    model_config = ConfigDict(extra="forbid")
    subject: SubjectIn
    decision: Literal["accept", "correct", "reject", "add", "note"]
    value: Any = None
    why: str = Field("", max_length=2000)
    task: str | None = Field(None, max_length=60)
    seen: int | None = Field(None, ge=0, lt=2**53)


class IncidentIn(BaseModel):
    """A decision on an incident as a whole: its status, a figure (`name`), whose it is …; without a value it is taken out."""

    model_config = ConfigDict(extra="forbid")
    field: Literal["type", "stage", "day", "place", "country", "title", "figure", "status", "assigned", "note"]
    value: str | None = Field(None, max_length=2000)
    name: str | None = Field(None, max_length=40)
    why: str = Field("", max_length=2000)
    seen: int | None = Field(None, ge=0, lt=2**53)


class OtherIn(BaseModel):
    """Another incident or a report, by its id."""

    model_config = ConfigDict(extra="forbid")
    id: str = Field(min_length=1, max_length=200)
    why: str = Field("", max_length=2000)
    seen: int | None = Field(None, ge=0, lt=2**53, description="The newest decision on links that was before the eyes.")


class JudgementOut(BaseModel):
    """One judgement as it is kept."""

    number: int
    subject: dict[str, Any]
    decision: str
    value: Any
    by: str
    at: str
    why: str
    words: str
    task: str | None
    undoes: int | None
    incident: str | None


class LinkOut(BaseModel):
    """One decision on which events of reports are one: `holds` tells whether it was not taken back or replaced."""

    number: int
    holds: bool
    by: str
    links: list[dict[str, Any]]


class Incidents(BaseModel):
    """A page of a selection: `total` incidents in all, `page` from 1."""

    total: int
    page: int
    selection: dict[str, Any]
    facets: dict[str, dict[str, int]]
    incidents: list[dict[str, Any]]


_SAID = {400: "Not to be understood", 401: "Log in, or send a token", 403: "The role does not reach so far", 404: "Not there", 409: "Somebody was faster",
         421: "No name of this desk", 422: "That cannot be"}  # fmt: skip
_ERRORS: dict[int | str, dict[str, Any]] = {
    code: {"description": said, "content": {"application/problem+json": {"schema": Problem.model_json_schema()}}}
    for code, said in _SAID.items()
}


@router.get("/incidents", responses=_ERRORS)
def incidents(
    request: Request, user: Reader, store: Reads, q: str = "", since: str = "", until: str = "", country: str = "", type: str = "",
    status: str = "", assigned: str = "", gravest: str = "", rivals: str = "", reports: str = "", sources: str = "", box: str = "",
    sort: str = "", page: str = "1", limit: int = 50,
) -> Incidents:  # fmt: skip
    """List incidents as reviewed; the parameters are those of the overview's address."""
    wanted = asked(request.query_params)
    size = max(1, min(_MOST, limit))
    totals = store.totals(wanted.selection)
    rows = store.summaries(wanted.selection, size, (wanted.page - 1) * size)
    facets = {name: dict(values) for name, values in totals.facets.items()}
    return Incidents(
        total=totals.incidents,
        page=wanted.page,
        selection=dict(wanted.query),
        facets=facets,
        incidents=[asdict(row) for row in rows],
    )


@router.get("/incidents/{id}", responses=_ERRORS)
def incident(id: str, user: Reader, store: Reads, values: Values = "reviewed") -> dict[str, Any]:
    """One incident as a record of the schema `rashomon.dossier/1`."""
    acting.incident(store, id)
    return dossier_to_dict(dossier_of(store, id, reviewed=values == "reviewed")[0])


@router.post("/incidents/{id}/decisions", status_code=201, responses=_ERRORS)
def decide_incident(id: str, given: IncidentIn, user: Coder, store: Writes) -> JudgementOut:
    """Decide a property of an incident; values are written as people write them ("6-9", "2024-03-11", "Zinder, Niger")."""
    return _out(
        acting.decide_incident(store, Asks(user, given.why, given.seen), id, given.field, given.value, given.name)
    )


@router.post("/incidents/{id}/merge", responses=_ERRORS)
def merge(id: str, given: OtherIn, user: Coder, store: Writes) -> dict[str, str]:
    """Say that an incident and another, or a report, are one."""
    return {"said": acting.merge(store, Asks(user, given.why, links=given.seen), id, given.id)}


@router.post("/incidents/{id}/split", responses=_ERRORS)
def split(id: str, given: OtherIn, user: Coder, store: Writes) -> dict[str, str]:
    """Take a report out of an incident."""
    return {"said": acting.split(store, Asks(user, given.why, links=given.seen), id, given.id)}


@router.get("/reports/{id}", responses=_ERRORS)
def report(id: str, user: Reader, store: Reads, values: Values = "reviewed") -> dict[str, Any]:
    """One report as a record of the schema `rashomon.reading/1`."""
    reading = reading_of(store, id)
    return to_dict(reviewed(store, {id: reading})[id].reading if values == "reviewed" else reading)


@router.get("/reports/{id}/facts", responses=_ERRORS)
def report_facts(id: str, user: Reader, store: Reads) -> list[dict[str, Any]]:
    """Everything in a report that can be judged: subject, the machine's value, and the judgement that holds."""
    held = {j.subject: j for j in on_reports(store, [id])[id]}
    told = []
    for fact in facts(reading_of(store, id)):
        judgement = held.get(fact.subject)
        told.append(
            {
                "key": fact.key,
                "subject": asdict(fact.subject),
                "value": fact.value,
                "judgement": judgement and _out(judgement).model_dump(),
            }
        )
    return told


@router.get("/judgements", responses=_ERRORS)
def judgements(user: Reader, store: Reads, after: int = 0, limit: int = _MOST) -> list[JudgementOut]:
    """List judgements in order, those numbered above `after`; what others coded blind only for adjudicators."""
    if not 0 <= after < 2**53:
        raise ConfigError("after: a number of a judgement is wanted")
    rows = [j for j in store.judgements(after=after) if j.task is None or j.by == user.name or user.may("adjudicator")]
    return [_out(j) for j in rows[: max(1, min(_MOST, limit))]]


@router.post("/judgements", status_code=201, responses=_ERRORS)
def add_judgement(given: JudgementIn, user: Coder, store: Writes) -> JudgementOut:
    """Keep one judgement; its value is JSON as docs/review.md says."""
    subject = given.subject.made()
    decision: Verdict = given.decision
    made = judge(store, subject, decision, given.value, Asks(user, given.why, given.seen, given.task).hand())
    acting.touched(store, [subject.document])
    return _out(made)


@router.delete("/judgements/{number}", responses=_ERRORS)
def take_back(number: int, user: Coder, store: Writes) -> JudgementOut:
    """Take a judgement back by one more row, which is returned."""
    if not 0 < number < 2**53:
        raise NotFound(f"there is no judgement {number}")
    return _out(acting.take_back(store, Asks(user), number))


@router.get("/links", responses=_ERRORS)
def links(user: Reader, store: Reads) -> list[LinkOut]:
    """List what people decided of links, in order."""
    return [
        LinkOut(number=act.number, holds=act.open, by=act.by, links=[asdict(link) for link in act.links])
        for act in acts(store)
    ]


@router.delete("/links/{number}", responses=_ERRORS)
def take_back_link(number: int, user: Coder, store: Writes) -> dict[str, str]:
    """Take a decision on links back."""
    acting.take_back_link(store, Asks(user), number)
    return {"said": f"L{number} is taken back"}


def _out(judgement: Judgement) -> JudgementOut:
    told = asdict(judgement)
    return JudgementOut(**{name: told[name] for name in JudgementOut.model_fields})
