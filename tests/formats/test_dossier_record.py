"""The public record of an incident: its shape, its schema, and the way back."""

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

import factory
from rashomon.formats import dossier_from_dict, dossier_schema, dossier_to_dict
from rashomon.model import (
    ConfigError,
    Count,
    CrossFinding,
    Dossier,
    Evidence,
    Figure,
    Incident,
    Link,
    Name,
    Report,
    Span,
    Spelling,
    Value,
    Version,
)

VALIDATOR = Draft202012Validator(dossier_schema())


def blast():
    """Return a dossier with something in every field: two reports of one blast, the later with a higher toll."""
    words = Evidence("d2", Span(4, 17), "fourteen dead", "Interior Ministry")
    reading = factory.rich()
    place = replace(reading.places[1], id="p2")
    return Dossier(
        id="5f2e",
        incident=Incident("ASSAULT", time="2018-10-07", place=place, country="PER", title="Car bomb", modes=("explosives",)),
        reports=(
            Report("d1", "e1", "a.txt", "Blast", "The Courier", "2018-10-08", "https://a.example/1"),
            Report("d2", "e1", copy_of="d1", copy_why="Nine tenths of its words are the other's.", source="The Courier"),
        ),
        versions=(
            Version(
                "killed",
                "officers",
                values=(
                    Value(Count(12, 12), "Interior Ministry", ("d1",), 1, replaced_by=Count(14, 14)),
                    Value(Count(14, 14), "Interior Ministry", ("d2",), 1, first_published="2018-10-09", evidence=(words,)),
                ),
                figure=Figure(14.0, 14, 14, "all sources agree", ("Interior Ministry",)),
            ),
            Version("first_of_kind", values=(Value(True, None, ("d1",), 1),)),
            Version("responsibility", values=(Value("Red Dawn", stance="denied", replaced_by="unclaimed"),), agree=False),
        ),
        figures={"killed": Figure(14, None, None, "range", (None, "Interior Ministry"))},
        names=(Name("Rosa Quispe", "person", (Spelling("Rosa Kispe", ("d2",)),)),),
        findings=(CrossFinding("revised.v1", "note", "12 became 14.", (words,), ("killed",)),),
        links=(Link("d1:0-5", "d2:4-9", "same", 0.9, "Same day and town.", "join.v1", features={"day": 1.0}),),
        policy="latest",
    )  # fmt: skip


def test_the_schema_is_a_schema_and_dossiers_keep_it():
    Draft202012Validator.check_schema(dossier_schema())
    VALIDATOR.validate(json.loads(json.dumps(dossier_to_dict(blast()))))
    VALIDATOR.validate(dossier_to_dict(Dossier("0", Incident("PROTEST"))))


def test_the_schema_refuses_another_shape():
    record = dossier_to_dict(blast())
    record["versions"][0]["values"][0]["value"] = {"low": 1}
    assert not VALIDATOR.is_valid(record)


def test_a_dossier_comes_back_whole_without_its_readings():
    given = replace(blast(), readings={"d1": factory.rich()})
    assert dossier_from_dict(json.loads(json.dumps(dossier_to_dict(given)))) == blast()


def test_keys_are_those_of_the_record():
    record = dossier_to_dict(blast())
    assert list(record) == [
        "schema", "id", "incident", "reports", "versions", "figures", "names", "findings", "links", "policy",
    ]  # fmt: skip
    assert record["versions"][0]["values"][0]["replaced_by"] == {"low": 14, "high": 14, "exact": True}
    assert json.dumps(record["versions"][0]["figure"]["low"]) == "14"
    assert record["reports"][1]["copy_of"] == "d1"
    assert record["versions"][0]["values"][1]["evidence"][0]["span"] == [4, 17]


def test_another_schema_is_refused():
    with pytest.raises(ConfigError, match=r"rashomon\.reading/1"):
        dossier_from_dict({"schema": "rashomon.reading/1"})
