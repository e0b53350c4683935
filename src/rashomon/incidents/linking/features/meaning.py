"""Meaning: how much of one story's first sentences has its like in the other story, word by word, in other words too."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from rashomon.analysis.support.model import shipped
from rashomon.analysis.support.words import Array
from rashomon.incidents.linking.profile import Profile

ENOUGH = 0.4  # the share of first sentences found in the other story from which on nothing speaks against
NEAR = 0.4  # cosine of word vectors from which two words count as alike at all


def score(left: Profile, right: Profile) -> float:
    """Return the greater share, by weight, of first sentences that are found in the other story: 0 to 1."""
    if not (left.main and right.main):
        return 0.0
    return max(found(left.lead, right.gist), found(right.lead, left.gist))


def content(left: Profile, right: Profile) -> float:
    """Return -1 to 0: how little of either story's first sentences, names of people and places apart, has its like in the other story.

    Two attacks of one town and day share place, day and kind; those who tell of one share what happened.
    """
    if not (left.main and right.main):
        return 0.0
    shared = max(found(_plain(left), right.words), found(_plain(right), left.words))
    return -max(0.0, 1.0 - shared / ENOUGH)


def _plain(profile: Profile) -> dict[str, float]:
    return {word: weight for word, weight in profile.lead.items() if word in profile.words}


def found(words: Mapping[str, float], among: Mapping[str, float]) -> float:
    """Return what share of some words, by weight, has its like among others: 0 to 1."""
    if not words or not among:
        return 0.0
    like = (_vectors(tuple(words)) @ _vectors(tuple(among)).T).max(axis=1)
    alike = [1.0 if word in among else _alike(float(near)) for word, near in zip(words, like, strict=True)]
    return sum(a * weight for a, weight in zip(alike, words.values(), strict=True)) / sum(words.values())


def _alike(cosine: float) -> float:
    return min(1.0, max(0.0, (cosine - NEAR) / (1 - NEAR)))


@lru_cache(maxsize=4096)
def _vectors(words: tuple[str, ...]) -> Array:
    """Return the vectors of words, zeros where one is not known."""
    known = shipped().vocabulary
    return np.stack([known.vector(word) for word in words])
