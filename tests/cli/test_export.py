"""`rashomon export`: from files, from what was read before, from a store; hostile input."""

import csv
import io

import pytest

REPORT = "date 2024-03-09 Two killed in market blast\n\nA bomb killed two people at a market in Lima on Friday, police said.\n"


@pytest.fixture(autouse=True)
def _no_layers():
    """Read with all layers here: an export of nothing shows nothing."""


@pytest.fixture
def report(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(REPORT)
    return "report.txt"


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_report_becomes_a_row_and_what_is_lost_is_said_once(run, report):
    result = run("export", "acled", report)
    (row,) = rows(result.stdout)
    assert result.exit_code == 0
    assert (row["event_date"], row["location"], row["fatalities"]) == ("2024-03-08", "Lima", "2")
    assert result.stderr.count("ACLED has one number of deaths") == 1


def test_readings_and_dossiers_written_before_give_the_same_row(run, report):
    direct = rows(run("export", "acled", report).stdout)
    run("read", report, "--format", "jsonl", "-o", "readings.jsonl")
    run("compare", report, "--format", "jsonl", "--policy", "acled", "-o", "dossiers.jsonl")
    again, known = (rows(run("export", "acled", file).stdout) for file in ("readings.jsonl", "dossiers.jsonl"))
    for row in (*direct, *again, *known):
        row.pop("timestamp")
    assert again == direct
    assert [row["event_id_cnty"] for row in known] == [row["event_id_cnty"] for row in direct]


def test_a_store_gives_the_same_row_and_filters_it(run, report):
    run("add", report)
    (row,) = rows(run("export", "acled").stdout)
    assert row["location"] == "Lima"
    assert rows(run("export", "acled", "--country", "NER").stdout) == []
    assert rows(run("export", "acled", "--from", "2024-03-08", "--to", "2024-03-08").stdout)


@pytest.mark.parametrize(
    "wanted", [("--from", "2024-03-09"), ("--to", "2024-03-07"), ("--country", "NER"), ("--type", "PROTEST"), ("--min-reports", "2")]
)  # fmt: skip
def test_files_are_filtered_as_a_store_is(run, report, wanted):
    assert rows(run("export", "acled", report, *wanted).stdout) == []


def test_a_file_is_written_whole_or_not_at_all(run, report, tmp_path):
    (tmp_path / "out.csv").write_text("kept")
    assert run("export", "acled", report, "--policy", "nonsense", "-o", "out.csv").exit_code == 2
    assert (tmp_path / "out.csv").read_text() == "kept"
    assert run("export", "acled", report, "--bare", "-o", "out.csv").exit_code == 0
    (row,) = rows((tmp_path / "out.csv").read_text())
    assert len(row) == 31
    assert [p.name for p in tmp_path.glob(".out*")] == []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("acled", "report.txt", "--format", "nix"), "no file format 'nix'; there are"),
        (("nix", "report.txt"), "no scheme 'nix'; there are"),
        (("acled", "report.txt", "-o", "out.xls"), "no file format ends in .xls; name one of"),
        (("acled", "report.txt", "-o", "no/folder.csv"), "cannot be written"),
        (("acled", "--store", "none.db"), "none.db"),
        (("acled", "report.txt", "--country", "Atlantis"), "no country is called"),
    ],
)
def test_what_cannot_be_done_is_wrong_usage(run, report, asked, told):
    result = run("export", *asked)
    assert result.exit_code == 2
    assert told in result.output


def test_an_input_that_cannot_be_read_is_told_and_the_rest_goes_on(run, report, tmp_path):
    (tmp_path / "bad.jsonl").write_text('{"schema": "rashomon.reading/1", "broken\n')
    result = run("export", "acled", report, "bad.jsonl")
    assert result.exit_code == 3
    assert len(rows(result.stdout)) == 1


def test_a_file_of_readings_that_is_broken_in_places_gives_what_is_whole(run, report, tmp_path):
    run("read", report, "--format", "jsonl", "-o", "readings.jsonl")
    whole = (tmp_path / "readings.jsonl").read_text()
    bad = '{"schema": "rashomon.reading/1", "broken\n{"schema": "rashomon.reading/9"}\n[1]\n{"schema": "rashomon.reading/1"}\n'
    (tmp_path / "half.jsonl").write_text(whole + bad)
    result = run("export", "acled", "half.jsonl")
    assert result.exit_code == 3
    assert len(rows(result.stdout)) == 1
    assert [f"half.jsonl:{n}: is no record" in result.stderr for n in range(1, 6)] == [False, True, True, True, True]


def test_the_schemes_and_formats_are_listed(run):
    told = run("export", "--list").output
    assert "acled" in told
    assert "csv" in told


def test_several_schemes_make_a_package(run, report, tmp_path):
    result = run("export", "incidents,claims", report, "--package", "-o", "lima")
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "lima").iterdir()) == [
        "claims.csv",
        "datapackage.json",
        "incidents.csv",
    ]
    assert run("export", "incidents,claims", report).exit_code == 2  # two tables do not go to standard output


def test_values_as_reviewed_come_from_a_store(run, report):
    from rashomon.pipeline.judging import Hand, judge
    from rashomon.pipeline.stored import readings
    from rashomon.review import facts
    from rashomon.store import open_store

    run("add", report)
    with open_store("rashomon.db") as store:
        (hit,) = store.search("bomb")
        reading = readings(store, [hit.document])[hit.document]
        killed = next(fact for fact in facts(reading) if fact.subject.kind == "claim" and fact.subject.field == "value")
        judge(
            store,
            killed.subject,
            "correct",
            {"low": 3, "high": 3, "exact": True},
            Hand("Ada", "the later report says three"),
        )
    both = rows(run("export", "incidents", "--values", "both").stdout)
    assert [(row["values"], row["killed_low"], row["killed_high"]) for row in both] == [
        ("machine", "2", "2"), ("reviewed", "2", "3")]  # fmt: skip
    (alone,) = rows(run("export", "incidents", "--values", "reviewed").stdout)
    assert alone["killed_high"] == "3"
    assert run("export", "incidents", report, "--values", "both").exit_code == 2


def test_only_incidents_of_a_status_are_exported(run, report):
    run("add", report)
    (row,) = rows(run("export", "acled").stdout)
    assert rows(run("export", "acled", "--status", "confirmed").stdout) == []
    run("review", "set", row["incident_id"], "status", "confirmed")
    assert len(rows(run("export", "acled", "--status", "confirmed", "--status", "published").stdout)) == 1
    assert "files hold no reviews" in run("export", "acled", report, "--status", "confirmed").stderr


def test_what_is_missing_is_named(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "no scheme 'nope'; there are acled" in " ".join(run("export", "nope").stderr.split())
    told = " ".join(run("export", "acled").stderr.split())
    assert "there is no store rashomon.db; `rashomon add` makes one, or name the files" in told
