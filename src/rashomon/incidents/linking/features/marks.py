"""Marks: whom the first sentences count and at what kind of site, in usual words."""

from rashomon.incidents.linking.features.sets import beside
from rashomon.incidents.linking.profile import Profile


def score(left: Profile, right: Profile) -> float:
    """Return 1 where both first sentences tell of the same, -1 where neither report tells of the other's, 0 where that is not told."""
    return beside(left.marks, left.marks_told, right.marks, right.marks_told)
