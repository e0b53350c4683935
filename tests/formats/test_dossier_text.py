"""The terminal page of an incident."""

import io
from dataclasses import replace

import pytest

import dossiers
from rashomon.formats import Style, dossier
from rashomon.model import Dossier, Incident, Report, Value, Version


def page(*items, **style):
    out = io.StringIO()
    dossier.get("text")(items, out, Style(**style))
    return out.getvalue()


PAGE = page(dossiers.blast())


def section(title, text=PAGE):
    return text.split(f"\n{title}\n")[1].split("\n\n")[0]


def test_the_head_says_what_when_where_and_how_many_tell_of_it():
    head = " ".join(PAGE.split("\n\n")[0].split())
    assert "Bombing of the grain market in Zinder" in head
    assert "Mon 11 Mar 2024 · Zinder, Niger" in head
    assert "4 reports, 3 independent sources, published 11–13 Mar 2024 · incident 1f2e3d4c5b6a" in head


def test_rival_values_stand_side_by_side_with_sources_and_reports():
    rows = [line.split("  ") for line in section("WHERE REPORTS DIFFER").splitlines()]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert ["4 (since replaced by 6)", "police", "1 (2) 3", "11–12 Mar 2024"] in cells
    assert ["9", "regional hospital", "3 4", "12–13 Mar 2024"] in cells


def test_figures_move_by_day_without_the_copy():
    moved = section("HOW FIGURES MOVED")
    assert moved.index("11 Mar 2024") < moved.index("12 Mar 2024") < moved.index("13 Mar 2024")
    assert "[2]" not in moved
    assert moved.count("since\N{NO-BREAK SPACE}replaced") == 2
    longest = [line.count("█") for line in moved.splitlines()[1:]]
    assert longest == sorted(longest)


@pytest.mark.parametrize(("title", "told"), [
    ("WHAT IS NOT DISPUTED", "at least 20 — police [1 (2)]"),
    ("REPORTS", "copies 1:"),
    ("NAMES AND SPELLINGS", "Ousmane Garba [1 (2)]; Usman Garba [3]"),
    ("WHAT LOOKS WRONG", "[4] 3:121 “Ibrahim Saley”"),
    ("WHY THESE ARE ONE INCIDENT", "1 = 4  The hospital is the same. (Aïcha, Thu 14 Mar 2024)"),
    ("WHY THESE ARE ONE INCIDENT", "1 ≠ e5ee"),
])  # fmt: skip
def test_the_page_tells(title, told):
    assert told in section(title)


def test_what_looks_wrong_points_at_line_and_column():
    line, column = 3, 121
    assert dossiers.OWN.splitlines()[line - 1][column - 1 :].startswith("Ibrahim Saley")


def test_incidents_of_one_report_come_after_in_short():
    told = page(dossiers.alone(), dossiers.blast())
    assert told.index("Bombing of the grain market") < told.index("TOLD BY ONE REPORT ONLY")
    assert "2 killed · Sahel Wire" in told
    assert "REPORTS" in page(dossiers.alone(), whole=True)


def test_no_incident_is_said():
    assert page() == "No incident was found.\n"


def test_the_least_dossier_has_a_page():
    assert "Protest" in page(dossiers.empty(), whole=True)


@pytest.mark.parametrize("width", [40, 80, 110])
def test_no_line_is_wider_than_the_page(width):
    assert max(map(len, page(dossiers.blast(), dossiers.alone(), width=width, whole=True).splitlines())) <= width


def test_colour_only_where_asked_and_never_from_a_report():
    assert "\x1b" not in PAGE
    assert "\x1b[1m" in page(dossiers.blast(), colour=True)
    hostile = Dossier(
        "1", Incident("ASSAULT", title="\x1b[31mred"), (Report("a", publisher="\x1b]0;x\x07"), Report("b"))
    )
    assert "\x1b" not in page(hostile)


def test_a_long_label_stands_above_its_values():
    made = dossiers.blast()
    fate = Version("target_outcome", "Abdoul Karim Moussa Ibrahim", values=(Value("unharmed", None, ("d1aa",)),))
    lines = section("WHAT IS NOT DISPUTED", page(replace(made, versions=(fate,)))).splitlines()
    assert [line.strip() for line in lines] == ["Fate of target, Abdoul Karim Moussa Ibrahim", "unharmed [1]"]


def test_an_election_is_one_table_of_parties_with_the_reports_behind_each_number():
    rows = [line.split("  ") for line in section("ELECTION RESULTS", page(dossiers.election())).splitlines()]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert cells == [
        ["Party", "Seats", "Rank"], ["Civic Front", "73 [1 2]", "1 [2]"], ["Land and Bread", "32 [1] / 33 [2]"],
    ]  # fmt: skip


def test_what_a_copy_changed_is_told_once():
    told = page(dossiers.blast(), dossiers.blast())
    assert told.count("WHAT COPIES CHANGED") == 1
    changed = " ".join(section("WHAT COPIES CHANGED", told).split())
    assert "(2) against 1:" in changed
    assert "“went off” → “exploded”" in changed


def test_what_a_report_tells_besides_its_main_story_is_only_counted():
    aside = replace(dossiers.alone(), reports=(replace(dossiers.alone().reports[0], main=False),))
    told = section("TOLD BY ONE REPORT ONLY", page(dossiers.blast(), dossiers.alone(), aside, aside))
    assert len(told.splitlines()) == 2
    assert "and 2 happenings told besides a main story" in told
