"""Judging on the command line: what was said is shown, logged, taken back, compared."""

import json

import pytest
from click.testing import CliRunner

from rashomon.cli import verbs

TEXT = "Berbera, May 16 (Gulf Wire) - A car bomb killed four soldiers at a checkpoint in Berbera on Monday, the army said. A crowd gathered."


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)

    def run(*args, code=0):
        done = CliRunner().invoke(verbs, [str(a) for a in args])
        assert done.exit_code == code, done.output
        return done.output

    run("add", "a.txt", "--published", "2023-05-16", "--quiet")
    return run


def killed(run):
    return next(line for line in run("review", "show", "a.txt").splitlines() if "e1.c0.value" in line)


def test_a_correction_is_shown_beside_the_machines_value_logged_and_taken_back(run):
    said = run("review", "correct", "a.txt", "e1.c0.value", "at least 5", "--by", "Ada", "--why", "later count")
    assert said == "judgement 1: corrected claim Killed: at least 5\n"
    assert "4" in killed(run)
    assert "→ corrected at least 5 by Ada (1)" in run("review", "show", "a.txt")
    assert "later count" in run("review", "log")
    run("review", "undo", 1, "--by", "Ben")
    assert "corrected" not in run("review", "show", "a.txt")
    assert [json.loads(row)["by"] for row in run("review", "log", "-f", "jsonl").splitlines()] == ["Ben", "Ada"]


def test_what_is_rejected_or_added_is_told(run):
    run("review", "reject", "a.txt", "e1.c0")
    run("review", "add", "a.txt", "event", "gathered", "type=PROTEST", "day=2023-05-15")
    run("review", "note", "a.txt", "Ask the army.")
    shown = run("review", "show", "a.txt")
    assert "→ rejected" in shown
    assert "added event: day Mon 15 May 2023, type PROTEST “gathered”" in shown
    assert "Ask the army." in run("review", "log")
    assert "2 incidents" in run("add", "a.txt")


def test_the_status_of_an_incident_is_listed(run):
    incident = run("incidents").splitlines()[1].split()[0]
    run("review", "set", incident, "status", "confirmed")
    run("review", "set", incident, "assigned", "Ada")
    run("review", "set", incident, "killed", "5")
    assert run("review", "list", "--status", "confirmed").split()[:3] == [incident[:8], "confirmed", "Ada"]
    assert "nothing was judged" in run("review", "list", "--status", "rejected")
    assert "nothing is lost" in run("review", "list", "--lost")


def test_two_coders_are_compared(run):
    assert "1 reports, 2 coders" in run("review", "code", "pilot", "a.txt", "--coder", "Ada", "--coder", "Ben")
    run("review", "accept", "a.txt", "e1.type", "e1.c0.value", "--by", "Ada", "--task", "pilot")
    run("review", "accept", "a.txt", "e1.type", "--by", "Ben", "--task", "pilot")
    run("review", "correct", "a.txt", "e1.c0.value", "5", "--by", "Ben", "--task", "pilot")
    told = run("review", "agreement", "pilot")
    assert ["event", "type", "1", "1.00", "—", "—"] in [line.split() for line in told.splitlines()]
    assert "claim Killed  Ada: 4, Ben: 5" in told
    assert "corrected" not in run("review", "show", "a.txt")


@pytest.mark.parametrize(("args", "said"), [
    (["correct", "a.txt", "e9.type", "ASSAULT"], "the report has no fact 'e9.type'"),
    (["correct", "a.txt", "e1.day", "Monday"], "'Monday' is no day"),
    (["add", "a.txt", "claim", "never said", "property=killed", "value=2"], "does not have the words 'never said'"),
    (["add", "a.txt", "claim", "A crowd", "killed"], "is no NAME=VALUE"),
    (["undo", "7"], "there is no judgement 7"),
    (["agreement", "none"], "nobody has judged anything for the task 'none'"),
    (["show", "nothing.txt"], "no incident or report is called 'nothing.txt'"),
])  # fmt: skip
def test_what_cannot_be_is_said(run, args, said):
    assert said in run("review", *args, code=2)
    assert "nothing was decided" in run("review", "log")


def test_incidents_are_shown_as_reviewed_and_as_a_folder_of_pages(run, tmp_path):
    (incident,) = [line.split()[0] for line in run("incidents").splitlines()[1:] if line[:1].isalnum()]
    run("review", "set", incident, "killed", "5")
    assert "5" in run("incidents", "--values", "reviewed").splitlines()[1].split()
    assert "5" not in run("incidents").splitlines()[1].split()
    run("incidents", "--format", "html", "--values", "reviewed", "-o", "pages/")
    (page,) = [path for path in (tmp_path / "pages").iterdir() if path.name != "index.html"]
    assert f'href="{page.name}"' in (tmp_path / "pages" / "index.html").read_text()
    assert 'href="index.html"' in page.read_text()
    assert "there is no folder" in run("incidents", "--format", "html", "-o", "none/pages/", code=2)
