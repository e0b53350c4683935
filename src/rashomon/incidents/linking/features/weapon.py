"""Weapon: with what."""

from rashomon.incidents.linking.profile import Profile

_VAGUE = frozenset({"explosives", "aerial"})  # what a drone, a car or a man may carry; what comes to help or to look
_WORDS = {
    "drone": "drones", "heavy-weapons": "heavy weapons", "aerial": "aircraft", "firearms": "guns", "explosives": "explosives",
    "suicide-attack": "a suicide bomb", "primitive": "simple weapons", "abduct": "an abduction",
}  # fmt: skip


def score(left: Profile, right: Profile) -> float:
    """Return 1 for one weapon, -1 for other weapons that neither report names beside its own, 0 where that is not sure."""
    if set(left.weapons).intersection(right.weapons):
        return 1.0
    one, two = set(left.weapons), set(right.weapons)
    if (
        not one
        or not two
        or _VAGUE.intersection(one | two)
        or one.intersection(right.told)
        or two.intersection(left.told)
    ):
        return 0.0
    return -1.0


def why(left: Profile, right: Profile) -> str:
    """Return what lies apart ("One was done with drones, the other with firearms.")."""
    return f"One was done with {_with(left)}, the other with {_with(right)}."


def _with(profile: Profile) -> str:
    return " and ".join(_WORDS.get(weapon, weapon) for weapon in profile.weapons)
