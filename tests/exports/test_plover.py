"""PLOVER objects and POLECAT rows: both schemes' rules on who is actor and who recipient, scores and columns."""

import jsonschema
import pytest

import factory
from exports_by_hand import BAGHDAD, incident
from rashomon.exports import Table, get_scheme
from rashomon.model import Dossier, Figure, Incident, Report
from rashomon.ontology.crosswalks import code_list

SCHEMA = {  # what the manual requires of an event
    "type": "object",
    "required": ["id", "date", "actor", "event"],
    "properties": {
        "date": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "event": {"enum": list(code_list("plover")["types"])},
        "actor": {"type": "array", "items": {"required": ["entity_text"]}},
        "recipient": {"type": "array", "items": {"required": ["entity_text"]}},
        "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": "number", "minimum": -10, "maximum": 10},
    },
}


def attack(codes=None, **more):
    """Return an attack by drone on a prime minister's home, as one report tells it."""
    d = factory.doc(
        "Drones hit the home of Prime Minister Salim Hadi early Sunday.",
        published="2021-11-07",
        publisher="Tigris Post",
    )
    event = {"modes": ("drone", "targeted"), "contexts": ("executive", "election"), "time": "t1", "country": "IRQ", "codes": codes or {},
             "participants": (factory.part(d, "perpetrator", "Drones"), factory.part(d, "target", "Salim Hadi", "a1")),
             "figures": {"injured": Figure(6, 6, 6, None, (None,))}} | more  # fmt: skip
    reading = factory.reading(
        d, times=(factory.time(d, "t1", "early Sunday", "2021-11-07"),), events=(factory.event(d, "e1", "ASSAULT", "hit", **event),),
        actors=(factory.actor(d, "a1", "Salim Hadi", kind="person", country="IRQ", sectors=("GOV",)),),
    )  # fmt: skip
    return Dossier(
        "aa",
        Incident("ASSAULT", "attempted", "2021-11-07", BAGHDAD, "IRQ"),
        (Report("d1", "e1"),),
        readings={"d1": reading},
    )


def rows(scheme, dossier):
    return list(Table(get_scheme(scheme), [dossier]))


def test_a_plover_event():
    (found,) = rows("plover", attack())
    jsonschema.validate({k: v for k, v in found.items() if v is not None}, SCHEMA)
    assert (found["event"], found["mode"], found["context"], found["quad_code"]) == (
        "ASSAULT", ["drone", "targeted"], ["executive", "election"], 4)  # fmt: skip
    assert found["event_scale"] == -9.5
    assert [e["entity_text"] for e in found["actor"]] == ["Drones"]
    assert found["recipient"] == [
        {"code": "IRQ", "sector": "GOV", "entity_text": "Salim Hadi", "extracted_text": "Salim Hadi"}
    ]
    assert (found["size"], found["date"], found["enddate"]) == ({"injured": 6}, "2021-11-07", None)
    text = "Drones hit the home of Prime Minister Salim Hadi early Sunday."
    assert text[found["text_info"]["start"] : found["text_info"]["end"]] == found["event_text"] == "hit"


def test_two_sides_that_fight_are_both_actors():
    (found,) = rows("plover", attack({"acled": {"event_type": "Battles"}}))
    assert [e["entity_text"] for e in found["actor"]] == ["Drones", "Salim Hadi"]
    assert found["recipient"] is None


@pytest.mark.parametrize(("stage", "status"), [("accomplished", None), ("planned", "future"), ("denied", "negation")])
def test_what_is_no_plain_fact_has_a_status(stage, status):
    (found,) = rows("plover", attack(stage=stage))
    assert found["status"] == status


def test_what_plover_has_no_type_or_day_for_is_left_out():
    table = Table(get_scheme("plover"), [attack(time=None), incident("Quake.", type="DISASTER")])
    assert list(table) == []
    assert dict(table.left_out) == {"no day": 1, "PLOVER has no type for disasters": 1}


def test_polecat_has_40_columns_and_lists_parties():
    table = Table(get_scheme("polecat"), [attack()], beside=False)
    (found,) = list(table)
    assert len(table.names[:-1]) == 40
    assert table.names[:6] == ["Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code"]
    assert (found["Event Mode"], found["Intensity"], found["Quad Code"]) == (
        "drone; targeted",
        -9.5,
        "MATERIAL CONFLICT",
    )
    assert (found["Recipient Name"], found["Recipient COW"], found["Primary Recipient Sector"]) == (
        "Salim Hadi",
        "645",
        "GOV",
    )
    assert (found["Actor Name Raw"], found["Story People"], found["Source"]) == ("Drones", "Salim Hadi", "Tigris Post")


def test_the_manuals_types_modes_and_contexts_are_all_there():
    table = code_list("plover")
    assert (len(table["types"]), len(table["contexts"])) == (16, 37)
    assert {mode for mode in table["mode_scores"]} <= {m for row in table["types"].values() for m in row["modes"]}
