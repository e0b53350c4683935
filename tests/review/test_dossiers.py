"""An incident as people reviewed it."""

import pytest

from rashomon.model import CrossFinding, Dossier, Evidence, Figure, Incident, Judgement, Span, Subject
from rashomon.review import reviewed_dossier, standing

MADE = Dossier(
    "i1",
    Incident("ASSAULT", time="2024-03-11", country="NER"),
    figures={"killed": Figure(6, 9, None, None, ()), "injured": Figure(3, 3, 3, None, ())},
    findings=(CrossFinding("outlier.v1", "doubt", "Far off.", (Evidence("d1", Span(4, 9), "words"),)),),
)


FIRST = Span(0, 3)


def on(field, decision="correct", value=None, name=None, number=1, span=FIRST):
    return Judgement(Subject("incident", field, "d1", span, name), decision, "Ada", "2024-04-01", value, number=number)


def test_an_adjudicated_figure_says_that_a_person_chose_it():
    made = reviewed_dossier(MADE, [on("figure", value={"low": 6, "high": 6}, name="killed")])
    assert made.figures["killed"] == Figure(6, 6, 6, "adjudicated", ())
    assert made.figures["injured"] == MADE.figures["injured"]


def test_a_rejected_figure_is_left_out():
    assert set(reviewed_dossier(MADE, [on("figure", "reject", name="killed")]).figures) == {"injured"}


def test_head_of_the_page():
    rows = [
        on("type", value="ACCIDENT"),
        on("day", value="2024-03-10"),
        on("place", value={"name": "Arica", "country": "CHL"}),
    ]
    made = reviewed_dossier(MADE, rows).incident
    assert (made.type, made.time, made.place.name, made.country) == ("ACCIDENT", "2024-03-10", "Arica", "CHL")


@pytest.mark.parametrize(("span", "left"), [(Span(4, 6), 0), (Span(20, 25), 1)])
def test_a_finding_judged_wrong_is_left_out_and_no_other(span, left):
    assert len(reviewed_dossier(MADE, [on("finding", "reject", name="outlier.v1", span=span)]).findings) == left


def test_where_an_incident_stands():
    rows = [
        on("status", value="in_review", number=1),
        on("status", value="confirmed", number=3),
        on("assigned", value="Ben", number=2),
    ]
    assert (standing(rows).status, standing(rows).assigned) == ("confirmed", "Ben")
    assert (standing(()).status, standing(()).assigned) == ("unreviewed", None)
