"""Logistic regressions over named marks: marks in, shares out. One home for every model that is read from numbers alone.

A mark is a short text that says one thing about a candidate ("lemma:kill", "dep:nsubj"). CRC-32 numbers stand for the marks, so a
model's file holds numbers and no text. `scripts/fitting.py` fits the weights.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.model import ConfigError

_REMEMBERED = 200_000  # marks with their places


def key(mark: str) -> int:
    """Return the number that stands for a mark (CRC-32)."""
    return zlib.crc32(mark.encode())


def scale(count: int) -> float:
    """Return what each of so many marks weighs, so that much said of one candidate does not drown what is said of another."""
    return 5.0 / float(np.sqrt(max(count, 1)))


@dataclass(frozen=True)
class Weights:
    """One head of a model: sorted keys of marks, their weights for each output (marks × outputs), the outputs' intercepts."""

    keys: NDArray[np.uint32]
    values: NDArray[np.float32]
    intercepts: NDArray[np.float32]

    def shares(self, rows: Sequence[Iterable[str]]) -> NDArray[np.float64]:
        """Return for each row of marks the share (0 to 1) of each output: an array of rows × outputs."""
        return np.asarray(1 / (1 + np.exp(-self._log_odds(rows))))

    def choice(self, rows: Sequence[Iterable[str]]) -> NDArray[np.float64]:
        """Return how likely each row is the right one of all, where none may be (a conditional logit): shares below 1 together."""
        odds = self._log_odds(rows)[:, 0]
        top = max(float(odds.max(initial=0.0)), 0.0)
        weight = np.exp(odds - top)
        return np.asarray(weight / (weight.sum() + np.exp(-top)))

    def _log_odds(self, rows: Sequence[Iterable[str]]) -> NDArray[np.float64]:
        out = np.zeros((len(rows), len(self.intercepts)))
        for at, marks in enumerate(rows):
            wanted = [self._place(mark) for mark in marks]
            known = sorted(place for place in wanted if place >= 0)
            out[at] = self.values[known].sum(axis=0, dtype=np.float64) * scale(len(wanted)) + self.intercepts
        return out

    def _place(self, mark: str) -> int:
        """Return the row of a mark among the weights, -1 where it has none; most marks are asked for again and again."""
        place = self._seen.get(mark)
        if place is None:
            if len(self._seen) > _REMEMBERED:
                self._seen.clear()
            place = self._seen[mark] = self._places.get(key(mark), -1)
        return place

    @cached_property
    def _places(self) -> dict[int, int]:
        return {int(number): place for place, number in enumerate(self.keys)}

    @cached_property
    def _seen(self) -> dict[str, int]:
        return {}


@dataclass(frozen=True)
class Model:
    """The heads of a model by name, and the thresholds that were set in training."""

    heads: dict[str, Weights]
    limits: dict[str, Any]


@cache
def load(file: Path) -> Model:
    """Return the model in a file that comes with the package; ConfigError where the file is missing or damaged."""
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as data:
            names = sorted({name.rpartition(".")[0] for name in data.files if name.endswith(".keys")})
            heads = {
                name: Weights(
                    data[f"{name}.keys"], data[f"{name}.values"].astype(np.float32), data[f"{name}.intercepts"]
                )
                for name in names
            }
            limits = json.loads(str(data["limits"]))
    except Exception as error:
        raise ConfigError(f"models: {file} cannot be used ({error}); read without it by --models none") from error
    return Model(heads, limits)
