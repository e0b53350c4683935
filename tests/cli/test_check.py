import json

import pytest

from rashomon import checks
from rashomon.checks import across
from rashomon.model import Finding, Span

TEXT = "First line.\nThe minister said so on Sunday, March 4.\n"
AT = TEXT.index("Sunday")


@pytest.fixture
def report(tmp_path, monkeypatch):
    """A report in which one doubtful thing is found, whatever the checks are."""
    finding = Finding("date_mismatch.v1", "doubt", "March 4 was a Monday.", (Span(AT, AT + 15),))
    monkeypatch.setattr(checks, "run", lambda reading: (finding,))
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return str(path)


def test_prints_each_finding_with_its_place_and_words(run, report):
    result = run("check", report)
    assert result.stdout.splitlines() == [
        f"{report}:2:25: doubt: March 4 was a Monday. [date_mismatch.v1]",
        "    2:25  Sunday, March 4",
    ]


@pytest.mark.parametrize(("fail_on", "status"), [("note", 1), ("doubt", 1), ("error", 0)])
def test_the_exit_status_says_whether_a_finding_is_grave(run, report, fail_on, status):
    assert run("check", report, "--fail-on", fail_on).exit_code == status


def test_unreadable_input_outweighs_findings(run, report):
    result = run("check", report, "gone.txt", "--fail-on", "note")
    assert result.exit_code == 3
    assert "March 4" in result.stdout


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_findings_as_data(run, report, form):
    given = json.loads(run("check", report, "--format", form).stdout)
    row = given[0] if form == "json" else given
    assert row["input_id"] == report
    assert row["evidence"] == [{"text": "Sunday, March 4", "at": "2:25"}]
    assert row["spans"] == [[AT, AT + 15]]


def test_lists_every_check_with_its_help(run):
    result = run("check", "--list")
    assert result.exit_code == 0
    told = [line for line in result.stdout.splitlines() if ".v" in line and not line.startswith(" ")]
    assert told == [*checks.check, *across.cross_check]
