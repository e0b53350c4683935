"""Kind: what type of happening each report tells of."""

from rashomon.incidents.linking.profile import Profile
from rashomon.ontology.event_types import VERBAL

_NEAR = (
    frozenset({"ASSAULT", "COERCE", "PROTEST"}),
    frozenset({"ACCIDENT", "DISASTER"}),
)

_DISTINCT = frozenset({"ASSAULT", "PROTEST", "ELECTION", "ACCIDENT", "DISASTER", "COERCE"})
_MISTAKEN = (
    frozenset({"ASSAULT", "ACCIDENT"}),
    frozenset({"ASSAULT", "COERCE"}),
    frozenset({"ACCIDENT", "DISASTER"}),
)  # for one another
_IN_WORDS = {
    "ASSAULT": "attack",
    "PROTEST": "protest",
    "ELECTION": "vote",
    "COERCE": "arrest",
}  # as lang/en/linking.toml has it
_TYPES = {
    "ASSAULT": "an attack", "PROTEST": "a protest", "ELECTION": "an election", "ACCIDENT": "an accident", "DISASTER": "a disaster",
    "COERCE": "an arrest or other coercion", "ACCUSE": "an accusation", "REJECT": "a refusal", "SUPPORT": "words of support",
    "AGREE": "an agreement", "CONSULT": "talks", "CONCEDE": "a concession", "REQUEST": "a request", "THREATEN": "a threat",
    "COOPERATE": "cooperation", "AID": "aid", "RETREAT": "a retreat or release", "SANCTION": "sanctions",
    "MOBILIZE": "a mobilisation",
}  # fmt: skip
_MODES = {
    ("ASSAULT", "drone"): "a drone attack", ("ASSAULT", "suicide-attack"): "a suicide attack", ("ASSAULT", "firearms"): "a shooting",
    ("ASSAULT", "explosives"): "an attack with explosives", ("ASSAULT", "heavy-weapons"): "an attack with heavy weapons",
    ("ASSAULT", "aerial"): "an air attack", ("ASSAULT", "abduct"): "an abduction", ("PROTEST", "riot"): "a violent protest",
    ("ACCUSE", "disapprove"): "a condemnation", ("COERCE", "arrest"): "an arrest",
}  # fmt: skip


def score(left: Profile, right: Profile) -> float:
    """Return 1 for one type, less where one had dead or hurt people or another mode, 0 for neighbours, -1 for other types."""
    if left.type is None or right.type is None:
        return 0.0
    if left.type != right.type:
        return 0.0 if any({left.type, right.type} <= near for near in _NEAR) else -1.0
    other = bool(left.modes and right.modes) and not set(left.modes).intersection(right.modes)
    return 1.0 - 0.4 * other - 0.4 * (left.harm != right.harm)


def told_apart(left: Profile, right: Profile) -> bool:
    """Tell whether each report is about a kind of happening that the other never tells of: a march and a shooting."""
    one, two = left.type, right.type
    if one not in _DISTINCT or two not in _DISTINCT or one == two or any({one, two} <= near for near in _MISTAKEN):
        return False
    return not (_tells(left, two) or _tells(right, one))


def in_words(profile: Profile) -> bool:
    """Tell whether a report's first sentence has words for the kind of happening that it was coded as."""
    return _IN_WORDS.get(profile.type or "") in profile.phases


def _tells(report: Profile, kind: str) -> bool:
    """Tell whether a report tells of a kind of happening, by what was coded or in words alone."""
    return kind in report.types or _IN_WORDS.get(kind) in report.deeds


def why(left: Profile, right: Profile) -> str:
    """Return the kind both tell of in plain words ("an attack"), "one story" where none is known or they differ."""
    if left.type != right.type or left.type is None:
        return "one story"
    mode = next((m for m in left.modes if m in right.modes and (left.type, m) in _MODES), None)
    return _MODES[left.type, mode] if mode else _TYPES.get(left.type, "one happening")


def spoken(profile: Profile) -> str:
    """Return a kind of happening in plain words ("an attack")."""
    return _TYPES.get(profile.type or "", "one happening")


def word_and_deed(left: Profile, right: Profile) -> bool:
    """Tell whether one is something said and the other something done."""
    return None not in (left.type, right.type) and (left.type in VERBAL) != (right.type in VERBAL)
