"""One scorer over one file: the result, hostile data, reports that cannot be read."""

import gzip
import hashlib
import json

import pytest

from rashomon.evaluate import evaluate, open_dataset, task
from rashomon.evaluate.report import context, miss_text, to_json, to_text
from rashomon.evaluate.task import Miss
from rashomon.model import ConfigError, RecordError, Span

TEXT = "Guards shot two men in Lima on Monday, police said."
ROW = {
    "id": "a",
    "text": TEXT,
    "published": "2024-03-06",
    "timexes": [{"start": 31, "end": 37, "type": "DATE", "value": "2024-03-04"}],
}


@pytest.fixture
def data(tmp_path):
    """Write rows, or lines as they are, to a file."""

    def write(*rows, name="gold.jsonl"):
        path = tmp_path / name
        path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), "utf-8")
        return path

    return write


def test_a_result_holds_what_it_takes_to_take_it_again(data):
    path = data(ROW)
    result = evaluate("times", str(path), rounds=20)
    assert result.figures["value_f1"].value == 1.0
    assert (result.rows, result.units, result.unit) == (1, 1, "documents")
    assert result.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert result.counts["gold"] == 1
    row = json.loads(json.dumps(to_json(result), allow_nan=False))
    assert row["schema"] == "rashomon.evaluation/1"
    assert "times.rules.v1" in row["engine"]["config"]["layers"]
    assert "value f1" in to_text(result)


def test_gzipped_rows_are_the_same_data(data, tmp_path):
    plain, packed = data(ROW), tmp_path / "gold.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    opened = [open_dataset(path, task.get("times")()) for path in (plain, packed)]
    assert opened[0].sha256 == opened[1].sha256
    assert list(opened[0]) == list(opened[1]) == [ROW]


def test_a_limit_takes_the_first_rows_and_a_row_without_id_is_called_by_its_line(data):
    path = data({k: v for k, v in ROW.items() if k != "id"} | {"timexes": []}, ROW)
    told = []
    result = evaluate("times", str(path), limit=1, rounds=0, on_miss=lambda unit, miss: told.append((unit, miss.told)))
    assert (result.rows, result.units) == (1, 1)
    assert told == [("line 1", "“Monday” = 2024-03-04 (day, from the day of publication)")]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((), "gold.jsonl: holds no rows"),
        (("", "  "), "gold.jsonl: holds no rows"),
        ((ROW, "{"), "gold.jsonl:2: is not JSON"),
        ((ROW, "[1]"), "gold.jsonl:2: is not a JSON object"),
        ((ROW, {"text": TEXT}), "gold.jsonl:2: timexes is missing"),
        ((ROW, "", "", ROW | {"text": None}), "gold.jsonl:4: text is null, not a string"),
        (("[" * 100_000,), "gold.jsonl:1: is no JSON that can be read"),
        ((ROW | {"timexes": [{"start": 31, "end": 99, "type": "DATE", "value": "x"}]},), "gold.jsonl:1: timexes[0] is not within"),
    ],
)  # fmt: skip
def test_damaged_data_is_refused_with_its_line(data, rows, told):
    with pytest.raises(RecordError) as error:
        evaluate("times", str(data(*rows)))
    assert told in str(error.value)


def test_what_is_no_file_of_rows_is_refused(data, tmp_path):
    (tmp_path / "bad.jsonl.gz").write_bytes(b"no gzip")
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(b'{"a": 1}\n' * 99)[:20])
    (tmp_path / "latin.jsonl").write_bytes(b'{"text": "\xe9"}\n')
    for name in ("bad.jsonl.gz", "cut.jsonl.gz", "latin.jsonl", "gone.jsonl", "."):
        with pytest.raises(RecordError):
            evaluate("times", str(tmp_path / name))


def test_an_unknown_task_names_those_there_are():
    with pytest.raises(ConfigError, match=r"no 'tims'; there are .*times"):
        evaluate("tims", "gold.jsonl")


def test_a_report_that_cannot_be_read_counts_as_one_in_which_nothing_was_found(data):
    text = "Die Polizei hat am Montag in Lima zwei Männer erschossen, wie die Behörden am Abend mitteilten."
    german = {"id": "de", "text": text, "timexes": [{"start": 19, "end": 25, "type": "DATE", "value": "2024-03-04"}]}
    result = evaluate("times", str(data(ROW, german)), rounds=0)
    assert result.figures["recall"].value == 0.5
    assert result.unread == ("de: is in German; this version reads English",)


def test_figures_do_not_depend_on_how_many_processes_read(data):
    path = str(data(*[ROW | {"id": str(i), "published": f"2024-03-{i:02}"} for i in range(1, 21)]))
    alone, together = (evaluate("times", path, rounds=10, workers=n) for n in (1, 2))
    assert alone == together
    assert 0 < alone.figures["value_f1"].value < 1


def test_a_miss_is_shown_with_its_words_in_context():
    miss = Miss("wrong", "2024-03-04, found 2024-03-11", TEXT, (Span(31, 37), Span(0, 6)), "times.rules.v1")
    assert miss_text("a", miss) == (
        "a: wrong: 2024-03-04, found 2024-03-11  [times.rules.v1]\n"
        "    ⟦Guards⟧ shot two men in Lima on ⟦Monday⟧, police said.\n"
    )  # fmt: skip


def test_a_long_context_is_cut_on_both_sides_and_between():
    text = "a" * 100 + " X " + "b" * 200 + " Y " + "c" * 100
    shown = context(text, [Span(101, 102), Span(304, 305), Span(304, 305)])
    assert shown == f"… {'a' * 59} ⟦X⟧ {'b' * 59} … {'b' * 59} ⟦Y⟧ {'c' * 59} …"


@pytest.mark.parametrize("name", sorted(task))
def test_every_task_tells_what_a_row_is_and_what_it_counts(name):
    scorer = task.get(name)
    assert "Row: `{" in " ".join((scorer.__doc__ or "").split())
    assert scorer().needs
