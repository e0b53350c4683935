"""The desk as an ASGI application."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException as StarletteHTTPException

from rashomon.desk import agreement, api, download, incident, log, login, maps, overview, people, queue, report, static
from rashomon.desk.acting import NotAllowed
from rashomon.desk.guard import LoginNeeded, problem, protect, to_login
from rashomon.desk.render import page
from rashomon.desk.settings import Settings
from rashomon.desk.summing import Summing
from rashomon.model import ConfigError, Conflict, NotFound

_STATUS = ((Conflict, 409), (NotFound, 404), (NotAllowed, 403), (ConfigError, 422))


def create_app(settings: Settings) -> FastAPI:
    """Return the desk over one store. Nothing of it reaches another host; its documentation is `/api/openapi.json`."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        with Summing(settings.store) as app.state.summing:
            yield

    app = FastAPI(
        title="Rashomon desk", version=version("rashomon"), lifespan=life, docs_url=None, redoc_url=None,
        openapi_url="/api/openapi.json", description="Incidents and reports as the machine reads them and as people review them.",
    )  # fmt: skip
    app.state.settings = settings
    app.state.limiter = login.Limiter()
    app.state.summing = None
    app.middleware("http")(protect)
    for pages in (overview, maps, download, incident, report, queue, agreement, log, people, login, static):
        app.include_router(pages.router, include_in_schema=False)
    app.include_router(api.router)
    app.exception_handler(LoginNeeded)(_login)
    app.exception_handler(ConfigError)(_refused)
    app.exception_handler(StarletteHTTPException)(_http)
    app.exception_handler(RequestValidationError)(_invalid)
    return app


def _login(request: Request, error: Exception) -> Response:
    return to_login(request)


def _refused(request: Request, error: Exception) -> Response:
    status = next(number for kind, number in _STATUS if isinstance(error, kind))
    return _told(request, status, str(error))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, StarletteHTTPException)
    return _told(request, error.status_code, str(error.detail))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    return _told(request, 422, f"{'.'.join(map(str, first['loc'][1:]))}: {first['msg']}")


def _told(request: Request, status: int, said: str) -> Response:
    """Return an error as a page, to programs as problem details (RFC 9457)."""
    if request.url.path.startswith("/api/"):
        return problem(status, said)
    return page(request, None, "error.html", status=status, code=status, said=said)
