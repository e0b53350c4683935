"""Real reports of one attack, one election and one contested toll, merged: what any competent reader finds must be there."""

from pathlib import Path

import incident_rows
import pytest

from rashomon.evaluate import evaluate

DATA = Path(__file__).parents[2] / "shared" / "data"
FLOORS = {
    "head": 1.0, "reports": 1.0, "values": 0.95, "sources": 0.95, "revised": 1.0, "names": 1.0, "apart": 1.0,
    "not_copies": 1.0, "one_voice": 1.0,
}  # fmt: skip
pytestmark = pytest.mark.skipif(not (DATA / "multisource_dev.jsonl").exists(), reason="the evaluation data is not here")


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    path = tmp_path_factory.mktemp("rows") / "incidents.jsonl"
    path.write_text("".join(incident_rows.lines(DATA)), encoding="utf-8")
    return evaluate("dossiers", str(path), rounds=0).figures


@pytest.mark.parametrize("kind", FLOORS)
def test_the_incidents_are_told_whole(figures, kind):
    assert figures[kind].value >= FLOORS[kind]
