"""What a first run is told: that nothing is wrong, that a day is missing, and no number where none is known."""

import sys

from click.testing import CliRunner

from rashomon.cli import verbs
from rashomon.cli._headlines import write_totals


def run(*args):
    return CliRunner().invoke(verbs, list(args))


def test_check_says_that_nothing_was_found(tmp_path):
    report = tmp_path / "fine.txt"
    report.write_text("A bomb killed two people in Zaria on Friday, police said.", encoding="utf-8")
    result = run("check", str(report), "--published", "2024-03-09")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing was found to look wrong" in result.stderr


def test_a_report_without_a_day_asks_for_one_once(tmp_path):
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("A bomb killed two people in Zaria on Friday, police said.", encoding="utf-8")
    result = run("read", str(tmp_path))
    assert result.stderr.count("--published") == 1
    assert "“Friday”" in result.stderr


def test_totals_leave_out_a_number_that_nobody_gives(capsys):
    write_totals([("NGA", 2, 3, None, None), ("MLI", 1, 1, 0.0, 0.0)], sys.stdout, "type")
    assert capsys.readouterr().out.splitlines()[1:] == ["NGA\t2\t3\t", "MLI\t1\t1\t0"]
