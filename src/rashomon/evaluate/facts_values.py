"""When a name, a date, a point or a value is the expected one: the small rules of facts that must hold."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from rashomon.model import Count, Span
from rashomon.model.edtf import bounds

Gold = dict[str, Any]

# --- words -----------------------------------------------------------------------------------------------------------

_IDLE = frozenset(re.findall(r"\w+", "the a an of some his her their its this that in on and to by for from al el"))


def words(text: str | None) -> frozenset[str]:
    """Return the words of a name, folded and singular, without articles and the like.

    >>> sorted(words("The Houthis' ministry"))
    ['houthi', 'ministry']
    """
    plain = unicodedata.normalize("NFKD", text or "").replace("’", "'").lower()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    found = re.findall(r"[a-z0-9]+", re.sub(r"'s?\b|s'(?=\s|$)", lambda m: "s" if m[0] == "s'" else "", plain))
    return frozenset(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        for word in found
        if word not in _IDLE
    )


def alike(expected: str, name: str) -> bool:
    """Tell whether all words of one name stand in the other.

    >>> alike("Ned Price", "Price"), alike("Ned Price", "Ned Kelly")
    (True, False)
    """
    left, right = words(expected), words(name)
    return bool(left and right) and (left <= right or right <= left)


def where(text: str, snippet: str | None) -> list[Span]:
    """Return every span of a snippet in a text, whatever its quotation marks; as whole words where it has letters."""
    if not snippet:
        return []
    level = str.maketrans("“”‘’", "\"\"''")
    pattern = re.escape(snippet.translate(level))
    pattern = (r"(?<!\w)" if snippet[0].isalnum() else "") + pattern + (r"(?!\w)" if snippet[-1].isalnum() else "")
    return [Span(*m.span()) for m in re.finditer(pattern, text.translate(level))]


def touch(span: Span | None, spots: Sequence[Span]) -> bool:
    """Tell whether a span shares a character with one of the spots."""
    return span is not None and any(span.touches(spot) for spot in spots)


def many(value: object) -> list[Any]:
    """Return a list as it is, None as no item, another value as one item."""
    return value if isinstance(value, list) else [] if value is None else [value]


def right(gold: Gold, key: str) -> list[Any]:
    """Return the values that are right for a field: none where it is absent or soft."""
    if key not in gold or key in gold.get("soft", ()):
        return []
    return [gold[key], *gold.get(f"{key}_accept", ())]


# --- values ----------------------------------------------------------------------------------------------------------


def days(value: str | None) -> tuple[date, date] | None:
    """Return the first and last day of an EDTF day, week, month or year.

    >>> days("2023-W15")
    (datetime.date(2023, 4, 10), datetime.date(2023, 4, 16))
    """
    plain = re.sub(r"[~?%]|T.*", "", value or "")
    ends = [days(end) for end in plain.split("/")] if "/" in plain else []
    if ends:
        return (ends[0][0], ends[-1][1]) if ends[0] and ends[-1] else None
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", plain):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + timedelta(6)
    found = bounds(plain)
    return (date.fromisoformat(found[0]), date.fromisoformat(found[1])) if found else None


def value_fault(gold: Gold, value: Count | str | bool) -> str | None:
    """Return what is wrong with a claim's value, None if nothing."""
    if "value" in gold:
        ok = any(value == v or alike(str(v), str(value)) for v in right(gold, "value"))
        return None if ok else f"value {value}"
    if not {"low", "about"} & set(gold):
        return None
    if not isinstance(value, Count):
        return f"value {value!r}"
    if "about" in gold:
        top = value.high if value.high is not None else float("inf")
        ok = value.low <= gold["about"] <= top and top - value.low <= 0.3 * gold["about"]
    else:
        ok = value.low == gold["low"] and value.high == gold["high"]
    return None if ok else f"{value.low:g}..{'' if value.high is None else f'{value.high:g}'}"
