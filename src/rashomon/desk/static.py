"""Styles and scripts: those of the pages that need no desk, the desk's own, and htmx."""

from functools import cache
from importlib.resources import files

from fastapi import APIRouter, Request
from fastapi.responses import Response

from rashomon.desk.guard import mark_of
from rashomon.model import NotFound

router = APIRouter()
_WHERE = {
    "page.css": ("rashomon.formats", "assets"), "dossier.css": ("rashomon.formats", "assets"), "page.js": ("rashomon.formats", "assets"),
    "dossier.js": ("rashomon.formats", "assets"), "desk.css": ("rashomon.desk", "static"), "desk.js": ("rashomon.desk", "static"),
    "htmx.min.js": ("rashomon.desk", "static"),
}  # fmt: skip
_KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


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
