"""Phase: whether each first sentence tells of an attack, an arrest, a burial, a verdict, a vote."""

from rashomon.incidents.linking.profile import Profile

ATTACK = "attack"
OF_MANY = frozenset({"funeral", "protest", "vote", "talks"})  # what is an event of its own where no attack is told
AFTER = frozenset({"arrest", "trial", "reprisal"})  # what follows an attack is told with it


def score(left: Profile, right: Profile) -> float:
    """Return 1 where both first sentences tell of the same, -1 where one tells of something that the other report never does."""
    if told_apart(left, right):
        return -1.0
    return 1.0 if left.phases and set(left.phases) == set(right.phases) else 0.0


def told_apart(left: Profile, right: Profile) -> tuple[str, ...]:
    """Return what one first sentence is about and the other report, of an attack, never tells of: the arrest, the vote."""
    return _apart(left, right) or _apart(right, left)


def _apart(one: Profile, other: Profile) -> tuple[str, ...]:
    return tuple(sorted(_about(one) - set(other.deeds))) if ATTACK in other.phases else ()


def _about(profile: Profile) -> set[str]:
    """Return what a first sentence is about: a vote, a march or a burial where that is what it tells first, else it is only where it happened."""
    phases = set(profile.phases)
    first = {profile.phases[0]} & OF_MANY if profile.phases else set()
    crowd = first - {"funeral"} if profile.type == "ASSAULT" and ATTACK in phases else first
    return phases & AFTER | crowd
