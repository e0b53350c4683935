"""Means: with what it was done, by the words of the first sentences."""

from rashomon.incidents.linking.features.sets import beside
from rashomon.incidents.linking.profile import Profile


def score(left: Profile, right: Profile) -> float:
    """Return 1 where both first sentences tell of the same, -1 where neither report tells of the other's, 0 where that is not told."""
    return beside(left.means, left.means_told, right.means, right.means_told)


def why(left: Profile, right: Profile) -> str:
    """Return what lies apart ("One was done by drone, the other by fire.")."""
    return f"One was done by {' and '.join(left.means)}, the other by {' and '.join(right.means)}."
