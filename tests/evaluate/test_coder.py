"""The scorer of coder's keys, on a report counted by hand."""

import pytest

from rashomon.evaluate.coder import Coder
from rashomon.evaluate.coder_keys import alike, same_day, spots
from rashomon.model import (
    Actor,
    Claim,
    Count,
    Document,
    Engine,
    Event,
    Participant,
    Place,
    Reading,
    Span,
    Statement,
    Time,
)

TEXT = (
    "A bomb killed four soldiers in Kota on Friday, the army said. The rebels denied it. Police arrested nine people. "
    "A march was held in May."
)
KEY = {
    "events": [
        {"k": "e1", "type": "ASSAULT", "words": ["bomb killed"], "told": "now", "stage": "accomplished", "main": True, "date": "2024-03-01",
         "place": ["Kota"], "country": "IND", "to": ["four soldiers"]},
        {"k": "e2", "type": "COERCE", "words": ["arrested nine"], "told": "now", "stage": "accomplished"},
        {"k": "e3", "type": "PROTEST", "words": ["march was held"], "told": "future", "stage": "planned"},
    ],
    "harm": [
        {"e": "e1", "what": "killed", "low": 4, "high": 4, "words": "killed four soldiers", "source": "the army"},
        {"e": "e2", "what": "detained", "low": 9, "high": 9, "words": "nine people", "source": None},
    ],
    "statements": [{"by": "The rebels", "words": "denied it", "kind": "indirect"}],
}  # fmt: skip
ROW = {"id": "r", "text": TEXT, **KEY}


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def reading(*events, statements=()):
    army = Actor("a1", "army", (), "security_force", mentions=(span("the army"),))
    rebels = Actor("a2", "rebels", (), "armed_group", mentions=(span("The rebels"),))
    return Reading(
        Document(id="r", text=TEXT),
        Engine("test", "0"),
        places=(Place("p1", span("Kota"), "Kota", country="IND"),),
        times=(Time("t1", span("Friday"), "2024-03-01"),),
        actors=(army, rebels),
        statements=statements,
        events=events,
    )


def bombing(said_by="a1", time="t1"):
    killed = Claim("killed", Count(4, 4), "killed four soldiers", span("killed four soldiers"), said_by=said_by)
    victims = Participant("victim", "four soldiers", span("four soldiers"), None)
    return Event(
        "e1",
        "ASSAULT",
        span("bomb"),
        mentions=(span("killed"),),
        time=time,
        place="p1",
        participants=(victims,),
        claims=(killed,),
    )


def figures(*events, **more):
    task = Coder()
    return task.figures(task.count(ROW, reading(*events, **more)))


def test_a_right_main_row_is_counted_field_by_field():
    found = figures(bombing())
    assert found["main_row"] == found["main_core"] == found["main_found"] == 1
    assert (found["events_precision"], found["events_recall"]) == (1, 1 / 2)
    assert (found["harm_recall"], found["harm_source"]) == (1 / 2, 1)


def test_a_wrong_day_spoils_core_and_row_and_a_wrong_source_the_source_alone():
    found = figures(bombing(said_by=None, time=None))
    assert (found["main_date"], found["main_core"], found["main_row"], found["main_killed"]) == (0, 0, 0, 1)
    assert (found["harm_f1"], found["harm_source"]) == (2 / 3, 0)


def test_the_same_event_twice_is_wrong_once_and_a_future_one_never():
    again = Event("e2", "ASSAULT", span("killed"))
    march = Event("e3", "PROTEST", span("march"))
    assert figures(bombing(), again)["events_precision"] == 1 / 2
    assert figures(bombing(), march)["events_precision"] == 1


def test_a_speaker_is_right_by_name_or_words():
    said = Statement("s1", span("denied it"), kind="indirect", speaker="a2", speaker_span=span("The rebels"))
    assert figures(bombing(), statements=(said,))["speaker"] == 1
    assert figures(bombing())["speaker"] == 0


def test_misses_say_what_the_key_has():
    told = [miss.told for miss in Coder().misses(ROW, reading(bombing()))]
    assert "event: COERCE “arrested nine” (now)" in told
    assert "detained 9: “nine people”" in told


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("2024-03-09", "2024-03-09T14", True),
        ("2024-03-09", "2024-03", True),
        ("2024-03-09", "2024", False),
        ("2024-03", "2024-03-09", True),
        ("2024-03-08/2024-03-10", "2024-03-09", True),
        ("2024-03-09", None, False),
    ],
)
def test_days(gold, found, same):
    assert same_day(gold, found) is same


def test_words_are_found_whatever_their_quotation_marks_and_names_by_their_words():
    assert spots("He said: “we\nwon’t”.", "said: \"we won't") == [Span(3, 18)]
    assert alike("the interior ministry", "Interior Ministry")
