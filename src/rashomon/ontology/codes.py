"""Crosswalks: one event's facets → codes of PLOVER, ACLED, GTD, CAMEO and MUC-4, by published tables.

Sources: PLOVER manual 2.0 (types and modes), ACLED codebook 2024 (event and sub-event types, their order and how to tell them apart),
GTD codebook (attack, weapon and target types), CAMEO codebook 1.1b3, MUC-4 key templates. The tables are crosswalks/*.toml; here are
the rules that choose among their rows. Every function is pure; None means that the scheme does not code such an event.
"""

from dataclasses import dataclass

from rashomon.ontology.crosswalks import code_list

_NOT_DONE = ("planned", "threatened", "denied")


@dataclass(frozen=True)
class Facets:
    """What the crosswalks look at.

    PLOVER type and modes, stage, weapon leaves (drone, ied, firearm, ...), kinds of target (the keys of GTD's `targets`), and what kind
    of parties take part: `two_sided` fighting, an `armed_target`, a crowd that is a `mob`, deeds done `by_state` or by an armed group.
    """

    type: str
    modes: frozenset[str] = frozenset()
    stage: str = "accomplished"
    weapons: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    two_sided: bool = False
    armed_target: bool = False
    by_state: bool = False
    by_armed_group: bool = False
    named_target: bool = False
    killed: bool = False
    injured: bool = False
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
    if facets.type in code_list("cameo")["roots"]:
        found["plover"] = {"type": facets.type, "modes": sorted(facets.modes)}
        found["cameo"] = cameo(facets)
    for name, code in (("acled", acled(facets)), ("gtd", gtd(facets)), ("muc4", muc4(facets))):
        if code is not None:
            found[name] = code
    return found


# ------------------------------------------------------------------------------------------------------------- ACLED


def acled(facets: Facets) -> dict[str, str] | None:
    """Return ACLED's event, sub-event and disorder type.

    >>> acled(Facets("ASSAULT", frozenset({"drone"}), "attempted"))["sub_event_type"]
    'Air/drone strike'
    """
    if facets.stage in _NOT_DONE:
        return None
    sub = _acled_sub(facets)
    if sub is None:
        return None
    table = code_list("acled")
    event = next(event for event, subs in table["event_types"].items() if sub in subs)
    disorder = table["disorder_type"]
    return {"event_type": event, "sub_event_type": sub, "disorder_type": disorder.get(sub) or disorder[event]}


def _acled_sub(facets: Facets) -> str | None:
    if facets.territory == "handed over":
        return "Non-violent transfer of territory"
    if facets.territory is not None:
        return f"{'Government regains' if facets.territory == 'state' else 'Non-state actor overtakes'} territory"
    if facets.type == "PROTEST":
        return _demonstration(facets)
    if facets.type == "ASSAULT":
        return _violence(facets)
    if facets.type == "COERCE" and facets.of_demonstrators:
        return "Protest with intervention"
    return _strategic(facets)


def _demonstration(facets: Facets) -> str | None:
    """Return the sub-event of a demonstration: violent or destructive people make it a riot, whoever began."""
    if facets.modes & {"riot", "vandalize"}:
        return "Mob violence" if facets.mob else "Violent demonstration"
    if not facets.modes & {"demo", "obstruct"}:
        return None  # a strike or a boycott without a gathering
    if facets.harmed_demonstrators:
        return "Excessive force against protesters"
    return "Protest with intervention" if facets.dispersed else "Peaceful protest"


def _violence(facets: Facets) -> str:
    if facets.stage == "intercepted" and not (facets.killed or facets.injured):
        return "Disrupted weapons use"  # where one of several struck, the strike counts
    if "sexual" in facets.modes:
        return "Sexual violence"
    if facets.mob:
        return "Mob violence"
    if "abduct" in facets.modes and not facets.killed:
        return "Abduction/forced disappearance"
    remote = _remote(facets)
    if remote is not None and not ("battle" in facets.families and remote != "Suicide bomb"):
        return remote  # fighting on the ground takes in what is fired during it
    if facets.two_sided or facets.armed_target:
        return "Armed clash"
    if facets.modes == {"destroy"} and not (facets.killed or facets.injured):
        return "Looting/property destruction"
    return "Attack"


def _remote(facets: Facets) -> str | None:
    """Return the sub-event of an attack from afar or with explosives."""
    table = code_list("acled")
    *modes, last = table["remote_modes"].items()
    leaves = [table["remote"][leaf] for leaf in sorted(facets.weapons) if leaf in table["remote"]]
    found = [sub for mode, sub in modes if mode in facets.modes] + leaves
    found += [last[1]] if last[0] in facets.modes else []
    return str(found[0]) if found else None


def _strategic(facets: Facets) -> str | None:
    """Return the sub-event of what is no violence and no demonstration, None where ACLED does not code it."""
    if facets.disrupted:
        return "Disrupted weapons use"
    if facets.type == "COERCE" and "arrest" in facets.modes:
        return "Abduction/forced disappearance" if facets.by_armed_group else "Arrests"
    if facets.type == "COERCE" and "seize" in facets.modes:
        return "Other"
    if facets.families & {"regroup", "mobilize"}:
        return "Change to group/activity"
    if facets.families & {"ceasefire", "peace_talks", "swap", "surrender", "disarm"}:
        return "Agreement"
    if facets.families & {"agree", "sign"} and facets.of_war:
        return "Agreement"
    return "Headquarters or base established" if "base" in facets.families else None


# --------------------------------------------------------------------------------------------------------------- GTD


def gtd(facets: Facets) -> dict[str, str] | None:
    """Return GTD's attack, weapon and target type; demonstrations, talk and what states do are outside GTD.

    >>> gtd(Facets("ASSAULT", frozenset({"firearms"}), targets=frozenset({"police"}), killed=True))
    {'attack_type': 'Armed Assault', 'weapon_type': 'Firearms', 'target_type': 'Police'}
    """
    if facets.type != "ASSAULT" or facets.stage in _NOT_DONE or facets.by_state:
        return None
    table = code_list("gtd")
    weapon = _gtd_weapon(facets)
    return {
        "attack_type": table["attacktype"][str(_gtd_attack(facets, weapon))],
        "weapon_type": table["weaptype"][str(weapon)],
        **gtd_target_codes(facets.targets),
    }


def gtd_target_codes(targets: frozenset[str]) -> dict[str, str]:
    """Return GTD's target type, and subtype where there is one, of kinds of target."""
    table = code_list("gtd")
    target, sub = gtd_target(targets)
    told = {"target_type": table["targtype"][str(target)]}
    return told | ({"target_subtype": table["targsubtype"][str(sub)]} if sub else {})


def _gtd_weapon(facets: Facets) -> int:
    table = code_list("gtd")
    leaves = [table["weapons"][leaf] for leaf in sorted(facets.weapons) if leaf in table["weapons"]]
    modes = [number for mode, number in table["weapon_modes"].items() if mode in facets.modes]
    return int(min(leaves, default=modes[0] if modes else _UNKNOWN_WEAPON))


_UNKNOWN_WEAPON, _UNKNOWN_TARGET = 13, 20
_FIREARMS, _EXPLOSIVES, _INCENDIARY, _MELEE = 5, 6, 8, 9


def gtd_target(targets: frozenset[str]) -> tuple[int, int]:
    """Return GTD's target type and subtype (0: not told) of kinds of target, the most telling first."""
    rows = code_list("gtd")["targets"]
    found = next((rows[kind] for kind in rows if kind in targets), (_UNKNOWN_TARGET, 0))
    return int(found[0]), int(found[1])


def _gtd_attack(facets: Facets, weapon: int) -> int:
    """Return the attack type that stands highest in GTD's order of those that fit."""
    if "assassination" in facets.families or (
        facets.named_target and (facets.stage == "attempted" or "targeted" in facets.modes)
    ):
        return 1
    if "abduct" in facets.modes:
        return 6
    if weapon == _EXPLOSIVES:
        return 3
    if facets.modes <= {"destroy"} and facets.modes and not (facets.killed or facets.injured):
        return 7
    if "unconventional" in facets.modes or (facets.modes == {"beat"} and not facets.weapons):
        return 8
    return 2 if weapon in (_FIREARMS, _INCENDIARY, _MELEE) or facets.killed or facets.injured else 9


# ---------------------------------------------------------------------------------------------------- CAMEO and MUC-4


def cameo(facets: Facets) -> str:
    """Return the CAMEO code, the most telling mode first, else the root."""
    table = code_list("cameo")
    if facets.type == "ASSAULT" and "assassination" in facets.families:
        done = facets.killed and facets.stage == "accomplished"
        return str(table["assault"]["assassination" if done else "attempted_assassination"])
    for mode, code in table["modes"].get(facets.type, {}).items():
        if mode in facets.modes:
            return str(code)
    fought = facets.type == "ASSAULT" and facets.two_sided
    return str(table["assault"]["battle"] if fought else table["roots"][facets.type])


def muc4(facets: Facets) -> dict[str, str] | None:
    """Return MUC-4's incident type and stage of execution."""
    if facets.type != "ASSAULT" or facets.stage in ("planned", "denied"):
        return None
    table = code_list("muc4")
    if "abduct" in facets.modes:
        kind = "KIDNAPPING"
    elif facets.modes & set(table["explosive_modes"]):
        kind = "BOMBING"
    else:
        kind = "ARSON" if facets.modes == {"destroy"} else "ATTACK"
    return {"type": kind, "stage": table["stages"].get(facets.stage, "ACCOMPLISHED")}
