"""A reading as people reviewed it: each judgement finds its fact by its words, and nothing else is changed."""

from dataclasses import replace

import pytest

from factory import actor, at, claim, doc, event, finding, part, place, reading, statement, time
from rashomon.model import Count, Judgement, Subject
from rashomon.review import facts, in_force, open_judgements, quoted, reviewed_reading

TEXT = "On Monday a shell hit the ferry in Arica, killing at least six people, the harbour master said. Divers wept."


@pytest.fixture
def read():
    d = doc(TEXT)
    return reading(
        d,
        times=(time(d, "t1", "Monday", "2024-03-11"),),
        places=(place(d, "p1", "Arica", country="CHL", lat=-18.5, lon=-70.3, kind="city", precision="city"),),
        actors=(actor(d, "a1", "the harbour master"),),
        statements=(statement(d, "s1", "killing at least six people", speaker="a1"),),
        events=(
            event(
                d, "e1", "ASSAULT", "hit", time="t1", place="p1", country="CHL",
                participants=(part(d, "target", "the ferry"),),
                claims=(claim(d, "killed", Count(6, None, False), "killing at least six people", group="people", said_by="a1"),),
            ),
        ),
        findings=(finding(d, "spun_text.v1", "doubt", "Odd words.", "Divers wept"),),
    )  # fmt: skip


def subject(read, key):
    return next(fact.subject for fact in facts(read) if fact.key == key)


def judged(read, subject, decision, value=None, number=1, **fields):
    words, before, after = quoted(read.document, subject.span)
    return Judgement(
        subject, decision, "Ada", "2024-04-01T08:00:00Z", value, "", words, before, after, number=number, **fields
    )


def view(read, key, decision, value=None):
    made = reviewed_reading(read, [judged(read, subject(read, key), decision, value)])
    assert not made.lost
    return made.reading


def test_a_reading_that_nobody_judged_is_as_the_machine_read_it(read):
    assert reviewed_reading(read, ()).reading.events[0].claims == read.events[0].claims


def test_a_corrected_figure_takes_the_place_of_the_machines_and_the_total_follows(read):
    made = view(read, "e1.c0.value", "correct", {"low": 7, "high": 7, "exact": True})
    assert made.events[0].claims[0].value == Count(7, 7)
    assert (made.events[0].figures["killed"].low, made.events[0].figures["killed"].best) == (7, 7)
    assert read.events[0].claims[0].value == Count(6, None, False)


@pytest.mark.parametrize(("key", "value", "look"), [
    ("e1.type", "ACCIDENT", lambda r: r.events[0].type),
    ("e1.stage", "attempted", lambda r: r.events[0].stage),
    ("e1.country", "PER", lambda r: r.events[0].country),
    ("e1.day", "2024-03-10", lambda r: next(t.start for t in r.times if t.id == r.events[0].time)),
    ("e1.p0.role", "site", lambda r: r.events[0].participants[0].role),
    ("e1.p0.actor", "the ferry Alba", lambda r: next(a.name for a in r.actors if a.id == r.events[0].participants[0].actor)),
    ("e1.c0.group", "passengers", lambda r: r.events[0].claims[0].group),
    ("e1.c0.source", "The port", lambda r: next(a.name for a in r.actors if a.id == r.events[0].claims[0].said_by)),
    ("s1.speaker", "The port", lambda r: next(a.name for a in r.actors if a.id == r.statements[0].speaker)),
    ("a1.identity", "Elsa Rojas", lambda r: r.actors[0].name),
])  # fmt: skip
def test_a_correction_of(read, key, value, look):
    assert look(view(read, key, "correct", value)) == value


def test_a_corrected_place_brings_its_point_and_country(read):
    made = view(read, "e1.place", "correct", {"name": "Tacna", "lat": -18.0, "lon": -70.25, "country": "PER"})
    there = next(p for p in made.places if p.id == made.events[0].place)
    assert (there.name, there.lat, there.country, made.events[0].country) == ("Tacna", -18.0, "PER", "PER")
    assert there.span == at(read.document, "Arica")


@pytest.mark.parametrize(("key", "look"), [
    ("e1.exists", lambda r: r.events),
    ("e1.c0.exists", lambda r: r.events[0].claims),
    ("e1.p0.exists", lambda r: r.events[0].participants),
    ("s1.exists", lambda r: r.statements),
    ("n0.verdict", lambda r: r.findings),
])  # fmt: skip
def test_what_is_rejected_is_out(read, key, look):
    assert look(view(read, key, "reject")) == ()


def test_what_is_accepted_stays_as_it_was_accepted_when_the_machine_changes_its_mind(read):
    mark = judged(read, subject(read, "e1.c0.value"), "accept", {"low": 6, "high": None, "exact": False})
    other = replace(read.events[0].claims[0], value=Count(60, 60))
    again = replace(read, events=(replace(read.events[0], claims=(other,)),))
    assert reviewed_reading(again, [mark]).reading.events[0].claims[0].value == Count(6, None, False)


def test_what_the_machine_missed_is_added_on_the_chosen_words(read):
    wept = Subject("event", "exists", "d1", at(read.document, "wept"))
    more = Subject("claim", "exists", "d1", at(read.document, "Divers"), event=wept.span)
    rows = [
        judged(read, more, "add", {"property": "injured", "value": {"low": 2, "high": 2}, "source": "A nurse"}, 1),
        judged(read, wept, "add", {"type": "PROTEST", "day": "2024-03"}, 2),
    ]
    made = reviewed_reading(read, rows).reading
    added = made.events[-1]
    assert (added.type, added.trigger, added.claims[0].value, added.claims[0].text) == (
        "PROTEST", at(read.document, "wept"), Count(2, 2), "Divers",
    )  # fmt: skip
    assert next(a.name for a in made.actors if a.id == added.claims[0].said_by) == "A nurse"
    assert next(t.end for t in made.times if t.id == added.time) == "2024-03-31"


def test_a_new_reading_with_other_ids_and_wider_words_keeps_what_was_judged(read):
    row = judged(read, subject(read, "e1.c0.value"), "correct", {"low": 7, "high": 7, "exact": True})
    d = read.document
    again = reading(d, events=(event(d, "e9", "ASSAULT", "a shell hit", claims=(
        claim(d, "killed", 6, "at least six people"), claim(d, "injured", 1, "at least six people"))),))  # fmt: skip
    made = reviewed_reading(again, [row])
    assert [c.value for c in made.reading.events[0].claims] == [Count(7, 7), Count(1, 1)]


def test_a_new_version_of_the_report_is_judged_by_the_same_words_elsewhere(read):
    row = judged(read, subject(read, "e1.type"), "correct", "ACCIDENT")
    d = doc("Corrected: nobody hit back. " + TEXT, id="d2")
    again = reading(d, events=(event(d, "e1", "ASSAULT", ("hit", 1)),))
    assert reviewed_reading(again, [row]).reading.events[0].type == "ACCIDENT"


def test_words_that_are_gone_are_listed_and_applied_to_nothing(read):
    row = judged(read, subject(read, "e1.type"), "correct", "ACCIDENT")
    d = doc("A shell fell into the sea off Arica.", id="d2")
    again = reading(d, events=(event(d, "e1", "ASSAULT", "fell"),))
    made = reviewed_reading(again, [row])
    assert made.lost == (row,)
    assert made.reading.events[0].type == "ASSAULT"


def test_a_fact_that_is_gone_from_the_same_words_is_listed_too(read):
    row = judged(read, subject(read, "e1.c0.value"), "correct", {"low": 7, "high": 7})
    assert reviewed_reading(replace(read, events=()), [row]).lost == (row,)


def test_the_newest_judgement_holds_until_it_is_taken_back(read):
    one = judged(read, subject(read, "e1.type"), "correct", "ACCIDENT", 1)
    two = judged(read, subject(read, "e1.type"), "correct", "DISASTER", 2)
    back = replace(two, decision="undo", value=None, number=3, undoes=2)
    again = replace(back, number=4, undoes=3)
    assert in_force([one, two]) == (two,)
    assert in_force([one, two, back]) == (one,)
    assert in_force([one, two, back, again]) == (two,)


def test_what_is_judged_blind_does_not_count_for_everybody(read):
    row = judged(read, subject(read, "e1.type"), "correct", "ACCIDENT", task="pilot")
    assert open_judgements([row]) == ()
