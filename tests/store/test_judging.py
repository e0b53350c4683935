"""People's judgements on what a store holds: seen by everybody, through re-reading, re-joining and new versions."""

from dataclasses import replace

import pytest

from rashomon.model import Capture, ConfigError, Conflict, Document, Engine, Span, Subject
from rashomon.pipeline.add import rejoin
from rashomon.pipeline.join import join
from rashomon.pipeline.judging import (
    Hand,
    incident_subject,
    judge,
    lost,
    on_incident,
    reviewed_readings,
    undo,
)
from rashomon.pipeline.read import read_document
from rashomon.pipeline.review import acts, join_two, keep_apart, named, refuse_stale, undo_act, word
from rashomon.pipeline.stored import entry
from rashomon.pipeline.stored_dossiers import from_store
from rashomon.review import facts, standing

BOMB = "A car bomb killed four soldiers at a checkpoint near the port of Berbera on Monday, the army said. A crowd gathered later."
MINERS = "Police fired tear gas at striking miners in Potosi on Monday; 12 miners were arrested, the union said."
ADA = Hand("Ada", "I read it.")


@pytest.fixture(scope="module")
def readings():
    return {id: read_document(_document(id, text)) for id, text in (("bomb", BOMB), ("miners", MINERS))}


def _document(id, text):
    capture = Capture(f"/reports/{id.split('.')[0]}", "2023-05-16T08:00:00Z", id)
    return Document(id, text, published="2023-05-16", language="en", capture=capture)


@pytest.fixture
def filled(store, readings):
    put(store, *readings.values())
    return store


def put(store, *readings):
    with store.batch():
        done = store.put([entry(reading) for reading in readings])
        refs = store.refs([*done.added, *done.reread])
        join(store, [ref for own in refs.values() for ref in own], done.left)


def fact(reading, key):
    return next(f.subject for f in facts(reading) if f.key == key)


def killed(store, id="bomb"):
    """Return the killed of the incident of a report as the machine and as people have it."""
    home = next(iter(store.incidents_of(store.refs([id])[id]).values()))
    made = [next(from_store(store, [home], as_reviewed=asked)) for asked in (False, True)]
    return tuple(one.figures["killed"].best for one in made)


def test_a_correction_is_seen_in_reading_and_incident_and_the_machines_stays_beside_it(filled, readings):
    judge(filled, fact(readings["bomb"], "e1.c0.value"), "correct", {"low": 5, "high": 5}, ADA)
    assert killed(filled) == (4, 5)


def test_an_undo_brings_back_what_was_before_and_cannot_be_done_twice(filled, readings):
    subject = fact(readings["bomb"], "e1.c0.value")
    judge(filled, subject, "correct", {"low": 5, "high": 5}, ADA)
    made = judge(filled, subject, "correct", {"low": 6, "high": 6}, ADA)
    undo(filled, made.number, ADA)
    assert killed(filled) == (4, 5)
    with pytest.raises(ConfigError, match="holds no longer"):
        undo(filled, made.number, ADA)
    with pytest.raises(ConfigError, match="there is no judgement 99"):
        undo(filled, 99, ADA)


def test_what_is_accepted_is_what_the_machine_said(filled, readings):
    made = judge(filled, fact(readings["bomb"], "e1.c0.value"), "accept", None, ADA)
    assert (made.value["low"], made.words) == (4, readings["bomb"].events[0].claims[0].text)


def test_of_two_people_at_once_the_second_is_told(filled, readings):
    subject = fact(readings["bomb"], "e1.type")
    judge(filled, subject, "accept", None, replace(ADA, seen=0))
    with pytest.raises(Conflict, match="Ada has decided this"):
        judge(filled, subject, "correct", "ACCIDENT", Hand("Ben", seen=0))


def test_another_engine_and_another_joining_change_nothing_of_it(filled, readings):
    judge(filled, fact(readings["bomb"], "e1.c0.value"), "correct", {"low": 5, "high": 5}, ADA)
    again = replace(readings["bomb"], engine=Engine("rashomon", "99", {}))
    put(filled, replace(again, events=tuple(replace(e, id="e" + str(7 + at)) for at, e in enumerate(again.events))))
    rejoin(filled)
    assert killed(filled) == (4, 5)


def test_a_new_version_of_the_report_is_judged_too_and_lost_words_are_listed(filled, readings):
    made = judge(filled, fact(readings["bomb"], "e1.c0.value"), "correct", {"low": 5, "high": 5}, ADA)
    put(filled, read_document(_document("bomb.2", "Updated. " + BOMB)))
    assert reviewed_readings(filled, ["bomb.2"])["bomb.2"].reading.events[0].claims[0].value.low == 5
    assert lost(filled) == []
    put(filled, read_document(_document("bomb.3", "The army denied that anything happened near the port of Berbera.")))
    assert reviewed_readings(filled, ["bomb.3"])["bomb.3"].lost == (made,)
    assert lost(filled) == [made]


def test_an_event_that_was_missed_becomes_an_incident_and_stays_one(filled, readings):
    at = BOMB.index("gathered")
    subject = Subject("event", "exists", "bomb", Span(at, at + 8))
    before = len(filled.incidents())
    made = judge(filled, subject, "add", {"type": "PROTEST", "day": "2023-05-15"}, ADA)
    assert len(filled.incidents()) == before + 1
    rejoin(filled)
    put(filled, replace(readings["bomb"], engine=Engine("rashomon", "99", {})))
    rejoin(filled)
    assert [d.incident.type for d in from_store(filled, filled.incidents(), as_reviewed=True)].count("PROTEST") == 2
    assert [d.incident.type for d in from_store(filled, filled.incidents())].count("PROTEST") == 1
    undo(filled, made.number, ADA)
    assert [d.incident.type for d in from_store(filled, filled.incidents(), as_reviewed=True)].count("PROTEST") == 1


def test_an_incident_of_which_every_event_is_wrong_is_none(filled, readings):
    judge(filled, fact(readings["bomb"], "e1.exists"), "reject", None, ADA)
    ids = filled.incidents()
    assert len(list(from_store(filled, ids, as_reviewed=True))) == len(list(from_store(filled, ids))) - 1


def test_what_is_decided_of_an_incident_follows_it_into_another(filled):
    status = incident_subject(filled, named(filled, "bomb"), "status")
    judge(filled, status, "correct", "confirmed", ADA)
    judge(filled, incident_subject(filled, named(filled, "bomb"), "figure", "killed"), "correct", 5, ADA)
    join_two(filled, named(filled, "bomb"), named(filled, "miners"), word("Ada", "One story."))
    assert standing(on_incident(filled, members(filled, "miners"))).status == "confirmed"
    assert incident_subject(filled, named(filled, "miners"), "status") == status
    assert killed(filled, "miners") == (4, 5)
    keep_apart(filled, named(filled, "bomb"), named(filled, "miners"), word("Ada", "Two stories."))
    assert on_incident(filled, members(filled, "miners")) == ()
    assert standing(on_incident(filled, members(filled, "bomb"))).status == "confirmed"


def members(store, report):
    home = set(store.incidents_of(store.refs([report])[report]).values())
    return next(iter(store.members(home).values()))


@pytest.mark.parametrize(("subject", "said"), [
    (Subject("report", "note", "nothing"), "there is no report nothing"),
    (Subject("event", "type", "bomb", Span(5, 5000)), "no words stand at characters 5 to 5000"),
])  # fmt: skip
def test_what_is_not_there_cannot_be_judged(filled, subject, said):
    with pytest.raises(ConfigError, match=said):
        judge(filled, subject, "reject", None, ADA)
    assert filled.judgements() == []


def test_a_decision_on_links_has_a_number_and_is_taken_back_by_it(filled):
    bomb, miners = (named(filled, id) for id in ("bomb", "miners"))
    join_two(filled, bomb, miners, word("Ada", "One story."))
    (act,) = acts(filled)
    assert (act.by, act.open) == ("Ada", True)
    together = filled.incidents_of([bomb.hub, miners.hub])
    assert len(set(together.values())) == 1
    undo_act(filled, act.number, word("Ben", "Two stories."))
    assert len(set(filled.incidents_of([bomb.hub, miners.hub]).values())) == 2
    assert [(one.by, one.open) for one in acts(filled)] == [("Ada", False), ("Ben", False)]
    with pytest.raises(ConfigError, match="holds no longer"):
        undo_act(filled, act.number, word("Ben", ""))


def test_of_two_who_decide_on_the_same_links_the_second_is_told(filled):
    bomb, miners = (named(filled, id) for id in ("bomb", "miners"))
    seen = filled.decided()
    join_two(filled, bomb, miners, word("Ada", "One story."))
    with pytest.raises(Conflict, match="Ada has decided"):
        refuse_stale(filled, {"miners"}, seen)
    refuse_stale(filled, {"miners"}, filled.decided())
    refuse_stale(filled, {"another"}, seen)
