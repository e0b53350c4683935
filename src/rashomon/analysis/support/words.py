"""Word vectors, and how far the words of one passage are found in another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
_NEAR = 0.35  # cosine from which two words count as alike at all
_WEIGHT = 6.0  # of a word whose frequency is not known


@dataclass(frozen=True)
class Vocabulary:
    """Vectors of length 1 and weights (inverse document frequency) of words."""

    words: Sequence[str]
    vectors: Array
    weights: Array

    @cached_property
    def _at(self) -> dict[str, int]:
        return {word: at for at, word in enumerate(self.words)}

    def rows(self, words: Iterable[str]) -> list[int]:
        """Return the rows of the words that are known."""
        return [self._at[word] for word in words if word in self._at]

    def vector(self, word: str) -> Array:
        """Return a word's vector, zeros where it is not known."""
        at = self._at.get(word)
        return np.zeros(self.vectors.shape[1], np.float32) if at is None else self.vectors[at]

    def bag(self, words: Iterable[str]) -> "Bag":
        """Return words as a bag that can be compared with others."""
        given = tuple(words)
        rows = self.rows(given)
        return Bag(frozenset(given), self.vectors[rows], self.weights[rows])


@dataclass(frozen=True)
class Bag:
    """The content words of a passage with the vectors and weights of those that are known."""

    words: frozenset[str]
    vectors: Array
    weights: Array

    @cached_property
    def mean(self) -> Array:
        """The weighted mean direction; zeros where no word is known."""
        return unit((self.vectors * self.weights[:, None]).sum(0))

    def found_in(self, other: "Bag") -> float:
        """Return how far each word has its like in the other bag, 0 to 1."""
        if not len(self.vectors) or not len(other.vectors):
            return 0.0
        best = (self.vectors @ other.vectors.T).max(1)
        alike = np.clip((best - _NEAR) / (1 - _NEAR), 0, 1)
        return float((alike * self.weights).sum() / self.weights.sum())

    def shared(self, other: "Bag") -> float:
        """Return the share of words that stand in the other bag too, 0 to 1."""
        return len(self.words & other.words) / max(1, len(self.words))


def unit(vector: Array) -> Array:
    """Return a vector at length 1; zeros stay zeros."""
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector


def cosine(left: Array, right: Array) -> float:
    """Return the cosine of two vectors, 0 where one is empty."""
    return float(unit(left) @ unit(right))
