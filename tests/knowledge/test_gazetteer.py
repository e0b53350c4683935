"""The gazetteer finds places under every spelling, and its landmarks lie where their cities are."""

import csv
import sqlite3

import pytest

from rashomon.knowledge.base import knowledge
from rashomon.knowledge.build_gazetteer import OUTPUT, fold, stale
from rashomon.knowledge.gazetteer import LANDMARKS, Gazetteer, kilometres
from rashomon.model import ConfigError

KINDS = {"district", "landmark", "city", "admin1", "region", "water"}


@pytest.mark.parametrize(
    ("name", "number", "country"),
    [
        ("Baghdad", 98182, "IRQ"),
        ("Kiev", 703448, "UKR"),
        ("Kyiv", 703448, "UKR"),
        ("Nasiriyah", 98854, "IRQ"),
        ("Khan Younis", 281124, "PSE"),
        ("Helmand", 1140043, "AFG"),
        ("St. Louis", 4407066, "USA"),
    ],
)
def test_a_name_leads_to_its_place(name, number, country):
    assert (number, country) in [(entry.id, entry.country) for entry in knowledge().gazetteer.lookup(fold(name))]


def test_the_country_of_a_code_has_its_geonames_id_and_a_point_inside():
    iraq = knowledge().gazetteer.country("IRQ")
    assert iraq.id == 99237
    assert kilometres(iraq.lat, iraq.lon, 33.0, 44.0) < 100


def test_a_subdivision_has_its_state_and_a_point_among_its_towns():
    county = next(e for e in knowledge().gazetteer.lookup(fold("Rapides Parish")) if e.kind == "admin2")
    assert county.admin1 == "Louisiana"
    assert kilometres(county.lat, county.lon, 31.2, -92.5) < 40


def _landmarks():
    with LANDMARKS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def test_every_landmark_says_what_it_is_and_where_that_stands():
    for row in _landmarks():
        assert row["kind"] in KINDS, row
        assert row["source"].startswith("https://"), row
        assert row["read"], row
        assert abs(float(row["lat"])) <= 90, row
        assert abs(float(row["lon"])) <= 180, row


def test_landmarks_lie_near_the_city_they_name():
    for row in (row for row in _landmarks() if row["near"]):
        cities = [e for e in knowledge().gazetteer.lookup(fold(row["near"])) if e.kind in ("city", "admin1", "country")]
        assert cities, row["near"]
        assert min(kilometres(float(row["lat"]), float(row["lon"]), e.lat, e.lon) for e in cities) < 40, row


def test_a_table_of_the_users_own_adds_places(tmp_path):
    table = tmp_path / "ours.tsv"
    table.write_text("name\talternates\tkind\tcountry\tlat\tlon\nCamp Zulu\tZulu base\tlandmark\tTCD\t12.5\t21.0\n")
    found = Gazetteer(extra=[table]).lookup(fold("Zulu base"))
    assert [(e.name, e.country, e.lat) for e in found] == [("Camp Zulu", "TCD", 12.5)]


def test_a_missing_or_wrong_file_says_so(tmp_path):
    with pytest.raises(ConfigError, match="no file"):
        Gazetteer(extra=[tmp_path / "none.sqlite"])
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("place,x,y\nA,1,2\n")
    with pytest.raises(ConfigError, match="needs the columns"):
        Gazetteer(extra=[wrong])


def test_a_file_of_another_builder_is_stale(tmp_path):
    other = tmp_path / "old.sqlite"
    base = sqlite3.connect(other)
    base.execute("CREATE TABLE meta(key TEXT, value TEXT)")
    base.execute("INSERT INTO meta VALUES ('builder', '0')")
    base.commit()
    base.close()
    assert stale(other)
    assert stale(tmp_path / "none.sqlite")
    assert not stale(OUTPUT)
