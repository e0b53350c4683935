"""Crosswalks: one event's facets → codes of PLOVER, ACLED, GTD, CAMEO and MUC-4, by published tables.

Sources: PLOVER manual 2.0 (types and modes), ACLED codebook (event and sub-event types and their order), GTD codebook (attack,
weapon and target types), CAMEO codebook 1.1b3, MUC-4 key templates. Every function is pure; None means that the scheme does
not code such an event.
"""

from dataclasses import dataclass

_REMOTE = {
    "chemical": "Chemical weapon", "drone": "Air/drone strike", "aircraft": "Air/drone strike", "helicopter": "Air/drone strike",
    "missile": "Shelling/artillery/missile attack", "rocket": "Shelling/artillery/missile attack",
    "mortar": "Shelling/artillery/missile attack", "artillery": "Shelling/artillery/missile attack",
    "tank": "Shelling/artillery/missile attack", "ied": "Remote explosive/landmine/IED", "landmine": "Remote explosive/landmine/IED",
    "grenade": "Grenade",
}  # fmt: skip
_REMOTE_MODES = (
    ("unconventional", "Chemical weapon"), ("drone", "Air/drone strike"), ("aerial", "Air/drone strike"),
    ("suicide-attack", "Suicide bomb"), ("heavy-weapons", "Shelling/artillery/missile attack"),
)  # fmt: skip
_DISORDER = {
    "Battles": "Political violence", "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence", "Protests": "Demonstrations", "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}  # fmt: skip
_GTD_WEAPON = {
    "chemical": "Chemical", "firearm": "Firearms", "ied": "Explosives", "landmine": "Explosives", "grenade": "Explosives",
    "drone": "Explosives", "missile": "Explosives", "rocket": "Explosives", "mortar": "Explosives", "artillery": "Explosives",
    "suicide_vest": "Explosives", "molotov": "Incendiary", "edged": "Melee", "blunt": "Melee", "stones": "Melee",
}  # fmt: skip
_CAMEO = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08", "RETREAT": "08",
    "REQUEST": "10", "ACCUSE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15", "SANCTION": "16",
    "COERCE": "17", "ASSAULT": "18",
}  # fmt: skip
_CAMEO_MODES = {
    ("ACCUSE", "investigate"): "09", ("ACCUSE", "disapprove"): "111", ("ACCUSE", "allege"): "112", ("CONSULT", "visit"): "042",
    ("RETREAT", "ceasefire"): "0871", ("RETREAT", "release"): "0841", ("RETREAT", "withdraw"): "0874",
    ("RETREAT", "resign"): "0832", ("PROTEST", "demo"): "141", ("PROTEST", "hunger"): "142", ("PROTEST", "strike"): "143",
    ("PROTEST", "boycott"): "143", ("PROTEST", "obstruct"): "144", ("PROTEST", "riot"): "145", ("COERCE", "arrest"): "173",
    ("COERCE", "deport"): "174", ("COERCE", "curfew"): "1724", ("COERCE", "martial-law"): "1724", ("COERCE", "seize"): "171",
    ("COERCE", "restrict"): "172", ("ASSAULT", "abduct"): "181", ("ASSAULT", "beat"): "182", ("ASSAULT", "sexual"): "1821",
    ("ASSAULT", "torture"): "1822", ("ASSAULT", "suicide-attack"): "1831", ("ASSAULT", "explosives"): "183",
    ("ASSAULT", "drone"): "195", ("ASSAULT", "aerial"): "195", ("ASSAULT", "heavy-weapons"): "194", ("ASSAULT", "firearms"): "193",
    ("SANCTION", "expel"): "161", ("MOBILIZE", "troops"): "152", ("MOBILIZE", "police"): "151",
}  # fmt: skip


@dataclass(frozen=True)
class Facets:
    """What the crosswalks look at: PLOVER type and modes, stage, weapon leaves, and what kind of parties take part."""

    type: str
    modes: frozenset[str] = frozenset()
    stage: str = "accomplished"
    weapons: frozenset[str] = frozenset()
    two_sided: bool = False
    named_target: bool = False
    site_struck: bool = False
    killed: bool = False
    harmed_demonstrators: bool = False
    dispersed: bool = False
    families: frozenset[str] = frozenset()
    territory: str | None = None
    disrupted: bool = False
    mob: bool = False
    of_demonstrators: bool = False
    of_war: bool = False


def codes(facets: Facets) -> dict[str, object]:
    """Return the codes of all schemes that code such an event."""
    found: dict[str, object] = {}
    if facets.type in _CAMEO:
        found["plover"] = {"type": facets.type, "modes": sorted(facets.modes)}
        found["cameo"] = cameo(facets)
    for name, code in (("acled", acled(facets)), ("gtd", gtd(facets)), ("muc4", muc4(facets))):
        if code is not None:
            found[name] = code
    return found


def acled(facets: Facets) -> dict[str, str] | None:
    """Return ACLED's event, sub-event and disorder type.

    >>> acled(Facets("ASSAULT", frozenset({"drone"}), "attempted"))["sub_event_type"]
    'Air/drone strike'
    """
    pair = _acled_pair(facets)
    if pair is None or facets.stage in ("planned", "threatened", "denied"):
        return None
    disorder = _DISORDER[pair[0]]
    if pair[1] == "Excessive force against protesters":
        disorder = "Political violence; Demonstrations"
    if pair[1] == "Mob violence":
        disorder = "Political violence"
    return {"event_type": pair[0], "sub_event_type": pair[1], "disorder_type": disorder}


def _acled_pair(facets: Facets) -> tuple[str, str] | None:
    if facets.territory == "handed over":
        return "Strategic developments", "Non-violent transfer of territory"
    if facets.territory is not None:
        taker = "Government regains" if facets.territory == "state" else "Non-state actor overtakes"
        return "Battles", f"{taker} territory"
    if facets.type == "PROTEST":
        return _acled_demonstration(facets)
    if facets.type == "ASSAULT":
        return _acled_violence(facets)
    if facets.of_demonstrators and facets.type == "COERCE":
        return "Protests", "Protest with intervention"
    sub = _strategic(facets)
    return ("Strategic developments", sub) if sub is not None else None


def _strategic(facets: Facets) -> str | None:
    """Return the sub-event of what is no violence and no demonstration, None where ACLED does not code it."""
    if facets.disrupted:
        return "Disrupted weapons use"
    if facets.type == "COERCE" and facets.modes & {"arrest", "seize"}:
        return "Arrests" if "arrest" in facets.modes else "Other"
    if facets.families & {"regroup", "mobilize"}:
        return "Change to group/activity"
    if facets.families & {"ceasefire", "peace_talks", "swap", "surrender", "disarm"} or (
        facets.families & {"agree", "sign"} and facets.of_war
    ):
        return "Agreement"
    return "Headquarters or base established" if "base" in facets.families else None


def _acled_demonstration(facets: Facets) -> tuple[str, str] | None:
    if "riot" in facets.modes:
        return "Riots", "Violent demonstration"
    if not facets.modes & {"demo", "obstruct", "vandalize"}:
        return None
    if facets.harmed_demonstrators:
        return "Protests", "Excessive force against protesters"
    return "Protests", "Protest with intervention" if facets.dispersed else "Peaceful protest"


def _acled_violence(facets: Facets) -> tuple[str, str]:
    if facets.stage == "intercepted":
        return "Strategic developments", "Disrupted weapons use"
    if "sexual" in facets.modes:
        return "Violence against civilians", "Sexual violence"
    if facets.mob:
        return "Riots", "Mob violence"
    if "abduct" in facets.modes and not facets.killed:
        return "Violence against civilians", "Abduction/forced disappearance"
    remote = _remote(facets)
    if remote is not None and not ("battle" in facets.families and remote != "Suicide bomb"):
        return "Explosions/Remote violence", remote
    if facets.two_sided:
        return "Battles", "Armed clash"
    if facets.modes == {"destroy"}:
        return "Strategic developments", "Looting/property destruction"
    return "Violence against civilians", "Attack"


def _remote(facets: Facets) -> str | None:
    """Return the sub-event of an attack from afar or with explosives."""
    for mode, sub in _REMOTE_MODES:
        if mode in facets.modes:
            return sub
    found = [_REMOTE[leaf] for leaf in sorted(facets.weapons) if leaf in _REMOTE]
    if found:
        return found[0]
    return "Remote explosive/landmine/IED" if "explosives" in facets.modes else None


def gtd(facets: Facets) -> dict[str, str] | None:
    """Return GTD's attack and weapon type; demonstrations, talk and state coercion are outside GTD."""
    if facets.type != "ASSAULT" or facets.stage in ("planned", "threatened", "denied"):
        return None
    weapon = next((_GTD_WEAPON[w] for w in sorted(facets.weapons) if w in _GTD_WEAPON), "Unknown")
    return {"attack_type": _gtd_attack(facets), "weapon_type": weapon}


def _gtd_attack(facets: Facets) -> str:
    explosive = facets.modes & {"explosives", "suicide-attack", "drone", "aerial", "heavy-weapons"}
    if "assassination" in facets.families or (
        facets.named_target and (facets.stage == "attempted" or "targeted" in facets.modes)
    ):
        return "Assassination"
    if "abduct" in facets.modes:
        return "Hostage Taking (Kidnapping)"
    if explosive:
        return "Bombing/Explosion"
    if facets.modes == {"destroy"}:
        return "Facility/Infrastructure Attack"
    return "Armed Assault" if facets.modes & {"firearms", "primitive"} or facets.killed else "Unknown"


def cameo(facets: Facets) -> str:
    """Return the CAMEO code, the most telling mode first, else the root."""
    if facets.type == "ASSAULT" and "assassination" in facets.families:
        return "186" if facets.killed and facets.stage == "accomplished" else "185"
    for (kind, mode), code in _CAMEO_MODES.items():
        if kind == facets.type and mode in facets.modes:
            return code
    return "190" if facets.type == "ASSAULT" and facets.two_sided else _CAMEO[facets.type]


def muc4(facets: Facets) -> dict[str, str] | None:
    """Return MUC-4's incident type and stage of execution."""
    if facets.type != "ASSAULT" or facets.stage in ("planned", "denied"):
        return None
    stage = {"attempted": "ATTEMPTED", "intercepted": "ATTEMPTED", "threatened": "THREATENED"}.get(
        facets.stage, "ACCOMPLISHED"
    )
    if "abduct" in facets.modes:
        kind = "KIDNAPPING"
    elif facets.modes & {"explosives", "suicide-attack", "drone", "aerial", "heavy-weapons"}:
        kind = "BOMBING"
    elif facets.modes == {"destroy"}:
        kind = "ARSON"
    else:
        kind = "ATTACK"
    return {"type": kind, "stage": stage}
