"""Speaker: who says it, where something is said."""

from rashomon.incidents.profile import Profile
from rashomon.ontology.kinds import VERBAL


def score(left: Profile, right: Profile) -> float:
    """Return 1 for one speaker, -1 for two, -0.5 where one is not named, 0 where something is done, not said.

    A person is not the body that the other report names.
    """
    if left.type not in VERBAL or right.type not in VERBAL:
        return 0.0
    if not left.speakers or not right.speakers:
        return -0.5
    return 1.0 if set(left.speakers).intersection(right.speakers) else -1.0
