"""UCDP GED: columns, sides, deaths by side and precisions."""

import pytest

import dossiers
from exports_by_hand import incident, killed
from rashomon.exports import Table, get_scheme
from rashomon.exports.days import days
from rashomon.exports.schemes.ged import date_precision, prio_grid
from rashomon.model import Figure, Place, Span

NAMES = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
]
ARMY = ("a1", "army", {"kind": "security_force", "sectors": ("MIL",), "country": "IRQ"})
FALCONS = ("a2", "Blue Falcons", {"kind": "armed_group", "sectors": ("REB",)})
REDS = ("a1", "Red Banner", {"kind": "armed_group", "sectors": ("REB",)})


def row(dossier, **options):
    (found,) = Table(get_scheme("ged"), [dossier], **options)
    return found


def told(row, *names):
    return tuple(row[name] for name in names)


def test_the_columns_are_those_of_the_codebook_in_its_order():
    assert list(row(dossiers.blast(), beside=False)) == NAMES
    assert len(NAMES) == 49


def test_a_government_against_a_group_is_state_based_and_deaths_go_to_their_sides():
    found = row(incident(
        "Fighting: Blue Falcons ambushed the army.", {}, [("perpetrator", "Blue Falcons", "a2"), ("target", "army", "a1")], [ARMY, FALCONS],
        **killed(("soldiers", 3, "army"), ("militants", 2, "army"), ("villagers", 1, "hospital")),
    ))  # fmt: skip
    assert told(found, "type_of_violence", "side_a", "side_b", "gwnoa", "gwnob") == (
        1,
        "Government of Iraq",
        "Blue Falcons",
        645,
        None,
    )
    assert told(found, "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best") == (3, 2, 1, 0, 6)
    assert found["source_original"] == "army; hospital"


def test_two_groups_are_non_state_and_civilians_one_sided():
    fight = row(incident("Red Banner fought Blue Falcons.", {}, [("perpetrator", "Red Banner", "a1"), ("target", "Blue Falcons", "a2")],
                         [REDS, FALCONS], **killed((None, 4, None))))  # fmt: skip
    assert told(fight, "type_of_violence", "dyad_name", "deaths_unknown") == (2, "Red Banner - Blue Falcons", 4)
    raid = row(incident("Red Banner shot farmers.", {}, [("perpetrator", "Red Banner", "a1"), ("victim", "farmers")], [REDS],
                        **killed(("farmers", 4, None))))  # fmt: skip
    assert told(raid, "type_of_violence", "side_a", "side_b", "deaths_civilians") == (3, "Red Banner", "Civilians", 4)


def test_an_attacker_that_nobody_names_leaves_the_side_empty_and_unclear():
    found = row(incident("Gunmen shot farmers.", {}, [("victim", "farmers")], **killed(("farmers", 1, None))))
    assert told(found, "side_a", "side_b", "code_status") == (None, "Civilians", "Unclear")


def test_groups_that_overlap_are_of_unknown_side():
    more = killed(("farmers", 3, None), ("children", 3, None)) | {"figures": {"killed": Figure(3, 3, 3, None, ())}}
    found = row(incident("Gunmen shot farmers.", {}, **more))
    assert told(found, "best", "deaths_civilians", "deaths_unknown") == (3, 0, 3)


def test_rival_figures_give_low_best_and_high():
    found = row(incident("Gunmen shot farmers.", {}, figures={"killed": Figure(1, 2, 1, "ucdp", ())}, policy="ucdp"))
    assert told(found, "low", "best", "high", "figure_policy") == (1, 1, 2, "ucdp")


def test_where_and_when_are_as_exact_as_they_are():
    found = row(incident("Gunmen shot farmers.", {}, time="2021-11-05/2021-11-07", **killed((None, 1, None))))
    assert told(found, "date_start", "date_end", "date_prec", "event_clarity") == (
        "2021-11-05 00:00:00.000", "2021-11-07 00:00:00.000", 2, 2)  # fmt: skip
    assert told(found, "where_prec", "geom_wkt", "country_id", "region") == (
        1,
        "POINT (44.400880 33.340580)",
        645,
        "Middle East",
    )
    province = Place("p1", Span(0, 1), "Anbar", None, 33.0, 42.0, "IRQ", "Anbar", "admin1", "admin1")
    assert row(incident("Gunmen shot.", {}, place=province, **killed((None, 1, None))))["where_prec"] == 4
    assert row(incident("Gunmen shot.", {}, place=None, **killed((None, 1, None))))["where_prec"] == 6


@pytest.mark.parametrize(("edtf", "precision"), [("2021-11-05", 1), ("2021-11-05/2021-11-10", 2), ("2021-11-01/2021-11-07", 3), ("2021-11", 4), ("2021", 5)])  # fmt: skip
def test_date_precision(edtf, precision):
    assert date_precision(days(edtf)) == precision


def test_prio_grid_counts_from_the_south_west():
    assert (prio_grid(-90, -180), prio_grid(-90, -179.5), prio_grid(-89.5, -180)) == (1, 2, 721)


def test_what_ucdp_does_not_count_is_left_out():
    table = Table(get_scheme("ged"), [
        incident("Gunmen shot.", {}), incident("Quake.", {}, type="DISASTER", **killed((None, 9, None))),
        incident("Gunmen shot.", {}, time=None, **killed((None, 9, None)))])  # fmt: skip
    assert list(table) == []
    assert dict(table.left_out) == {
        "nobody was killed": 1,
        "no organised actor takes part": 1,
        "the year is not known": 1,
    }


@pytest.mark.parametrize(
    ("land", "name", "number"),
    [
        ("COD", "DR Congo (Zaire)", 490),
        ("YEM", "Yemen (North Yemen)", 678),
        ("PSE", "Israel", 666),
        ("NER", "Niger", 436),
    ],
)
def test_countries_have_ucdps_names_and_numbers(land, name, number):
    found = row(incident("Gunmen shot.", {}, country=land, place=None, **killed((None, 1, None))))
    assert told(found, "country", "country_id") == (name, number)
