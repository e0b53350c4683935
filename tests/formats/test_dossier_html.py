"""The page of incidents: self-contained, safe, and every value tied to its words."""

import base64
import hashlib
import io
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser

import dossiers
import factory
from rashomon.formats import Style, diff, dossier
from rashomon.formats.dossier import plot
from rashomon.formats.dossier.view import DossierView
from rashomon.model import CrossFinding, Dossier, Evidence, Incident, Link, Name, Report, Spelling, Value, Version

HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "</title><svg onload=alert(1)>",
    "</style><style>@import url(https://x.example)</style>",
)


def page(*items, **style):
    out = io.StringIO()
    dossier.get("html")(items, out, Style(**style))
    return out.getvalue()


BLAST = page(dossiers.blast())
TREE = LexborHTMLParser(BLAST)


def section(name, tree=TREE):
    return tree.css_first(f".s-{name}")


@pytest.mark.parametrize("heading", ["Reports", "Where reports differ", "How figures moved", "What looks wrong", "What is not disputed",
                                     "Names and spellings", "Map", "Timeline", "Reports side by side",
                                     "Why these are one incident"])  # fmt: skip
def test_the_page_has(heading):
    assert heading in [node.text() for node in TREE.css("h2")]


def test_every_value_stands_with_source_reports_and_words():
    rows = [[cell.text() for cell in row.css("td")] for row in section("differ").css("tbody tr")]
    assert rows[0] == [
        "4since replaced by 6",
        "police",
        "1 2 3",
        "11–12 Mar 2024",
        "“killing four people” · “four”".replace("“", "").replace("”", ""),
    ]
    assert rows[2][:3] == ["9", "regional hospital", "3 4"]


def test_a_chip_leads_to_the_report_and_to_words_that_are_there():
    chips = [chip for chip in section("differ").css("a.chip") if "copy" not in chip.attributes["class"]]
    assert len(chips) == 5
    for chip in chips:
        (column,) = TREE.css(chip.attributes["href"])
        for key in chip.attributes["data-e"].split():
            assert column.css(f'[data-e~="{key}"]')


def test_every_link_in_the_page_has_its_target():
    two = LexborHTMLParser(page(dossiers.blast(), replace(dossiers.blast(), id="x"), dossiers.alone()))
    for tree in (TREE, two):
        ids = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(ids) == len(set(ids))
        inner = {a.attributes["href"][1:] for a in tree.css("a") if a.attributes["href"].startswith("#")}
        assert inner <= set(ids)


def test_what_one_report_alone_says_is_marked():
    told = {node.text() for node in TREE.css(".k-only")}
    assert {"Usman Garba", "Ousmane Garba", "Ibrahim Saley", "six people"} <= told
    assert "Nine" not in told
    assert "police" not in {said.casefold() for said in told}


def test_of_a_quotation_in_two_wordings_only_the_difference_is_marked():
    later = next(node for node in TREE.css(".column") if "this market" in node.text())
    assert {"this", "in"} <= {node.text() for node in later.css(".k-only")}
    assert not [node for node in TREE.css(".k-only") if "We will rebuild" in node.text()]


def test_a_copy_is_folded_under_its_original_with_what_it_changed():
    (folded,) = TREE.css("details.folded")
    assert folded.parent.attributes["id"] == "i1-r1"
    assert "exploded" in [node.text() for node in folded.css("ins")]
    assert "went off" in [node.text() for node in folded.css("del")]
    assert len(TREE.css(".column")) == 3


def test_the_plot_shows_each_report_on_its_day_and_strikes_what_was_replaced():
    drawn = section("moved")
    assert len(drawn.css("g.point")) == 5
    assert len(drawn.css("g.point.struck")) == 2
    assert "4 on Mon 11 Mar 2024 (police, since replaced)" in drawn.css_first("svg.plot").attributes["aria-label"]


@pytest.mark.parametrize(("low", "high"), [(0, 0), (1, 1), (3, None), (24, 99), (10**9, None), (0.5, 2.5)])
def test_any_figure_can_be_drawn_inside_its_picture(low, high):
    reports = (Report("a", published="2024-01-01"), Report("b", published="2024-03-01"))
    values = (Value(factory.count(low, high), None, ("a",)), Value(factory.count(2), "x", ("b",)))
    view = DossierView(Dossier("1", Incident("ASSAULT"), reports, (Version("killed", values=values),)))
    drawn = plot.draw(view, view.plain[0], view.points(view.plain[0]))
    assert drawn.count('class="point') == 2
    for x, y in re.findall(r'translate\((-?[\d.]+) (-?[\d.]+)\)" class="shape"', drawn.split("</svg>")[0]):
        assert 0 <= float(x) <= plot.WIDTH
        assert 0 <= float(y) <= plot.HEIGHT


def test_a_report_without_a_day_is_in_the_table_and_not_in_the_plot():
    reports = (Report("a", published="2024-01-01"), Report("b", published="2024-01"), Report("c"))
    values = (Value(factory.count(1), None, ("a", "b")), Value(factory.count(2), None, ("a", "c")))
    tree = LexborHTMLParser(
        page(Dossier("1", Incident("ASSAULT"), reports, (Version("killed", values=values, agree=False),)))
    )
    assert len(tree.css("g.point")) == 2
    assert [chip.text() for chip in section("differ", tree).css("a.chip")] == ["1", "2", "2", "3"]
    assert section("reports", tree).css("li")[2].text().startswith("3")


def test_wordings_of_evidence_are_told_apart():
    a, b = "We will rebuild the market within a month", "We will rebuild this market in a month"
    found = (dossiers.evidence("d1aa", a), dossiers.evidence("d3cc", b))
    made = replace(dossiers.blast(), findings=(CrossFinding("quote_drift.v1", "note", "Two wordings.", found),))
    marked = [node.text() for node in LexborHTMLParser(page(made)).css(".finding .d")]
    assert marked == ["the", "within", "this", "in"]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_never_become_markup(words):
    text = f"Talk of {words} here. It was said: {words}"
    made = {}
    for id in ("a", "b", "c"):
        d = factory.doc(text, id=id, title=words)
        named = factory.actor(d, "a1", words, kind="person")
        said = factory.statement(d, "s1", words, quoted=(words,), speaker="a1")
        where = factory.place(d, "p1", words, lat=1.0, lon=1.0, precision="city")
        made[id] = factory.reading(d, actors=(named,), statements=(said,), places=(where,))
    span = factory.at(made["a"].document, words)
    found = (Evidence("a", span, words, words), Evidence("nowhere", span, words))
    values = (Value(words, words, ("a", "b"), evidence=found), Value(factory.count(1), words, ("a", words), evidence=found),
              Value(factory.count(5), words, ("b",), replaced_by=words))  # fmt: skip
    reports = [
        Report(id, None, words, words, words, "2024-01-0" + day, f"javascript:{words}")
        for id, day in zip("abc", "123", strict=True)
    ]
    reports[2] = replace(reports[2], copy_of="a", copy_why=words)
    tree = LexborHTMLParser(page(dossiers.blast(), Dossier(
        words, Incident(words, "denied", words, made["a"].places[0], words, words, (words,)), tuple(reports),
        (Version(words, words, None, values, False), Version("seats", None, words, values, False)),
        names=(Name(words, "person", (Spelling(words, ("a",)), Spelling("x", ("b",)))),),
        findings=(CrossFinding(words, "error", words, found),), readings=made,
        links=(Link(words, "a", "same", None, words, words, "2024-01-01", {words: 1.0}),),
    )))  # fmt: skip
    assert len(tree.css("script")) == 1
    assert len(tree.css("style")) == 1
    assert not tree.css("img, svg[onload], iframe, object, embed, link, base, form")
    assert not [node for node in tree.css("*") if any(name.startswith("on") for name in node.attributes)]
    assert not [node for node in tree.css("a") if "javascript" in (node.attributes["href"] or "")]
    assert words in tree.css_first("#i2 .column .words").text()


def test_only_the_pages_own_script_and_style_may_run():
    policy = TREE.css_first("meta[http-equiv]").attributes["content"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        inside = re.search(f"<{tag}>(.*?)</{tag}>", BLAST, re.DOTALL)[1]
        assert base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode() in policy
    assert not re.search(r"<[^>]+\sstyle=", BLAST)


def test_nothing_is_fetched():
    loaded = [
        node
        for node in TREE.css("*")
        if {"src", "srcset", "poster", "data", "action", "xlink:href"} & set(node.attributes)
    ]
    assert not loaded
    assert not [node for node in TREE.css("[href]") if node.tag != "a"]
    assert "url(" not in BLAST
    assert "@import" not in BLAST
    assert all("noreferrer" in a.attributes["rel"] for a in TREE.css("a") if not a.attributes["href"].startswith("#"))


def test_many_incidents_have_an_index_and_those_of_one_report_no_part_of_their_own():
    tree = LexborHTMLParser(page(dossiers.blast(), dossiers.alone()))
    rows = [row.text() for row in tree.css("#index tbody tr")]
    assert len(rows) == 2
    assert len(tree.css("article.incident")) == 1
    assert len(LexborHTMLParser(page(dossiers.blast(), dossiers.alone(), whole=True)).css("article.incident")) == 2
    assert not TREE.css("#index")


def test_no_incident_and_the_least_incident_have_a_page():
    assert "No incident was found." in page()
    assert "Protest" in LexborHTMLParser(page(dossiers.empty(), whole=True)).css_first("h1").text()


def test_a_dossier_without_its_readings_still_has_its_table():
    tree = LexborHTMLParser(page(replace(dossiers.blast(), readings={})))
    assert section("differ", tree)
    assert not tree.css(".column")
    assert all(tree.css(a.attributes["href"]) for a in tree.css("a.chip"))


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [(f"s{at}", "paper", 3.0) for at in range(6)]
    + [("ink", back, 4.5) for back in ("only", "put")]
    + [("soft", "cut", 4.5), ("soft", "paper", 4.5), ("link", "sheet", 4.5), ("soft", "sheet", 4.5)],
)
def test_words_and_marks_stand_out_from_their_ground(front, back, least, dark):
    """WCAG 2.2: 1.4.3 for words (4.5 to 1), 1.4.11 for marks of a plot (3 to 1)."""
    css = TREE.css_first("style").text()
    blocks = re.findall(
        r":root \{(.*?)\}", css.replace("@media print", "|").split("|")[0] + css[css.index("--s0") - 9 :], re.DOTALL
    )
    light, deep = blocks[0::2], blocks[1::2]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", "".join(light[:2] + (deep[:2] if dark else []))))
    a, b = sorted((_luminance(colours[front]), _luminance(colours[back])), reverse=True)
    assert (a + 0.05) / (b + 0.05) >= least


@pytest.mark.parametrize(("left", "right", "told"), [
    ("Four men died in Homs.", "Six men died in Hama.", [("Four", "Six"), ("Homs", "Hama")]),
    ("He said “no”.", 'he  said\n"no".', []),
    ("", "All new.", [("", "All new.")]),
    ("Gone at the end", "Gone", [("at the end", "")]),
    ("a b c d", "a x y d", [("b c", "x y")]),
])  # fmt: skip
def test_changes_name_what_was_there_and_what_is(left, right, told):
    assert [(change.left.of(left), change.right.of(right)) for change in diff.changes(left, right)] == told


def test_a_diff_keeps_every_character_of_the_new_text():
    shown = LexborHTMLParser(f"<p>{diff.inline(dossiers.WIRE, dossiers.COPY)}</p>")
    for node in shown.css("del"):
        node.decompose()
    assert " ".join(shown.css_first("p").text().split()) == " ".join(dossiers.COPY.split())


def test_an_election_is_one_table_of_parties_with_status():
    rows = section("results", LexborHTMLParser(page(dossiers.election()))).css("tbody tr")
    assert [[cell.text() for cell in row.css("td")] for row in rows] == [
        ["Civic Front", "73 1 2 preliminary", "1 2"], ["Land and Bread", "32 133 2", ""],
    ]  # fmt: skip


def test_figures_that_agree_on_one_day_are_not_drawn():
    made = replace(dossiers.blast(), versions=dossiers.blast().versions[1:])
    assert not section("moved", LexborHTMLParser(page(made)))


def test_a_share_is_drawn_in_per_cent():
    reports = (Report("a", published="2024-01-01"), Report("b", published="2024-03-01"))
    values = (Value(factory.count(41), None, ("a",)), Value(factory.count(43), None, ("b",)))
    tree = LexborHTMLParser(
        page(Dossier("1", Incident("ELECTION"), reports, (Version("turnout", values=values, agree=False),)))
    )
    assert [node.text() for node in tree.css(".plot .value")] == ["41%", "43%"]


@pytest.mark.parametrize("number", [1, 2])
def test_headings_leave_out_no_level(number):
    made = [replace(dossiers.blast(), id=str(at)) for at in range(number)]
    levels = [int(node.tag[1]) for node in LexborHTMLParser(page(*made)).css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert levels.count(1) == 1


def test_a_copy_of_a_copy_is_folded_under_the_original_and_a_circle_loses_none():
    made = dossiers.blast()
    chain = {"d3cc": "d2bb"}
    reports = tuple(replace(report, copy_of=chain.get(report.document, report.copy_of)) for report in made.reports)
    tree = LexborHTMLParser(page(replace(made, reports=reports)))
    assert [node.parent.attributes["id"] for node in tree.css("details.folded")] == ["i1-r1", "i1-r1"]
    circle = {"d1aa": "d2bb", "d2bb": "d1aa"}
    reports = tuple(replace(report, copy_of=circle.get(report.document)) for report in made.reports)
    tree = LexborHTMLParser(page(replace(made, reports=reports)))
    assert len(tree.css(".reports li")) == 4


def test_a_surname_alone_is_no_other_name_and_another_spelling_is():
    made = {}
    for id, text, name in (
        ("a", "Mayor Ousmane Garba spoke.", "Ousmane Garba"),
        ("b", "So Garba spoke.", "Garba"),
        ("c", "So Garbah spoke.", "Garbah"),
    ):
        d = factory.doc(text, id=id)
        made[id] = factory.reading(d, actors=(factory.actor(d, "a1", name, kind="person"),))
    reports = tuple(Report(id, published=f"2024-01-0{n}") for n, id in enumerate("abc", 1))
    tree = LexborHTMLParser(page(Dossier("1", Incident("ASSAULT"), reports, readings=made)))
    assert [node.text() for node in tree.css(".k-only")] == ["Ousmane Garba", "Garbah"]
