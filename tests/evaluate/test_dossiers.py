"""Facts about an incident, counted by hand on two small reports."""

import pytest

from rashomon.evaluate.dossiers import Dossiers
from rashomon.pipeline.read import read_documents

ONE = "A bomb killed 12 people at a market in Oran, Algeria, on Monday, Interior Minister Kamel Beldjoud said."
TWO = "A bomb killed 15 people at a market in Oran, Algeria, on Monday, Health Minister Abderrahmane Benbouzid said."


def count(low):
    return {"low": low, "high": low, "exact": True}


ROW = {
    "id": "oran",
    "reports": [
        {"id": "one", "text": ONE, "published": "2021-03-02", "publisher": "one.example"},
        {"id": "two", "text": TWO, "published": "2021-03-02", "publisher": "two.example"},
    ],
    "tells": ["one", "two"],
    "type": "ASSAULT",
    "time": "2021-03-01",
    "country": "DZA",
    "values": [
        {"property": "killed", "value": count(12), "reports": ["one"], "said_by": {"one": "Kamel Beldjoud"}},  # right
        {
            "property": "killed",
            "value": count(15),
            "reports": ["two"],
            "said_by": {"two": "a hospital"},
        },  # wrong source
        {"property": "killed", "value": count(15), "reports": ["one", "two"]},  # only one report says so
        {"property": "killed", "value": count(20), "reports": ["one"]},  # nobody does
    ],
    "revised": [{"property": "killed", "from": count(12), "to": count(15)}],  # two sources differ: no revision
    "names": [["Kamel Beldjoud", "Minister Kamel Beldjoud"], ["Kamel Beldjoud", "Jean Dupont"]],
    "apart": [["Kamel Beldjoud", "Abderrahmane Benbouzid"]],
    "not_copies": [["one", "two"]],
    "one_voice": [["one", "two"]],
}


@pytest.fixture(scope="module")
def unit():
    (found,) = Dossiers().units([ROW], read_documents)
    return found


@pytest.mark.parametrize(
    ("kind", "hit", "gold"),
    [("head", 3, 3), ("reports", 2, 2), ("values", 2, 4), ("sources", 1, 2), ("revised", 0, 1), ("names", 1, 2), ("apart", 1, 1),
     ("one_voice", 0, 1)],
)  # fmt: skip
def test_each_kind_of_fact_is_counted(unit, kind, hit, gold):
    assert (unit.counts[f"{kind} hit"], unit.counts[f"{kind} gold"]) == (hit, gold)


def test_what_is_missing_is_told(unit):
    told = [miss.told for miss in unit.misses]
    assert any(line.startswith("revised: killed") for line in told)
    assert not any("'low': 12" in line and line.startswith("values") for line in told)


def test_a_kind_that_no_row_asks_for_has_no_figure():
    figures = Dossiers().figures({"values hit": 1, "values gold": 2})
    assert figures["values"] == 0.5
    assert figures["copies"] != figures["copies"]
