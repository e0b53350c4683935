"""`rashomon import`: a sheet goes out, a team decides on it, the decisions come back; hostile sheets."""

import csv

import openpyxl
import pytest

from rashomon.store import open_store

REPORT = "date 2024-03-09 Market blast\n\nA bomb killed two people at a market in Lima on Friday, police said.\n"


@pytest.fixture(autouse=True)
def _no_layers():
    """Read with all layers here: there is nothing to decide on an empty reading."""


@pytest.fixture
def sheet(run, tmp_path, monkeypatch):
    """Return a function that fills in a sheet of a store with one report: {(kind, field, name): cells}."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(REPORT)
    run("add", "report.txt")

    def fill(decisions, name="sheet.csv"):
        assert run("export", "review", "-o", "out.csv").exit_code == 0
        rows = list(csv.DictReader((tmp_path / "out.csv").read_text().splitlines()))
        for row in rows:
            row.update(decisions.get((row["kind"], row["field"], row["name"]), {}))
        write(tmp_path / name, rows)
        return name

    return fill


def write(path, rows):
    if path.suffix == ".csv":
        with path.open("w", newline="") as out:
            table = csv.DictWriter(out, rows[0])
            table.writeheader()
            table.writerows(rows)
    else:
        book = openpyxl.Workbook()
        book.active.append(list(rows[0]))
        for row in rows:
            book.active.append([int(cell) if cell.isdigit() else cell or None for cell in row.values()])
        book.save(path)


def judgements():
    with open_store("rashomon.db") as store:
        return store.judgements()


KILLED = ("claim", "value", "killed")
PLACE = ("event", "place", "")


@pytest.mark.parametrize("name", ["sheet.csv", "sheet.xlsx"])
def test_decisions_become_judgements_and_reviewed_values(run, sheet, name):
    file = sheet(
        {KILLED: {"decision": "correct", "new_value": "3", "why": "second report"}, PLACE: {"decision": "accept"}}, name
    )
    result = run("import", file, "--by", "Ada")
    assert result.exit_code == 0
    assert "2 judgements kept, 0 there already, 0 cannot be kept" in result.output
    told = {(j.subject.kind, j.subject.field): (j.decision, j.by, j.why) for j in judgements()}
    assert told == {("claim", "value"): ("correct", "Ada", "second report"), ("event", "place"): ("accept", "Ada", "")}
    (row,) = csv.DictReader(run("export", "incidents", "--values", "reviewed").stdout.splitlines())
    assert row["killed_best"] == "3"
    log = list(csv.DictReader(run("export", "judgements").stdout.splitlines()))
    assert [(entry["decision"], entry["value"], entry["in_force"]) for entry in log if entry["kind"] == "claim"] == [
        ("correct", "3", "true")
    ]


def test_a_sheet_read_twice_keeps_nothing_twice(run, sheet):
    file = sheet({KILLED: {"decision": "reject"}})
    run("import", file, "--by", "Ada")
    assert "0 judgements kept, 1 there already" in run("import", file, "--by", "Ada").output
    assert len(judgements()) == 1


def test_her_own_mind_may_change_but_anothers_later_word_is_a_conflict(run, sheet):
    first = sheet({KILLED: {"decision": "reject"}}, "first.csv")
    second = sheet({KILLED: {"decision": "correct", "new_value": "3"}}, "second.csv")
    run("import", first, "--by", "Ada")
    assert run("import", second, "--by", "Ada").exit_code == 0
    late = run("import", first, "--by", "Bela")
    assert late.exit_code == 3
    assert "row" in late.output
    assert [j.by for j in judgements()] == ["Ada", "Ada"]


def test_a_dry_run_keeps_nothing(run, sheet):
    file = sheet({KILLED: {"decision": "reject"}})
    assert "1 judgements would be kept" in run("import", file, "--dry-run").output
    assert judgements() == []


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"decision": "maybe"}, "'maybe' is no decision"),
        ({"decision": "correct"}, "new_value is empty"),
        ({"decision": "correct", "new_value": "9-3"}, "a figure goes from low to high"),
        ({"decision": "reject", "start": "x"}, "'x' is no number"),
        ({"decision": "reject", "start": "9999", "end": "10001"}, "no words stand at"),
        ({"decision": "reject", "kind": "spoon"}, "'spoon' is nothing that can be judged"),
        ({"decision": "reject", "report_id": "none"}, "none"),
    ],
)
def test_a_row_that_cannot_be_kept_is_told_and_the_rest_goes_on(run, sheet, cells, told):
    result = run("import", sheet({KILLED: cells, PLACE: {"decision": "accept"}}), "--by", "Ada")
    assert result.exit_code == 3
    assert told in result.output
    assert "1 judgements kept" in result.output
    assert "1 cannot be kept" in result.output


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("other.csv", b"a,b\n1,2\n", "has no column report_id"),
        ("bytes.csv", b"\xff\xfe\x00\x01", "is no text in UTF-8"),
        ("broken.xlsx", b"no zip", "is no workbook"),
        ("sheet.docx", b"x", "is no sheet"),
    ],
)
def test_what_is_no_sheet_is_wrong_usage(run, sheet, tmp_path, name, content, told):
    (tmp_path / name).write_bytes(content)
    result = run("import", name)
    assert result.exit_code == 2
    assert told in result.output


def test_a_sheet_with_semicolons_and_a_byte_order_mark_is_read(run, sheet, tmp_path):
    rows = list(csv.DictReader((tmp_path / sheet({KILLED: {"decision": "reject"}})).read_text().splitlines()))
    with (tmp_path / "excel.csv").open("w", newline="", encoding="utf-8-sig") as out:
        table = csv.DictWriter(out, rows[0], delimiter=";")
        table.writeheader()
        table.writerows(rows)
    assert "1 judgements kept" in run("import", "excel.csv").output
