"""Sequel: whether one first sentence tells of one more of a kind ("a second blast"), and the other may be what came before."""

from rashomon.incidents.linking.profile import Profile


def score(left: Profile, right: Profile) -> float:
    """Return -1 where one story is one more of a kind and the other is not, 0 else."""
    return -float(left.sequel != right.sequel)
