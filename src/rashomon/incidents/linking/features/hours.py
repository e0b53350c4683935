"""Hours: the part of the day that the first sentences give."""

from rashomon.incidents.linking.profile import Profile


def score(left: Profile, right: Profile) -> float:
    """Return 1 where both tell of the same, -1 where they have nothing in common, 0 where one tells none; between them by shares."""
    one, two = set(left.hours), set(right.hours)
    if not one or not two:
        return 0.0
    return 2 * len(one & two) / min(len(one), len(two)) - 1
