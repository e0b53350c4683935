"""Words: how alike the telling words of two stories are, without names of people and places."""

from rashomon.incidents.linking.profile import Profile
from rashomon.incidents.linking.words import likeness, shared_part
from rashomon.knowledge.words import rarity

TOLD = 4  # so many words are told of
TELLING = 8.5  # how rare a word must be to be told of


def score(left: Profile, right: Profile) -> float:
    """Return the root of the cosine of the weighted words, 0 to 1."""
    return likeness(left.words, right.words)


def part(left: Profile, right: Profile) -> float:
    """Return how much of the shorter story's words the other has too, 0 to 1: a note of two lines says little of a long report."""
    return shared_part(left.gist, right.gist) if left.main and right.main else 0.0


def gist(left: Profile, right: Profile) -> float:
    """Return how alike all words of two stories are, names and all, 0 to 1."""
    return likeness(left.gist, right.gist)


def lead(left: Profile, right: Profile) -> float:
    """Return how alike the first sentences of two stories are, 0 to 1."""
    return likeness(left.lead, right.lead)


def why(left: Profile, right: Profile) -> str:
    """Return the weightiest words in common."""
    both = [word for word in left.words.keys() & right.words.keys() if rarity(word) >= TELLING]
    shared = sorted(both, key=lambda w: (-left.words[w] * right.words[w], w))
    return ", ".join(f"“{word}”" for word in shared[:TOLD])
