"""ACLED: columns, codes and actors of incidents made by hand, and of our examples read by the program."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

import dossiers
import rashomon
from exports_by_hand import incident
from rashomon.exports import Table, get_scheme
from rashomon.model import Figure
from rashomon.ontology.crosswalks import code_list

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]
MADE = datetime(2024, 4, 1, tzinfo=UTC)


def row(dossier, **options):
    """Return the only row of an incident."""
    (found,) = Table(get_scheme("acled"), [dossier], made=MADE, **options)
    return found


def codes(event_type, sub_event_type):
    disorder = code_list("acled")["disorder_type"]
    return {"acled": {"event_type": event_type, "sub_event_type": sub_event_type,
                      "disorder_type": disorder.get(sub_event_type, disorder[event_type])}}  # fmt: skip


def test_the_columns_are_those_of_the_codebook_in_its_order():
    assert list(row(dossiers.blast(), beside=False)) == NAMES


def test_the_row_of_a_blast_that_four_reports_tell():
    found = row(dossiers.blast())
    told = {name: found[name] for name in NAMES if found[name] is not None}
    assert re.fullmatch(r"NER\d+", told.pop("event_id_cnty"))
    notes = told.pop("notes")
    assert told == {
        "event_date": "2024-03-11", "year": 2024, "time_precision": 1, "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence", "sub_event_type": "Remote explosive/landmine/IED",
        "actor1": "Unidentified Armed Group (Niger)", "inter1": "Political militia", "interaction": "Political militia only",
        "iso": 562, "region": "Western Africa", "country": "Niger", "admin1": "Zinder", "location": "Zinder",
        "latitude": 13.807, "longitude": 8.988, "geo_precision": 1,
        "source": "Sahel Wire; Agadez Courier; Continental Mirror", "fatalities": 4, "timestamp": 1711929600,
    }  # fmt: skip
    assert notes.startswith("On 11 March 2024, ")
    assert "9 (regional hospital)" in notes
    assert "disputed" in notes


def test_what_acled_cannot_hold_stands_beside_its_columns():
    found = row(dossiers.blast())
    assert (found["killed_low"], found["killed_high"], found["injured_low"]) == (4, 9, 20)
    assert "9 (regional hospital)" in found["killed_sources"]
    assert (found["date_start"], found["date_end"], found["reports"]) == ("2024-03-11", "2024-03-11", 4)


def test_a_drone_on_a_head_of_governments_home_is_an_attack_on_a_civilian_of_the_government():
    told = incident(
        "Drones hit the home of Prime Minister Salim Hadi.", codes("Explosions/Remote violence", "Air/drone strike"),
        [("target", "Salim Hadi", "a1")],
        [("a1", "Salim Hadi", {"kind": "person", "country": "IRQ", "sectors": ("GOV",)})],
    )  # fmt: skip
    found = row(told)
    assert (found["actor1"], found["inter1"]) == ("Unidentified Armed Group (Iraq)", "Political militia")
    assert (found["actor2"], found["inter2"]) == ("Civilians (Iraq)", "Civilians")
    assert found["assoc_actor_2"] == "Government of Iraq"
    assert (found["interaction"], found["civilian_targeting"]) == ("Political militia-Civilians", "Civilians targeted")
    assert found["fatalities"] == 0


def test_a_violent_demonstration_met_by_police():
    told = incident(
        "Clashes between protesters and police.", codes("Riots", "Violent demonstration"),
        [("demonstrator", "protesters", "a1"), ("security_force", "police", "a2")],
        [("a1", "protesters", {"kind": "crowd"}), ("a2", "police", {"kind": "security_force", "sectors": ("COP",)})],
        figures={"killed": Figure(1, 2, 1, "acled", ())},
    )  # fmt: skip
    found = row(told)
    assert (found["actor1"], found["actor2"]) == ("Rioters (Iraq)", "Police Forces of Iraq")
    assert (found["interaction"], found["fatalities"]) == ("State forces-Rioters", 1)
    assert (found["disorder_type"], found["tags"]) == ("Demonstrations", "crowd size=no report")


def test_a_peaceful_protest_has_one_actor():
    told = incident("Protesters marched past police.", codes("Protests", "Peaceful protest"),
                    [("security_force", "police")])  # fmt: skip
    found = row(told)
    assert (found["actor1"], found["actor2"], found["interaction"]) == ("Protesters (Iraq)", None, "Protesters only")


def test_a_foreign_army_is_an_external_force_and_a_named_rebel_group_a_rebel_group():
    told = incident(
        "Fighting between Turkish troops and the Blue Falcons.", codes("Battles", "Armed clash"),
        [("perpetrator", "Turkish troops", "a1"), ("target", "Blue Falcons", "a2")],
        [("a1", "Turkish troops", {"kind": "security_force", "country": "TUR", "sectors": ("MIL",)}),
         ("a2", "Blue Falcons", {"kind": "armed_group", "sectors": ("REB",)})],
    )  # fmt: skip
    found = row(told)
    assert (found["actor1"], found["inter1"]) == ("Military Forces of Turkey", "External/Other forces")
    assert (found["actor2"], found["inter2"]) == ("Blue Falcons", "Rebel group")
    assert (found["interaction"], found["civilian_targeting"]) == ("Rebel group-External/Other forces", None)


def read_row(text):
    """Return the only row of a report of one sentence."""
    (found,) = rashomon.export([{"text": text, "published": "2024-03-09"}], "acled")
    return found


@pytest.mark.parametrize(("text", "kinds", "first", "second"), [
    ("Soldiers and militants exchanged fire near Gao, Mali, on Monday, killing three soldiers and five militants.",
     ("Battles", "Armed clash"), "Unidentified Armed Group (Mali)", "Military Forces of Mali"),
    ("Policemen clashed with gunmen in Karachi, Pakistan, on Monday, and two gunmen were killed.",
     ("Battles", "Armed clash"), "Unidentified Armed Group (Pakistan)", "Police Forces of Pakistan"),
    ("Two rival militias clashed in Tripoli, Libya, on Tuesday, killing four fighters.",
     ("Battles", "Armed clash"), "Unidentified Armed Group (Libya)", "Unidentified Armed Group (Libya)"),
    ("Soldiers killed a commander of al-Shabaab near Kismayo, Somalia, on Friday.",
     ("Battles", "Armed clash"), "Military Forces of Somalia", "Unidentified Armed Group (Somalia)"),
    ("Police arrested 14 protesters in Minsk, Belarus, on Sunday.",
     ("Protests", "Protest with intervention"), "Protesters (Belarus)", "Police Forces of Belarus"),
    ("Angry residents set fire to a police station in Patna, India, on Monday.",
     ("Riots", "Mob violence"), "Rioters (India)", None),
    ("Supporters of two parties fought with machetes in Kumasi, Ghana, on Sunday.",
     ("Riots", "Mob violence"), "Rioters (Ghana)", None),
])  # fmt: skip
def test_sides_and_kinds_of_fights_interventions_and_mobs(text, kinds, first, second):
    found = read_row(text)
    assert (found["event_type"], found["sub_event_type"]) == kinds
    assert (found["actor1"], found["actor2"]) == (first, second)


def test_a_number_of_dead_is_no_size_of_a_crowd():
    found = read_row("Police shot dead two protesters at a peaceful march in Lusaka, Zambia, on Wednesday.")
    assert (found["sub_event_type"], found["fatalities"]) == ("Excessive force against protesters", 2)
    assert found["tags"] == "crowd size=no report"


@pytest.mark.parametrize(
    ("time", "day", "precision"),
    [
        ("2021-11-05", "2021-11-05", 1),
        ("2021-11-01/2021-11-07", "2021-11-04", 2),
        ("2021-11", "2021-11-15", 3),
    ],
)
def test_a_day_that_is_less_exact_is_the_middle_of_its_span(time, day, precision):
    found = row(incident("Bombs fell.", codes("Battles", "Armed clash"), time=time))
    assert (found["event_date"], found["time_precision"]) == (day, precision)


def test_what_acled_does_not_code_is_left_out_and_counted():
    table = Table(
        get_scheme("acled"),
        [
            incident("Bombs fell.", codes("Battles", "Armed clash"), time="2021"),
            incident("Bombs fell.", codes("Battles", "Armed clash"), place=None),
            dossiers.empty(),
        ],
    )
    assert list(table) == []
    assert dict(table.left_out) == {
        "the month is not known": 1,
        "the place is not known below the country": 1,
        "no event that ACLED codes": 1,
    }


def test_every_value_of_the_examples_is_one_that_the_codebook_allows():
    texts = [EXAMPLES / "harbour_protest.txt", *sorted((EXAMPLES / "zinder_attack").glob("*.txt"))]
    table = rashomon.export([{"id": p.name, "text": p.read_text(encoding="utf-8")} for p in texts], "acled")
    rows = list(table)
    assert {(r["sub_event_type"], r["location"], r["fatalities"]) for r in rows} >= {
        ("Violent demonstration", "Sfax", 1),
        ("Attack", "Zinder", 6),
    }
    for column in table.columns:
        values = {r[column.name] for r in rows} - {None}
        assert not column.allowed or values <= set(column.allowed), column.name
        assert not column.required or all(r[column.name] is not None for r in rows), column.name


def test_whom_nobody_names_is_called_after_the_country_of_the_event():
    told = incident(
        "Villagers fled from masked gunmen.", codes("Violence against civilians", "Attack"),
        [("perpetrator", "masked gunmen", "a1"), ("victim", "Villagers", "a2")],
        [("a1", "masked gunmen", {"kind": "armed_group", "country": "PER", "sectors": ("UAF",)}), ("a2", "Villagers", {"kind": "crowd"})],
    )  # fmt: skip
    assert row(told)["actor1"] == "Unidentified Armed Group (Iraq)"
