"""Whether two tellings can be of one happening: days and places that can both be right."""

from collections.abc import Iterable

from rashomon.model.reading import Place, Time

WIDE = frozenset({"country", "admin1", "admin2", "region", "other", "water"})
_SMALL = frozenset({"landmark", "district"})
_NEAR = 0.25  # degrees: about the width of a large city


def times_fit(time: Time | None, times: Iterable[Time]) -> bool:
    """Tell whether a happening at one time can be the one told at the others."""
    return time is None or all(_overlap(time, other) for other in times)


def places_fit(place: Place | None, places: Iterable[Place]) -> bool:
    """Tell whether one place can be, hold or lie in each of the others."""
    return place is None or all(_may_hold(place, other) for other in places)


def _overlap(left: Time, right: Time) -> bool:
    far = "9999-12-31"
    return (left.start or "") <= (right.end or far) and (right.start or "") <= (left.end or far)


def _may_hold(left: Place, right: Place) -> bool:
    if left.geonames_id == right.geonames_id and left.name == right.name:
        return True
    if left.country and right.country and left.country != right.country:
        return False
    if left.kind in WIDE or right.kind in WIDE or None in (left.lat, left.lon, right.lat, right.lon):
        return True
    near = abs((left.lat or 0) - (right.lat or 0)) < _NEAR and abs((left.lon or 0) - (right.lon or 0)) < _NEAR
    return near and not (left.kind in _SMALL and right.kind in _SMALL and left.name != right.name)
