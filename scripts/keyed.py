"""Coders' keys beside their reports: `python scripts/keyed.py REPORTS KEYS [REPORTS KEYS …]` prints them as the rows of task coder.

The training scripts take their keyed reports from here too.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rashomon.evaluate.coder_keys import alike, mentions, same_day, spots, types_of
from rashomon.model import Event

__all__ = ["Row", "alike", "happening_of", "keyed", "same_days", "spots"]
Row = dict[str, Any]


def keyed(files: Sequence[str]) -> Iterator[tuple[Row, Row]]:
    """Yield each report with its key, from REPORTS KEYS pairs of JSONL files; a report without a key is left out."""
    for reports, keys in zip(files[::2], files[1::2], strict=True):
        by_id = {str(key["id"]): key for key in _rows(keys)}
        yield from ((row, by_id[str(row["id"])]) for row in _rows(reports) if str(row["id"]) in by_id)


def _rows(file: str) -> list[Row]:
    return [json.loads(line) for line in Path(file).read_text(encoding="utf-8").splitlines() if line.strip()]


def happening_of(text: str, event: Event, key: Row) -> Row | None:
    """Return the event of the key that an event's words tell, of its type or a kindred one; None where they tell none."""
    best: tuple[int, Row] | None = None
    for told in key["events"]:
        if event.type not in types_of(told):
            continue
        spans = spots(text, *told["words"], *told.get("also_words", ()))
        shared = sum(any(m.touches(s) for s in spans) for m in set(mentions(event)))
        if shared and (best is None or shared > best[0]):
            best = shared, told
    return best[1] if best else None


def same_days(one: str, two: str | None) -> bool:
    """Tell whether the key's day (`one`) and another can be the same; see `same_day`."""
    return same_day(one, two)


def main(files: Sequence[str]) -> None:
    """Print each keyed report with what the key records."""
    for row, key in keyed(files):
        kept = {name: key.get(name) or [] for name in ("events", "harm", "statements")}
        print(json.dumps({**row, **kept}, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
