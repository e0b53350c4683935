"""The trained weights: which kind of expression a slot asks for, and whether a filler is borne out there."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.analysis.support.mentions import Mention, Slot
from rashomon.analysis.support.words import Array, Vocabulary

HASHED = 1 << 13


@dataclass(frozen=True)
class Asks:
    """Slot → how likely it asks for each of KINDS: a softmax over one hidden layer of its vector and over hashed words."""

    mean: Array
    spread: Array
    hidden: Array
    hidden_bias: Array
    out: Array
    bias: Array
    hashed: Array

    def __call__(self, found: Sequence[Mention]) -> Array:
        """Return a row for each mention, each adding up to 1."""
        if not found:
            return np.zeros((0, len(self.bias)), np.float32)
        dense = (np.stack([mention.slot.vector for mention in found]) - self.mean) / self.spread
        rows = np.stack([hashes(mention.slot) for mention in found])
        said = np.maximum(dense @ self.hidden + self.hidden_bias, 0) @ self.out + self.bias + self.hashed[rows].sum(1)
        powers = np.exp(said - said.max(1, keepdims=True))
        return np.asarray(powers / powers.sum(1, keepdims=True), np.float32)


@dataclass(frozen=True)
class Doubts:
    """Measures of a filler in a slot → log odds that it does not belong there: a logistic regression."""

    mean: Array
    spread: Array
    weights: Array
    bias: float

    def __call__(self, rows: Array) -> Array:
        """Return one value a row; 0 is as likely wrong as right where both are equally frequent."""
        return np.asarray(((rows - self.mean) / self.spread) @ self.weights + self.bias, np.float32)


@dataclass(frozen=True)
class Model:
    """All that was learned."""

    vocabulary: Vocabulary
    asks: Asks
    doubts: Doubts


def hashes(slot: Slot) -> NDArray[np.int64]:
    """Return the hashed rows of a slot's words and tags."""
    told = (
        f"l1 {slot.left[1]}", f"l2 {' '.join(slot.left)}", f"r1 {slot.right[0]}", f"r2 {' '.join(slot.right)}", f"dep {slot.dep}",
        f"head {slot.dep} {slot.head}", f"governor {slot.dep} {slot.governor}", f"lt {slot.tags[0]}", f"rt {slot.tags[1]}",
        f"tags {' '.join(slot.tags)}", f"prep {slot.preposition} {slot.governor}",
    )  # fmt: skip
    return np.asarray([zlib.crc32(word.encode()) % HASHED for word in told])


def arrays(model: Model) -> dict[str, NDArray[np.generic]]:
    """Return a model as the arrays that `built` takes: half precision, word vectors in whole hundred-and-twenty-sevenths."""
    words, asks, doubts = model.vocabulary, model.asks, model.doubts
    named = {f"asks_{name}": getattr(asks, name).astype(np.float16) for name in Asks.__dataclass_fields__}
    named |= {f"doubts_{name}": np.asarray(getattr(doubts, name), np.float32) for name in Doubts.__dataclass_fields__}
    return named | {
        "words": np.frombuffer("\n".join(words.words).encode(), np.uint8),
        "vectors": np.round(words.vectors * 127).astype(np.int8),
        "weights": words.weights.astype(np.float16),
    }


def built(given: Mapping[str, NDArray[np.generic]]) -> Model:
    """Return the model that `arrays` told."""
    loose = np.asarray(given["vectors"], np.float32)
    vectors = loose / np.maximum(np.linalg.norm(loose, axis=1, keepdims=True), 1e-6)
    words = bytes(np.asarray(given["words"], np.uint8)).decode().split("\n")
    asks = {name: np.asarray(given[f"asks_{name}"], np.float32) for name in Asks.__dataclass_fields__}
    doubts = {name: np.asarray(given[f"doubts_{name}"], np.float32) for name in ("mean", "spread", "weights")}
    return Model(
        Vocabulary(words, vectors.astype(np.float32), np.asarray(given["weights"], np.float32)),
        Asks(**asks),
        Doubts(**doubts, bias=float(given["doubts_bias"])),
    )


@lru_cache(maxsize=1)
def shipped() -> Model:
    """Return the model that comes with the package (docs/models.md)."""
    with (files(__package__) / "support.npz").open("rb") as file, np.load(file, allow_pickle=False) as told:
        return built(dict(told))
