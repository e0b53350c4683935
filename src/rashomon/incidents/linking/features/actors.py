"""Actors and other names, under all their spellings."""

from rashomon.incidents.linking.profile import Profile
from rashomon.incidents.linking.words import likeness


def score(left: Profile, right: Profile) -> float:
    """Return the root of the cosine of the weighted name words, 0 to 1; words of one name in several spellings count as one."""
    return likeness(left.names, right.names)


def why(left: Profile, right: Profile) -> str:
    """Return how many names are in common, or the one that is."""
    shared = sorted(left.names.keys() & right.names.keys(), key=lambda k: (-left.names[k] * right.names[k], k))
    if len(shared) < 2:
        return f"the name {min(left.spelt[shared[0]], right.spelt[shared[0]])} in common" if shared else ""
    return f"{len(shared)} names in common"
