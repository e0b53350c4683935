"""Consistency pairs and altered reports, with findings made by hand."""

import pytest

from rashomon.analysis.support import Support
from rashomon.evaluate import altered, consistency
from rashomon.evaluate.altered import Altered
from rashomon.evaluate.consistency import Consistency
from rashomon.evaluate.pairs import between, read_in_groups
from rashomon.model import CrossFinding, Document, Engine, Evidence, Reading, Span
from rashomon.pipeline.read import read_documents

REPORT = "Two men died in Oran on Monday, police said. The mayor, Ali Bensaid, called for calm."


def reader(documents):
    for document in documents:
        yield Reading(document, Engine("x", "0"))


def finding(severity, fields=(), check="wrong_name.v1"):
    return CrossFinding(check, severity, "Another name.", (Evidence("d", Span(16, 20), "Rome"),), fields)


def pair(id, kind, right, wrong):
    return {"id": id, "kind": kind, "report": REPORT, "right": right, "wrong": wrong}


PAIRS = [
    pair("a", "place", "Two men died in Oran.", "Two men died in Rome."),  # found: right
    pair("b", "place", "They died in Oran.", "They died in Bari."),  # nothing found: equal
    pair(
        "c", "name", "Ali Bensaid called for calm.", "Omar Bensaid called for calm."
    ),  # the right one gets a doubt, the wrong one a note
    pair("d", "date", "It was on Monday.", "It was on Friday."),  # nothing found, but graded: right
]
SAID = {
    "Two men died in Rome.": (finding("error"),),
    "Ali Bensaid called for calm.": (finding("doubt"),),
    "Omar Bensaid called for calm.": (finding("note"), finding("note")),
}
# the grade decides d, where nothing is found; it cannot outweigh the doubt of c
GRADED = {
    "It was on Monday.": Support(0.2),
    "It was on Friday.": Support(0.9),
    "Omar Bensaid called for calm.": Support(7.0),
}


@pytest.fixture
def units(monkeypatch):
    monkeypatch.setattr(consistency, "between", lambda report, statement: SAID.get(statement.document.text, ()))
    monkeypatch.setattr(consistency, "unsupported_by", lambda report, statement: GRADED.get(statement.document.text))
    return list(Consistency().units(PAIRS, reader))


def total(units):
    return {key: sum(unit.counts[key] for unit in units) for unit in units for key in unit.counts}


def test_pairs_by_hand(units):
    figures = Consistency().figures(total(units))
    assert figures == {
        "pair_accuracy": 0.5,
        "pair_accuracy_ties_half": 0.625,
        "false_alarms": 0.25,
        "detected": 0.25,
        "pair_accuracy_date": 1.0,
        "pair_accuracy_name": 0.0,
        "pair_accuracy_place": 0.5,
    }


def test_misses_show_the_exchanged_words_and_the_check_of_a_false_alarm(units):
    misses = [(unit.id, m.kind, [s.of(m.text) for s in m.spans], m.by) for unit in units for m in unit.misses]
    assert misses == [
        ("b", "missed", ["Bari."], None),
        ("c", "extra", [], "wrong_name.v1"),
        ("c", "missed", ["Omar"], None),
    ]


def test_fields_of_altered_reports_by_hand(monkeypatch):
    row = {
        "id": "a",
        "original": REPORT,
        "altered": "Two men died in Rome.",
        "changed": ["Place of death", "time", "Actor"],
    }
    found = (finding("doubt", ("place", "weapon", "killed"), "altered_copy.v1"),)
    monkeypatch.setattr(altered, "between", lambda one, other: found)
    (unit,) = Altered().units([row], reader)
    figures = Altered().figures(unit.counts)
    assert figures["precision"] == 0.5
    assert figures["recall"] == pytest.approx(1 / 3)
    assert (figures["place_f1"], figures["weapon_f1"], figures["time_f1"]) == (1.0, 0.0, 0.0)
    assert [(m.kind, m.told.split(":")[0], m.spans) for m in unit.misses] == [
        ("missed", "perpetrator", ()),
        ("missed", "time", ()),
        ("extra", "weapon", (Span(16, 20),)),
    ]


def test_a_field_nobody_knows_is_refused():
    assert Altered().fault({"changed": ["time", "colour"]}) == (
        "changed: 'colour' is none of time, place, weapon, perpetrator, victim"
    )


def test_documents_are_read_in_their_groups():
    groups = [tuple(Document(id=f"{a}{b}", text="x") for b in "xyz") for a in "ab"]
    read = [[r.document.id for r in group] for group in read_in_groups(groups, reader, 3)]
    assert read == [["ax", "ay", "az"], ["bx", "by", "bz"]]


def test_two_texts_are_laid_side_by_side_whatever_a_merge_would_say():
    told = "A car bomb killed three soldiers at a checkpoint in {} on Monday, the army said in a statement read on television."
    one, other = read_documents([Document(id=name, text=told.format(name)) for name in ("Gao", "Mopti")])
    fields = {field for finding in between(one, other) for field in finding.fields}
    assert "place" in fields
    assert "time" not in fields
