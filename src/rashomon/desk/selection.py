"""What an address asks for, and back: the address of a list holds all of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rashomon.model import ConfigError
from rashomon.store import SORTS, Selection

PAGE = 25
_WORDS = ("since", "until", "country", "type", "status", "assigned")
_NUMBERS = ("gravest", "reports", "sources")


@dataclass(frozen=True, slots=True)
class Asked:
    """A selection with the page of it that is wanted; `query` is what the address says of it, in one order."""

    selection: Selection
    page: int
    query: Mapping[str, object]


def asked(given: Mapping[str, str]) -> Asked:
    """Return what the query of an address asks for; ConfigError names the part that is none."""
    words = {name: given[name].strip() for name in _WORDS if given.get(name, "").strip()}
    for name in ("since", "until"):
        if name in words:
            words[name] = _day(words[name])
    numbers = {name: _number(name, given[name]) for name in _NUMBERS if given.get(name)}
    sort = given.get("sort") or SORTS[0]
    if sort not in SORTS:
        raise ConfigError(f"no order {sort!r}; there are {', '.join(SORTS)}")
    q = given.get("q", "").strip() or None
    rivals = given.get("rivals") not in (None, "", "0")
    box = _box(given.get("box", ""))
    page = max(1, _number("page", given.get("page") or "1"))
    made = Selection(query=q, rivals=rivals, box=box, sort=sort, **words, **numbers)  # type: ignore[arg-type] # names of fields
    query: dict[str, object] = {
        "q": q,
        **words,
        **numbers,
        "rivals": int(rivals),
        "box": given.get("box") if box else None,
    }
    return Asked(made, page, {k: v for k, v in query.items() if v} | ({"sort": sort} if sort != SORTS[0] else {}))


def _day(written: str) -> str:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise ConfigError(f"{written!r} is no day; write it as 2024-03-09") from None


def _number(name: str, written: str) -> int:
    if not written.isdecimal() or len(written) > 9:
        raise ConfigError(f"{name}: {written!r} is no number")
    return int(written)


def _box(written: str) -> tuple[float, float, float, float] | None:
    if not written:
        return None
    try:
        west, south, east, north = map(float, written.split(","))
    except ValueError:
        raise ConfigError(f"box: {written!r} is not west,south,east,north in degrees") from None
    return west, south, east, north
