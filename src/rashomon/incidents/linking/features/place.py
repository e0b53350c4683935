"""Place: where each report puts the happening."""

from rashomon.incidents.linking.profile import Profile
from rashomon.model import Place, places_fit

_EXACT = frozenset({"city", "district", "landmark"})


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


def apart(left: Profile, right: Profile) -> bool:
    """Tell whether each report puts it in a town that the other never names."""
    one, two = left.place, right.place
    if one is None or two is None or one.kind not in _EXACT or two.kind not in _EXACT or places_fit(one, [two]):
        return False
    return one.name not in right.places and two.name not in left.places


def why(left: Profile, right: Profile) -> str:
    """Return the place both give, the more exact one of two."""
    if left.place is None or right.place is None or not places_fit(left.place, [right.place]):
        return ""
    return min((left.place, right.place), key=lambda p: (p.kind not in _EXACT, p.name)).name


def _same(one: Place, two: Place) -> bool:
    return one.name == two.name or (one.geonames_id is not None and one.geonames_id == two.geonames_id)


def _countries(one: str | None, two: str | None) -> float:
    if not one or not two:
        return 0.0
    return 0.25 if one == two else -0.5
