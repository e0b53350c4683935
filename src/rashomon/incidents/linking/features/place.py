"""Place: where each report puts the happening."""

from collections.abc import Iterable
from math import cos, hypot, radians

from rashomon.incidents.linking.profile import Profile
from rashomon.model import Place, places_fit

_EXACT = frozenset({"city", "district", "landmark"})
NEAR = 30.0  # kilometres within which two names may mean one place
DEGREE = 111.2  # kilometres


def score(left: Profile, right: Profile) -> float:
    """Return 1 for one place, 0.5 where one may hold the other, -1 where they lie apart; by countries where no place is known:
    the place of a national election is its country.

    Of two main stories that lie apart, -0.5 where one report names the other's place as well.
    """
    one, two = left.place, right.place
    if one is None or two is None:
        nation = left.type == right.type == "ELECTION" and left.country == right.country
        return 1.0 if nation and left.country else _countries(left.country, right.country)
    if not places_fit(one, [two]):
        return -0.5 if left.main and right.main and not apart(left, right) else -1.0
    return 1.0 if _same(one, two) else 0.5


def towns(left: Profile, right: Profile) -> float:
    """Return 1 where two stories name one town, -1 where each has towns that the other never names.

    Between them: -0.4 where each is set in another one and names the other's, 0.4 where each has others beside the one they share (which may be the city that both lie near), 0.5 for near towns.
    """
    if left.home and right.home and set(left.home).isdisjoint(right.home):
        return -0.4 if _shared(left, right) or _named_by_other(left, right) else -1.0
    if _shared(left, right):
        others = min(len(left.towns), len(right.towns)) > len(left.towns.keys() & right.towns.keys())
        return 0.4 if others else 1.0
    if not left.towns or not right.towns:
        return 0.0
    if _kilometres(left, right) <= NEAR:
        return 0.5
    return 0.0 if _named_by_other(left, right) else -1.0


def areas(left: Profile, right: Profile) -> float:
    """Return 1 where two stories name one province or region, -1 where both name others, 0 where one names none."""
    if not left.areas or not right.areas:
        return 0.0
    return 1.0 if set(left.areas) & set(right.areas) else -1.0


def nowhere(left: Profile, right: Profile) -> float:
    """Return -1 where two stories share no place and no name of their own, 0 else: then much else has to speak for one incident."""
    here = {*left.towns, *left.areas, *left.local}
    return -float(here.isdisjoint({*right.towns, *right.areas, *right.local}))


def country(left: Profile, right: Profile) -> float:
    """Return 1 for one country, -1 for two of which neither report names the other's, 0 where that is not told."""
    if not left.land or not right.land:
        return 0.0
    if left.land == right.land:
        return 1.0
    if left.land in right.lands or right.land in left.lands:
        return 0.0
    return -1.0 if abroad(left, right) else -0.3


def abroad(left: Profile, right: Profile) -> bool:
    """Tell whether two stories lie in two countries, neither of which the other report names.

    A country that only one town speaks for may be misread: then it does not count where both share a town or a rare name.
    """
    if not left.land or not right.land or left.land in right.lands or right.land in left.lands:
        return False
    return (left.sure and right.sure) or not (_named_by_other(left, right) or set(left.local) & set(right.local))


def apart(left: Profile, right: Profile) -> bool:
    """Tell whether each report puts it in a town that the other never names."""
    if left.main and right.main:
        return _set_apart(left, right)
    one, two = left.place, right.place
    if one is None or two is None or one.kind not in _EXACT or two.kind not in _EXACT:
        return False
    return not places_fit(one, [two]) and one.name not in right.places and two.name not in left.places


def _set_apart(left: Profile, right: Profile) -> bool:
    if not left.home or not right.home or _part_of_name(left.home, right.home):
        return False
    if _shared(left, right) or _named_by_other(left, right):
        return False
    return not (left.place and right.place and _within(left.place, right.place))


def _part_of_name(left: Iterable[str], right: Iterable[str]) -> bool:
    """Tell whether one town's name is part of another's: "Fada" is Fada N'gourma."""
    return any(
        set(one.split()) <= set(two.split()) or set(two.split()) <= set(one.split()) for one in left for two in right
    )


def far(left: Profile, right: Profile) -> bool:
    """Tell whether each report's first sentence sets it in one town, and the two are further apart than names of one place may be."""
    return (
        left.settled
        and right.settled
        and len(left.home) == len(right.home) == 1
        and NEAR < _kilometres(left, right) < float("inf")
    )


def _within(one: Place, two: Place) -> bool:
    """Tell whether one is a quarter or a landmark that may lie in the other."""
    return {one.kind, two.kind} != {"city"} and bool(places_fit(one, [two]))


def why(left: Profile, right: Profile) -> str:
    """Return the place both give, the more exact one of two."""
    if left.place is None or right.place is None or not places_fit(left.place, [right.place]):
        return ""
    return min((left.place, right.place), key=lambda p: (p.kind not in _EXACT, p.name)).name


def _named_by_other(left: Profile, right: Profile) -> bool:
    """Tell whether one report names, anywhere, a town of the other's story, which it may not know for a town."""
    return any(town in right.named or town in right.names for town in left.towns) or any(
        town in left.named or town in left.names for town in right.towns
    )


def _shared(left: Profile, right: Profile) -> bool:
    """Tell whether two stories share a town, which one of them may not know for a town."""
    return bool(
        left.towns.keys() & right.towns.keys()
        or left.towns.keys() & right.names.keys()
        or left.names.keys() & right.towns.keys()
    )


def _kilometres(left: Profile, right: Profile) -> float:
    """Return the least distance between the towns of two stories."""
    pairs = ((one, two) for one in left.towns.values() if one for two in right.towns.values() if two)
    return min((_distance(one, two) for one, two in pairs), default=float("inf"))


def _distance(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Return the distance in kilometres, on a plane: good enough for near places."""
    return DEGREE * hypot(one[0] - two[0], (one[1] - two[1]) * cos(radians(one[0])))


def _same(one: Place, two: Place) -> bool:
    return one.name == two.name or (one.geonames_id is not None and one.geonames_id == two.geonames_id)


def _countries(one: str | None, two: str | None) -> float:
    if not one or not two:
        return 0.0
    return 0.25 if one == two else -0.5
