"""Speaker: who says it, where something is said."""

from rashomon.incidents.linking.profile import Profile
from rashomon.ontology.event_types import VERBAL


def score(left: Profile, right: Profile) -> float:
    """Return 1 for one person or body, 0.5 for bodies of one country, -1 for two, -0.5 where one is not named, 0 for deeds.

    A person is not the body that the other report names.
    """
    if left.type not in VERBAL or right.type not in VERBAL:
        return 0.0
    if not left.speakers or not right.speakers:
        return -0.5
    shared = set(left.speakers).intersection(right.speakers)
    if not shared:
        return -1.0
    return 0.5 if all(speaker.startswith("country ") for speaker in shared) else 1.0
