"""What the record's code words are called on a page."""

from rashomon.model import Event
from rashomon.ontology.titles import kind_words

PROPERTIES = {
    "participants_count": "Took part",
    "weapons_count": "Weapons",
    "vote_share": "Share of votes",
    "target_outcome": "Fate of target",
    "first_of_kind": "First of its kind",
    "place": "Where",
    "time": "When",
}
ROLES = {
    "perpetrator": "By",
    "demonstrator": "By",
    "target": "Against",
    "victim": "Victims",
    "weapon": "With",
    "site": "At",
    "security_force": "Security forces",
    "candidate": "Candidates",
    "authority": "Authority",
    "mediator": "Mediator",
    "claimant": "Claimed by",
}
CONFIDENCE = {
    "claimed_or_admitted": "claimed or admitted",
    "suspected_or_accused": "suspected or accused",
    "suspected_or_accused_by_authorities": "accused by authorities",
    "possible": "possibly",
    "acquitted": "acquitted",
}


def property_words(name: str) -> str:
    """Return the name of a property, or of the role of somebody in an event, as a reader says it."""
    return PROPERTIES.get(name) or ROLES.get(name) or name.replace("_", " ").capitalize()


def headline(event: Event) -> str:
    """Return what kind of happening it is.

    >>> from rashomon.model import Span
    >>> headline(Event("e1", "ASSAULT", Span(0, 1), ("drone", "targeted"), stage="attempted"))
    'Attack with a drone (attempted)'
    """
    return kind_words(event.type, event.modes, event.stage)
