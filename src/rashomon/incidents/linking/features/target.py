"""Target: to whom it was done, and at what kind of site."""

from collections.abc import Collection

from rashomon.incidents.linking.profile import Profile


def score(left: Profile, right: Profile) -> float:
    """Return 1 for one victim or site, -1 for others that neither report names beside its own, 0 where that is not sure."""
    if set(left.victim).intersection(right.victim):
        return 1.0
    if _apart(left.victim, right.victim, right.names, left.names):
        return -1.0
    if set(left.sites).intersection(right.sites):
        return 1.0
    return -1.0 if _apart(left.sites, right.sites, right.told, left.told) else 0.0


def persons_apart(left: Profile, right: Profile) -> bool:
    """Tell whether each report names another single victim, whom the other never names."""
    return _apart(left.victim, right.victim, right.names, left.names)


def why(left: Profile, right: Profile) -> str:
    """Return what lies apart: "one was done to …" or "one was at a mosque, the other at a school"."""
    if _apart(left.victim, right.victim, right.names, left.names):
        return f"One was done to {_name(left)}, the other to {_name(right)}."
    return f"One was at a {' and '.join(left.sites)}, the other at a {' and '.join(right.sites)}."


def _apart(
    one: Collection[str], two: Collection[str], beside_two: Collection[str], beside_one: Collection[str]
) -> bool:
    return bool(one and two) and not set(one).intersection(beside_two) and not set(two).intersection(beside_one)


def _name(profile: Profile) -> str:
    return " ".join(profile.spelt.get(key, key) for key in profile.victim)
