"""Styles, scripts and outlines: those of the pages that need no desk, the desk's own, htmx and Leaflet."""

from functools import cache
from importlib.resources import files

from fastapi import APIRouter, Request
from fastapi.responses import Response

from rashomon.desk.guard import mark_of
from rashomon.model import NotFound

router = APIRouter()
_OF_PAGES = ("page.css", "dossier.css", "page.js", "dossier.js", "world.json")
_OF_DESK = ("desk.css", "desk.js", "map.css", "map.js", "htmx.min.js", "leaflet.js", "leaflet.css")
_WHERE = dict.fromkeys(_OF_PAGES, ("rashomon.formats", "assets")) | dict.fromkeys(_OF_DESK, ("rashomon.desk", "static"))
_KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "json": "application/json"}


@cache
def _read(name: str) -> tuple[bytes, str]:
    package, folder = _WHERE[name]
    body = files(package).joinpath(folder, name).read_bytes()
    return body, mark_of(body.decode())[:16]


@router.get("/static/{name}", name="static")
def asset(request: Request, name: str) -> Response:
    """One file; browsers ask each time whether it has changed."""
    if name not in _WHERE:
        raise NotFound(f"there is no file {name}")
    body, mark = _read(name)
    headers = {"ETag": f'"{mark}"', "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == f'"{mark}"':
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=_KINDS[name.rpartition(".")[2]], headers=headers)
