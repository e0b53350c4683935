"""Logging in and out."""

import secrets
import time
from collections import deque
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from rashomon.desk.guard import COOKIE, Reader, Writes, mark_of, settings_of
from rashomon.desk.incident import back
from rashomon.desk.people import lets_in
from rashomon.desk.render import page
from rashomon.store import Access, Session, Store

router = APIRouter()
HOURS = 12  # that a session lasts
TRIES, WINDOW = 5, 300.0  # refused log-ins of one name or address within so many seconds


class Limiter:
    """Counts what was refused lately, by name and by address; in memory, so that a flood of names cannot fill the store."""

    def __init__(self) -> None:
        self._refused: dict[str, deque[float]] = {}
        self._lock = Lock()

    def full(self, *keys: str) -> bool:
        """Tell whether one of these was refused too often lately."""
        with self._lock:
            return any(len(self._recent(key)) >= TRIES for key in keys)

    def refuse(self, *keys: str) -> None:
        """Count a refusal."""
        with self._lock:
            for key in keys:
                self._recent(key).append(time.monotonic())

    def _recent(self, key: str) -> deque[float]:
        if len(self._refused) > 10_000:
            self._refused = {
                k: times for k, times in self._refused.items() if times and times[-1] > time.monotonic() - WINDOW
            }
        times = self._refused.setdefault(key, deque(maxlen=TRIES))
        while times and times[0] < time.monotonic() - WINDOW:
            times.popleft()
        return times


@router.get("/login", name="login")
def login_page(request: Request, next: str = "/") -> Response:
    """The page to log in on."""
    if not settings_of(request).login:
        return RedirectResponse("/", 303)
    return page(request, None, "login.html", next=next)


@router.post("/login", name="log_in")
def log_in(
    request: Request, store: Writes, name: Annotated[str, Form(max_length=60)], password: Annotated[str, Form(max_length=200)],
    next: Annotated[str, Form()] = "/",
) -> Response:  # fmt: skip
    """Log in; too many refusals of a name or an address are refused for five minutes whatever the password."""
    limiter: Limiter = request.app.state.limiter
    address = request.client.host if request.client else "?"
    keys = (f"name {name}", f"address {address}")
    if limiter.full(*keys):
        _note(store, name, "refused: too many tries", address)
        return page(request, None, "login.html", status=429, next=next, told="Too many tries; wait five minutes.")
    if not _from_here(request) or not lets_in(store, name, password):
        limiter.refuse(*keys)
        _note(store, name, "refused", address)
        return page(request, None, "login.html", status=401, next=next, told="Name or password is wrong.")
    secret = secrets.token_urlsafe(32)
    expires = datetime.now(UTC) + timedelta(hours=HOURS)
    store.log_in(Session(mark_of(secret), name, secrets.token_urlsafe(32), expires.isoformat(timespec="seconds")))
    _note(store, name, "log-in", address)
    response = back(next, "/")
    secure = settings_of(request).secure
    response.set_cookie(COOKIE, secret, max_age=HOURS * 3600, httponly=True, samesite="strict", secure=secure, path="/")
    return response


@router.post("/logout", name="log_out")
def log_out(request: Request, user: Reader, store: Writes) -> Response:
    """Log out."""
    store.log_out(mark_of(request.cookies.get(COOKIE, "")))
    _note(store, user.name, "log-out", request.client.host if request.client else "?")
    response = RedirectResponse("/login", 303)
    response.delete_cookie(COOKIE, path="/")
    return response


def _from_here(request: Request) -> bool:
    """Tell whether the form was one of our own pages': another site may not log somebody in as somebody else."""
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2] == request.headers.get("host")


def _note(store: Store, name: str, what: str, address: str) -> None:
    store.note_access(Access(datetime.now(UTC).isoformat(timespec="seconds"), name, what, address))
