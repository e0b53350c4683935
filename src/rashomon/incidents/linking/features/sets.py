"""What two stories tell of in classes: of one, of none in common, or one of the other's beside its own."""

from collections.abc import Collection

SOME = 0.3


def beside(
    left: Collection[str], left_told: Collection[str], right: Collection[str], right_told: Collection[str]
) -> float:
    """Return 1 where two sets share something, `SOME` where one shares with all that the other report tells, else -1; 0 where one is empty."""
    one, two = set(left), set(right)
    if not one or not two:
        return 0.0
    if one & two:
        return 1.0
    return SOME if one.intersection(right_told) or two.intersection(left_told) else -1.0
