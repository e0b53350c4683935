"""The findings and goldens scorers, on cases counted by hand."""

import json
import math

import pytest

from rashomon.evaluate import evaluate, open_dataset, task
from rashomon.evaluate.findings import Findings
from rashomon.evaluate.goldens import Goldens
from rashomon.model import Document, Engine, Finding, Place, Reading, RecordError, Span, Time

TEXT = "On Monday, March 5, two men died in Oran. Police said three men died. “We saw it,” he said."
ROW = {
    "id": "a",
    "text": TEXT,
    "findings": [
        {"check": "date_mismatch", "severity": "doubt", "text": "Monday, March 5"},
        {"check": "figures_differ", "text": ["two men died", "three men died"], "accept": ["outlier"]},
    ],
    "no_finding": ["wrong_name"],
}


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def finding(check, severity, *words):
    return Finding(f"{check}.v1", severity, f"{check}.", tuple(span(w) for w in words))


def reading(*findings, **more):
    return Reading(Document(id="a", text=TEXT), Engine("x", "0"), findings=findings, **more)


def test_right_wrong_unjudged_and_missed_by_hand():
    told = reading(
        finding("date_mismatch", "doubt", "Monday"),  # right
        finding("figures_differ", "note", "two men died"),  # points at one side of two: wrong
        finding("wrong_name", "error", "Police"),  # must be silent: wrong
        finding("truncated", "doubt", "We saw it"),  # nobody judged
    )
    counts = Findings().count(ROW, told)
    assert {k: counts[k] for k in ("right", "wrong", "unjudged", "gold", "met", "alarms_right", "alarms_wrong")} == {
        "right": 1, "wrong": 2, "unjudged": 1, "gold": 2, "met": 1, "alarms_right": 1, "alarms_wrong": 1,
    }  # fmt: skip
    figures = Findings().figures(counts)
    assert figures["precision"] == pytest.approx(1 / 3)
    assert figures["recall"] == figures["alarm_precision"] == 0.5
    assert math.isnan(figures["quiet_on_sound_reports"])
    assert [(m.kind, m.by, len(m.spans)) for m in Findings().misses(ROW, told)] == [
        ("extra", "figures_differ.v1", 1),
        ("extra", "wrong_name.v1", 1),
        ("missed", "figures_differ", 2),
    ]


def test_another_check_that_tells_the_same_fault_is_right_and_another_gravity_is_not():
    assert Findings().count(ROW, reading(finding("outlier", "note", "two men died", "three men died")))["right"] == 1
    assert Findings().count(ROW, reading(finding("date_mismatch", "error", "Monday")))["wrong"] == 1


def test_in_a_complete_row_every_other_finding_is_wrong():
    sound = {"id": "b", "text": TEXT, "complete": True}
    counts = Findings().count(sound, reading(finding("truncated", "doubt", "We saw it")))
    assert (counts["wrong"], counts["sound"], counts["quiet"]) == (1, 1, 0)
    assert Findings().count(sound, reading(finding("truncated", "note", "We saw it")))["quiet"] == 1


def test_facts_and_absences_by_hand():
    row = {
        "id": "a",
        "text": TEXT,
        "times": [{"text": "March 5", "value": "2018-03-05"}, {"text": "Monday", "value": "2018-03-12"}],
        "places": [{"text": "Oran", "country": "DZA"}],
        "not_places": ["Police", "March"],
    }
    told = reading(
        times=(Time("t1", span("Monday, March 5"), "2018-03-05"),),
        places=(Place("p1", span("Oran"), "Oran", country="DZA"), Place("p2", span("March"), "March")),
    )
    counts = Goldens().count(row, told)
    figures = Goldens().figures(counts)
    assert (counts["facts found"], counts["facts total"]) == (2, 3)
    assert figures == {"facts": pytest.approx(2 / 3), "absences": 0.5, "not_places": 0.5, "places": 1.0, "times": 0.5}
    assert [(m.kind, m.spans) for m in Goldens().misses(row, told)] == [
        ("wrong", (span("Monday"),)),
        ("extra", (span("March"),)),
    ]


@pytest.fixture
def folder(tmp_path):
    """A folder with one report and what is known of it."""
    (tmp_path / "oran.txt").write_text("Two men died in Oran, Algeria, on 5 March 2018, police said.\n")
    facts = {"times": [{"text": "5 March 2018", "value": "2018-03-05"}], "places": [{"text": "Oran", "country": "DZA"}]}
    (tmp_path / "oran.json").write_text(json.dumps(facts, indent=1))
    (tmp_path / "notes.txt").write_text("no facts are known of this")
    return tmp_path


def test_a_folder_of_reports_with_facts_is_a_dataset(folder):
    result = evaluate("goldens", str(folder), rounds=0)
    assert result.rows == 1
    assert result.figures["facts"].value == 1.0


def test_a_fault_in_a_folder_is_told_with_its_file_and_a_change_changes_the_hash(folder):
    before = open_dataset(folder, task.get("goldens")()).sha256
    (folder / "oran.json").write_text('{"times": [{"text": "5 March 2018"}]}')
    with pytest.raises(RecordError, match=r"oran\.json: times\[0\]\.value is missing"):
        open_dataset(folder, task.get("goldens")())
    (folder / "oran.json").write_text('{\n"times": []')
    with pytest.raises(RecordError, match=r"oran\.json: is not JSON: .* \(line 2, column 12\)"):
        open_dataset(folder, task.get("goldens")())
    (folder / "oran.json").write_text("{}")
    assert open_dataset(folder, task.get("goldens")()).sha256 != before
