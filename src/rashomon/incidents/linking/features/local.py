"""Local names: whether two stories share a name of their own, be it of a street, a village or a man, other than those of bodies."""

from rashomon.incidents.linking.profile import Profile

FEW = 2  # names that a story must have for it to tell that it shares none


def score(left: Profile, right: Profile) -> float:
    """Return 0.5 for one name in common, nearing 1 for many; -1 where each names several and none is in common."""
    one, two = set(left.local), set(right.local)
    shared = len(one & two)
    if shared:
        return 1 - 1 / (1 + shared)
    return -1.0 if min(len(one), len(two)) >= FEW else 0.0
