"""Who decided what, with undo."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from rashomon.desk import acting
from rashomon.desk.acting import Asks
from rashomon.desk.forms import Desk
from rashomon.desk.guard import Coder, Reader, Reads, Writes
from rashomon.desk.incident import Seen, Why, back
from rashomon.desk.render import page, query
from rashomon.model import Judgement
from rashomon.pipeline.review import acts
from rashomon.review import in_force
from rashomon.store import Store

router = APIRouter()
PAGE = 100


@router.get("/log", name="log")
def log(request: Request, user: Reader, store: Reads, by: str = "", before: int = 0) -> Response:
    """The newest decisions first; what was taken back stays in it, struck."""
    rows, more = entries(store, by or None, before or None, blind=user.may("adjudicator"), me=user.name)
    held = {j.number for j in in_force(store.judgements({j.subject.document for j in rows}))}
    older = query({"by": by}, before=rows[-1].number) if more and rows else ""
    desk = Desk(user, store.judged(), "/log?" + query({"by": by, "before": before}))
    decisions = [] if before else [act for act in reversed(acts(store)) if by in ("", act.by)][:PAGE]
    return page(request, user, "log.html", rows=rows, held=held, older=older, by=by, desk=desk, decisions=decisions)


@router.post("/undo", name="undo")
def undo(
    user: Coder,
    store: Writes,
    number: Annotated[int, Form()],
    why: Why = "",
    seen: Seen = None,
    next: Annotated[str, Form()] = "",
) -> Response:
    """Take back one judgement."""
    acting.take_back(store, Asks(user, why, seen), number)
    return back(next, "/log")


@router.post("/links/undo", name="undo_link")
def undo_link(
    user: Coder, store: Writes, number: Annotated[int, Form()], why: Why = "", next: Annotated[str, Form()] = ""
) -> Response:
    """Take back one decision on links."""
    acting.take_back_link(store, Asks(user, why), number)
    return back(next, "/log")


def entries(store: Store, by: str | None, before: int | None, *, blind: bool, me: str) -> tuple[list[Judgement], bool]:
    """Return a page of judgements, the newest first, and whether there are more; blind codings of others only for adjudicators."""
    last = (before or store.judged() + 1) - 1
    found: list[Judgement] = []
    while last > 0 and len(found) <= PAGE:
        first = max(0, last - 5 * PAGE)
        rows = [j for j in store.judgements(after=first) if j.number <= last]
        found += [j for j in reversed(rows) if by in (None, j.by) and (j.task is None or blind or j.by == me)]
        last = first
    return found[:PAGE], len(found) > PAGE
