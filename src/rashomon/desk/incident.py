"""One incident with all its reports: what is agreed, what is not, and what people decided of it."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from rashomon.desk import acting
from rashomon.desk.acting import FIGURES, Asks
from rashomon.desk.forms import Desk
from rashomon.desk.guard import Coder, Reader, Reads, Writes
from rashomon.desk.incident_sections import JudgedSections
from rashomon.desk.render import page
from rashomon.formats.dossier.html import strip
from rashomon.formats.dossier.view import DossierView
from rashomon.formats.markup import el
from rashomon.formats.vocabulary import asked_words
from rashomon.model import Dossier
from rashomon.pipeline.judging import on_incident, on_reports
from rashomon.pipeline.stored_dossiers import from_store
from rashomon.review import standing
from rashomon.store import Store

router = APIRouter()
Seen = Annotated[int | None, Form()]
Links = Annotated[int | None, Form()]
Why = Annotated[str, Form(max_length=2000)]


@router.get("/incidents/{id}", name="incident")
def incident(request: Request, id: str, user: Reader, store: Reads, values: str = "reviewed") -> Response:
    """One incident's page, with people's judgements applied, or (`values=machine`) without."""
    now = next((now for old, now in store.aliases(id) if old == id), id)
    if now != id:
        return RedirectResponse(f"/incidents/{now}", 303)
    acting.incident(store, id)
    seen = store.judged()
    made, out = dossier_of(store, id, reviewed=values != "machine")
    refs = store.members([id])[id]
    whole = on_incident(store, refs)
    desk = Desk(
        user, seen, f"/incidents/{id}" + ("?values=machine" if values == "machine" else ""), links=store.decided()
    )
    view = DossierView(made)
    sections = JudgedSections(view, desk, id, on_reports(store, list(made.readings)), whole)
    return page(
        request, user, "incident.html",
        id=id, view=view, sections=[(name, heading, el("div", body)) for name, heading, body in sections.all()], strip=strip(view),
        agreed=agreed(view), where=standing(whole), whole=whole, desk=desk, out=out, values=values, figures=FIGURES,
        people=[person.name for person in store.people()], spot=made.incident.place,
    )  # fmt: skip


@router.post("/incidents/{id}/decide", name="decide_incident")
def decide_incident(
    id: str, user: Coder, store: Writes, field: Annotated[str, Form()], value: Annotated[str, Form(max_length=2000)] = "",
    name: Annotated[str | None, Form()] = None, why: Why = "", seen: Seen = None, next: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Decide a property of the incident as a whole."""
    acting.decide_incident(store, Asks(user, why, seen), id, field, value or None, name or None)
    return back(next, f"/incidents/{id}")


@router.post("/incidents/{id}/merge", name="merge")
def merge(
    id: str,
    user: Coder,
    store: Writes,
    other: Annotated[str, Form(max_length=300)],
    why: Why = "",
    links: Links = None,
    next: Annotated[str, Form()] = "",
) -> Response:
    """Say that this incident and another, or a report, are one."""
    refs = acting.incident(store, id).refs
    acting.merge(store, Asks(user, why, links=links), id, other.strip().rpartition("/")[2] or other)
    home = next_home(store, refs)
    return back(next if next.startswith("/queue") else "", f"/incidents/{home}")


@router.post("/incidents/{id}/split", name="split")
def split(
    id: str, user: Coder, store: Writes, report: Annotated[str, Form(max_length=300)], why: Why = "",
    links: Links = None, next: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Take a report out of this incident."""
    whole = acting.incident(store, id)
    acting.split(store, Asks(user, why, links=links), id, report.strip())
    return back(next if next.startswith("/queue") else "", f"/incidents/{next_home(store, [whole.hub])}")


@router.post("/links", name="link")
def link(
    user: Coder, store: Writes, left: Annotated[str, Form()], right: Annotated[str, Form()], decision: Annotated[str, Form()],
    why: Why = "", links: Links = None, next: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Say of two events of reports that they are one, or two, or take it back."""
    acting.link(store, Asks(user, why, links=links), left, right, decision)
    return back(next if next.startswith("/queue") else "", f"/incidents/{next_home(store, [left])}")


def dossier_of(store: Store, id: str, *, reviewed: bool) -> tuple[Dossier, bool]:
    """Return an incident, and whether people took out all that it rests on (then it is as the machine has it)."""
    made = next(from_store(store, [id], as_reviewed=reviewed), None)
    if made is not None:
        return made, False
    return next(from_store(store, [id])), True


def agreed(view: DossierView) -> str:
    """Return in one sentence what the reports agree on and what not."""
    differ = list(dict.fromkeys(asked_words(version.property) for version in view.differing()))
    alike = [asked_words(v.property) for v in view.dossier.versions if v.agree and any(x.sources > 1 for x in v.values)]
    alike = [words for words in dict.fromkeys(alike) if words not in differ]
    told = []
    if len(view.reports) == 1:
        told.append("One report tells of it, so nothing is confirmed by another")
    elif alike:
        told.append(f"Reports agree on {_list(alike)}")
    if differ:
        told.append(f"they differ on {_list(differ)}" if told else f"Reports differ on {_list(differ)}")
    elif len(view.reports) > 1:
        told.append(
            "nothing that they say is in contradiction" if told else "Nothing that the reports say is in contradiction"
        )
    return "; ".join(told) + "."


def _list(names: list[str], most: int = 5) -> str:
    shown = names[:most] + ([f"{len(names) - most} more"] if len(names) > most else [])
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def next_home(store: Store, refs: list[str] | tuple[str, ...]) -> str:
    """Return the incident in which events are now."""
    return next(iter(store.incidents_of(refs).values()), "")


def back(next: str, otherwise: str) -> Response:
    """Return the way to the page that somebody came from; never to another site."""
    there = next if next.startswith("/") and not next.startswith(("//", "/\\")) else otherwise
    return RedirectResponse(there, 303)
