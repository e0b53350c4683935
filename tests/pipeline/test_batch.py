"""What becomes of a shard whose process ends while it reads."""

from itertools import islice

import pytest

from rashomon.model import Document
from rashomon.pipeline.batch import STRIKES, Journal


@pytest.fixture
def reports():
    return [Document(f"d{n}", "A bomb killed two people.", input_id=f"r{n}") for n in range(80)]


def interrupted(path, reports, at):
    """Read until report `at` is in hand, which ends the process; return what was read."""
    read = []
    for portion in Journal(path).portions(reports):
        if reports[at] in portion:
            return read
        read += portion
    return read


def test_a_report_that_ends_process_after_process_is_left_out_and_the_rest_is_read(tmp_path, reports):
    for _ in range(STRIKES):
        assert interrupted(tmp_path / "j", reports, 40)[-1] is not reports[40]
    read = [outcome for portion in Journal(tmp_path / "j").portions(reports) for outcome in portion]
    assert read[:40] == reports[:40]
    assert read[41:] == reports[41:]
    assert read[40].source == "r40"
    assert "processes that read it ended" in read[40].message


def test_a_report_is_tried_again_where_the_machine_may_be_to_blame(tmp_path, reports):
    interrupted(tmp_path / "j", reports, 40)
    interrupted(tmp_path / "j", reports, 12)
    assert [outcome for portion in Journal(tmp_path / "j").portions(reports) for outcome in portion] == reports


def test_two_such_reports_are_both_found(tmp_path, reports):
    for at in (40, 40, 41, 40, 41, 41):
        interrupted(tmp_path / "j", reports, at)
    read = [outcome for portion in Journal(tmp_path / "j").portions(reports) for outcome in portion]
    assert [n for n, outcome in enumerate(read) if outcome is not reports[n]] == [40, 41]


def test_the_reports_of_an_ended_batch_are_read_one_by_one(tmp_path, reports):
    interrupted(tmp_path / "j", reports, 40)
    portions = list(islice(Journal(tmp_path / "j").portions(reports), 60))
    assert [reports[40]] in portions
    assert max(map(len, portions)) > 1
