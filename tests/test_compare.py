"""Many reports laid side by side: the second example, from the command line and from Python."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

import rashomon
from rashomon.cli import verbs
from rashomon.formats import dossier, dossier_schema
from rashomon.incidents.dossier import policies
from rashomon.model.config import POLICIES

EXAMPLE = Path(__file__).parents[1] / "examples" / "zinder_attack"


@pytest.fixture(scope="module")
def readings():
    return [rashomon.read(path.read_text(encoding="utf-8"), id=path.name) for path in sorted(EXAMPLE.iterdir())]


@pytest.fixture(scope="module")
def compared(readings):
    return rashomon.compare(readings)


def run(*args):
    return CliRunner().invoke(verbs, ["compare", *map(str, args)])


def values(made, property):
    return [
        (v.value.low, v.said_by) for version in made.versions if version.property == property for v in version.values
    ]


def test_the_five_reports_of_one_attack_are_one_incident_and_the_other_attack_is_not_in_it(compared):
    first = {report.input_id for report in compared[0].reports}
    assert len(first) == 5
    assert "6_maradi.txt" not in first
    assert [len(made.reports) for made in compared[1:]] == [1] * (len(compared) - 1)


def test_no_toll_is_lost(compared):
    told = {low for low, _ in values(compared[0], "killed")}
    assert {4, 6, 7} <= told


def test_the_wrong_name_is_told_and_the_other_spelling_is_not_taken_for_one(compared):
    told = [finding.message for finding in compared[0].findings if finding.check.startswith("wrong_name")]
    assert len(told) == 1
    assert "Ibrahim Garba" in told[0]
    (mayor,) = [name for name in compared[0].names if name.actor == "Ousmane Garba"]
    assert "Ousman Garba" in {spelling.text for spelling in mayor.spellings}


def test_the_correction_is_seen(compared):
    replaced = [v for version in compared[0].versions for v in version.values if v.replaced_by]
    assert [(v.value.low, v.replaced_by.low) for v in replaced] == [(4, 6)]


@pytest.mark.parametrize(("source", "number"), [("police", 1), ("the interior ministry", 1), ("officials", 2)])
def test_a_body_is_one_source_in_two_reports_and_some_officials_are_not(source, number):
    texts = (f"A bomb killed four people in Lima on Friday, {source} said.",
             f"{source.capitalize()} said four people died when a bomb exploded at a market of Lima on Friday.")  # fmt: skip
    made = rashomon.compare({"text": text, "published": "2024-03-02", "publisher": text[:3]} for text in texts)[0]
    told = [v for version in made.versions if version.property == "killed" for v in version.values]
    assert {report for v in told for report in v.reports} == {report.document for report in made.reports}
    assert sum(v.sources for v in told) == number


def test_the_copy_is_seen(compared):
    (copy,) = [report for report in compared[0].reports if report.copy_of]
    assert copy.input_id == "2_agadez_courier.txt"


def test_the_order_of_the_reports_changes_nothing(readings, compared):
    again = rashomon.compare(list(reversed(readings)))
    assert list(again) == list(compared)


def test_a_policy_chooses_the_best_figure(readings):
    assert rashomon.compare(readings)[0].figures["killed"].best is None
    assert rashomon.compare(readings, policy="acled")[0].figures["killed"].best == 6
    with pytest.raises(rashomon.ConfigError, match="median"):
        rashomon.compare(readings, policy="median")


def test_a_notebook_shows_the_comparison_as_one_framed_page(compared):
    (frame,) = LexborHTMLParser(compared._repr_html_()).css("iframe")
    page = LexborHTMLParser(frame.attributes["srcdoc"])
    assert len(page.css("article.incident")) == 1
    assert len(page.css("#index tbody tr")) == len(compared)


def test_a_notebook_shows_one_dossier_whole(compared):
    for made in (compared[0], compared[-1]):
        (frame,) = LexborHTMLParser(made._repr_html_()).css("iframe")
        assert len(LexborHTMLParser(frame.attributes["srcdoc"]).css("article.incident")) == 1


def test_texts_that_cannot_be_read_are_left_out_and_told():
    told = []
    assert rashomon.compare(["", "A bomb killed two people in Lima on Friday, police said."], on_error=told.append)
    assert len(told) == 1


def test_the_command_writes_every_format(tmp_path):
    rows = json.loads(run(EXAMPLE, "-f", "json").stdout)
    for row in rows:
        jsonschema.validate(row, dossier_schema())
    table = list(csv.DictReader(io.StringIO(run(EXAMPLE, "--csv", "incidents").stdout)))
    assert [row["reports"] for row in table] == [str(len(row["reports"])) for row in rows]
    page = tmp_path / "page.html"
    assert run(EXAMPLE, "-f", "html", "-o", page).exit_code == 0
    assert len(LexborHTMLParser(page.read_text(encoding="utf-8")).css("article.incident")) == 1


def test_two_versions_of_one_text_name_what_was_changed(tmp_path):
    text = (EXAMPLE / "1_sahel_wire.txt").read_text(encoding="utf-8")
    original, altered = tmp_path / "original.txt", tmp_path / "altered.txt"
    original.write_text(text, encoding="utf-8")
    altered.write_text(text.replace("Zinder", "Maradi").replace("ZINDER", "MARADI"), encoding="utf-8")
    told = run(original, altered).stdout
    assert "altered_copy" in told
    assert "Maradi" in told
    assert "copies" in told


def test_an_unreadable_report_does_not_stop_the_others(tmp_path):
    bad = tmp_path / "empty.txt"
    bad.write_text("")
    result = run(EXAMPLE / "1_sahel_wire.txt", bad, EXAMPLE / "4_radio_damagaram.txt")
    assert result.exit_code == 3
    assert "2 reports" in result.stdout
    assert "empty.txt" in result.stderr


def test_wrong_usage_is_said_in_one_line():
    unknown = run(EXAMPLE, "-f", "xml")
    assert unknown.exit_code == 2
    assert "html" in unknown.stderr
    assert run(EXAMPLE, "--policy", "median").exit_code == 2
    assert run(EXAMPLE, "--csv", "claims", "-f", "json").exit_code == 2
    assert run().exit_code == 2


def test_the_policies_offered_are_those_there_are():
    assert set(POLICIES) == set(policies.POLICIES)


def test_every_format_of_dossiers_is_documented():
    told = (EXAMPLE.parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in dossier.names() if f"`{name}`" not in told] == []


@pytest.mark.parametrize("wrong", [["-f", "xml"], ["-o", "no/such/folder/x"], ["-f", "html", "--csv", "claims"]])
def test_wrong_usage_is_told_before_anything_is_read(wrong, tmp_path):
    (tmp_path / "empty.txt").touch()
    result = run(tmp_path, *wrong)
    assert result.exit_code == 2
    assert "is empty" not in result.stderr
