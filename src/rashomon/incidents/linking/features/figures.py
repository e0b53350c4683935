"""Figures: exact counts that both give of one thing ("7 guard")."""

from rashomon.incidents.linking.profile import Profile


def score(left: Profile, right: Profile) -> float:
    """Return 0 where no figure is in common, 0.5 for one, nearing 1 for many."""
    return 1 - 1 / (1 + len(set(left.figures).intersection(right.figures)))


def why(left: Profile, right: Profile) -> str:
    """Return how many figures are in common."""
    shared = len(set(left.figures).intersection(right.figures))
    return f"{shared} figures in common" if shared > 1 else ""
