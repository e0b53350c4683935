"""What a coder's key and a reading have in common: quoted words found in the text, names alike, days that can be the same."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from rashomon.model import Event, Reading, Span

Key = Mapping[str, Any]
STRICT = frozenset({"ASSAULT", "COERCE", "PROTEST", "ACCIDENT", "DISASTER", "ELECTION"})  # types that are asked for
HARM = frozenset({"killed", "injured", "missing", "detained", "abducted", "displaced"})
_KIN = {
    "ASSAULT": {"ASSAULT", "COERCE"},
    "COERCE": {"COERCE", "SANCTION"},
    "ACCIDENT": {"ACCIDENT", "DISASTER"},
    "DISASTER": {"DISASTER", "ACCIDENT"},
}
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})
_SMALL = frozenset({"the", "a", "an", "of", "some", "his", "her", "their", "its", "this", "that", "in", "on", "and", "to", "by", "for",
                    "from", "at"})  # fmt: skip
_ENDS = {4: "-12-31", 7: "-31"}  # what makes a year or a month its last day, by its length


def spots(text: str, *snippets: str | None) -> list[Span]:
    """Return every place of quoted words, whatever their quotation marks and white space."""
    plain = text.translate(_QUOTES)
    found = []
    for snippet in snippets:
        words = (snippet or "").translate(_QUOTES).split()
        if words:
            found += [Span(*m.span()) for m in re.finditer(r"\s+".join(map(re.escape, words)), plain)]
    return found


def touch(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    """Tell whether any of some spans shares a character with any of others."""
    kept = list(others)
    return any(span.touches(other) for span in spans for other in kept)


def alike(one: str, two: str) -> bool:
    """Tell whether one name's words lie within the other's, or two are shared; small words and plurals aside.

    >>> alike("two police officers", "the officers"), alike("the army", "the navy")
    (True, False)
    """
    left, right = _words(one), _words(two)
    return bool(left and right) and (left <= right or right <= left or len(left & right) >= 2)


def _words(name: str) -> set[str]:
    return {w.rstrip("s") for w in re.findall("[a-z0-9]+", name.translate(_QUOTES).lower())} - _SMALL


def types_of(told: Key) -> set[str]:
    """Return the types that an event may have to be the key's: its own and others a coder could give, with their kin."""
    return {kin for name in (told["type"], *told.get("also", ())) for kin in _KIN.get(name, {name})}


def is_asked(told: Key) -> bool:
    """Tell whether a reading is asked for an event of the key: of a strict type, told as news or background, not planned."""
    strict = not STRICT.isdisjoint({told["type"], *told.get("also", ())})
    return strict and told["told"] in ("now", "background") and told["stage"] != "planned"


def mentions(event: Event) -> tuple[Span, ...]:
    """Return the words that tell an event."""
    return (event.trigger, *event.mentions)


def names(reading: Reading, actor: str | None) -> list[str]:
    """Return all names of an actor."""
    return [n for a in reading.actors if a.id == actor for n in (a.name, *a.aliases)]


def same_day(gold: str, found: str | None) -> bool:
    """Tell whether two EDTF days, months, years or intervals can be the same: equal, found within gold, or gold within a found month.

    >>> same_day("2024-03-09", "2024-03"), same_day("2024-03-09", "2024-03-10")
    (True, False)
    """
    left, right = _days(gold), _days(found)
    if left is None or right is None:
        return False
    inside = left[0] <= right[0] and right[1] <= left[1]
    month = right[0][:7] == right[1][:7]
    return left == right or inside or (month and right[0] <= left[0] and left[1] <= right[1])


def _days(value: str | None) -> tuple[str, str] | None:
    plain = re.sub(r"[~?%]|T.*$", "", value or "")
    if not plain:
        return None
    first, _, last = plain.partition("/")
    last = last or first
    low = (f"{first}-01-01" if len(first) == 4 else f"{first}-01")[:10]
    return low, last + _ENDS.get(len(last), "")


def sentences(text: str) -> list[Span]:
    """Return the sentences of a text, cut at full stops and line ends."""
    ends = [m.end() for m in re.finditer(r"[.!?][\"'”’)]*\s+|\n+", text)]
    return [Span(a, b) for a, b in zip([0, *ends], [*ends, len(text)], strict=True)]
