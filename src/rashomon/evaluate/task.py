"""The door for scorers: one capability, one file in this room that sets `TASK`."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.model import Document, Reading

Counts = Counter[str]


@dataclass(frozen=True)
class Task:
    """How one capability is measured on a dataset of JSON rows.

    `document(row)` gives the report to read; `count(row, reading)` the counts for that row (hits, gold, predicted …), which
    are summed over rows; `figures(counts)` turns summed counts into named figures between 0 and 1 (F1, precision …).
    Rows are the sampling unit of the bootstrap. `misses(row, reading)` lists what went wrong, one line each.
    """

    name: str
    help: str
    document: Callable[[Mapping[str, Any]], Document]
    count: Callable[[Mapping[str, Any], Reading], Counts]
    figures: Callable[[Mapping[str, float]], dict[str, float]]
    misses: Callable[[Mapping[str, Any], Reading], list[str]]
