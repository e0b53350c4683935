"""The one sentence that leads a page."""

import rashomon
from rashomon.formats.lead import lead
from rashomon.formats.words import View

RIVAL = "Two people died in a bombing in Trujillo on Friday, police said, while a hospital said that five were killed."


def sentence(text):
    return lead(View(rashomon.read(text, published="2024-03-04")))


def test_rival_figures_stand_side_by_side_with_their_sources():
    assert sentence(RIVAL) == (
        "Attack with explosives in Trujillo, La Libertad, Peru on Fri 1 Mar 2024: killed 2 people (police) or 5 (hospital)."
    )


def test_doers_are_named_and_a_part_gives_way_to_its_whole():
    told = "Gunmen killed nine people, including two children, in Kano on Friday."
    assert sentence(told) == "Attack in Kano, Nigeria on Fri 1 Mar 2024 by Gunmen: killed 9 people."


def test_a_report_without_a_deed_has_no_sentence():
    assert sentence("The weather was fine.") == ""


def test_background_is_folded_on_the_page_and_short_in_the_terminal(tmp_path):
    from click.testing import CliRunner

    from rashomon.cli import verbs

    text = tmp_path / "report.txt"
    text.write_text(
        "Gunmen killed three farmers near Gao on Monday.\n\nIn May 2019 a bomb had killed nine people in Gao.",
        encoding="utf-8",
    )
    run = CliRunner().invoke(verbs, ["read", "--published", "2024-03-05", str(text)])
    assert "TOLD BESIDE IT\n 2  " in run.output
    assert "(background)" in run.output
    page = CliRunner().invoke(verbs, ["read", "-f", "html", "--published", "2024-03-05", str(text)])
    assert page.output.index('class="lead"') < page.output.index("<details") < page.output.index("</details>")


def test_no_side_s_claim_of_the_other_s_dead_leads_alone():
    told = "Rebels said that they had killed 80 soldiers near Gao on Friday. The army said that it had lost six men."
    assert "6 men (army) or 80 soldiers (Rebels)" in sentence(told)


def test_the_report_s_own_figure_leads():
    told = "Gunmen killed nine people in Kano on Friday. A blogger said that 60 guards had been killed."
    assert "killed 9 people." in sentence(told)
