"""One report: its text with marks beside what was read from it, each to be accepted, put right or taken out."""

from collections import defaultdict
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from rashomon.desk import acting
from rashomon.desk.acting import Asks, subject_of
from rashomon.desk.forms import Desk, controls, state
from rashomon.desk.guard import Coder, Reader, Reads, User, Writes, settings_of
from rashomon.desk.incident import Seen, Why, back
from rashomon.desk.render import page
from rashomon.desk.things import Thing, things
from rashomon.formats.html import byline, text_pane
from rashomon.formats.judgements import value_words
from rashomon.formats.markup import Html, el
from rashomon.formats.vocabulary import headline, property_words
from rashomon.formats.words import View, clean
from rashomon.model import ConfigError, Judgement, NotFound, Reading, Span, Subject
from rashomon.pipeline.judging import on_reports, reviewed
from rashomon.pipeline.stored import readings
from rashomon.review import personal
from rashomon.store import Store, open_store

router = APIRouter()
_KEPT = ("claim", "participant")


@router.get("/reports/{id}", name="report")
def report(request: Request, id: str, user: Reader, store: Reads, task: str | None = None) -> Response:
    """A report's page; with `task`, as one coder of a double coding judges it, without what others decided."""
    reading = reading_of(store, id)
    seen = store.judged()
    judged = judgements_for(store, id, user, task)
    desk = Desk(user, seen, f"/reports/{id}" + (f"?task={task}" if task else ""), task)
    view = View(reading)
    rows = things(reading, judged)
    refs = store.refs([id]).get(id, ())
    added = [j for j in judged if j.decision == "add"]
    return page(
        request, user, "report.html",
        id=id, title=view.title(), byline=byline(view), text=text_pane(view), groups=_groups(view, rows, desk),
        incidents=list(dict.fromkeys(store.incidents_of(refs).values())), desk=desk, task=task, added=added,
        lost=reviewed(store, {id: reading})[id].lost, events=[(str(e.trigger.start), str(e.trigger.end), _name(view, e.id)) for e in reading.events],
        notes=[j for j in judged if j.decision == "note"], versions=[v for v in store.versions(id) if v != id],
    )  # fmt: skip


@router.post("/judge", name="judge")
async def judge(request: Request, user: Coder) -> Response:
    """Accept, correct or reject one thing or several; `f_FIELD` holds what a field is to be, `was_FIELD` what it was."""
    form = await request.form()
    told = {name: [str(value) for value in form.getlist(name)] for name in form}

    return await run_in_threadpool(_judge, request, user, told)


def _judge(request: Request, user: User, told: dict[str, list[str]]) -> Response:

    decision = _one(told, "decision")
    if decision not in ("accept", "correct", "reject"):
        raise ConfigError(f"{decision!r} is none of accept, correct, reject")
    seen = _one(told, "seen")
    asks = Asks(user, _one(told, "why"), int(seen) if seen.isdecimal() else None, _one(told, "task") or None)
    values = dict.fromkeys(told.get("take", ()), "") if decision == "accept" else _changed(told)
    with open_store(settings_of(request).store) as store, store.batch():
        for written in told.get("subject", ()):
            acting.decide(store, asks, subject_of(written), decision, values)  # type: ignore[arg-type] # checked above
    return back(_one(told, "next"), "/")


@router.post("/reports/{id}/add", name="add")
def add(
    id: str, user: Coder, store: Writes, kind: Annotated[str, Form()], start: Annotated[int, Form(ge=0)], end: Annotated[int, Form(ge=0)],
    event: Annotated[str, Form()] = "", property: Annotated[str, Form()] = "", value: Annotated[str, Form(max_length=300)] = "",
    group: Annotated[str, Form(max_length=300)] = "", source: Annotated[str, Form(max_length=300)] = "",
    type: Annotated[str, Form()] = "", day: Annotated[str, Form()] = "", place: Annotated[str, Form(max_length=300)] = "",
    role: Annotated[str, Form()] = "", actor: Annotated[str, Form(max_length=300)] = "", why: Why = "", seen: Seen = None,
    task: Annotated[str | None, Form()] = None, next: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Add an event, claim or participant that the machine missed, on the words from one character to another."""
    parts = {
        "event": {"type": type, "day": day, "place": place},
        "claim": {"property": property, "value": value, "group": group, "source": source},
        "participant": {"role": role, "actor": actor},
    }
    if kind not in parts:
        raise ConfigError(f"{kind!r} is none of {', '.join(parts)}")
    home = [int(edge) for edge in event.split("-")] if event and kind in _KEPT else None
    subject = Subject(kind, "exists", id, Span(start, end), event=Span(*home) if home else None)  # type: ignore[arg-type]
    acting.decide(store, Asks(user, why, seen, task or None), subject, "add", parts[kind])
    return back(next, f"/reports/{id}")


@router.post("/reports/{id}/note", name="note")
def note(
    id: str, user: Coder, store: Writes, text: Annotated[str, Form(max_length=2000)], next: Annotated[str, Form()] = ""
) -> Response:
    """Write a note on a report."""
    acting.decide(store, Asks(user), Subject("report", "note", id), "note", {"note": text})
    return back(next, f"/reports/{id}")


def reading_of(store: Store, id: str) -> Reading:
    """Return the newest reading of a report as the machine has it; NotFound where there is none."""
    found = readings(store, [id])
    if id not in found:
        raise NotFound(f"there is no report {id}")
    return found[id]


def judgements_for(store: Store, id: str, user: User, task: str | None) -> tuple[Judgement, ...]:
    """Return the judgements that somebody sees: those of everybody, in double coding his own alone."""
    if task:
        return personal(store.judgements([id]), task, user.name)
    return on_reports(store, [id])[id]


def _one(told: dict[str, list[str]], name: str) -> str:
    return next(iter(told.get(name, ())), "")


def _changed(told: dict[str, list[str]]) -> dict[str, str]:
    """Return the fields of a form that are not what they were."""
    given = {name[2:]: values[0].strip() for name, values in told.items() if name.startswith("f_")}
    return {name: value for name, value in given.items() if value and value != _one(told, f"was_{name}")}


def _groups(view: View, rows: list[Thing], desk: Desk) -> list[dict[str, Any]]:
    """Return the things by heading: each event with its participants and claims, then findings, statements, names."""
    of: dict[str, list[Thing]] = defaultdict(list)
    for thing in rows:
        of[thing.key.partition(".")[0] if thing.key.startswith("e") else thing.subject.kind].append(thing)
    made = [
        {"heading": _name(view, e.id), "id": e.id, "rows": [_row(view, t, desk) for t in of[e.id]]}
        for e in view.reading.events
    ]
    for kind, heading in (("finding", "What looks wrong"), ("statement", "Who says what"), ("actor", "Who is who")):
        if of[kind]:
            made.append({"heading": heading, "id": kind, "rows": [_row(view, t, desk) for t in of[kind]]})
    return made


def _name(view: View, event: str) -> str:

    found = next(e for e in view.reading.events if e.id == event)
    return ", ".join(part for part in (headline(found), view.where(found), view.when(found)) if part)


def _row(view: View, thing: Thing, desk: Desk) -> Html:
    """Return one thing: what it is, what the machine says, what people say, what can be said."""
    label, said = _told(view, thing)
    button = el("button", said, type="button", class_="fact", id=f"r1-{thing.key}", data_f=thing.key, data_kind=label,
                data_label=f"{label}: {said}")  # fmt: skip
    kind = el("span", label, class_="what")
    body = el("span", button, state(thing.judged), class_="is")
    gone = " out" if thing.rejected else ""
    return el(
        "li",
        kind,
        body,
        controls(desk, thing.subject, thing.values, f"{label} {said}"),
        class_=f"thing {thing.subject.kind}{gone}",
    )


def _told(view: View, thing: Thing) -> tuple[str, str]:
    """Return what a thing is called and what the machine says of it."""
    values, subject = thing.values, thing.subject
    words = clean(subject.span.of(view.text)) if subject.span else ""
    if subject.kind == "event":
        told = [value_words(values[name], name) for name in ("type", "stage", "day", "place") if values.get(name)]
        return "Event", " · ".join(told)
    if subject.kind == "claim":
        group, source = values.get("group"), values.get("source")
        said = value_words(values["value"], "value") + (f" {clean(str(group))}" if group else "")
        return property_words(subject.name or ""), f"{said} — {clean(str(source))}" if source else said
    if subject.kind == "participant":
        actor = values.get("actor")
        return property_words(str(values["role"])), words if not actor or str(
            actor
        ) in words else f"{words} — {clean(str(actor))}"
    if subject.kind == "statement":
        return clean(str(values.get("speaker") or "Somebody")), f"“{words[:160]}”"
    if subject.kind == "actor":
        return "Name", clean(str(values["identity"]))
    finding = view.reading.findings[int(thing.key[1:])]
    return finding.severity.capitalize(), clean(finding.message)
