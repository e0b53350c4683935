"""What a happening is called in plain English, by its type, modes and stage."""

from collections.abc import Iterable

TYPES = {
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


def kind_words(type: str, modes: Iterable[str] = (), stage: str = "accomplished") -> str:
    """Return a type of event with its modes and stage as a reader says it."""
    ordered = sorted(modes, key=lambda m: (_FIRST.index(m) if m in _FIRST else len(_FIRST), m))
    said = next((_KINDS[type, mode] for mode in ordered if (type, mode) in _KINDS), None)
    name = said or TYPES.get(type) or type.capitalize()
    return name if stage == "accomplished" else f"{name} ({stage})"
