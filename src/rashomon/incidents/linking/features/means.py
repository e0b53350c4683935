"""Means: with what it was done, by the words of the first sentences."""

from rashomon.incidents.linking.features.sets import SOME, beside
from rashomon.incidents.linking.profile import Profile
from rashomon.lang import lists

TOGETHER = tuple(map(frozenset, lists("linking")["means_together"]))


def score(left: Profile, right: Profile) -> float:
    """Return 1 where both first sentences tell of the same, -1 where neither report tells of the other's, 0 where that is not told.

    Between them where one raid may have been done with both.
    """
    found = beside(left.means, left.means_told, right.means, right.means_told)
    return SOME if found < 0 and _go_together(left, right) else found


def _go_together(one: Profile, other: Profile) -> bool:
    return any(means.intersection(one.means) and means.intersection(other.means) for means in TOGETHER)


def why(left: Profile, right: Profile) -> str:
    """Return what lies apart ("One was done by drone, the other by fire.")."""
    return f"One was done by {' and '.join(left.means)}, the other by {' and '.join(right.means)}."
