"""The gate: on reports of our own making, no figure drops below its floor."""

import pytest

import golden_match


@pytest.fixture(scope="module")
def rows():
    return list(golden_match.rows_of_all())


def test_no_section_and_no_rate_of_findings_drops_below_its_floor(rows):
    assert golden_match.regressions(golden_match.tally(rows), golden_match.findings()) == []


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

    found = {"right": 9, "wrong": 1, "gold": 10, "met": 8}
    louder = {"right": 9, "wrong": 2, "gold": 10, "met": 8}

    assert golden_match.update(reached, found, allow=False) == 0
    assert golden_match.update(fewer, found, allow=False) == 1
    assert golden_match.regressions(fewer, found) == ["claims: 4 found, the floor is 5"]
    assert golden_match.regressions(reached, louder) == ["precision of findings: 0.818, the floor is 0.900"]
    assert golden_match.regressions(reached, found | {"met": 7}) == ["recall of findings: 0.700, the floor is 0.800"]
    assert golden_match.update(reached, louder, allow=False) == 1
    assert golden_match.update(fewer, louder, allow=True) == 0
    assert golden_match.regressions(fewer, louder) == []
