"""The gate: on reports of our own making, no figure drops below its floor."""

import pytest

import golden_match


@pytest.fixture(scope="module")
def rows():
    return list(golden_match.rows_of_all())


def test_no_section_drops_below_its_floor(rows):
    assert golden_match.regressions(golden_match.tally(rows)) == []


def test_floors_are_pinned_for_the_texts_and_facts_that_are_here():
    assert golden_match.floors()["corpus_sha256"] == golden_match.corpus_hash(), (
        "texts or facts changed; run python tests/golden_match.py --update"
    )


def test_every_snippet_of_the_facts_stands_in_its_text(rows):
    assert [row for row in rows if row.got == "not in the text"] == []


@pytest.mark.parametrize("name", golden_match.names())
def test_every_report_says_whether_its_facts_were_written_before_the_code_was_seen(name):
    assert golden_match.gold_of(name)["written"] in ("before", "after")


def test_a_floor_is_not_lowered_without_the_flag(tmp_path, monkeypatch):
    pinned = tmp_path / "floors.json"
    monkeypatch.setattr(golden_match, "FLOORS", pinned)
    reached = {"claims": {"facts_found": 5, "facts_total": 9}}
    fewer = {"claims": {"facts_found": 4, "facts_total": 9}}

    assert golden_match.update(reached, allow=False) == 0
    assert golden_match.update(fewer, allow=False) == 1
    assert golden_match.regressions(fewer) == ["claims: 4 found, the floor is 5"]
    assert golden_match.update(fewer, allow=True) == 0
    assert golden_match.regressions(fewer) == []
