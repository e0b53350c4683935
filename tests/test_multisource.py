"""Real reports of one attack, one election and one contested toll, merged: what any competent reader finds must be there."""

import json
from pathlib import Path

import pytest

import multisource
from rashomon.evaluate import evaluate

DATA = Path(__file__).parents[2] / "shared" / "data"
FLOORS = {
    "head": 1.0, "reports": 1.0, "values": 0.95, "sources": 0.95, "revised": 1.0, "names": 1.0, "apart": 1.0,
    "not_copies": 1.0, "one_voice": 1.0,
}  # fmt: skip
pytestmark = pytest.mark.skipif(not (DATA / "multisource_dev.jsonl").exists(), reason="the evaluation data is not here")


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    facts = json.loads((DATA / "multisource_dev_facts.json").read_text(encoding="utf-8"))
    lines = (DATA / "multisource_dev.jsonl").read_text(encoding="utf-8").splitlines()
    reports = [row for row in map(json.loads, lines) if row["id"] in facts["reports"]]
    reports = [{key: row[key] for key in ("id", "url", "published", "text")} for row in reports]
    reports.append({"id": "reference", "text": (DATA / "reference_report.txt").read_text(encoding="utf-8")})
    path = tmp_path_factory.mktemp("rows") / "incidents.jsonl"
    rows = multisource.rows(facts, reports)
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return evaluate("dossiers", str(path), rounds=0).figures


@pytest.mark.parametrize("kind", FLOORS)
def test_the_incidents_are_told_whole(figures, kind):
    assert figures[kind].value >= FLOORS[kind]
