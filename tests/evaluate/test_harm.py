"""The scorer of tolls, on cases counted by hand."""

from rashomon.evaluate.harm import Harm, toll
from rashomon.model import Claim, Count, Document, Engine, Event, Figure, Reading, Span

KEYS = [
    {
        "HUM TGT: NUMBER": '1: "ANA RUIZ"\n2: "GUARDS" / "BODYGUARDS"',
        "HUM TGT: EFFECT OF INCIDENT": 'DEATH: "ANA RUIZ"\nDEATH: "BODYGUARDS"',
    },
    {
        "HUM TGT: NUMBER": 'PLURAL: "MEN"\n4: "BOYS"',
        "HUM TGT: EFFECT OF INCIDENT": 'DEATH: "MEN"\nINJURY / DEATH: "BOYS"',
    },
    {"HUM TGT: NUMBER": "-", "HUM TGT: EFFECT OF INCIDENT": "-"},
    {"HUM TGT: NUMBER": '3: "NUNS"', "HUM TGT: EFFECT OF INCIDENT": 'DEATH: "NUNS"'},
]
ROW = {"id": "r", "text": "Three and four.", "keys": KEYS}


def event(name, *lows, best=None):
    claims = tuple(Claim(name, Count(n, n), "Three", Span(0, 5)) for n in lows)
    figures = {name: Figure(min(lows), max(lows), best, None, ())}
    return Event("e", "ASSAULT", Span(0, 5), claims=claims, figures=figures)


def reading(*events):
    return Reading(Document(id="r", text=ROW["text"]), Engine("test", "0"), events=events)


def test_a_toll_sums_the_targets_and_is_none_where_one_has_no_number():
    assert [toll(key, "DEATH") for key in KEYS] == [3, None, None, 3]
    assert [toll(key, "INJURY") for key in KEYS] == [None, 4, None, None]


def test_an_event_gives_its_best_or_its_only_figure_and_counts_once():
    counts = Harm().count(ROW, reading(event("killed", 3, 5, best=3), event("injured", 4)))
    assert counts == {"killed.gold": 2, "killed.right": 1, "injured.gold": 1, "injured.right": 1}
    figures = Harm().figures(counts)
    assert figures == {"exact": 2 / 3, "killed_exact": 1 / 2, "injured_exact": 1}


def test_figures_that_disagree_give_no_toll():
    found = reading(event("killed", 3, 5))
    assert Harm().count(ROW, found)["killed.right"] == 0
    assert [m.told for m in Harm().misses(ROW, found)] == [
        "killed 3: found “Three”, “Three”",
        "killed 3: found “Three”, “Three”",
        "injured 4: found nothing",
    ]
