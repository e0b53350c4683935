"""Incidents of a store on the command line: listed, shown, joined, split, taken back."""

import csv
import io
import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from rashomon.cli import verbs
from rashomon.formats import dossier_schema
from rashomon.pipeline import read as reading
from rashomon.store import open_store

EXAMPLE = Path(__file__).parents[1] / "examples" / "zinder_attack"
WIRE, LATER, MIRROR, OTHER = "1_sahel_wire.txt", "3_sahel_wire_later.txt", "5_continental_mirror.txt", "6_maradi.txt"


def rashomon(*args):
    return CliRunner().invoke(verbs, [str(arg) for arg in args])


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A store with the six reports of the second example."""
    path = tmp_path_factory.mktemp("store") / "full.db"
    assert rashomon("add", EXAMPLE, "--store", path, "--workers", 1).exit_code == 0
    return path


@pytest.fixture
def run(filled, tmp_path):
    """Run a verb on a store of one's own."""
    path = tmp_path / "own.db"
    for suffix in ("", "-wal", "-shm"):
        if Path(f"{filled}{suffix}").exists():
            shutil.copy(f"{filled}{suffix}", f"{path}{suffix}")
    return lambda *args: rashomon(*args, "--store", path)


def reports(run, name):
    """Return the reports of the incident that a report is in."""
    (made,) = json.loads(run("show", name, "-f", "json").stdout)
    return {Path(report["input_id"]).name for report in made["reports"]}


def decisions(run, tmp_path):
    with open_store(str(tmp_path / "own.db"), create=False) as store:
        return store.decisions()


def test_incidents_are_listed_one_a_line(run):
    head, *lines = (line.split("\t") for line in run("incidents").stdout.splitlines())
    assert head[:3] == ["incident", "day", "type"]
    rows = [dict(zip(head, line, strict=True)) for line in lines]
    assert any(row["reports"] == "5" and row["killed"] and row["day"] == "2024-03-11" for row in rows)


def test_an_incident_is_shown_in_one_line(run):
    head, line = run("show", OTHER, "--brief").stdout.splitlines()
    assert line in run("incidents").stdout.splitlines()
    assert head.startswith("incident")


def test_totals_are_those_of_the_list(run):
    head, row = (line.split("\t") for line in run("incidents", "--totals").stdout.splitlines())
    assert head[:3] == ["group", "incidents", "reports"]
    assert row[:2] == ["all", "2"]
    grouped = run("incidents", "--group-by", "country").stdout.splitlines()
    assert grouped[1].startswith("Niger\t2")


def test_a_page_goes_on_where_the_last_one_ended(run):
    whole = run("incidents").stdout.splitlines()[1:]
    paged = [run("incidents", "--limit", 1, "--offset", at).stdout.splitlines()[1] for at in (0, 1)]
    assert paged == whole
    assert run("incidents", "--offset", 2).stdout.splitlines()[1:] == []


@pytest.mark.parametrize(("asked", "numbers"), [
    (["--min-reports", 2], ["5"]),
    (["--country", "ner", "--type", "ASSAULT", "--from", "2024-03-11", "--to", "2024-03-11"], ["1", "5"]),
    (["--from", "2024-03-12"], []),
    (["--country", "FRA"], []),
    (["--country", "Niger", "--type", "assault"], ["1", "5"]),
    (["--sort", "reports", "--limit", 1], ["5"]),
])  # fmt: skip
def test_incidents_are_chosen_by(run, asked, numbers):
    rows = csv.DictReader(io.StringIO(run("incidents", "--csv", "incidents", *asked).stdout))
    assert sorted(row["reports"] for row in rows) == numbers


def test_a_cut_list_says_so(run):
    result = run("incidents", "--limit", 1)
    assert len([line for line in result.stdout.splitlines() if line[:1].isalnum()]) == 2
    assert "1 of 2 incidents shown" in result.stderr


def test_an_incident_is_shown_by_its_id_its_beginning_or_one_of_its_reports(run):
    whole = run("show", WIRE, "-f", "json").stdout
    (made,) = json.loads(whole)
    jsonschema.validate(made, dossier_schema())
    names = (made["id"], made["id"][:6], made["reports"][0]["document"], LATER)
    assert {run("show", name, "-f", "json").stdout for name in names} == {whole}
    assert len(json.loads(run("show", *names, "-f", "json").stdout)) == 1


def test_the_page_of_one_report_is_whole(run):
    told = run("show", OTHER).stdout
    assert "WHAT THE REPORT SAYS" in told
    assert "TOLD BY ONE REPORT ONLY" not in told


def test_what_is_not_there_is_said_with_what_begins_alike(run):
    (made,) = json.loads(run("show", WIRE, "-f", "json").stdout)
    result = run("show", made["id"][:4] + "zzzz")
    assert result.exit_code == 2
    assert made["id"][:12] in result.stderr
    assert result.stdout == ""
    assert "no incident or report is called 'nothing'" in run("show", "nothing").stderr


def test_a_store_that_is_not_there_is_refused_and_not_made(tmp_path):
    for verb in (["incidents"], ["show", "x"], ["link", "x", "y"], ["unlink", "x"]):
        result = rashomon(*verb, "--store", tmp_path / "none.db")
        assert result.exit_code == 2
        assert "none.db" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_report_is_split_out_of_its_incident_and_put_back(run):
    before = run("incidents").stdout
    said = run("unlink", MIRROR, "--by", "Ada", "--why", "another house")
    assert said.exit_code == 0
    assert said.stdout.count("\n") == 1
    assert "of 4 reports" in said.stdout
    assert reports(run, MIRROR) == {MIRROR}
    assert MIRROR not in reports(run, WIRE)
    undone = run("unlink", MIRROR, "--undo")
    assert "taken back" in undone.stdout
    assert run("incidents").stdout == before


def test_two_incidents_are_joined_whole_and_parted_again(run):
    before = run("incidents").stdout
    assert "of 6 reports" in run("link", OTHER, WIRE).stdout
    assert len(reports(run, OTHER)) == 6
    run("link", OTHER, WIRE, "--undo")
    assert run("incidents").stdout == before


@pytest.mark.parametrize(("asked", "told"), [
    (["--country", "Atlantis"], "no country is called 'Atlantis'"),
    (["--type", "BRAWL"], "no type 'BRAWL'; there are ACCIDENT"),
    (["--from", "June"], "'June' is no day"),
])  # fmt: skip
def test_a_country_type_or_day_that_is_none_is_refused_not_found_empty(run, asked, told):
    for verb in (["incidents"], ["search", "mayor"]):
        result = run(*verb, *asked)
        assert result.exit_code == 2
        assert told in result.stderr


def test_the_same_words_take_a_link_back_though_the_ids_are_others_by_now(run):
    before = run("incidents").stdout
    one, other = (row.split()[0] for row in before.splitlines()[1:] if row.startswith(tuple("0123456789abcdef")))
    assert run("link", one, other).exit_code == 0
    assert "is now part of" in run("show", one).stderr + run("show", other).stderr
    assert "1 decision taken back" in run("link", one, other, "--undo").stdout
    assert run("incidents").stdout == before


def test_two_incidents_that_share_reports_become_one_with_each_report_once(tmp_path):
    rows = [
        "Police shot dead two students in Kisumu on Friday, a doctor said. Around 500 people had marched in Nairobi on Thursday.",
        "Two students were shot dead by police in Kisumu on Friday. About 600 people marched in Nairobi on Thursday, police said.",
    ]
    where = tmp_path / "two.db"
    (tmp_path / "rows.jsonl").write_text(
        "".join(
            json.dumps({"id": f"r{n}", "published": "2023-06-03", "text": row}) + "\n" for n, row in enumerate(rows)
        )
    )
    rashomon("add", tmp_path / "rows.jsonl", "--store", where, "--workers", 1)
    listed = json.loads(rashomon("incidents", "-f", "json", "--store", where, "--min-reports", 2).stdout)
    assert [len(made["reports"]) for made in listed] == [2, 2]
    rashomon("link", *(made["id"] for made in listed), "--store", where)
    made = json.loads(rashomon("show", "r0", "-f", "json", "--store", where).stdout)[0]
    assert sorted(report["input_id"] for report in made["reports"]) == ["r0", "r1"]
    assert {"killed", "participants_count"} <= set(made["figures"])


def test_one_thing_cannot_be_joined_with_itself(run):
    told = run("link", WIRE, WIRE)
    assert told.exit_code == 2
    assert "name two" in told.stderr


def test_a_link_takes_back_what_was_said_against_it(run):
    before = run("incidents").stdout
    run("unlink", MIRROR)
    run("link", MIRROR, WIRE)
    assert run("incidents").stdout == before


def test_two_reports_kept_apart_are_in_two_incidents(run):
    run("unlink", MIRROR, WIRE)
    assert WIRE not in reports(run, MIRROR)


def test_a_decision_names_who_why_and_when_and_is_shown(run, tmp_path):
    run("link", OTHER, WIRE, "--by", "Ada", "--why", "one group on one road")
    rows = decisions(run, tmp_path)
    assert {(row.by, row.why, row.score) for row in rows} == {("Ada", "one group on one road", None)}
    assert all(row.at.endswith("Z") for row in rows)
    assert "one group on one road (Ada" in run("show", WIRE).stdout


def test_undoing_adds_rows_and_deletes_none(run, tmp_path):
    run("unlink", MIRROR)
    said = decisions(run, tmp_path)
    run("unlink", MIRROR, "--undo")
    after = decisions(run, tmp_path)
    assert after[: len(said)] == said
    assert {row.decision for row in after[len(said) :]} == {"unsure"}
    again = run("unlink", MIRROR, "--undo")
    assert again.exit_code == 2
    assert "nobody has said anything" in again.stderr


def test_decisions_outlive_reading_anew(run, monkeypatch):
    run("unlink", MIRROR)
    run("link", OTHER, WIRE)
    before = run("incidents").stdout
    monkeypatch.setattr(reading, "VERSION", "99")
    added = run("add", EXAMPLE, "--workers", 1)
    assert "6 read anew" in added.stderr
    assert run("incidents").stdout == before


def test_what_may_be_several_is_refused_with_what_it_may_be(run, tmp_path):
    other = tmp_path / "other" / WIRE
    other.parent.mkdir()
    other.write_text((EXAMPLE / WIRE).read_text(encoding="utf-8").replace("half an hour", "an hour"), encoding="utf-8")
    run("add", other, "--workers", 1)
    result = run("show", WIRE)
    assert result.exit_code == 2
    assert result.stderr.count("report ") == 2
    assert run("show", other).exit_code == 0
