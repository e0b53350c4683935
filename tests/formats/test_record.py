"""The public record: its shape, its schema, and the way back."""

import io
import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import factory
from rashomon import model
from rashomon.formats import Style, from_dict, get, schema, to_dict
from rashomon.model import ConfigError, Count, Event, Finding, Office, Participant, Span

VALIDATOR = Draft202012Validator(schema())


def written(name, *readings):
    out = io.StringIO()
    get(name)(iter(readings), out, Style())
    return out.getvalue()


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("reading", [factory.rich(), factory.reading(factory.doc("Nothing happened."))])
def test_readings_keep_the_schema(reading):
    VALIDATOR.validate(json.loads(json.dumps(to_dict(reading))))


def test_the_schema_refuses_another_shape():
    record = to_dict(factory.rich())
    record["events"][0]["claims"][0]["value"] = {"low": 1}
    assert not VALIDATOR.is_valid(record)


def test_spans_are_pairs_and_whole_numbers_are_integers():
    record = to_dict(factory.rich())
    text = record["document"]["text"]
    first = record["events"][0]["claims"][0]
    start, end = first["span"]
    assert text[start:end] == first["text"] == "killing at least three people"
    assert first["value"] == {"low": 3, "high": None, "exact": False}
    assert json.dumps(to_dict(factory.reading(factory.doc("x")))["document"]["author"]) == "null"
    seats = record["events"][3]["claims"][0]
    assert json.dumps([seats["of"], seats["previous"]]) == "[81, 22]"


def test_a_float_that_is_whole_reads_as_an_integer():
    d = factory.doc("48 seats")
    e = factory.event(d, "e1", "ELECTION", "seats", claims=(factory.claim(d, "seats", 48.0, "48 seats", of=329.0),))
    row = to_dict(factory.reading(d, events=(e,)))["events"][0]["claims"][0]
    assert json.dumps([row["value"]["low"], row["of"]]) == "[48, 329]"


def test_offices_say_from_and_to():
    (office,) = [a["office"] for a in to_dict(factory.rich())["actors"] if a["office"]]
    assert office == {"title": "interior minister", "of": "PER", "from": "2018-04", "to": None}


def test_another_schema_is_refused():
    with pytest.raises(ConfigError, match="this program reads"):
        from_dict({"schema": "rashomon.reading/9"})


def test_json_is_one_array_and_jsonl_one_line_each():
    one, two = factory.rich(), factory.reading(factory.doc("Nothing\u2028happened.\r\n"))
    assert [from_dict(row) for row in json.loads(written("json", one, two))] == [one, two]
    lines = written("jsonl", one, two).splitlines()
    assert [from_dict(json.loads(line)) for line in lines] == [one, two]
    assert json.loads(written("json")) == []


def test_jsonl_writes_each_reading_before_it_asks_for_the_next():
    out, seen = io.StringIO(), []

    def readings():
        for _ in range(3):
            yield factory.rich()
            seen.append(out.getvalue().count("\n"))

    get("jsonl")(readings(), out, Style())
    assert seen == [1, 2, 3]


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_a_lone_surrogate_can_be_written_as_utf8(name):
    written(name, factory.reading(factory.doc("a \ud83d b"))).encode()


texts = st.text(min_size=1, max_size=30)
spans = st.integers(0, 20).flatmap(lambda a: st.integers(a + 1, 30).map(lambda b: Span(a, b)))
numbers = st.integers(0, 10**9) | st.floats(0, 10**6)
counts = st.builds(Count, numbers, st.none() | numbers, st.booleans())


@given(st.data())
def test_the_way_back_is_the_identity(data):
    r = factory.rich()
    draw = data.draw
    d = factory.doc(draw(texts), title=draw(st.none() | texts))
    claims = tuple(
        type(r.events[0].claims[0])(
            "killed", draw(counts | texts | st.booleans()), draw(texts), draw(spans), of=draw(numbers)
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    part = Participant("victim", draw(texts), draw(spans), draw(st.none() | texts))
    e = Event(
        "e1", "ASSAULT", draw(spans), ("a", "b"), participants=(part,), claims=claims, codes={"gtd": {"x": [1, None]}}
    )
    a = type(r.actors[0])("a1", draw(texts), office=draw(st.none() | st.builds(Office, texts, st.none() | texts)))
    f = Finding("x.v1", "note", draw(texts), tuple(draw(st.lists(spans, max_size=3))))
    made = factory.reading(d, events=(e,), actors=(a,), findings=(f,))
    assert from_dict(json.loads(json.dumps(to_dict(made)))) == made
    assert from_dict(to_dict(r)) == r


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (lambda r: r.pop("document"), "document"),
        (lambda r: r["events"][0].update(stage="imagined"), r"events\[0\].stage"),
        (lambda r: r["events"][0].update(trigger=[1]), r"events\[0\].trigger"),
        (lambda r: r["actors"].append("nobody"), "actors"),
        (lambda r: r.update(actors=7), "actors"),
        (lambda r: r["document"].update(text=None), "document.text"),
    ],
)
def test_a_record_that_does_not_keep_its_schema_is_refused_with_the_place(spoil, where):
    record = to_dict(factory.rich())
    spoil(record)
    with pytest.raises(ConfigError, match=f"record: .*{where}"):
        from_dict(record)


def test_a_number_keeps_its_kind_through_a_record():
    d = factory.doc("48 seats")
    e = factory.event(d, "e1", "ELECTION", "seats", claims=(factory.claim(d, "seats", 48, "48 seats", of=329),))
    claim = from_dict(json.loads(json.dumps(to_dict(factory.reading(d, events=(e,)))))).events[0].claims[0]
    assert (repr(claim.value.low), repr(claim.of)) == ("48", "329")


@pytest.mark.parametrize("name", [n for n, d in schema()["$defs"].items() if "properties" in d])
def test_the_schema_has_the_fields_of_the_model(name):
    noun = getattr(model, "".join(part.capitalize() for part in name.split("_")))
    mine = {f.name for f in fields(noun)} - {"capture"}
    renamed = {"from": "since", "to": "until"} if name == "office" else {}
    assert {renamed.get(key, key) for key in schema()["$defs"][name]["properties"]} == mine
