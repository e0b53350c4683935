"""What the record's code words are called on a page."""

from rashomon.model import Event
from rashomon.ontology.event_types import kind_words

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


ASKED = {
    "time": "the day",
    "place": "the place",
    "stage": "whether it was carried out",
    "perpetrator": "who did it",
    "demonstrator": "who took part",
    "target": "whom it was aimed at",
    "victim": "who was harmed",
    "site": "what was hit",
    "weapon": "the weapon",
    "responsibility": "who claimed it",
    "target_outcome": "what became of the target",
}


def asked_words(name: str) -> str:
    """Return what is asked for by a property, within a sentence.

    >>> asked_words("perpetrator"), asked_words("killed"), asked_words("vote_share")
    ('who did it', 'how many were killed', 'the vote share')
    """
    if name in ("killed", "injured", "missing", "detained", "displaced", "abducted"):
        return f"how many were {name}"
    return ASKED.get(name) or f"the {name.removesuffix('_count').replace('_', ' ')}"


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
