"""The list of incidents with its map and timeline. The address holds all of what is shown."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from rashomon.desk.guard import Coder, Reader, Reads, Writes
from rashomon.desk.render import page, query
from rashomon.desk.selection import PAGE, Asked, asked
from rashomon.exports import scheme_names, writer_names
from rashomon.formats import clustermap
from rashomon.formats.markup import Html, el, join
from rashomon.formats.words import country_name, date_words
from rashomon.formats.worldmap import written
from rashomon.ontology.event_types import TITLES
from rashomon.store import Cell, Saved, Selection, Store, Totals

router = APIRouter()
_GRAVEST = {"1": "a note at least", "2": "a doubt at least", "3": "an error"}


@router.get("/", name="overview")
def overview(request: Request, user: Reader, store: Reads) -> Response:
    """The overview: map and timeline of the selection above its list."""
    wanted = asked(request.query_params)
    totals = store.totals(wanted.selection)
    pages = max(1, -(-totals.incidents // PAGE))
    at = min(wanted.page, pages)
    return page(
        request, user, "overview.html",
        asked=wanted.query, totals=totals, rows=store.summaries(wanted.selection, PAGE, (at - 1) * PAGE), page=at, pages=pages,
        map=_map(store, wanted), timeline=_timeline(totals, wanted), facets=_facets(totals, wanted), saved=store.saved(),
        schemes=scheme_names(), formats=writer_names(), pending=request.app.state.summing is not None and request.app.state.summing.behind,
    )  # fmt: skip


@router.post("/selections", name="save_selection")
def save_selection(
    user: Coder, store: Writes, label: Annotated[str, Form(max_length=80)], selection: Annotated[str, Form()] = "",
    remove: Annotated[bool, Form()] = False,
) -> Response:  # fmt: skip
    """Save a selection under a label, or take it away."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if label.strip():
        store.save(Saved(label.strip(), selection, user.name, now, active=not remove))
    return RedirectResponse(f"/?{selection}", 303)


def _map(store: Store, wanted: Asked) -> Html:
    """Return the map of a selection; a mark of many leads closer, a mark of one to its incident."""
    coarse = store.cells(wanted.selection, 10.0)
    box = clustermap.frame([(cell.lon, cell.lat) for cell in coarse], wanted.selection.box)
    cells = store.cells(replace(wanted.selection, box=box if wanted.selection.box else None), clustermap.square(box))
    marks = [_mark(cell, box, wanted.query) for cell in cells]
    label = f"Map of {sum(cell.number for cell in cells)} incidents"
    middle = (box[1] + box[3]) / 2, (box[0] + box[2]) / 2
    steps = (("+", "Nearer", clustermap.nearer(box, *middle)), ("−", "Farther", clustermap.farther(box)))
    zooms = [
        el("a", sign, href=_address(wanted.query, view), title=told, aria_label=told, class_="zoom")
        for sign, told, view in steps
    ]
    every = [el("a", "Whole selection", href=f"/?{query(wanted.query, box=None)}")] if wanted.selection.box else []
    rest = query(wanted.query, box=None)
    live = {"data_cells": f"/map/cells?{rest}", "data_list": f"/?{rest}"}
    return join([clustermap.draw(marks, box, label, live), el("p", *zooms, *every, class_="zooms")])


def _mark(cell: Cell, box: clustermap.Box, asked: Mapping[str, object]) -> clustermap.Mark:
    if cell.incident:
        return clustermap.Mark(cell.lat, cell.lon, 1, f"/incidents/{cell.incident}", cell.title or cell.incident)
    closer = _address(asked, clustermap.nearer(box, cell.lat, cell.lon))
    return clustermap.Mark(cell.lat, cell.lon, cell.number, closer, f"{cell.number} incidents: show them closer")


def _address(asked: Mapping[str, object], box: clustermap.Box) -> str:
    """Return the address of a selection within a box."""
    return f"/?{query(asked, box=written(box))}"


def _timeline(totals: Totals, wanted: Asked) -> Html:
    """Return a bar for each day or month; each leads to what happened then."""
    if not totals.days:
        return Html()
    most = max(number for _, number in totals.days)
    month = len(totals.days[0][0]) == 7
    first, last = (_position(totals.days[at][0]) for at in (0, -1))
    wide = 960 / (last - first + 1)
    bars = []
    for day, number in totals.days:
        high = 4 + 40 * number / most
        left = (_position(day) - first) * wide
        told = f"{date_words(day)}: {number} incident{'' if number == 1 else 's'}"
        until = _last(day) if month else day
        since = f"{day}-01" if month else day
        bar = el("rect", x=f"{left:.1f}", y=f"{48 - high:.1f}", width=f"{max(2.0, wide - 1):.1f}", height=f"{high:.1f}")
        bars.append(
            el("a", el("title", told), bar, href=f"/?{query(wanted.query, since=since, until=until)}", aria_label=told)
        )
    axis = el("path", d="M0 48.5H960", class_="axis")
    ends = el("p", el("span", date_words(totals.days[0][0])), el("span", date_words(totals.days[-1][0])), class_="ends")
    svg = el("svg", axis, join(bars), viewBox="0 0 960 50", preserveAspectRatio="none", role="group", aria_label="Incidents over time",
             class_="days")  # fmt: skip
    return join([svg, ends])


def _position(day: str) -> int:
    """Return a day as days, a month as months."""
    if len(day) == 7:
        return int(day[:4]) * 12 + int(day[5:7])
    return date.fromisoformat(day).toordinal()


def _last(month: str) -> str:
    """Return the last day of a month."""
    first = date.fromisoformat(f"{month}-01")
    return ((first + timedelta(days=32)).replace(day=1) - timedelta(days=1)).isoformat()


def _facets(totals: Totals, wanted: Asked) -> list[dict[str, Any]]:
    """Return the facets with their values, numbers and addresses."""
    names = {"type": "Type", "country": "Country", "status": "Status", "assigned": "Assigned to"}
    told: dict[str, Any] = {
        "type": lambda v: TITLES.get(v, v),
        "country": country_name,
        "status": lambda v: v.replace("_", " "),
    }
    made = []
    for name, heading in names.items():
        on = wanted.query.get(name)
        values = [
            {"label": told.get(name, str)(value), "number": number, "on": value == on,
             "href": f"/?{query(wanted.query, **{name: None if value == on else value})}"}
            for value, number in totals.facets.get(name, ())
        ]  # fmt: skip
        if values:
            made.append({"heading": heading, "values": values})
    made.append({"heading": "Needs a look", "values": _needs(totals, wanted)})
    return made


def _needs(totals: Totals, wanted: Asked) -> list[dict[str, Any]]:
    """Return the switches for what looks wrong, rival values and several sources."""
    counts = dict(totals.facets.get("gravest", ()))
    rows: list[tuple[str, int, str, int | None]] = [
        ("rivals", 1, "rival values", None),
        ("sources", 2, "two sources at least", None),
    ]
    rows += [
        ("gravest", int(level), said, sum(n for g, n in counts.items() if g >= level))
        for level, said in _GRAVEST.items()
    ]
    return [
        {"label": said, "number": number, "on": wanted.query.get(name) == value,
         "href": f"/?{query(wanted.query, **{name: None if wanted.query.get(name) == value else value})}"}
        for name, value, said, number in rows if number != 0
    ]  # fmt: skip


def as_json(selection: Selection) -> dict[str, Any]:
    """Return a selection as the API says it back."""
    return {name: value for name, value in asdict(selection).items() if value}
