"""People, their roles, what lets programs in, and who came."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Any

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from rashomon.desk.forms import Desk
from rashomon.desk.guard import Admin, Reads, Writes, mark_of
from rashomon.desk.incident import back
from rashomon.desk.render import page
from rashomon.model import ConfigError, NotFound
from rashomon.store import ROLES, Person, Store, Token

router = APIRouter()
SHORTEST = 10  # characters of a password
_hasher = PasswordHasher()
_NOBODY = _hasher.hash(secrets.token_urlsafe())  # so that an unknown name takes as long to refuse as a known one


@router.get("/people", name="people")
def people(request: Request, user: Admin, store: Reads) -> Response:
    """Who may use the desk, their tokens, and the newest log-ins."""
    desk = Desk(user, 0, "/people")
    return page(
        request,
        user,
        "people.html",
        people=store.people(),
        tokens=store.tokens(),
        accesses=store.accesses(50),
        roles=ROLES,
        desk=desk,
    )


@router.post("/people", name="enrol")
def enrol(
    user: Admin, store: Writes, name: Annotated[str, Form(max_length=60)], role: Annotated[str, Form()],
    password: Annotated[str, Form(max_length=200)] = "", remove: Annotated[bool, Form()] = False,
) -> Response:  # fmt: skip
    """Add a person, give another role or password, or take somebody out."""
    add_person(store, name, role, password or None, by=user.name, active=not remove)
    return back("", "/people")


@router.post("/people/tokens", name="make_token")
def make_token(
    request: Request,
    user: Admin,
    store: Writes,
    name: Annotated[str, Form()],
    label: Annotated[str, Form(max_length=60)],
) -> Response:
    """Make a token for a program that acts for a person; it is shown once and kept nowhere."""
    secret = add_token(store, name, label)
    desk = Desk(user, 0, "/people")
    facts: dict[str, Any] = {
        "people": store.people(),
        "tokens": store.tokens(),
        "accesses": store.accesses(50),
        "roles": ROLES,
        "desk": desk,
    }
    return page(request, user, "people.html", secret=secret, **facts)


@router.post("/people/tokens/remove", name="remove_token")
def remove_token(user: Admin, store: Writes, mark: Annotated[str, Form()]) -> Response:
    """Take a token back."""
    for token in store.tokens(mark):
        store.put_token(replace(token, at=_now(), active=False))
    return back("", "/people")


def add_person(store: Store, name: str, role: str, password: str | None, *, by: str, active: bool = True) -> Person:
    """Keep a person; without a password the one there was holds. ConfigError for a role that is none or a short password."""
    name = name.strip()
    if not name or not name.isprintable():
        raise ConfigError("a name is needed")
    if role not in ROLES:
        raise ConfigError(f"no role {role!r}; there are {', '.join(ROLES)}")
    if password is not None and len(password) < SHORTEST:
        raise ConfigError(f"a password has {SHORTEST} characters at least")
    known = {person.name: person for person in store.people()}
    others = [p for p in known.values() if p.role == "admin" and p.secret and p.name != name]
    if name in known and known[name].role == "admin" and not others and (role != "admin" or not active):
        raise ConfigError(f"{name} is the only admin; make somebody else one first")
    secret = _hasher.hash(password) if password is not None else known[name].secret if name in known else None
    person = Person(name, role, secret, by, _now(), active)
    store.enrol(person)
    return person


def add_token(store: Store, name: str, label: str) -> str:
    """Make a token for a person and return it; NotFound where there is no such person."""
    if name not in {person.name for person in store.people()}:
        raise NotFound(f"there is no person {name}")
    secret = secrets.token_urlsafe(32)
    store.put_token(Token(mark_of(secret), name, label.strip() or "token", _now()))
    return secret


def lets_in(store: Store, name: str, password: str) -> bool:
    """Tell whether a password is a person's."""
    secret = next((person.secret for person in store.people() if person.name == name), None)
    try:
        return _hasher.verify(secret or _NOBODY, password) and secret is not None
    except (Argon2Error, InvalidHashError):
        return False


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
