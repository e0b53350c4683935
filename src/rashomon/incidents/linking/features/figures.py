"""Figures: exact counts that both give of one thing ("7 guard"), and the tolls."""

from rashomon.incidents.linking.profile import Profile

RISE = 3.0  # by so many times a toll may grow and be one incident's


def score(left: Profile, right: Profile) -> float:
    """Return 0 where no figure is in common, 0.5 for one, nearing 1 for many."""
    return 1 - 1 / (1 + len(set(left.figures).intersection(right.figures)))


def toll(left: Profile, right: Profile) -> float:
    """Return 1 for one number of dead, -1 where they are far apart, 0 where one gives none or the later may have grown."""
    if not left.killed or not right.killed:
        return 0.0
    if set(left.killed) & set(right.killed):
        return 1.0
    low, high = sorted((max(left.killed), max(right.killed)))
    return 0.0 if high <= RISE * max(low, 1) else -1.0


def why(left: Profile, right: Profile) -> str:
    """Return how many figures are in common."""
    shared = len(set(left.figures).intersection(right.figures))
    return f"{shared} figures in common" if shared > 1 else ""
