"""The trained weights: marks in, shares out. A few thousand numbers by hashed mark; docs/models.md is the model's card."""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.model import ConfigError

FILE = Path(__file__).parent / "models" / "roles.npz"
SLOTS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
KINDS = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
HEADS = {"slots": SLOTS, "kinds": KINDS, "text": (*KINDS, "relevant"), "words": ("right",)}


def key(mark: str) -> int:
    """Return the number that stands for a mark (CRC-32)."""
    return zlib.crc32(mark.encode())


@dataclass(frozen=True)
class Weights:
    """One head of the model: sorted keys of marks, their weights for each output, and the outputs' intercepts."""

    keys: NDArray[np.uint32]
    values: NDArray[np.float32]
    intercepts: NDArray[np.float32]

    def shares(self, rows: Sequence[Iterable[str]]) -> NDArray[np.float64]:
        """Return for each row of marks the share (0 to 1) of each output."""
        out = np.zeros((len(rows), len(self.intercepts)))
        for at, marks in enumerate(rows):
            wanted = np.array(sorted(key(m) for m in marks), dtype=np.uint32)
            place = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
            known = place[self.keys[place] == wanted]
            out[at] = self.values[known].sum(axis=0, dtype=np.float64) * scale(len(wanted)) + self.intercepts
        return np.asarray(1 / (1 + np.exp(-out)))


def scale(count: int) -> float:
    """Return what each of so many marks weighs, so that much said of one does not drown what is said of another."""
    return 5.0 / float(np.sqrt(max(count, 1)))


@dataclass(frozen=True)
class Model:
    """The heads by name, and the thresholds that were set in training."""

    heads: dict[str, Weights]
    limits: dict[str, Any]


@cache
def model() -> Model:
    """Return the model that the package brings; ConfigError where its file is missing or damaged."""
    try:
        with FILE.open("rb") as file, np.load(file, allow_pickle=False) as data:
            heads = {
                name: Weights(*(data[f"{name}.{part}"] for part in ("keys", "values", "intercepts"))) for name in HEADS
            }
            limits = json.loads(str(data["limits"]))
    except Exception as error:
        raise ConfigError(f"models: {FILE} cannot be used ({error}); read without it by --models none") from error
    return Model({n: Weights(w.keys, w.values.astype(np.float32), w.intercepts) for n, w in heads.items()}, limits)
