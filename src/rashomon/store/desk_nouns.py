"""What the desk keeps in a store: summaries of incidents for its lists, and people with what lets them in."""

from dataclasses import dataclass, field
from typing import Literal

Role = Literal["reader", "coder", "adjudicator", "admin"]
ROLES: tuple[Role, ...] = ("reader", "coder", "adjudicator", "admin")  # each may do what those before it may
SORTS = ("priority", "newest", "oldest", "reports", "killed")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an incident was when its summary was made: number and sum of its events, and the newest judgement in the store."""

    members: int
    events: int
    judged: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """One incident as reviewed, in one row: what lists, maps and counts need.

    Days are ISO, `place` in words, `lat` and `lon` degrees, `precision` as of `model.Place`. `sources` are independent ones, `rivals`
    the number of properties on which reports differ, `wrong` of findings, `gravest` 0 to 3 (none, note, doubt, error), `unsure` of links
    left open. The higher `priority`, the more it needs a person next.
    """

    incident: str
    title: str
    type: str
    country: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    reports: int = 1
    sources: int = 1
    killed_low: float | None = None
    killed_high: float | None = None
    killed_best: float | None = None
    rivals: int = 0
    wrong: int = 0
    gravest: int = 0
    unsure: int = 0
    status: str = "unreviewed"
    assigned: str | None = None
    priority: float = 0.0


@dataclass(frozen=True, slots=True)
class Selection:
    """Which incidents are wanted; None is any. `query` is one of the store's search, the numbers are at least, `box` is west, south,
    east, north in degrees, `unfinished` asks for what nobody has confirmed, rejected or published."""

    query: str | None = None
    since: str | None = None
    until: str | None = None
    country: str | None = None
    type: str | None = None
    status: str | None = None
    assigned: str | None = None
    gravest: int = 0
    rivals: bool = False
    reports: int = 0
    sources: int = 0
    box: tuple[float, float, float, float] | None = None
    unfinished: bool = False
    sort: str = "priority"


@dataclass(frozen=True, slots=True)
class Cell:
    """The incidents of one square of a map: how many, where on average, and the one of them there is where it is alone."""

    lat: float
    lon: float
    number: int
    incident: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """What a selection holds: incidents, the days of the first and the last, and how many there are by facet and by day or month."""

    incidents: int
    since: str | None = None
    until: str | None = None
    facets: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    days: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may use the desk. `secret` is a password's argon2 hash; None: nobody can log in by that name."""

    name: str
    role: Role
    secret: str | None
    by: str
    at: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class Token:
    """What lets a program in as a person; `mark` is the SHA-256 of the token, which is kept nowhere."""

    mark: str
    name: str
    label: str
    at: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is logged in; `mark` is the SHA-256 of the cookie, `expires` an ISO 8601 time in UTC."""

    mark: str
    name: str
    csrf: str
    expires: str


@dataclass(frozen=True, slots=True)
class Access:
    """One log-in, refusal or log-out."""

    at: str
    name: str
    what: str
    address: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A selection that somebody saved under a label; `query` is that of its address."""

    label: str
    query: str
    by: str
    at: str
    active: bool = True
