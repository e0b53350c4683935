"""Where and when each document was got, and that nothing is read twice."""

import io
import json
import os
from hashlib import sha256

import pytest

from rashomon.model import Document, RecordError
from rashomon.sources import open_paths, read_stream
from sources_memory import Memory

BODY = "A bomb killed two people at a market in the north on Friday, police said. Nobody claimed the attack."
FRENCH = "Deux personnes ont été tuées vendredi dans une explosion sur un marché du nord du pays, selon la police."


@pytest.fixture
def memory():
    return Memory()


def rows(path, *texts):
    path.write_text("".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in texts))
    return path


def test_a_file_is_named_by_its_absolute_path_and_hashed(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(BODY)
    monkeypatch.chdir(tmp_path)
    (document,) = open_paths(["a.txt"])
    capture = document.capture
    assert (capture.uri, capture.sha256, capture.size) == (
        str(tmp_path / "a.txt"),
        sha256(BODY.encode()).hexdigest(),
        len(BODY),
    )
    assert capture.at.endswith("Z")
    assert (document.input_id, capture.media_type, capture.inside) == ("a.txt", "text/plain", None)


def test_an_unchanged_file_is_not_read_again_and_a_changed_one_is(tmp_path, memory):
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    assert len(memory.add(path)) == 1
    assert memory.add(path) == []
    assert memory.seen_again == [str(path)]
    path.write_text(BODY + " The toll later rose to three.")
    (changed,) = memory.add(path)
    assert changed.capture.uri == str(path)


def test_rows_are_known_by_their_ids(tmp_path, memory):
    path = rows(tmp_path / "a.jsonl", (1, BODY), (2, BODY + " Two."))
    assert [d.capture.uri for d in memory.add(path)] == [f"{path}#1", f"{path}#2"]
    assert memory.add(path) == []
    assert memory.seen_again == [str(path)]
    rows(path, (0, BODY + " None."), (1, BODY), (2, BODY + " Two, no, three."))
    assert [d.capture.uri for d in memory.add(path)] == [f"{path}#0", f"{path}#2"]


def test_rows_of_one_id_are_not_taken_for_versions_of_each_other(tmp_path, memory):
    path = rows(tmp_path / "a.jsonl", ("x", BODY), ("x", BODY + " Two."))
    assert len({d.capture.uri for d in memory.add(path)}) == 2


def test_a_file_with_a_broken_row_is_looked_at_again(tmp_path, memory):
    path = rows(tmp_path / "a.jsonl", (1, BODY))
    with path.open("a") as out:
        out.write("{broken\n")
    assert [type(o) for o in memory.add(path)] == [Document, RecordError]
    assert [type(o) for o in memory.add(path)] == [RecordError]


def test_a_report_in_another_language_is_not_parsed_twice(tmp_path, memory):
    path = rows(tmp_path / "a.jsonl", (1, BODY), (2, FRENCH))
    assert [type(o) for o in memory.add(path)] == [Document, RecordError]
    assert memory.add(path) == []


def test_what_comes_by_standard_input_is_named_by_its_content():
    first, second = (next(read_stream("-", io.BytesIO(t.encode()))) for t in (BODY, BODY + " Two."))
    assert first.capture.uri != second.capture.uri
    assert first.capture.sha256 == first.sha256


def test_a_pipe_in_a_folder_does_not_stop_the_run(tmp_path):
    (tmp_path / "b.txt").write_text(BODY)
    os.mkfifo(tmp_path / "a")
    error, document = open_paths([str(tmp_path)])
    assert error.message == "is a pipe; in a folder only files are read"
    assert document.text == BODY


def test_links_that_point_at_themselves_end(tmp_path):
    (tmp_path / "a.txt").write_text(BODY)
    os.symlink(tmp_path, tmp_path / "loop")
    os.symlink("self", tmp_path / "self")
    document, error = open_paths([str(tmp_path)])
    assert document.text == BODY
    assert error.source.endswith("self")
