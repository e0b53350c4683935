"""Coders' keys beside drafts: which event of a reading is which happening of the key (`docs/evaluate.md`, task coder)."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rashomon.model import Event, Span

KIN = {
    "ASSAULT": {"ASSAULT", "COERCE"},
    "COERCE": {"COERCE", "SANCTION"},
    "ACCIDENT": {"ACCIDENT", "DISASTER"},
    "DISASTER": {"DISASTER", "ACCIDENT"},
}
_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "some",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "in",
        "on",
        "and",
        "to",
        "by",
        "for",
        "from",
        "at",
    ]
)
Row = dict[str, Any]


def keyed(files: Sequence[str]) -> Iterator[tuple[Row, Row]]:
    """Yield each report with its key, from REPORTS KEYS pairs of JSONL files; a report without a key is left out."""
    for reports, keys in zip(files[::2], files[1::2], strict=True):
        by_id = {str(key["id"]): key for key in _rows(keys)}
        yield from ((row, by_id[str(row["id"])]) for row in _rows(reports) if str(row["id"]) in by_id)


def _rows(file: str) -> list[Row]:
    return [json.loads(line) for line in Path(file).read_text(encoding="utf-8").splitlines() if line.strip()]


def spots(text: str, snippet: str) -> list[Span]:
    """Return every place of a snippet, whatever its white space and quotation marks."""
    plain = re.sub("[“”„]", '"', re.sub("[‘’]", "'", text))
    words = re.sub("[“”„]", '"', re.sub("[‘’]", "'", snippet)).split()
    return [Span(*m.span()) for m in re.finditer(r"\s+".join(map(re.escape, words)), plain)] if words else []


def happening_of(text: str, event: Event, key: Row) -> Row | None:
    """Return the happening of the key that an event's words tell, of its type or a kindred one; None where they tell none."""
    best: tuple[int, Row] | None = None
    for told in key["events"]:
        types = {t for name in (told["type"], *told.get("also", [])) for t in KIN.get(name, {name})}
        if event.type not in types:
            continue
        spans = [s for words in (*told["words"], *told.get("also_words", [])) for s in spots(text, words)]
        own = {event.trigger, *event.mentions}
        shared = sum(any(m.touches(s) for s in spans) for m in own)
        if shared and (best is None or shared > best[0]):
            best = shared, told
    return best[1] if best else None


def alike(one: str, two: str) -> bool:
    """Tell whether one name's words lie within the other's, or two are shared."""
    left, right = ({w.rstrip("s") for w in re.findall("[a-z0-9]+", n.lower())} - _SMALL for n in (one, two))
    return bool(left and right) and (left <= right or right <= left or len(left & right) >= 2)


def same_days(one: str, two: str | None) -> bool:
    """Tell whether two EDTF values name the same days, or one lies in the other and both in one month."""
    a, b = _days(one), _days(two or "")
    if a is None or b is None:
        return False
    return a == b or (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1] and b[1][:7] == b[0][:7])


def _days(value: str) -> tuple[str, str] | None:
    plain = re.sub(r"T[^/]*|[~?%]", "", value)
    if not plain:
        return None
    first, _, last = plain.partition("/")
    last = last or first
    start = f"{first}-01-01" if len(first) == 4 else f"{first}-01"[:10] if len(first) == 7 else first
    return start, {4: f"{last}-12-31", 7: f"{last}-31"}.get(len(last), last)
