"""The scorer of incident templates, on cases counted by hand."""

import pytest

from rashomon.evaluate.matching import assignment
from rashomon.evaluate.templates import SLOTS, Templates
from rashomon.model import Actor, Document, Engine, Event, Participant, Reading, Span

TEXT = "rebels of the red column shot maria soto and burnt a bus with petrol; later men kidnapped two nuns."


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def mention(words):
    return [words, TEXT.index(words)]


def template(kind, **slots):
    return {"incident_type": kind} | {slot: [[mention(w) for w in e] for e in slots.get(slot, [])] for slot in SLOTS}


ROW = {
    "id": "r",
    "text": TEXT,
    "templates": [
        template(
            "attack / arson",
            PerpInd=[["rebels"]],
            PerpOrg=[["red column"]],
            Target=[["a bus", "bus"]],
            Victim=[["maria soto"]],
            Weapon=[["petrol"]],
        ),
        template("kidnapping", PerpInd=[["men"]]),
    ],
}
ACTORS = (
    Actor("a1", "Red Column", kind="armed_group"),
    Actor("a2", "Maria Soto", kind="person"),
    Actor("a3", "nuns", kind="other"),
)


def event(kind, *parts):
    rows = tuple(Participant(role, words, span(words), actor) for role, words, actor in parts)
    return Event("e", "ASSAULT", Span(0, 1), participants=rows, codes={"muc4": {"type": kind, "stage": "ACCOMPLISHED"}})


def reading(*events):
    return Reading(Document(id="r", text=TEXT), Engine("test", "0"), events=events, actors=ACTORS)


ARSON = event(
    "ARSON",
    ("perpetrator", "the red column", "a1"),
    ("victim", "maria soto", "a2"),
    ("victim", "two nuns", "a3"),  # nameless: fills no slot
    ("target", "a bus", None),
    ("weapon", "with petrol", None),  # not the gold's words
)
SPARE = event("BOMBING", ("site", "bus", None))
UNCODED = Event("e", "PROTEST", Span(0, 1))


def test_templates_are_counted_by_hand():
    counts = Templates().count(ROW, reading(SPARE, ARSON, UNCODED))
    told = {name: (counts[f"{name}.hit"], counts[f"{name}.gold"], counts[f"{name}.found"]) for name in ("type", *SLOTS)}
    assert told == {
        "type": (1, 2, 2),
        "PerpInd": (0, 2, 0),
        "PerpOrg": (1, 1, 1),
        "Target": (1, 1, 2),
        "Victim": (1, 1, 1),
        "Weapon": (0, 1, 1),
    }
    figures = Templates().figures(counts)
    assert figures["micro_precision"] == 4 / 7
    assert figures["micro_recall"] == 4 / 8
    assert figures["micro_f1"] == pytest.approx(8 / 15)
    assert figures["perpind_f1"] == 0


def test_misses_name_what_one_side_has_alone():
    told = [(m.kind, m.told) for m in Templates().misses(ROW, reading(SPARE, ARSON))]
    assert told == [
        ("missed", "arson/attack: PerpInd 'rebels'"),
        ("missed", "arson/attack: Weapon 'petrol'"),
        ("missed", "kidnapping: incident"),
        ("missed", "kidnapping: PerpInd 'men'"),
        ("extra", "bombing: incident"),
        ("extra", "bombing: Target 'bus'"),
        ("extra", "arson: Weapon 'with petrol'"),
    ]


def test_a_row_with_a_mention_beside_its_place_is_told():
    assert Templates().fault(ROW) is None
    wrong = template("attack")
    wrong["Victim"] = [[["maria soto", 3]]]
    fault = Templates().fault({"text": TEXT, "templates": [wrong]})
    assert fault == "templates: Victim holds an entity that is no list of [mention, start] of the text"


def test_the_best_matching_need_not_be_the_first():
    assert assignment([[2, 3, 0], [0, 3, 0]]) == [(0, 0), (1, 1)]
    assert assignment([]) == []
    assert assignment([[1.0] * 14] * 14) == [(i, i) for i in range(14)]  # too many to try all
