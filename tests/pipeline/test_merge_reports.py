"""The keyed reports of several outlets fall into their incidents, where that data lies beside the project."""

import json
from pathlib import Path
from typing import Any

import pytest

from rashomon.model import Document, Event, Reading
from rashomon.pipeline.merge import Group, merge
from rashomon.pipeline.read import read_document
from rashomon.sources import open_paths

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not (DATA / "multisource_dev_facts.json").exists(), reason="the evaluation data is not beside the project"
)
Key = dict[str, Any]


@pytest.fixture(scope="module")
def key() -> Key:
    return json.loads((DATA / "multisource_dev_facts.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    paths = [str(DATA / name) for name in ("multisource_dev.jsonl", "reference_report.txt")]
    found = {str(d.input_id): read_document(d) for d in open_paths(paths) if isinstance(d, Document)}
    return {name if len(name) == 3 else "reference": reading for name, reading in found.items()}


@pytest.fixture(scope="module")
def groups(readings: dict[str, Reading]) -> tuple[Group, ...]:
    return merge(readings.values())


def home(groups: tuple[Group, ...], document: str, event: str | None = None) -> int:
    """Return the number of the group that an event, else the main story, of a document is in."""
    return next(
        at
        for at, g in enumerate(groups)
        for p in g.members
        if p.document == document and (p.event == event if event else p.main)
    )


def keyed(key: Key, name: str, readings: dict[str, Reading]) -> tuple[str, Event] | None:
    """Return the document and the event of our reading that a keyed event ("k05/home_attack") is; None where we read none.

    Events have the words of their trigger in the key, those of the reference report only their type and day.
    """
    report, _, event = name.partition("/")
    reading = readings[report]
    if report == "reference":
        told = json.loads((DATA / "reference_facts.json").read_text(encoding="utf-8"))["events"]
    else:
        told = key["reports"][report]["events"]
    gold = next(e for e in told if e["key"] == event)
    found = [e for e in reading.events if e.type == gold["type"] and _is_it(e, gold, reading)]
    return (reading.document.id, found[0]) if found else None


def _is_it(event: Event, gold: Key, reading: Reading) -> bool:
    if "trigger" not in gold:
        return gold.get("time") == next((t.value for t in reading.times if t.id == event.time), None)
    start = reading.document.text.find(gold["trigger"])
    return start >= 0 and any(s.start < start + len(gold["trigger"]) and start < s.end for s in event.mentions)


def test_reports_of_one_incident_are_one(key: Key, readings: dict[str, Reading], groups: tuple[Group, ...]) -> None:
    attack, election = key["incidents"][:2]
    names = [r["id"] for r in attack["reports"]]
    assert len({home(groups, readings[name].document.id) for name in names}) == 1
    assert home(groups, readings["e01"].document.id) == home(groups, readings["e04"].document.id)
    others = {home(groups, readings[name].document.id) for name in attack["reports_not"] if name in readings}
    assert home(groups, readings[names[0]].document.id) not in others
    assert {r["id"] for r in election["reports"]} >= {"e01", "e04"}


def test_no_pair_that_must_not_be_merged_is(key: Key, readings: dict[str, Reading], groups: tuple[Group, ...]) -> None:
    pairs = [
        pair
        for i in key["incidents"]
        for pair in i["must_not_merge"]
        if pair["core"] and "/" in pair["left"] + pair["right"]
    ]
    found = [(keyed(key, p["left"], readings), keyed(key, p["right"], readings), p) for p in pairs]
    both = [(left, right, p) for left, right, p in found if left and right]
    assert len(both) >= 10
    joined = [p for left, right, p in both if home(groups, left[0], left[1].id) == home(groups, right[0], right[1].id)]
    assert joined == []
