"""Dossiers as JSON and JSON lines."""

import io
import json
from dataclasses import replace

import jsonschema
import pytest

import dossiers
from rashomon.formats import Style, dossier, dossier_from_dict, dossier_schema

MADE = (dossiers.blast(), dossiers.alone(), dossiers.empty())


def written(form, *items):
    out = io.StringIO()
    dossier.get(form)(items, out, Style())
    return out.getvalue()


def test_json_is_one_array_and_jsonl_one_line_each():
    lines = written("jsonl", *MADE).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(written("json", *MADE))
    assert json.loads(written("json")) == []
    assert written("jsonl") == ""


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.id)
def test_a_record_holds_to_the_schema_and_comes_back(made):
    record = json.loads(written("jsonl", made))
    jsonschema.validate(record, dossier_schema())
    assert dossier_from_dict(record) == replace(made, readings={})


def test_a_line_separator_in_a_title_breaks_no_line():
    made = replace(MADE[0], incident=replace(MADE[0].incident, title="a\u2028b\ud800"))
    written("jsonl", made).encode()
    assert len(written("jsonl", made).splitlines()) == 1
