"""Weapon: with what."""

from rashomon.incidents.profile import Profile

CONCRETE = frozenset(
    {"drone", "heavy-weapons", "aerial", "firearms", "suicide-attack", "explosives", "primitive", "abduct"}
)
_LOOSE = frozenset({"explosives"})  # what a drone, a car or a man may carry


def score(left: Profile, right: Profile) -> float:
    """Return 1 for one weapon, 0 where one is not told or may be the other, -1 for other weapons."""
    one, two = CONCRETE.intersection(left.modes), CONCRETE.intersection(right.modes)
    if one & two:
        return 1.0
    return -1.0 if one - _LOOSE and two - _LOOSE else 0.0
