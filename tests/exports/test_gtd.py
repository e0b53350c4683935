"""GTD: columns, codes and what is unknown."""

import pytest

from exports_by_hand import incident, killed
from rashomon.exports import Table, get_scheme
from rashomon.model import Place, Span, Value, Version
from rashomon.ontology.codes import Facets, codes

NAMED = (
    "perpetrator",
    "Blue Falcons",
    "a2",
)
FALCONS = ("a2", "Blue Falcons", {"kind": "armed_group", "sectors": ("REB",)})


def coded(*modes, **more):
    return codes(
        Facets(
            "ASSAULT",
            frozenset(modes),
            **{k: frozenset(v) if k in ("targets", "weapons") else v for k, v in more.items()},
        )
    )


def row(dossier, **options):
    (found,) = Table(get_scheme("gtd"), [dossier], **options)
    return found


def told(row, *names):
    return tuple(row[name] for name in names)


def test_there_are_135_columns_in_the_order_of_the_files():
    names = list(row(incident("Bombs fell.", coded("explosives")), beside=False))
    assert len(names) == 135
    # places in the list that users of the files report
    assert [names.index(name) + 1 for name in ("eventid", "claimmode3", "weaptype1", "weapdetail", "nkill", "nhostkidus", "related")] == [
        1, 79, 82, 98, 99, 112, 135]  # fmt: skip


def test_a_failed_attempt_on_a_head_of_state_by_drone():
    """The reference case: assassination first, bombing second, head of state, explosives, not successful."""
    found = row(incident(
        "Drones hit the home of Prime Minister Salim Hadi.",
        coded("drone", "targeted", stage="attempted", named_target=True, targets=["head_of_state"], weapons=["drone"]),
        [("target", "Salim Hadi", "a1"), ("weapon", "Drones")],
        [("a1", "Salim Hadi", {"kind": "person", "country": "IRQ", "sectors": ("GOV",)})],
        stage="attempted", time="2021-11-07",
    ))  # fmt: skip
    assert told(found, "attacktype1", "attacktype1_txt", "attacktype2") == (1, "Assassination", 3)
    assert told(found, "targtype1", "targsubtype1", "targsubtype1_txt", "target1") == (
        2,
        17,
        "Head of State",
        "Salim Hadi",
    )
    assert told(found, "weaptype1", "weapdetail", "suicide", "success") == (6, "Drones", 0, 0)
    assert told(found, "iyear", "imonth", "iday", "approxdate") == (2021, 11, 7, None)
    assert told(found, "country", "country_txt", "region", "region_txt") == (
        95,
        "Iraq",
        10,
        "Middle East & North Africa",
    )
    assert told(found, "gname", "guncertain1", "claimed", "nperps", "nkill") == ("Unknown", 0, -9, -99, None)
    assert str(found["eventid"]).startswith("20211107")


def test_a_suspected_group_is_named_and_uncertain():
    told_by = incident("Bombs by the Blue Falcons killed six.", coded("explosives", killed=True), [(*NAMED,)], [FALCONS],
                       **killed(("people", 6, "police")))  # fmt: skip
    event = told_by.readings["d1"].events[0]
    assert row(told_by)["guncertain1"] == 0
    from dataclasses import replace

    doubted = replace(event.participants[0], confidence="suspected_or_accused")
    reading = replace(told_by.readings["d1"], events=(replace(event, participants=(doubted,)),))
    found = row(replace(told_by, readings={"d1": reading}))
    assert told(found, "gname", "guncertain1", "nkill", "success") == ("Blue Falcons", 1, 6, 1)
    assert found["addnotes"] == "Killed: people: 6 (police)."
    assert found["scite1"] == '"What the Post saw", Tigris Post, November 7, 2021'


@pytest.mark.parametrize(("value", "claimed"), [("claimed", 1), ("unclaimed", 0)])
def test_responsibility(value, claimed):
    said = Version("responsibility", values=(Value(value, None, ("d1",), 1),))
    assert row(incident("Bombs fell.", coded("explosives"), versions=(said,)))["claimed"] == claimed


@pytest.mark.parametrize(
    ("time", "month", "day", "approximate"),
    [
        ("2021-11-05", 11, 5, None),
        ("2021-11", 11, 0, "2021-11"),
        ("2021-10-30/2021-11-02", 0, 0, "2021-10-30/2021-11-02"),
    ],
)
def test_a_day_that_is_not_known_is_zero(time, month, day, approximate):
    assert told(row(incident("Bombs fell.", coded("explosives"), time=time)), "imonth", "iday", "approxdate") == (
        month,
        day,
        approximate,
    )


def test_how_exact_a_place_is():
    province = Place("p1", Span(0, 1), "Anbar", None, 33.0, 42.0, "IRQ", None, "admin1", "admin1")
    found = row(incident("Bombs fell.", coded("explosives"), place=province))
    assert told(found, "specificity", "city", "provstate", "vicinity") == (4, "Unknown", "Anbar", -9)
    assert told(row(incident("Bombs fell.", coded("explosives"))), "specificity", "city", "vicinity") == (
        1,
        "Baghdad",
        0,
    )
    assert told(row(incident("Bombs fell.", coded("explosives"), place=None)), "specificity", "latitude") == (5, None)


def test_a_kidnapping_has_hostages():
    found = row(incident("Gunmen took two teachers.", coded("abduct", targets=["education"], weapons=["firearm"])))
    assert told(found, "attacktype1_txt", "attacktype2_txt", "ishostkid", "nhostkid") == (
        "Hostage Taking (Kidnapping)", "Armed Assault", 1, -99)  # fmt: skip


def test_deeds_of_states_and_demonstrations_are_left_out():
    table = Table(
        get_scheme("gtd"),
        [incident("Jets bombed.", coded("aerial", by_state=True)), incident("Crowds.", {}, type="PROTEST")],
    )
    assert list(table) == []
    assert dict(table.left_out) == {"no attack that GTD codes": 2}


def test_a_part_of_a_town_is_no_town():
    quarter = Place("p1", Span(0, 1), "Mansour", None, 33.3, 44.3, "IRQ", "Baghdad", "district", "point")
    found = row(incident("Bombs fell.", coded("explosives"), place=quarter))
    assert told(found, "city", "location", "specificity") == ("Unknown", "Mansour", 1)


def test_a_name_that_a_check_takes_for_an_error_is_not_the_first_target():
    import dataclasses

    import factory

    parts = [("target", "Ada Bek", "a1"), ("target", "Salim Hadi", "a2")]
    actors = [("a1", "Ada Bek", {"kind": "person"}), ("a2", "Salim Hadi", {"kind": "person"})]
    made = incident("Drones hit the home of Ada Bek or Salim Hadi.", coded("drone"), parts, actors)
    assert row(made)["target1"] == "Ada Bek"
    reading = made.readings["d1"]
    wrong = factory.finding(reading.document, "wrong_name.v1", "error", "Ada Bek is no minister.", "Ada Bek")
    doubted = dataclasses.replace(made, readings={"d1": dataclasses.replace(reading, findings=(wrong,))})
    assert row(doubted)["target1"] == "Salim Hadi"
