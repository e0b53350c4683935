"""Stage: whether it happened, was tried, or is only to come."""

from rashomon.incidents.linking.profile import Profile

_TO_COME = frozenset({"planned", "threatened"})


def score(left: Profile, right: Profile) -> float:
    """Return 1 for one stage, 0 where it is not told or may be told either way, -1 for what is to come beside what was."""
    if left.stage is None or right.stage is None:
        return 0.0
    if left.stage == right.stage:
        return 1.0
    return -1.0 if (left.stage in _TO_COME) != (right.stage in _TO_COME) else 0.0
