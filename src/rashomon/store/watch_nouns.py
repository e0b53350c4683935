"""What the night watch keeps in a store: its visits to sources, and what it told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Status = Literal["ok", "partly", "failed", "stopped"]
Kind = Literal["new", "toll", "contradiction", "source"]


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to one source. Times are ISO 8601 in UTC.

    `read` are reports read, of them `added` were new to the store and `changed` are new versions of known ones; `unchanged` inputs were
    passed over. `refused` are inputs that another try would not mend (another language, robots.txt), `failed` all others that could not
    be read. `joined` counts new reports whose incident has others, `alarms` what was told. `status` is "failed" where nothing of the source
    could be got, "partly" where something could not be read, "stopped" where the visit was ended from outside. `upto` is the number of
    the newest report about which it is decided what to tell.
    """

    source: str
    started: str
    ended: str
    status: Status = "ok"
    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    failed: int = 0
    joined: int = 0
    alarms: int = 0
    upto: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that somebody wants to be told of: a new incident, a toll that jumped, a contradiction, a source that fails.

    `facts` are plain values by which it is chosen (country, type, killed, reports). `number` is the store's, 0 before it is kept.
    """

    kind: Kind
    message: str
    incident: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    added: str = ""
    number: int = 0
