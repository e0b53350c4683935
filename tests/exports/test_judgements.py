"""The log of judgements, the sheet for decisions, and ClaimReview of people's verdicts."""

import jsonschema

import dossiers
from rashomon.exports import Reviews, Table, get_scheme
from rashomon.model import Judgement, Subject
from rashomon.review import facts

BLAST = dossiers.READINGS["d1aa"].events[0].trigger
FIGURE = Subject("incident", "figure", "d1aa", BLAST, "killed")
SIX = {"low": 6, "high": 6, "exact": True}


def judgement(number, subject=FIGURE, decision="correct", value=None, **more):
    return Judgement(subject, decision, more.pop("by", "Ada"), "2024-03-20T10:00:00Z", value, number=number, **more)


def rows(scheme, *made, in_force=None, dossier=None):
    by_report = {"d1aa": list(made)}
    holds = frozenset(j.number for j in made) if in_force is None else frozenset(in_force)
    return list(Table(get_scheme(scheme), [dossier or dossiers.blast()], reviews=Reviews(by_report, holds, facts)))


def test_the_log_has_every_judgement_and_says_which_hold():
    found = rows(
        "judgements", judgement(1, value=SIX, why="police list"), judgement(2, decision="undo", undoes=1), in_force=[]
    )
    assert [(row["number"], row["decision"], row["value"], row["in_force"]) for row in found] == [
        (1, "correct", "6", False), (2, "undo", None, False)]  # fmt: skip
    assert (found[0]["kind"], found[0]["field"], found[0]["name"], found[0]["why"]) == (
        "incident",
        "figure",
        "killed",
        "police list",
    )


def test_the_sheet_has_a_row_a_fact_of_the_incidents_events_and_room_for_decisions():
    found = rows("review", judgement(7))
    killed = [row for row in found if (row["kind"], row["field"], row["name"]) == ("claim", "value", "killed")]
    assert {(row["report_id"], row["value"], row["said_by"]) for row in killed} >= {("d1aa", "4", "police")}
    assert all(row["decision"] is None and row["seen"] == 7 for row in found)
    text = dossiers.READINGS["d1aa"].document.text
    assert all(text[row["start"] : row["end"]] == row["words"] for row in found if row["report_id"] == "d1aa")


def test_a_verdict_on_a_figure_reviews_the_claim_of_each_report():
    found = rows("claimreview", judgement(3, value=SIX, why="The hospital counted twice."))
    schema = {
        "required": [
            "@context",
            "@type",
            "claimReviewed",
            "reviewRating",
            "url",
            "author",
            "datePublished",
            "itemReviewed",
        ],
        "properties": {
            "@type": {"const": "ClaimReview"},
            "reviewRating": {"required": ["ratingValue", "bestRating", "worstRating", "alternateName"]},
            "itemReviewed": {"properties": {"@type": {"const": "Claim"}}, "required": ["appearance"]},
        },
    }
    for row in found:
        jsonschema.validate(row, schema)
    ratings = {(row["claimReviewed"].split(": ")[-1], row["reviewRating"]["alternateName"]) for row in found}
    assert ratings == {("4 killed.", "False: 6"), ("6 killed.", "True"), ("9 killed.", "False: 6")}
    assert {row["author"]["name"] for row in found} == {"Ada"}
    assert found[0]["itemReviewed"]["author"]["name"] == "police"


def test_what_was_taken_back_or_only_found_by_the_machine_is_no_verdict():
    assert rows("claimreview", judgement(3, value=SIX), in_force=[]) == []
    assert rows("claimreview") == []


def test_the_sheet_is_in_the_order_in_which_a_person_works():
    found = rows("review")
    names = list(found[0])
    assert names.index("words") < names.index("value") < names.index("decision") < names.index("new_value")
    assert names.index("by") < names.index("report_id")  # what a row hangs on stands last
    of_one = [row["kind"] for row in found if row["report_id"] == "d1aa"]
    assert of_one == sorted(of_one, key=("event", "claim", "participant").index)
