"""Main events and names, counted by hand on readings made by hand."""

import math

import pytest

from rashomon.evaluate.entities import Entities
from rashomon.evaluate.fivew import FiveW
from rashomon.model import Actor, Claim, Count, Document, Engine, Event, Participant, Place, Reading, Span, Time

TEXT = "Gunmen killed two nurses in Arlo on Monday. Ana Ruiz of the Red Cross said they had no escort."


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def reading(**parts):
    return Reading(Document(id="r", text=TEXT), Engine("x", "0"), **parts)


KILLING = Event(
    "e1",
    "ASSAULT",
    span("killed"),
    mentions=(span("killed"),),
    time="t1",
    place="p1",
    participants=(
        Participant("perpetrator", "Gunmen", span("Gunmen")),
        Participant("victim", "two nurses", span("two nurses")),
    ),
    claims=(Claim("killed", Count(2, 2), "two nurses", span("two nurses")),),
)
READ = reading(
    events=(KILLING,),
    times=(Time("t1", span("Monday"), "2024-03-04", "2024-03-04", "2024-03-04"),),
    places=(Place("p1", span("Arlo"), "Arlo"),),
)


def row(**gold):
    return {"id": "r", "text": TEXT, "gold": {key: [phrase] for key, phrase in gold.items()}}


def test_questions_by_hand():
    asked = row(
        who={"text": "three gunmen"},
        what={"text": "robbed a bank"},
        when={"text": "yesterday", "parsed": "2024-03-04"},
        where={"text": "Arlo, Ruland"},
    )
    figures = FiveW().figures(FiveW().count(asked, READ))
    assert figures["precision"] == figures["recall"] == 0.75
    assert (figures["who_recall"], figures["what_recall"], figures["when_recall"], figures["where_recall"]) == (
        1,
        0,
        1,
        1,
    )
    (miss,) = FiveW().misses(asked, READ)
    assert (miss.kind, miss.told) == ("wrong", "what: robbed a bank; found killed / two nurses")


def test_a_question_without_a_phrase_is_not_asked_and_one_without_answer_is_not_wrong_but_missed():
    asked = row(who={"text": None}, where={"text": "Arlo"})
    figures = FiveW().figures(FiveW().count(asked, reading()))
    assert math.isnan(figures["who_recall"])
    assert math.isnan(figures["where_precision"])
    assert figures["where_recall"] == 0
    assert [miss.kind for miss in FiveW().misses(asked, reading())] == ["missed"]


def test_without_anybody_who_acts_those_who_suffer_are_who():
    suffered = Event("e1", "ACCIDENT", span("killed"), participants=(KILLING.participants[1],))
    assert FiveW().count(row(who={"text": "nurses"}), reading(events=(suffered,)))["who right"] == 1


def test_names_by_hand():
    gold = [
        ("Arlo", "Location"),
        ("Ana Ruiz", "Person"),
        ("the Red Cross", "Organisation"),
        ("Red Cross", "Organisation"),
    ]
    gold += [("they", "Organisation"), ("Monday", "Temporal")]
    names = {
        "id": "r",
        "text": TEXT,
        "entities": [{"start": span(w)[0], "end": span(w)[1], "type": t} for w, t in gold],
    }
    told = reading(
        places=(Place("p1", span("Arlo"), "Arlo"), Place("p2", span("Ruiz"), "Ruiz")),
        actors=(
            Actor("a1", "Red Cross", kind="organisation", mentions=(span("Red Cross"), span("they"))),
            Actor("a2", "Gunmen", kind="armed_group", mentions=(span("Gunmen"),)),
        ),
    )
    figures = Entities().figures(Entities().count(names, told))
    assert figures["recall"] == 0.75  # all but Ana Ruiz; "they" is no name
    assert figures["precision"] == 0.5  # Arlo and Red Cross of Arlo, Ruiz, Red Cross, Gunmen
    assert figures["person_f1"] == 0
    assert figures["organisation_precision"] == 0.5
    assert figures["location_f1"] == pytest.approx(2 / 3)
    assert {(m.kind, m.told) for m in Entities().misses(names, told)} == {
        ("missed", "Person “Ana Ruiz”"), ("extra", "Location “Ruiz”"), ("extra", "Organisation “Gunmen”"),
    }  # fmt: skip
