"""Who ACLED would say takes part: names, kinds and sides (codebook 2024, actor names and interaction)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.exports.incident import DOERS, IncidentView, Party, land_name
from rashomon.lang.targets import is_guard
from rashomon.ontology.crosswalks import code_list, state

STATE, REBEL, MILITIA, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = 1, 2, 3, 5, 6, 7, 8
_ARMS_OF_STATE = frozenset({"MIL", "COP", "SPY", "PRM"})
_ARMED = frozenset({"REB", "UAF"})
_WORLD = frozenset({"IGO", "UNO", "IMG"})


@dataclass(frozen=True, slots=True)
class Side:
    """One of ACLED's two actors: its name, its kind (1 to 8) and those who stand with it."""

    name: str
    inter: int
    associates: tuple[str, ...] = ()


def sides(view: IncidentView, event_type: str, sub_event_type: str) -> tuple[Side | None, Side | None]:
    """Return actor 1 and actor 2 of an event of this type; None where ACLED leaves the actor empty."""
    by, against = view.opposed()
    doers = [_side(party, view) for party in by or view.parties(*DOERS)]
    forces = [_side(party, view) for party in view.parties("security_force")]
    struck = [_side(party, view, struck=True) for party in against]
    land = country_name(view.land)
    if event_type in ("Protests", "Riots"):
        return _demonstration(view, sub_event_type, [*forces, *_forces(doers)], struck)
    if event_type == "Battles":
        armed = [side for side in (*struck, *forces) if side.inter != CIVILIANS]
        return _joined(doers) or _unidentified(land), _joined(armed) or _unidentified(land)
    if event_type == "Strategic developments":
        return _joined(doers) or _joined(forces), _joined(struck)
    return _joined(doers) or _unidentified(land), _joined(struck)


def _forces(sides: Iterable[Side]) -> list[Side]:
    return [side for side in sides if side.inter in (STATE, EXTERNAL)]


def _demonstration(
    view: IncidentView, sub_event_type: str, forces: Sequence[Side], struck: Sequence[Side]
) -> tuple[Side | None, Side | None]:
    """Return the crowd, and whom it met: forces that stepped in, or whom a mob attacked."""
    land = country_name(view.land)
    crowd = f"Rioters ({land})" if sub_event_type in _RIOTS else f"Protesters ({land})"
    behind = [party.name for party in view.parties(*DOERS) if party.named and party.kind in ("party", "organisation")]
    first = Side(crowd, RIOTERS if sub_event_type in _RIOTS else PROTESTERS, tuple(behind))
    if sub_event_type == "Mob violence":
        return first, _joined(struck)
    return first, None if sub_event_type == "Peaceful protest" else _joined(forces)


_RIOTS = ("Violent demonstration", "Mob violence")


def _joined(sides: Sequence[Side]) -> Side | None:
    """Return the first side with all others beside it."""
    if not sides:
        return None
    first, *rest = sides
    beside = [*first.associates, *(name for side in rest for name in (side.name, *side.associates))]
    return Side(first.name, first.inter, tuple(dict.fromkeys(name for name in beside if name != first.name)))


def _unidentified(land: str) -> Side:
    return Side(f"Unidentified Armed Group ({land})", MILITIA)


def _side(party: Party, view: IncidentView, *, struck: bool = False) -> Side:
    """Return what ACLED calls one party; `struck` tells that it is the target, who may be unarmed."""
    home = party.country in (None, view.land)
    land = country_name(party.country or view.land)
    sectors = set(party.sectors)
    if sectors & _WORLD:
        return Side(party.name, EXTERNAL)
    if party.kind == "armed_group" or sectors & _ARMED:
        return _group(party, view)
    if any(map(is_guard, party.words or (party.name,))):
        return Side(f"Private Security Forces ({land})", EXTERNAL)
    if party.kind == "security_force" or (party.kind != "person" and sectors & _ARMS_OF_STATE):
        force = "Military Forces" if "MIL" in sectors else "Police Forces"
        return Side(f"{force} of {land}", STATE if home else EXTERNAL)
    if struck:
        return Side(f"Civilians ({country_name(view.land)})", CIVILIANS, tuple(_identities(party, land)))
    if party.kind == "government":
        return Side(f"Government of {land}" if home else f"Military Forces of {land}", STATE if home else EXTERNAL)
    return (
        Side(party.name, MILITIA) if party.named and party.kind != "person" else _unidentified(country_name(view.land))
    )


def _group(party: Party, view: IncidentView) -> Side:
    """Return an armed group under its name; nobody knows that of a group whose commander alone is named.

    Whom nobody names is called after the country of the event, as the codebook has it.
    """
    if not party.named or party.kind == "person":
        return _unidentified(country_name(view.land))
    return Side(party.name, REBEL if "REB" in party.sectors else MILITIA)


def _identities(party: Party, land: str) -> Iterable[str]:
    """Yield what is known of unarmed people: their government, their trade, their party."""
    if party.kind == "government" or "GOV" in party.sectors:
        yield f"Government of {land}"
    trades = code_list("acled")["associates"]
    yield from (f"{trades[sector]} ({land})" for sector in party.sectors if sector in trades)
    if party.named and party.kind in ("party", "organisation"):
        yield party.name


def interaction(first: Side | None, second: Side | None) -> tuple[str, int]:
    """Return ACLED's interaction in words and as a number: the lower kind first, "only" where one side acts alone.

    >>> interaction(Side("Protesters (Iraq)", 6), None), interaction(Side("A", 5), Side("B", 1))
    (('Protesters only', 60), ('State forces-Rioters', 15))
    """
    kinds = sorted(side.inter for side in (first, second) if side)
    words = [inter_name(kind) for kind in kinds]
    if len(kinds) == 1:
        return f"{words[0]} only", kinds[0] * 10
    if kinds == [CIVILIANS, EXTERNAL]:
        words.reverse()  # the one pair that the codebook writes the other way round
    return "-".join(words), int("".join(map(str, kinds)) or 0)


def inter_name(kind: int) -> str:
    """Return the codebook's words for a kind of actor."""
    return str(code_list("acled")["inter"][str(kind)])


def country_name(alpha3: str | None) -> str:
    """Return a country's name as ACLED writes it."""
    return land_name(alpha3, "acled")


def region(alpha3: str | None) -> str | None:
    """Return ACLED's region of a country."""
    return state(alpha3).acled
