"""Double coding: who judges what, how far coders agree, and what a third person decides where they differ."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from rashomon.desk import acting
from rashomon.desk.acting import Asks, subject_of
from rashomon.desk.forms import Desk
from rashomon.desk.guard import Adjudicator, Reader, Reads, User, Writes
from rashomon.desk.incident import Seen, Why, back
from rashomon.desk.render import page
from rashomon.model import Coding, ConfigError, Judgement, Subject
from rashomon.pipeline.judging import judge
from rashomon.review import open_judgements, personal
from rashomon.review.agreement import agreement, confusions, differences, rated, ratings
from rashomon.store import Store

router = APIRouter()
SAMPLES = 200  # of the bootstrap of a page


@router.get("/agreement", name="agreement")
def agreement_page(request: Request, user: Reader, store: Reads, task: str = "") -> Response:
    """The tasks of double coding; of one, how far its coders agree and, for adjudicators, on what they differ."""
    codings = store.codings()
    rows = [j for j in store.judgements() if j.task is not None]
    tasks = sorted({c.task for c in codings} | {j.task for j in rows if j.task})
    facts: dict[str, Any] = {}
    if task:
        facts = _compared(store, [j for j in rows if j.task == task], task, user)
        facts["mine"] = [c for c in codings if c.task == task and c.coder == user.name]
        facts["codings"] = [c for c in codings if c.task == task]
    desk = Desk(user, store.judged(), f"/agreement?task={task}")
    people = [p.name for p in store.people()] or [user.name]
    return page(request, user, "agreement.html", tasks=tasks, task=task, desk=desk, people=people, **facts)


@router.post("/agreement/code", name="code")
def code(
    user: Adjudicator, store: Writes, task: Annotated[str, Form(max_length=60)], coders: Annotated[str, Form(max_length=500)],
    reports: Annotated[str, Form(max_length=20_000)],
) -> Response:  # fmt: skip
    """Give reports to coders: names and ids with commas or spaces between them."""
    names, ids = ([part for part in written.replace(",", " ").split() if part] for written in (coders, reports))
    known = store.records(ids)
    if not task.strip() or not names or not ids or set(ids) - known.keys():
        raise ConfigError("a task needs a name, coders, and reports that there are")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    store.code(Coding(task.strip(), id, name, user.name, now) for id in ids for name in names)
    return back("", f"/agreement?task={task.strip()}")


@router.post("/agreement/adjudicate", name="adjudicate")
def adjudicate(
    user: Adjudicator, store: Writes, subject: Annotated[str, Form()], decision: Annotated[str, Form()],
    value: Annotated[str, Form()] = "null", why: Why = "", seen: Seen = None, next: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Decide what two coders differ on: it then counts for everybody."""
    if decision not in ("accept", "correct", "reject"):
        raise ConfigError(f"{decision!r} is none of accept, correct, reject")
    about = subject_of(subject)
    try:
        told = json.loads(value)
    except ValueError as error:
        raise ConfigError("that is no value") from error
    judge(store, about, decision, told, Asks(user, why or "Adjudicated.", seen).hand())  # type: ignore[arg-type] # checked above
    acting.touched(store, [about.document])
    return back(next, "/agreement")


def _compared(store: Store, rows: list[Judgement], task: str, user: User) -> dict[str, Any]:
    coders = sorted({j.by for j in rows})
    judged = {coder: personal(rows, task, coder) for coder in coders}
    found = ratings(judged)
    try:
        fields, matrices, missing = agreement(found, SAMPLES), confusions(found), ""
    except ConfigError as error:
        fields, matrices, missing = (), (), str(error)
    told = {"fields": fields, "matrices": matrices, "missing": missing}
    if not user.may("adjudicator"):
        return {**told, "rest": [], "number": len(differences(found))}
    by_subject = {(coder, j.subject): j for coder, own in judged.items() for j in own}
    decided = {
        j.subject: j for j in open_judgements(store.judgements({d.subject.document for d in differences(found)}))
    }
    rest = [_difference(row.subject, coders, by_subject, decided) for row in differences(found)]
    return {**told, "rest": rest, "number": len(rest)}


def _difference(
    subject: Subject, coders: list[str], judged: dict[tuple[str, Subject], Judgement], told: dict[Subject, Judgement]
) -> dict[str, Any]:
    own = [judged[coder, subject] for coder in coders if (coder, subject) in judged]
    values = [{"by": j.by, "said": rated(j), "decision": j.decision, "value": json.dumps(j.value)} for j in own]
    return {
        "subject": subject,
        "whole": replace(subject),
        "words": own[0].words,
        "values": values,
        "decided": told.get(subject),
    }
