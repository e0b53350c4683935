"""Web Annotations: their shape, and that both selectors lead to the words."""

import jsonschema

import dossiers
from rashomon.exports import Table, get_scheme

SCHEMA = {  # the parts of the W3C model that we use
    "type": "object",
    "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "format": "uri"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["tagging", "describing", "identifying"]},
        "body": {"type": "array", "minItems": 1, "items": {"required": ["type"], "properties": {"type": {"enum": ["TextualBody", "SpecificResource"]}}}},
        "target": {
            "required": ["source", "selector"],
            "properties": {"selector": {"type": "array", "minItems": 2, "maxItems": 2}},
        },
    },
}  # fmt: skip


def test_every_annotation_is_valid_and_its_selectors_lead_to_the_words():
    rows = list(Table(get_scheme("webannotation"), [dossiers.blast()]))
    texts = {reading.document.url: reading.document.text for reading in dossiers.READINGS.values()}
    assert len(rows) > 10
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        jsonschema.validate(row, SCHEMA)
        quote, position = row["target"]["selector"]
        text = texts[row["target"]["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_a_figure_is_described_with_its_source():
    rows = list(Table(get_scheme("webannotation"), [dossiers.blast()]))
    told = {body["value"] for row in rows if row["motivation"] == "describing" for body in row["body"]}
    assert "killed: 4, according to police" in told


def test_ids_are_the_same_in_every_export():
    first, second = (list(Table(get_scheme("webannotation"), [dossiers.blast()])) for _ in range(2))
    assert first == second
