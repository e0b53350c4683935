"""Inputs cut into shards hold what the inputs hold, under the same names."""

import json
from datetime import date

import pyarrow as pa
import pytest
from pyarrow import parquet

from rashomon.model import RecordError
from rashomon.sources import open_paths, shards

TEXT = "A bomb killed {} people at a market in the north of the city on Friday, the police of the province said."


@pytest.fixture
def rows(tmp_path):
    """Return a file of rows, some of them bad."""
    lines = [json.dumps({"text": TEXT.format(n)} | ({"id": f"r{n}"} if n % 2 else {})) for n in range(25)]
    lines[7:7] = ["", "no JSON"]
    lines[20:20] = [json.dumps({"id": "silent"})]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path):
    """Return a Parquet file of three row groups; one row has no text."""
    columns = {
        "id": [f"r{n}" for n in range(25)],
        "text": [TEXT.format(n) if n != 12 else None for n in range(25)],
        "published": [date(2024, 3, 9)] * 25,
        "colour": ["red"] * 25,
    }
    path = tmp_path / "rows.parquet"
    parquet.write_table(pa.table(columns), path, row_group_size=10)
    return path


def told(outcome):
    """Return what names an outcome."""
    if isinstance(outcome, RecordError):
        return outcome.source, outcome.message
    return outcome.id, outcome.input_id, outcome.capture.uri, outcome.capture.sha256


def cut(*paths, reports=6, salt=""):
    found = list(shards(map(str, paths), reports=reports, salt=salt))
    assert not [shard for shard in found if isinstance(shard, RecordError)]
    return found


@pytest.mark.parametrize("name", ["rows", "table"])
def test_shards_hold_all_rows_once_under_their_own_names(name, request):
    path = request.getfixturevalue(name)
    found = cut(path)
    assert len(found) > 2
    assert [told(o) for shard in found for o in shard.read()] == [told(o) for o in open_paths([str(path)])]


def test_rows_of_a_table_are_reports(table):
    outcomes = list(open_paths([str(table)]))
    assert [outcome.message for outcome in outcomes if isinstance(outcome, RecordError)] == ['has no "text"']
    assert {outcome.published for outcome in outcomes if not isinstance(outcome, RecordError)} == {"2024-03-09"}


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"PAR1 and no more of it", "is broken"), (b"PAR1" * 40, "is broken"), (b"PAR1", "is broken")],
)
def test_a_broken_table_is_one_error(tmp_path, content, message):
    (tmp_path / "x.parquet").write_bytes(content)
    (error,) = open_paths([str(tmp_path / "x.parquet")])
    assert message in error.message


def test_a_table_without_texts_is_refused(tmp_path):
    parquet.write_table(pa.table({"id": ["a"], "body": ["Nobody was hurt."]}), tmp_path / "x.parquet")
    (error,) = open_paths([str(tmp_path / "x.parquet")])
    assert error.message == 'has no column "text"'
    assert [found.message for found in shards([str(tmp_path / "x.parquet")], reports=5)] == [error.message]


def test_files_are_put_together_and_archives_stand_alone(tmp_path):
    for n in range(12):
        (tmp_path / f"{n:02}.txt").write_text(TEXT.format(n))
    found = cut(tmp_path, reports=3)
    assert 1 < len(found) < 12
    assert sorted(path for shard in found for path in shard.paths) == sorted(str(p) for p in tmp_path.iterdir())


def test_a_new_file_changes_few_shards(tmp_path):
    for n in range(60):
        (tmp_path / f"{n:02}.txt").write_text(TEXT.format(n))
    before = {shard.key for shard in cut(tmp_path, reports=5)}
    (tmp_path / "29b.txt").write_text(TEXT.format("ninety"))
    after = {shard.key for shard in cut(tmp_path, reports=5)}
    assert len(after - before) <= 2


def test_a_key_stands_for_the_content(rows):
    before = cut(rows)
    assert [shard.key for shard in cut(rows)] == [shard.key for shard in before]
    assert not {shard.key for shard in cut(rows, salt="other")} & {shard.key for shard in before}
    rows.write_text(rows.read_text().replace(TEXT.format(24), TEXT.format("some")))
    after = cut(rows)
    assert [one.key == other.key for one, other in zip(before, after, strict=True)] == [True] * (len(after) - 1) + [
        False
    ]


def test_what_is_no_file_is_told(tmp_path):
    found = list(shards(["-", "https://example.org/", str(tmp_path / "none.txt")], reports=5))
    assert [error.message for error in found] == [
        "is no file; only files and folders are read in shards",
        "is no file; only files and folders are read in shards",
        "there is no such file",
    ]
