"""A short statement held against a report: what it has where the report has something else."""

import pytest

from rashomon.checks.across.unsupported import unsupported_by
from rashomon.evaluate.pairs import between
from rashomon.model import Document, Engine, Reading
from rashomon.pipeline.dossiers import compare
from rashomon.pipeline.read import read_documents

REPORT = """Police in the port of Marwick are looking for two men after a jeweller's shop was robbed on Tuesday evening.
The owner, Hannah Pruett, said the men threatened her with a crowbar and took watches worth £40,000.
Detective Inspector Colin Mabey of Northshire Police said a grey van was seen leaving Fenner Street at about 18:15.
"We would like to hear from anyone who was near the bus station," he said.
Ms Pruett has run the shop with her sister since 1998. A similar raid took place in Lowbridge in March, when three men were arrested.
The Marwick Traders Association has called on the council for better street lighting. Its chairman, Dev Anand, said members were worried.
"""
RIGHT = [
    "A jeweller's shop in Marwick has been robbed by two men with a crowbar.",
    "Traders' chairman Dev Anand has called for better street lighting.",
    "Hannah Pruett said she was threatened with a crowbar.",
]
WRONG = [
    "A jeweller's shop in Colin Mabey has been robbed by two men with a crowbar.",
    "Traders' chairman Northshire Police has called for better street lighting.",
    "Dev Anand said she was threatened with a crowbar.",
]


def laid_beside(statement, report=REPORT):
    readings = tuple(read_documents([Document(id="report", text=report), Document(id="statement", text=statement)]))
    return readings, [f for f in between(*readings) if f.check == "unsupported.v1"]


@pytest.mark.parametrize(("right", "wrong"), list(zip(RIGHT, WRONG, strict=True)))
def test_the_wrong_statement_is_doubted_more(right, wrong):
    grades = [unsupported_by(*laid_beside(text)[0]).doubt for text in (right, wrong)]
    assert grades[0] < grades[1]


@pytest.mark.parametrize("right", RIGHT)
def test_what_the_report_bears_out_gets_no_finding(right):
    assert laid_beside(right)[1] == []


def test_a_name_of_another_kind_is_noted_with_both_places_shown():
    _, (finding,) = laid_beside(WRONG[0])
    assert finding.severity == "note"
    assert [(e.document, e.text) for e in finding.evidence] == [
        ("statement", "Colin Mabey"), ("report", "Colin Mabey"), ("report", "Marwick"),
    ]  # fmt: skip
    assert "“Colin Mabey”" in finding.message
    assert "“Marwick”" in finding.message


def test_two_reports_of_like_length_are_no_statement_and_report():
    other = REPORT.replace("two men", "three men").replace("Marwick", "Colin Mabey")
    readings, found = laid_beside(other)
    assert found == []
    assert unsupported_by(*readings) is None


def test_words_the_report_does_not_have_are_not_judged():
    (report, statement), found = laid_beside("Eleven people were hurt in Zanzibar in 1964.")
    assert found == []
    assert unsupported_by(report, statement).misfits == ()


def test_every_misfit_points_at_its_words():
    text = WRONG[1]
    (report, statement), _ = laid_beside(text)
    for misfit in unsupported_by(report, statement).misfits:
        assert misfit.span.of(text) == misfit.text
        assert misfit.report.of(REPORT)


@pytest.mark.parametrize("text", ["", "?", "\n\n", "no capitals or figures here", "1" * 400])
def test_odd_statements_are_read(text):
    (report, statement), found = laid_beside(text)
    assert found == []
    assert unsupported_by(report, statement).misfits == ()


def test_an_empty_report_supports_nothing_and_breaks_nothing():
    assert laid_beside("Dev Anand spoke in Marwick.", report="")[1] == []


def test_a_report_without_case_gives_no_names_to_judge_by():
    (report, statement), found = laid_beside(WRONG[0], report=REPORT.upper())
    assert found == []
    assert unsupported_by(report, statement).misfits == ()


def test_a_very_long_report_is_held_against_its_beginning():
    long = Document(id="long", text=REPORT + "Nothing else was told that day.\n" * 40_000)
    statement = next(read_documents([Document(id="statement", text=WRONG[0])]))
    found = unsupported_by(Reading(long, Engine("x", "0")), statement)
    assert found.misfits[0].text == "Colin Mabey"


def test_a_wrong_town_in_a_caption_is_found_by_compare():
    report = (
        "Gunmen killed six people and burned a clinic in the village of Darbane on Monday night, officials said.\n"
        "Governor Salif Konda said the attackers came on motorcycles. The mayor of Darbane, Issa Sawadogo, asked people to stay at home.\n"
        "Doctor Aminata Traore, who runs the clinic, said eleven wounded people were taken to the hospital in Kaya.\n"
    )
    caption = "Gunmen on motorcycles have killed six people and burned a clinic in {} on Monday night."
    for town, told in (("Issa Sawadogo", ["note"]), ("Darbane", [])):
        rows = [
            Document(id="r", text=report, published="2024-05-14"),
            Document(id="c", text=caption.format(town), published="2024-05-14"),
        ]
        dossier = compare(read_documents(rows))[0]
        assert [f.severity for f in dossier.findings if f.check == "unsupported.v1"] == told
