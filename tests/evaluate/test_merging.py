"""The merging scorer, on cases counted by hand."""

import pytest

from rashomon.evaluate.merging import Merging, b_cubed, best_baseline
from rashomon.model import Engine, Reading

ROWS = [
    {"id": "a", "event": "flood", "text": "Floodwater from the Ostrava river drowned the market hall of Brenna."},
    {"id": "b", "event": "flood", "text": "The market hall of Brenna stands in floodwater from the Ostrava river."},
    {"id": "c", "event": "vote", "text": "Lawmakers in Tolna rejected the fisheries bill by nine ballots."},
    {"id": "d", "event": "vote", "text": "A chess prodigy from Ilmen beat four grandmasters blindfolded."},
]


def read(documents):
    return (Reading(document, Engine("test", "0")) for document in documents)


def test_b_cubed_is_that_counted_by_hand():
    gold, found = "aabbb", [1, 1, 1, 2, 2]
    assert b_cubed(gold, found, 0) == (2 / 3, 1.0)
    assert b_cubed(gold, found, 2) == (1 / 3, 1 / 3)
    assert b_cubed(gold, found, 4) == (1.0, 2 / 3)


def test_figures_of_a_file():
    units = list(Merging().units(ROWS, read))
    counts = sum((unit.counts for unit in units[1:]), units[0].counts)
    figures = Merging().figures(counts)
    assert figures["b3_precision"] == 1.0
    assert figures["b3_recall"] == 0.75  # the two of the vote are apart
    assert figures["b3_f1"] == pytest.approx(6 / 7)
    assert figures["tfidf_b3_f1"] >= figures["b3_f1"]


def test_misses_name_the_reports_kept_apart():
    units = {unit.id: [miss.told for miss in unit.misses] for unit in Merging().units(ROWS, read)}
    assert units["a"] == []
    assert units["c"] == ["kept from d of the same event vote"]


def test_the_baseline_is_cut_where_it_is_best():
    groups = best_baseline([row["event"] for row in ROWS[:3]], [row["text"] for row in ROWS[:3]])
    assert groups[0] == groups[1] != groups[2]
