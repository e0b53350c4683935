"""The arithmetic of figures: shares, F1, and bootstrap intervals."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

Figures = Callable[[Mapping[str, float]], dict[str, float]]


@dataclass(frozen=True)
class Figure:
    """One figure with its 95 % interval; nan where there is nothing to tell."""

    value: float
    low: float
    high: float


def share(part: float, whole: float, empty: float = 0.0) -> float:
    """Return part / whole, `empty` where the whole is nothing.

    >>> share(1, 4), share(0, 0)
    (0.25, 0.0)
    """
    return part / whole if whole else empty


def accuracy(part: float, whole: float) -> float:
    """Return part / whole, nan where nothing was asked: 0 would say that all answers were wrong."""
    return share(part, whole, math.nan)


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall.

    >>> f1(0.5, 1.0) == 2 / 3, f1(0.0, 0.0)
    (True, 0.0)
    """
    return share(2 * precision * recall, precision + recall)


def scores(
    hit: float, gold: float, found: float, name: str = "", *, found_hit: float | None = None
) -> dict[str, float]:
    """Return precision, recall and F1 under names that begin with `name`.

    `hit` counts gold items that were found; `found_hit` found items that are gold, where that is another number.

    >>> scores(3, 4, 6, "date_")
    {'date_precision': 0.5, 'date_recall': 0.75, 'date_f1': 0.6}
    """
    precision, recall = share(hit if found_hit is None else found_hit, found), share(hit, gold)
    return {f"{name}precision": precision, f"{name}recall": recall, f"{name}f1": f1(precision, recall)}


def intervals(
    counts: Sequence[Mapping[str, float]], figures: Figures, *, rounds: int = 1000, seed: int = 20211107
) -> dict[str, Figure]:
    """Return the figures of summed counts with 95 % percentile bootstrap intervals (Efron & Tibshirani, 1993).

    As many units as there are are drawn with replacement, `rounds` times; the same seed gives the same intervals. With no rounds
    both ends are nan.
    """
    keys = sorted({key for unit in counts for key in unit})
    table = np.array([[float(unit.get(key, 0)) for key in keys] for unit in counts]).reshape(len(counts), len(keys))
    point = figures(_named(keys, table.sum(axis=0)))
    drawn = [figures(_named(keys, sums)) for sums in _resampled(table, rounds, seed)]
    return {name: _figure(value, [many[name] for many in drawn]) for name, value in point.items()}


def _resampled(
    table: "np.ndarray[tuple[int, int], np.dtype[np.float64]]", rounds: int, seed: int
) -> "list[np.ndarray[tuple[int], np.dtype[np.float64]]]":
    draw, units = np.random.default_rng(seed), len(table)
    # one round at a time: all weights together would take gigabytes for large data
    return [draw.multinomial(units, np.full(units, 1 / units)) @ table for _ in range(rounds)]


def _named(keys: Sequence[str], sums: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> dict[str, float]:
    return dict(zip(keys, map(float, sums), strict=True))


def _figure(value: float, drawn: Sequence[float]) -> Figure:
    told = [v for v in drawn if not math.isnan(v)]
    low, high = np.percentile(told, [2.5, 97.5]) if told else (math.nan, math.nan)
    return Figure(float(value), float(low), float(high))
