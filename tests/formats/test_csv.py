"""Tables: what a spreadsheet and a statistics program get to see."""

import csv
import io
from pathlib import Path

import pytest

import dossiers
import factory
from rashomon.formats import Style, dossier, get
from rashomon.formats import csv as reading_csv
from rashomon.formats.dossier import csv as dossier_csv
from rashomon.model.plain import cell


def table(write, *items, **style):
    out = io.StringIO(newline="")
    write(items, out, Style(**style))
    assert out.getvalue().count("\r\n") == out.getvalue().count("\n")
    rows = list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))
    assert all(None not in row and None not in row.values() for row in rows)
    return rows


def test_an_incident_is_one_row_with_the_bounds_of_its_toll():
    first, second, third = table(dossier.get("csv"), dossiers.blast(), dossiers.alone(), dossiers.empty())
    assert (first["low"], first["best"], first["high"], first["fatalities"]) == ("4", "", "9", "")
    assert (second["low"], second["best"], second["high"], second["fatalities"]) == ("2", "2", "2", "2")
    assert (first["injured_low"], first["injured_high"]) == ("20", "")
    assert first["number_of_sources"] == "3"
    assert first["copies"] == "1"
    assert first["source"] == "Sahel Wire; Agadez Courier; Continental Mirror"
    assert (first["event_date"], first["time_precision"], first["location"]) == ("2024-03-11", "1", "Zinder")
    assert first["sub_event_type"] == "Remote explosive/landmine/IED"
    assert third["event_date"] == third["low"] == ""


def test_the_claims_table_has_every_value_of_every_report_with_its_words():
    rows = table(dossier.get("csv"), dossiers.blast(), rows="claims")
    killed = [
        (row["low"], row["said_by"], row["report_id"], row["words"]) for row in rows if row["property"] == "killed"
    ]
    assert killed == [
        ("4", "police", "d1aa", "killing four people"),
        ("4", "police", "d2bb", "killing four people"),
        ("4", "police", "d3cc", "four"),
        ("6", "police", "d3cc", "six people had died"),
        ("9", "regional hospital", "d3cc", "nine dead"),
        ("9", "regional hospital", "d4dd", "Nine people were killed"),
    ]
    assert {row["replaced_by"] for row in rows if row["low"] == "4"} == {"6"}
    (motive,) = {row["value"] for row in rows if row["property"] == "responsibility"}
    assert motive == "no group"


def test_the_words_of_a_claim_stand_at_its_offsets():
    for row in table(dossier.get("csv"), dossiers.blast(), rows="claims"):
        if row["words"]:
            text = dossiers.READINGS[row["report_id"]].document.text
            assert text[int(row["start"]) : int(row["end"])] == row["words"]


def test_a_reading_is_one_row_for_each_claim_and_loses_no_event():
    rich = factory.rich()
    rows = table(get("csv"), rich)
    assert len([row for row in rows if row["property"]]) == sum(len(event.claims) for event in rich.events)
    assert {row["event_id"] for row in rows} == {event.id for event in rich.events}
    (five,) = [row for row in rows if row["words"] == "five bodies"]
    assert (five["low"], five["high"], five["exact"], five["said_by"]) == ("5", "5", "true", "Rosa Quispe")
    assert {row["longitude"] for row in rows if row["location"] == "Trujillo"} == {"-79.03"}


@pytest.mark.parametrize(
    "words", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1", "＝1+1", " =1+1", "\n@x"]
)
def test_a_formula_is_only_words(words):
    d = factory.doc(f"Talk of {words} here.", title=words, publisher=words, input_id=words)
    told = factory.claim(d, "motive", words, words, group=words)
    rows = table(get("csv"), factory.reading(d, events=(factory.event(d, "e1", "ASSAULT", "Talk", claims=(told,)),)))
    assert rows[0]["value"].lstrip("'").strip()
    for text in rows[0].values():
        assert not text.strip().startswith(("=", "+", "-", "@", "＝"))


@pytest.mark.parametrize(
    ("value", "shown"), [(-7.5, "-7.5"), ("-12", "-12"), ("+3.5", "+3.5"), (1e6, "1000000"), (True, "true")]
)
def test_a_number_stays_a_number(value, shown):
    assert cell(value) == shown


def test_line_breaks_quotes_and_control_characters_stay_in_their_cell():
    d = factory.doc('He said "no,\nnever" \x00 there.', publisher='A "B", C')
    told = factory.claim(d, "motive", 'a "b",\r\nc\ud800', "never")
    (row,) = table(get("csv"), factory.reading(d, events=(factory.event(d, "e1", "ASSAULT", "said", claims=(told,)),)))
    assert row["publisher"] == 'A "B", C'
    assert row["value"] == 'a "b", c\ufffd'


def test_every_column_is_documented():
    told = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    columns = {*dossier_csv.INCIDENTS, *dossier_csv.CLAIMS, *reading_csv.COLUMNS}
    assert [column for column in sorted(columns) if f"`{column}`" not in told] == []
