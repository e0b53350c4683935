"""Context: whether two events that reports tell besides stand in the same story."""

from rashomon.incidents.profile import Profile
from rashomon.incidents.words import likeness


def score(left: Profile, right: Profile) -> float:
    """Return how alike the stories around two events are, 0 to 1; 0 where one is itself a main story."""
    return likeness(left.story, right.story)
