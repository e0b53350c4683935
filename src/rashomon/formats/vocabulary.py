"""What the record's code words are called on a page."""

from collections.abc import Iterable

from rashomon.model import Event

_TYPES = {
    "ACCIDENT": "Accident",
    "ACCUSE": "Accusation",
    "AGREE": "Agreement",
    "AID": "Aid",
    "ASSAULT": "Attack",
    "COERCE": "Coercion",
    "CONCEDE": "Concession",
    "CONSULT": "Talks",
    "COOPERATE": "Cooperation",
    "DISASTER": "Disaster",
    "ELECTION": "Election",
    "MOBILIZE": "Mobilisation",
    "PROTEST": "Protest",
    "REJECT": "Refusal",
    "REQUEST": "Appeal",
    "RETREAT": "Retreat",
    "SANCTION": "Sanction",
    "SUPPORT": "Support",
    "THREATEN": "Threat",
}
_KINDS = {
    ("ACCUSE", "disapprove"): "Condemnation",
    ("ACCUSE", "investigate"): "Investigation",
    ("ASSAULT", "abduct"): "Abduction",
    ("ASSAULT", "aerial"): "Air strike",
    ("ASSAULT", "beat"): "Beating",
    ("ASSAULT", "crowd-control"): "Force against a crowd",
    ("ASSAULT", "destroy"): "Destruction",
    ("ASSAULT", "drone"): "Attack with a drone",
    ("ASSAULT", "explosives"): "Attack with explosives",
    ("ASSAULT", "firearms"): "Attack with firearms",
    ("ASSAULT", "heavy-weapons"): "Attack with heavy weapons",
    ("ASSAULT", "primitive"): "Attack with blades or blunt weapons",
    ("ASSAULT", "sexual"): "Sexual violence",
    ("ASSAULT", "suicide-attack"): "Suicide attack",
    ("ASSAULT", "targeted"): "Targeted attack",
    ("ASSAULT", "torture"): "Torture",
    ("ASSAULT", "unconventional"): "Attack with unconventional weapons",
    ("COERCE", "arrest"): "Arrest",
    ("COERCE", "censor"): "Censorship",
    ("COERCE", "curfew"): "Curfew",
    ("COERCE", "cyber"): "Cyber attack",
    ("COERCE", "deport"): "Deportation",
    ("COERCE", "martial-law"): "Martial law",
    ("COERCE", "restrict"): "Restrictions",
    ("COERCE", "seize"): "Seizure",
    ("CONSULT", "phone"): "Talks by telephone",
    ("CONSULT", "visit"): "Visit",
    ("MOBILIZE", "militia"): "Militia mobilised",
    ("MOBILIZE", "police"): "Police deployed",
    ("MOBILIZE", "troops"): "Troops deployed",
    ("PROTEST", "boycott"): "Boycott",
    ("PROTEST", "demo"): "Protest",
    ("PROTEST", "hunger"): "Hunger strike",
    ("PROTEST", "obstruct"): "Blockade",
    ("PROTEST", "riot"): "Riot",
    ("PROTEST", "strike"): "Strike",
    ("PROTEST", "vandalize"): "Vandalism",
    ("RETREAT", "ceasefire"): "Ceasefire",
    ("RETREAT", "disarm"): "Disarmament",
    ("RETREAT", "release"): "Release",
    ("RETREAT", "resign"): "Resignation",
    ("RETREAT", "withdraw"): "Withdrawal",
    ("SANCTION", "convict"): "Conviction",
    ("SANCTION", "expel"): "Expulsion",
    ("THREATEN", "violence"): "Threat of violence",
}
_FIRST = ("suicide-attack", "drone", "aerial", "explosives", "heavy-weapons", "firearms")
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


def kind_words(type: str, modes: Iterable[str] = (), stage: str = "accomplished") -> str:
    """Return a type of event with its modes and stage as a reader says it."""
    ordered = sorted(modes, key=lambda m: (_FIRST.index(m) if m in _FIRST else len(_FIRST), m))
    said = next((_KINDS[type, mode] for mode in ordered if (type, mode) in _KINDS), None)
    name = said or _TYPES.get(type) or type.capitalize()
    return name if stage == "accomplished" else f"{name} ({stage})"
