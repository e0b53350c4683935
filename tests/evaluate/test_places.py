"""The places scorer, on cases counted by hand."""

import math

import pytest

from rashomon.evaluate.places import Places
from rashomon.model import Document, Engine, Place, Reading, Span

TASK = Places()

ROW = {
    "id": 1,
    "text": "From Aleppo to Homs, Syria, and back to Paris Street.",
    "toponyms": [
        {"start": 5, "end": 11, "name": "Aleppo", "lat": 36.2, "lon": 37.16},
        {"start": 15, "end": 19, "name": "Homs", "lat": 34.73, "lon": 36.71},
        {"start": 21, "end": 26, "name": "Syria", "lat": 35.0, "lon": 38.0},
        {"start": 40, "end": 52, "name": "Paris Street", "lat": None, "lon": None},
    ],
}


def reading(*places):
    return Reading(Document(id="1", text=ROW["text"]), Engine("test", "0"), places=places)


PLACES = (
    Place("p1", Span(5, 11), "Aleppo", lat=36.2, lon=37.2),  # right, 4 km off
    Place("p2", Span(15, 19), "Homs", lat=35.7, lon=36.71),  # 108 km off: within 161, not within 25
    Place("p3", Span(40, 45), "Paris", lat=48.85, lon=2.35),  # found; gold has no point
    Place("p4", Span(0, 4), "From"),  # no place
)


def test_counts_and_figures_are_those_counted_by_hand():
    counts = TASK.count(ROW, reading(*PLACES))
    assert dict(counts) == {
        "predicted": 4,
        "gold": 4,
        "hit": 3,
        "located_gold": 3,
        "located_hit": 2,
        "far": 2,
        "close": 1,
    }
    figures = TASK.figures(counts)
    assert figures["detection_precision"] == figures["detection_recall"] == 0.75
    assert figures["within_161_km"] == 1.0
    assert figures["within_25_km"] == 0.5
    assert figures["end_to_end_161_km"] == pytest.approx(2 / 3)


def test_a_place_is_matched_once():
    twice = reading(Place("p1", Span(5, 11), "Aleppo"), Place("p2", Span(5, 11), "Aleppo"))
    counts = TASK.count(ROW, twice)
    assert (counts["hit"], counts["predicted"]) == (1, 2)


def test_misses_name_what_went_wrong():
    missed, extra = TASK.misses(ROW, reading(*PLACES))
    assert (missed.kind, missed.told) == ("missed", "Syria not found")
    assert (extra.kind, extra.spans) == ("extra", (Span(0, 4),))


def test_a_place_put_elsewhere_is_told_with_the_distance():
    (far, *_) = TASK.misses(
        ROW, reading(Place("p1", Span(5, 11), "Aleppo", 7, 40.2, 37.16, "TUR", "Sivas", "city", "city"))
    )
    assert (far.kind, far.told) == ("wrong", "Aleppo: 445 km off, as Aleppo, Sivas, TUR (city, GeoNames 7)")


def test_nothing_at_all_scores_nothing():
    figures = TASK.figures(TASK.count(ROW, reading()))
    assert {name for name, value in figures.items() if math.isnan(value)} == {"within_161_km", "within_25_km"}
    assert {value for value in figures.values() if not math.isnan(value)} == {0.0}
