"""What most needs a person next, one at a time, by keyboard."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from rashomon.desk.acting import FIGURES
from rashomon.desk.forms import Desk
from rashomon.desk.guard import Coder, Reads
from rashomon.desk.incident import agreed, dossier_of
from rashomon.desk.incident_sections import JudgedSections
from rashomon.desk.render import page, query
from rashomon.desk.selection import asked
from rashomon.formats.dossier.html import strip
from rashomon.formats.dossier.view import DossierView
from rashomon.formats.markup import Html, el
from rashomon.formats.words import clean
from rashomon.model import Judgement, Version
from rashomon.pipeline.judging import on_incident, on_reports
from rashomon.pipeline.summaries import is_unsure
from rashomon.review import in_force
from rashomon.store import Selection, Store, Summary

router = APIRouter()
_SKIPPED = 200  # ids that an address holds
_MINE = 500  # newest judgements among which one's own last is looked for


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that a person is asked: `options` are answered by the digits, in order."""

    heading: str
    said: str
    options: tuple[Html, ...]


@router.get("/queue", name="queue")
def queue(request: Request, user: Coder, store: Reads) -> Response:
    """The incident that most needs a person, of the selection that the address holds, without those that were skipped."""
    wanted = asked(request.query_params)
    skipped = [id for id in request.query_params.get("skip", "").split(",") if id][-_SKIPPED:]
    left = store.totals(replace(wanted.selection, unfinished=True)).incidents
    row = _next(store, wanted.selection, skipped, user.name)
    here = "/queue?" + query(wanted.query, skip=",".join(skipped))
    desk = Desk(user, store.judged(), here, links=store.decided())
    facts: dict[str, Any] = {
        "asked": wanted.query,
        "left": left,
        "row": row,
        "desk": desk,
        "last": _last(store, user.name),
        "skipped": len(skipped),
    }
    if row is None:
        return page(request, user, "queue.html", **facts, again="/queue?" + query(wanted.query))
    made, _ = dossier_of(store, row.incident, reviewed=True)
    whole = on_incident(store, store.members([row.incident]).get(row.incident, ()))
    view = DossierView(made)
    sections = JudgedSections(view, desk, row.incident, on_reports(store, list(made.readings)), whole)
    return page(
        request, user, "queue.html", **facts,
        view=view, strip=strip(view), agreed=agreed(view), questions=list(questions(sections)), reports=sections.reports(),
        skip="/queue?" + query(wanted.query, skip=",".join([*skipped, row.incident][-_SKIPPED:])), texts=sections.beside.html(),
        figures=FIGURES, figure=next((v.property for v in view.differing() if v.property in FIGURES), FIGURES[0]),
    )  # fmt: skip


def questions(sections: JudgedSections) -> Iterator[Question]:
    """Yield what is to be asked of an incident: rival values, findings, links that were left open."""
    view = sections.view
    for version in view.differing():
        yield Question(view.heading(version), "Which value is right?", tuple(_values(sections, version)))
    for finding in view.findings():
        if finding.severity != "note":
            yield Question("Looks wrong", "Is this right?", (sections.finding_row(finding),))
    for link, left, right in view.apart():
        if is_unsure(link):
            yield Question(
                "One incident?", f"Reports {left} and {right}: {clean(link.why)}", (sections.link_forms(link),)
            )


def _values(sections: JudgedSections, version: Version) -> Iterator[Html]:
    view = sections.view
    for value in version.values:
        by = el(
            "span",
            view.source(value) or "the reports themselves",
            " ",
            sections.chips(value.reports, value.evidence),
            class_="by",
        )
        words = el("q", clean(value.evidence[0].text)) if value.evidence else Html()
        yield el("div", sections.value_cell(version, value), by, words, class_="option")


def _next(store: Store, selection: Selection, skipped: list[str], name: str) -> Summary | None:
    """Return the first unfinished incident that is not skipped and not somebody else's."""
    wanted = replace(selection, unfinished=True)
    rows = store.summaries(wanted, len(skipped) + 50)
    return next((row for row in rows if row.incident not in skipped and row.assigned in (None, name)), None)


def _last(store: Store, name: str) -> Judgement | None:
    """Return the newest judgement of a person that holds: what undo takes back."""
    rows = store.judgements(after=max(0, store.judged() - _MINE))
    return next((j for j in reversed(in_force(rows)) if j.by == name and j.task is None), None)
