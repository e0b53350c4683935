"""Words: how alike the telling words are."""

from rashomon.incidents.linking.profile import Profile
from rashomon.incidents.linking.words import likeness

TOLD = 4  # so many words are told of


def score(left: Profile, right: Profile) -> float:
    """Return the root of the cosine of the weighted words, 0 to 1."""
    return likeness(left.words, right.words)


def why(left: Profile, right: Profile) -> str:
    """Return the weightiest words in common."""
    shared = sorted(left.words.keys() & right.words.keys(), key=lambda w: (-left.words[w] * right.words[w], w))
    return ", ".join(f"“{word}”" for word in shared[:TOLD])
