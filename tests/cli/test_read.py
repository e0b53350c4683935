import json
import subprocess
import sys

import pytest

from rashomon.pipeline import read as stages

REPORT = "date 2024-03-09 Two killed in market blast\n\nA bomb killed two people at a market in the north on Friday, police said.\n"
FRENCH = (
    "Deux personnes ont été tuées vendredi dans une explosion sur un marché du nord du pays, selon la police. "
    "Le gouvernement a condamné cette attaque et promis une enquête.\n"
)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def rows(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def read_ids(result):
    return [row["document"]["input_id"] for row in rows(result)]


def test_reads_a_file_to_standard_output(run, report):
    result = run("read", str(report), "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    (row,) = rows(result)
    assert row["document"]["text"] == REPORT
    assert row["document"]["published"] == "2024-03-09"
    assert row["document"]["title"] == "Two killed in market blast"
    assert result.stderr == ""


def test_reads_standard_input(run):
    result = run(
        "read", "-", "--format", "jsonl", "--published", "2024-05-01", stdin=b"Police said two men were arrested."
    )
    assert rows(result)[0]["document"]["published"] == "2024-05-01"


def test_walks_a_folder_in_name_order(run, tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.txt"):
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(REPORT)
    result = run("read", str(tmp_path / "reports"), "-f", "jsonl")
    assert [path.removeprefix(f"{tmp_path}/reports/") for path in read_ids(result)] == ["a.txt", "b.txt", "sub/c.txt"]


def test_writes_the_output_file_whole(run, report, tmp_path):
    out = tmp_path / "out.jsonl"
    result = run("read", str(report), "-f", "jsonl", "-o", str(out))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert json.loads(out.read_text())["document"]["text"] == REPORT
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "report.txt"]


def test_leaves_the_old_output_when_the_run_is_cut_short(run, report, tmp_path, monkeypatch):
    out = tmp_path / "out.jsonl"
    out.write_text("old")

    def stop(documents, *args, **options):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr("rashomon.cli._inputs.read_all", stop)
    assert run("read", str(report), "-f", "jsonl", "-o", str(out)).exit_code != 0
    assert out.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "report.txt"]


def test_a_report_that_takes_too_long_is_told_and_no_more(run, report):
    result = run("read", str(report), "--time-limit", "0.00001")
    assert result.exit_code == 3
    assert "takes longer than 1e-05 seconds" in result.stderr


def test_names_of_files_steer_no_terminal(run, tmp_path):
    bad = tmp_path / "a\x1b[2J\x07.txt"
    bad.write_text("")
    told = run("read", str(bad)).stderr
    assert "a\\x1b[2J\\x07.txt: is empty" in told
    assert told.replace("\n", "").isprintable()


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\t\r\n ", "white space"),
    "binary.bin": (bytes(range(256)) * 40, "binary"),
    "image.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200), "binary"),
    "line.txt": (b"word " * 4_000_000, "20,000,000 characters; a report may have 5,000,000"),
    "noarticle.html": (b"<!doctype html><html><body><script>1</script></body></html>", "without an article"),
    "deep.html": (b"<html>" + b"<div>" * 100_000 + b"text", "nests more than"),
    "broken.pdf": (b"%PDF-1.4\nthis is no pdf", "broken PDF"),
    "french.txt": (FRENCH.encode(), "is in French; this version reads English"),
    "none.jsonl": (b"\n\n", "white space|blank lines"),
    "no_text.jsonl": (b'{"id": "r1"}\n', 'has no "text"'),
    "not_json.jsonl": (b'{"id": "r1", "text": \n', "is not JSON"),
    "array.jsonl": (b"[1, 2]\n", "not a JSON object"),
    "latin.jsonl": (b'{"text": "caf\xe9"}\n', "not UTF-8"),
    "number.jsonl": (b'{"text": 7}\n', '"text" is not a string'),
    "nested.jsonl": (b'{"text": ' + b"[" * 200_000 + b"\n", "nested too deeply|is not JSON"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_one_line_and_the_rest_is_read(run, report, tmp_path, name):
    data, message = BAD[name]
    bad, errors = tmp_path / name, tmp_path / "errors.jsonl"
    bad.write_bytes(data)
    result = run("read", str(report), str(bad), str(report), "-f", "jsonl", "--errors", str(errors))
    assert result.exit_code == 3
    assert read_ids(result) == [str(report), str(report)]
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"rashomon: {bad}")
    assert any(words in line for words in message.split("|")), line
    (row,) = map(json.loads, errors.read_text().splitlines())
    assert row["error"] in line
    assert row["source"] in line


def test_a_missing_file_and_an_empty_folder_are_told(run, report, tmp_path):
    (tmp_path / "empty").mkdir()
    result = run("read", str(tmp_path / "gone.txt"), str(tmp_path / "empty"), str(report), "-f", "jsonl")
    assert result.exit_code == 3
    assert read_ids(result) == [str(report)]
    assert "there is no such file" in result.stderr.splitlines()[0]
    assert "folder without files" in result.stderr.splitlines()[1]


def test_a_file_that_may_not_be_read_is_told(run, report, tmp_path, monkeypatch):
    # A file's mode does not stop root, under which tests often run: the refusal is the system's own, raised here.
    locked = tmp_path / "locked.txt"
    locked.write_text(REPORT)
    opened = open

    def refuse(path, *args, **kwargs):
        if str(path) == str(locked):
            raise PermissionError(13, "Permission denied", str(locked))
        return opened(path, *args, **kwargs)

    monkeypatch.setattr("builtins.open", refuse)
    result = run("read", str(locked), str(report), "-f", "jsonl")
    assert result.exit_code == 3
    assert "no permission" in result.stderr
    assert read_ids(result) == [str(report)]


def test_a_bad_row_names_its_line_and_the_rest_goes_on(run, tmp_path):
    path = tmp_path / "reports.jsonl"
    good = json.dumps({"id": "a", "text": REPORT, "published": "2023-01-02", "title": "Other title"})
    path.write_text(f"{good}\n{{oops\n\n{good}\n")
    result = run("read", str(path), "-f", "jsonl", "--published", "2020-01-01")
    assert result.exit_code == 3
    assert f"{path}:2: is not JSON" in result.stderr
    assert [row["document"]["published"] for row in rows(result)] == ["2023-01-02"] * 2
    assert read_ids(result) == ["a", "a"]


def test_a_failure_inside_one_reading_does_not_stop_the_rest(run, report, tmp_path, monkeypatch):
    read_document = stages.read_document

    def fail_on_boom(document, **options):
        if "boom" in document.text:
            raise ZeroDivisionError("boom")
        return read_document(document, **options)

    monkeypatch.setattr("rashomon.pipeline.read.read_document", fail_on_boom)
    bad = tmp_path / "boom.txt"
    bad.write_text("The boom was heard in the whole town, residents said.")
    result = run("read", str(bad), str(report), "-f", "jsonl")
    assert result.exit_code == 3
    assert read_ids(result) == [str(report)]
    assert "could not be read (ZeroDivisionError: boom)" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("read",),
        ("read", "x.txt", "--format", "nope"),
        ("read", "x.txt", "--published", "yesterday"),
        ("read", "x.txt", "-o", "/no/such/folder/out"),
        ("frobnicate",),
        ("check", "x.txt", "--fail-on", "panic"),
    ],
)
def test_wrong_usage_is_told_without_a_traceback(args):
    done = subprocess.run([sys.executable, "-m", "rashomon", *args], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Error:" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_does_not_load_the_parser():
    code = "import sys; from rashomon.cli import verbs; verbs.main(['--help'], standalone_mode=False); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("False\n")
    assert "Examples:" in done.stdout


def test_a_closed_pipe_is_no_error(tmp_path):
    code = (
        "from rashomon.pipeline import read; read.LAYERS = (); import sys; from rashomon.cli import main; "
        "sys.argv = ['rashomon', 'read', sys.argv[1], '-f', 'jsonl']; main()"
    )
    path = tmp_path / "reports.jsonl"
    path.write_text((json.dumps({"text": REPORT * 20}) + "\n") * 10)
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=-1, stderr=-1) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_an_address_of_a_private_network_is_refused_unless_allowed(run):
    refused = run("read", "http://127.0.0.1:9/report")
    assert refused.exit_code == 3
    assert "private or reserved address" in refused.stderr
    allowed = run("read", "http://127.0.0.1:9/report", "--allow-private")
    assert allowed.exit_code == 3
    assert "the server cannot be reached" in allowed.stderr


def test_a_feed_is_read_entry_by_entry(run, tmp_path):
    (tmp_path / "feed.xml").write_text(
        "<rss><channel><title>Harbour Herald</title><item><guid isPermaLink='false'>7</guid><title>Two killed in market blast"
        "</title><description>A bomb killed two people, &lt;script&gt;alert(1)&lt;/script&gt;police said.</description></item></channel></rss>"
    )
    result = run("read", str(tmp_path / "feed.xml"), "-f", "jsonl")
    (row,) = rows(result)
    assert row["document"]["input_id"].endswith("feed.xml#7")
    assert row["document"]["text"] == "Two killed in market blast\n\nA bomb killed two people, police said."


def test_scripts_in_titles_never_run_in_a_page(run, tmp_path):
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)> Two killed in market blast"
    row = {"text": f"{evil}\n\nA bomb killed two people at a market, police said.", "title": evil, "publisher": evil, "author": evil,
           "url": "javascript:alert(1)"}  # fmt: skip
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    page = run("read", str(tmp_path / "a.jsonl"), "-f", "html").stdout
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "javascript:alert" not in page
