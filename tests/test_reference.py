"""The reference report comes out right whole, and the keyed reports stay above their floors, where that data lies beside the project."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from rashomon.formats.record import to_dict
from rashomon.model import Document
from rashomon.pipeline.read import read_document
from rashomon.sources import open_paths

SHARED = Path(__file__).parents[2] / "shared"
DATA, SCORER = SHARED / "data", SHARED / "tools" / "facts.py"
pytestmark = pytest.mark.skipif(not SCORER.exists(), reason="the evaluation data is not beside the project")


@pytest.fixture(scope="module")
def facts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("facts", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["facts"] = module
    spec.loader.exec_module(module)
    return module


def readings(name: str) -> dict[str, dict]:
    """Return the readings of the reports in a file by their input id."""
    found = [d for d in open_paths([str(DATA / name)]) if isinstance(d, Document)]
    return {str(d.input_id): json.loads(json.dumps(to_dict(read_document(d)))) for d in found}


def test_every_fact_of_the_reference_report_holds(facts: ModuleType) -> None:
    (raw,) = readings("reference_report.txt").values()
    gold = json.loads((DATA / "reference_facts.json").read_text(encoding="utf-8"))
    misses = [row for row in facts.Facts(facts.Reading(raw), gold).rows if row[2]]
    assert misses == []


def test_the_keyed_reports_keep_their_core_facts_and_absences(facts: ModuleType) -> None:
    keys = json.loads((DATA / "multisource_dev_facts.json").read_text(encoding="utf-8"))["reports"]
    read = readings("multisource_dev.jsonl")
    rows = [r for k, g in keys.items() for r in facts.Facts(facts.Reading(read[k]), g, strict=False).rows if r[3]]
    held = {True: [0, 0], False: [0, 0]}
    for section, _, failure, _ in rows:
        absence = section.startswith("no")
        held[absence][0] += failure is None
        held[absence][1] += 1
    assert held[False][0] / held[False][1] >= 0.97
    assert held[True][0] / held[True][1] >= 0.98
