"""Context: whether two events that reports tell besides stand in the same story."""

from rashomon.incidents.linking.profile import Profile
from rashomon.incidents.linking.words import likeness
from rashomon.ontology.event_types import VERBAL


def score(left: Profile, right: Profile) -> float:
    """Return how alike the stories around two events are, 0 to 1; 0 where one is itself a main story.

    A story has one riot more often than one demand: for what is said it counts a quarter.
    """
    alike = likeness(left.story, right.story)
    return alike / 4 if left.type in VERBAL else alike
