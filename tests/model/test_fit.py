"""Whether two reports can tell of one event: their days and places can both be right."""

from dataclasses import replace

import pytest

from rashomon.model import Place, Span, Time
from rashomon.model.fit import places_fit, times_fit

HERE = Span(0, 1)


def day(start: str | None, end: str | None = "same") -> Time:
    return Time("t1", HERE, start or "..", start=start, end=start if end == "same" else end)


def place(
    name: str, kind: str = "city", country: str | None = "KEN", lat: float | None = 0.0, lon: float | None = 0.0
) -> Place:
    return Place("p1", HERE, name, kind=kind, country=country, lat=lat, lon=lon)


@pytest.mark.parametrize(
    ("one", "others", "fit"),
    [
        (None, [day("2024-03-09")], True),
        (day("2024-03-09"), [], True),
        (day("2024-03-09"), [day("2024-03-09")], True),
        (day("2024-03-09"), [day("2024-03-10")], False),
        (day("2024-03-09"), [day("2024-03-01", "2024-03-31")], True),
        (day("2024-03-09"), [day("2024-03-01", "2024-03-31"), day("2024-03-10")], False),
        (day("2024-03-09"), [day("2024-03-01", None)], True),  # since 1 March
        (day("2024-02-09"), [day("2024-03-01", None)], False),
        (day("2024-03-09"), [day(None, "2024-03-08")], False),  # until 8 March
        (day(None, None), [day("2024-03-10")], True),
    ],
)
def test_days_fit_where_they_overlap_with_all(one, others, fit):
    assert times_fit(one, others) is fit


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (place("Kisumu"), place("Kisumu"), True),
        (place("Kisumu"), place("Busia", country="UGA"), False),
        (place("Kisumu"), place("Kenya", "country"), True),
        (place("Kisumu"), place("Nyanza", "admin1", lat=9.0), True),
        (place("Kisumu"), place("Ahero", lat=0.1), True),  # within a city's width
        (place("Kisumu"), place("Nairobi", lat=-1.3, lon=2.0), False),
        (place("Old Market", "landmark"), place("Grand Hotel", "landmark"), False),  # two spots of one town
        (place("Old Market", "landmark"), place("Kisumu"), True),
        (place("Kisumu"), place("Somewhere", lat=None, lon=None), True),
        (place("Kisumu", country=None), place("Ahero", lat=0.1), True),
    ],
)
def test_places_fit_where_one_may_hold_the_other(one, other, fit):
    assert places_fit(one, [other]) is fit
    assert places_fit(other, [one]) is fit


def test_no_place_fits_everywhere_and_every_place_must_fit():
    assert places_fit(None, [place("Kisumu"), place("Nairobi", lat=-1.3, lon=2.0)])
    assert not places_fit(place("Kisumu"), [place("Kenya", "country"), place("Nairobi", lat=-1.3, lon=2.0)])
    assert places_fit(replace(place("Kisumu"), country=None), [place("Kisumu")])
