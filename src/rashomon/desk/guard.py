"""Who asks, what he may do, and what every answer says to the browser."""

import hmac
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated

from fastapi import Depends, HTTPException, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from rashomon.desk.settings import Settings
from rashomon.store import ROLES, Role, Store, open_store

COOKIE = "rashomon_session"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class User:
    """Who asks. `csrf` must come with whatever his browser changes; None for a program with a token."""

    name: str
    role: Role
    csrf: str | None = None

    def may(self, role: Role) -> bool:
        """Tell whether he may do what people of this role do."""
        return ROLES.index(self.role) >= ROLES.index(role)


class LoginNeeded(Exception):
    """Nobody is logged in."""


def mark_of(secret: str) -> str:
    """Return under what a cookie or a token is kept: whoever reads the store cannot use it."""
    return sha256(secret.encode()).hexdigest()


def settings_of(request: Request) -> Settings:
    """Return what the desk was started with."""
    found: Settings = request.app.state.settings
    return found


def reading_store(request: Request) -> Iterator[Store]:
    """Open the store for one request that changes nothing."""
    with open_store(settings_of(request).store, create=False) as store:
        yield store


def writing_store(request: Request) -> Iterator[Store]:
    """Open the store for one request that may add to it."""
    with open_store(settings_of(request).store) as store:
        yield store


Reads = Annotated[Store, Depends(reading_store)]
Writes = Annotated[Store, Depends(writing_store)]


def who(request: Request, store: Reads) -> User:
    """Return who asks: by a token, by being logged in, or whoever sits at this machine where nobody need log in."""
    settings = settings_of(request)
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        token = next(iter(store.tokens(mark_of(secret.strip()))), None)
        return _known(store, token.name if token else "", None)
    if not settings.login:
        return User(settings.me, "admin", csrf=mark_of(settings.key))
    session = store.session(mark_of(request.cookies.get(COOKIE, "")))
    if session is None:
        raise LoginNeeded
    return _known(store, session.name, session.csrf)


def _known(store: Store, name: str, csrf: str | None) -> User:
    person = next((p for p in store.people() if p.name == name), None)
    if person is None:
        raise LoginNeeded
    return User(name, person.role, csrf)


Asker = Annotated[User, Depends(who)]


def needs(role: Role) -> Callable[..., Awaitable[User]]:
    """Return a dependency: who asks, if he has this role at least and his browser was meant to ask."""

    async def check(request: Request, user: Asker) -> User:
        if not user.may(role):
            raise HTTPException(403, f"this needs the role {role}; you are {user.role}")
        if request.method not in ("GET", "HEAD") and user.csrf is not None:
            await _refuse_forged(request, user.csrf)
        return user

    return check


async def _refuse_forged(request: Request, wanted: str) -> None:
    """Refuse what another site made the browser send: only our own pages know the token."""
    given = request.headers.get("x-csrf") or ""
    if not given and request.headers.get("content-type", "").startswith(
        ("application/x-www-form-urlencoded", "multipart/form-data")
    ):
        given = str((await request.form()).get("csrf") or "")
    if not hmac.compare_digest(given.encode(), wanted.encode()):
        raise HTTPException(403, "this page is out of date; load it again")


Reader = Annotated[User, Depends(needs("reader"))]
Coder = Annotated[User, Depends(needs("coder"))]
Adjudicator = Annotated[User, Depends(needs("adjudicator"))]
Admin = Annotated[User, Depends(needs("admin"))]


async def protect(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Refuse names that are not the desk's (another site's name may be made to point here) and set what each answer says."""
    settings = settings_of(request)
    host = (
        request.headers.get("host", "").rsplit(":", 1)[0]
        if "]" not in (h := request.headers.get("host", ""))
        else h.split("]")[0] + "]"
    )
    response: Response
    if host not in settings.names and "*" not in settings.names:
        response = problem(421, f"{host!r} is no name of this desk; start it with --name {host}")
    else:
        response = await call_next(request)
    for name, value in _HEADERS.items():
        if name != "Cache-Control" or not request.url.path.startswith("/static/"):
            response.headers.setdefault(name, value)
    if settings.secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


def problem(status: int, said: str) -> Response:
    """Return an error as programs read it: problem details (RFC 9457)."""
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    return JSONResponse({"status": status, "detail": said}, status, headers, media_type="application/problem+json")


def to_login(request: Request) -> Response:
    """Return what somebody gets who must log in first."""
    if request.url.path.startswith("/api/"):
        return problem(401, "log in, or send a token")
    if request.headers.get("hx-request"):
        return Response(status_code=401, headers={"HX-Redirect": "/login"})
    there = request.url.path if request.method == "GET" else "/"
    return RedirectResponse(f"/login?next={there}", 303)
