"""Typing, police action and PLOVER records, counted by hand on readings made by hand."""

from collections import Counter

import pytest

from rashomon.evaluate import plover, police, typing
from rashomon.evaluate.main_event import main_event
from rashomon.model import Actor, Claim, Count, Document, Engine, Event, Participant, Reading, Span

TEXT = "Police shot two farmers in Arlo. Later five men were arrested, and the mayor of Arlo blamed the union."


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def part(role, words, actor=None):
    return Participant(role, words, span(words), actor)


def event(type, words, sub=None, *, parts=(), claims=(), **more):
    codes = {"acled": {"sub_event_type": sub}} if sub else {}
    rows = {"participants": tuple(parts), "claims": tuple(claims), "codes": codes, "mentions": (span(words),)}
    return Event("e", type, span(words), **rows, **more)


def reading(*events, actors=()):
    return Reading(Document(id="r", text=TEXT), Engine("x", "0"), events=events, actors=actors)


def harm(name, words, low=2, **more):
    return Claim(name, Count(low, low), words, span(words), **more)


SHOT = event(
    "ASSAULT",
    "shot",
    "Attack",
    parts=[part("perpetrator", "Police"), part("victim", "two farmers")],
    claims=[harm("killed", "two farmers")],
)
BLAMED = event("ACCUSE", "blamed", parts=[part("perpetrator", "the mayor of Arlo"), part("target", "the union")])
ARRESTED = event("COERCE", "arrested", "Arrests", parts=[part("victim", "five men")], modes=("arrest",))


def test_the_main_event_has_most_parts_and_the_first_of_equals_wins():
    assert main_event(reading(ARRESTED, SHOT, BLAMED)) is SHOT
    assert main_event(reading(SHOT, BLAMED), lambda e: e.type == "ACCUSE") is BLAMED
    assert main_event(reading(ARRESTED, ARRESTED)) is not None
    assert main_event(reading()) is None


@pytest.mark.parametrize(
    ("events", "label"),
    [
        ([SHOT, BLAMED], "ATTACK"),
        ([BLAMED], "ATTRIB"),
        ([ARRESTED], "ARREST"),
        ([event("COERCE", "arrested", "Arrests", contexts=("illegal_drugs",))], "ORG_CRIME"),
        ([event("DISASTER", "shot")], "NATURAL_DISASTER"),
        ([event("CONSULT", "blamed")], "DIPLO"),
        ([], "OTHER"),
    ],
)
def test_a_label_is_read_off_the_main_event(events, label):
    assert typing.label_of(reading(*events)) == label


def test_an_attack_told_for_who_is_behind_it_is_attribution():
    behind = Claim("responsibility", "Police", "Police", span("Police"))
    nobody = Claim("responsibility", "unclaimed", "Police", span("Police"))
    told = [event("ASSAULT", "shot", "Attack", claims=[c, harm("killed", "two farmers")]) for c in (behind, nobody)]
    assert [typing.label_of(reading(e)) for e in told] == ["ATTRIB", "ATTACK"]


def test_weighted_f1_by_hand():
    # gold ATTACK, ATTACK, ARREST; found ATTACK, ARREST, ARREST: F1 is 2/3 for both, accuracy 2/3
    rows = [("ATTACK", SHOT), ("ATTACK", ARRESTED), ("ARREST", ARRESTED)]
    counts = sum((typing.Typing().count({"label": g}, reading(e)) for g, e in rows), Counter())
    figures = typing.Typing().figures(counts)
    assert figures["weighted_f1"] == pytest.approx(2 / 3)
    assert figures["macro_f1"] == pytest.approx(2 / 3)
    assert figures["accuracy"] == pytest.approx(2 / 3)
    # gold ATTACK three times, found ATTACK, OTHER, OTHER, and one ARREST right: (3 × 1/2 + 1 × 1) / 4
    rows = [("ATTACK", SHOT), ("ATTACK", None), ("ATTACK", None), ("ARREST", ARRESTED)]
    counts = sum((typing.Typing().count({"label": g}, reading(*[e] if e else [])) for g, e in rows), Counter())
    assert typing.Typing().figures(counts)["weighted_f1"] == pytest.approx(2.5 / 4)
    (miss,) = typing.Typing().misses({"label": "ATTACK", "text": "x"}, reading())
    assert (miss.kind, miss.told) == ("missed", "ATTACK, found OTHER")


POLICE_ROW = {
    "text": TEXT,
    "labels": ["KILL", "FORCE"],
    "sentences": [
        {"text": "Police shot two farmers in Arlo.", "labels": ["KILL", "FORCE"]},
        {"text": "Later five men were arrested, and the mayor of Arlo blamed the union.", "labels": []},
    ],
}


def test_police_action_by_document_and_sentence():
    told = police.actions(reading(SHOT, ARRESTED))
    assert told == {"KILL": [span("two farmers")], "FORCE": [span("shot")], "ARREST": [span("arrested")]}
    counts = police.Police().count(POLICE_ROW, reading(SHOT, ARRESTED))
    figures = police.Police().figures(counts)
    assert figures["document_kill_f1"] == figures["sentence_force_f1"] == 1
    assert counts["document ARREST predicted"] == counts["sentence ARREST predicted"] == 1
    assert figures["document_arrest_f1"] == 0
    misses = [(m.kind, m.told, m.spans) for m in police.Police().misses(POLICE_ROW, reading(ARRESTED))]
    first = (span("Police shot two farmers in Arlo."),)
    assert misses == [
        ("missed", "KILL", first),
        ("extra", "ARREST", (span("arrested"),)),
        ("missed", "FORCE", first),
    ]


def test_police_did_not_do_what_others_did_or_what_did_not_happen():
    mob = event(
        "ASSAULT", "shot", "Attack", parts=[part("perpetrator", "the union")], claims=[harm("killed", "two farmers")]
    )
    denied = event("ASSAULT", "shot", "Attack", parts=[part("perpetrator", "Police")], stage="denied")
    nobody = event(
        "ASSAULT", "shot", "Attack", parts=[part("perpetrator", "Police")], claims=[harm("killed", "two farmers", 0)]
    )
    assert not police.actions(reading(mob, denied))["KILL"]
    assert not police.actions(reading(nobody))["KILL"]
    by_kind = event("ASSAULT", "shot", parts=[part("perpetrator", "the union", "a1")])
    union = Actor("a1", "the union", kind="security_force")
    assert police.actions(reading(by_kind, actors=(union,)))["FORCE"] == [span("shot")]


def test_a_plover_record_by_hand():
    row = {
        "event": "DISAPPROVE",
        "text": TEXT,
        "source": [{"actorText": "Mayor of Arlo"}],
        "target": [{"actorText": "the Union"}],
    }
    counts = plover.Plover().count(row, reading(SHOT, BLAMED))
    assert counts == {"gold": 1, "main": 0, "any": 1, "sources": 1, "source": 1, "targets": 1, "target": 1}
    figures = plover.Plover().figures(counts + plover.Plover().count(row, reading(BLAMED)))
    assert figures == {"type": 0.5, "type_of_any_event": 1, "source": 1, "target": 1}
    assert list(plover.Plover().misses(row, reading(BLAMED))) == []
    (miss,) = plover.Plover().misses(row, reading(SHOT, BLAMED))
    assert (miss.kind, miss.told) == ("wrong", "type ACCUSE, found ASSAULT")


def test_both_parties_of_a_record_must_be_found_and_empty_sides_do_not_count():
    two = [{"actorText": "the union"}, {"actorText": "farmers"}]
    counts = plover.Plover().count(
        {"event": "ACCUSE", "text": TEXT, "source": two, "target": "diplomatic"}, reading(BLAMED)
    )
    assert counts["sources"] == 1
    assert counts["source"] == counts["targets"] == 0
