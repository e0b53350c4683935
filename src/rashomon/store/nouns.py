"""What goes into a store and what comes out of a search."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from rashomon.model import Capture, Damaged, Document, Engine

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One happening as one report tells it, as joining needs it.

    `ref` is a `model.Ref` as text. `since` and `until` are the first and last day (ISO) that it may mean; where the report does not
    date it, those of publication. `profile` is JSON that only joining reads; `keys` are the blocks in which it looks for its like,
    each with the day (an ordinal) on which it stands there, 0 for any.
    """

    ref: str
    type: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    profile: str = "{}"
    keys: tuple[tuple[str, int], ...] = ()


class Block(NamedTuple):
    """The events wanted of one block: those of the days between two ordinals, both included, and those of any day."""

    key: str
    first: int = 0
    last: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One report with its reading, ready to be stored: small, and cheap to hand from one process to another.

    `packed` is the public record as `pack` makes it.
    """

    document: Document
    engine: Engine
    packed: bytes
    events: tuple[EventRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A capture to keep: of one document, which this engine has read, or of a whole file or feed (`document` None)."""

    capture: Capture
    engine: Engine
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Put:
    """What storing entries did.

    `added` are ids of documents read for the first time, `reread` of those read before by another engine, `versions` those of
    `added` whose uri had other content before. `left` are refs that were joined or linked with an event that a new
    reading has replaced.
    """

    added: tuple[str, ...] = ()
    reread: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    """Which events are wanted; None is any. Days are ISO dates, both included; `country` ISO 3166-1 alpha-3."""

    since: str | None = None
    until: str | None = None
    country: str | None = None
    type: str | None = None


ANY = Where()


@dataclass(frozen=True, slots=True)
class Headline:
    """One incident in one line of a list.

    `main` counts the reports whose main story it is. `day` is ISO, None where no report dates it; `published` the first day of publication.
    Numbers of killed and injured are the least and the most that a report gives, None where none gives one.
    """

    incident: str
    main: int = 0
    reports: int = 1
    type: str | None = None
    stage: str | None = None
    day: str | None = None
    published: str | None = None
    country: str | None = None
    place: str | None = None
    killed_low: float | None = None
    killed_high: float | None = None
    injured_low: float | None = None
    injured_high: float | None = None
    by_whom: str | None = None
    to_whom: str | None = None
    what: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Which incidents a list is to hold, on the day that it shows; None is any.

    `types` are the kinds that count as happenings: without them talk and what nobody dates or has for its main news is listed too.
    """

    since: str | None = None
    until: str | None = None
    country: str | None = None
    type: str | None = None
    reports: int = 1
    types: tuple[str, ...] = ()
    undated: bool = True
    background: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """One report that a search found, and the incidents it belongs to."""

    document: str
    title: str | None
    published: str | None
    publisher: str | None
    url: str | None
    incidents: tuple[str, ...] = ()


def pack(record: Record) -> bytes:
    """Return a record as compressed JSON; `unpack(pack(r)) == r`.

    >>> unpack(pack({"schema": "rashomon.reading/1"}))
    {'schema': 'rashomon.reading/1'}
    """
    return zlib.compress(json.dumps(record, allow_nan=False, separators=(",", ":")).encode())


def unpack(packed: bytes) -> dict[str, Any]:
    """Return the record that `pack` wrote; Damaged where these are other bytes."""
    try:
        return dict(json.loads(zlib.decompress(packed)))
    except (zlib.error, ValueError, TypeError, RecursionError) as error:
        raise Damaged(f"cannot be unpacked ({error})") from error
