"""Persons: whether both stories name one person."""

from rashomon.incidents.linking.profile import Profile


def score(left: Profile, right: Profile) -> float:
    """Return 0 for no word of a person's name in common, 0.5 for one, nearing 1 for many; -1 where both name people, none in common."""
    if not left.persons or not right.persons:
        return 0.0
    shared = len(set(left.persons).intersection(right.persons))
    return 1 - 1 / (1 + shared) if shared else -1.0
