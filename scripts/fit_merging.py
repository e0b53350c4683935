"""Learn the weights of words and names in incidents/linking/decide.py again, and show how well they do on events not learned from.

    python scripts/fit_merging.py sameevent_newscluster_dev.jsonl sameevent_ecbplus_dev.jsonl

Rows as in docs/evaluate.md, `merging`. Each file's events are dealt into two halves, events told apart only by "plus" (ECB+) into one.
Logistic regression on the pairs of main stories of one half gives the weights of words, names and the bias; the shift of the bias
and `cluster.GAP` are those that do best there; B³ is taken on the other half. Everything else stays as it is in the package.
"""

import json
import random
import sys
from itertools import combinations, product
from pathlib import Path

import numpy as np

from rashomon.evaluate.merging import b_cubed, main_groups
from rashomon.evaluate.scores import f1
from rashomon.evaluate.task import report_of
from rashomon.incidents.linking import cluster, decide
from rashomon.incidents.linking.features import actors, words
from rashomon.incidents.linking.profile import profiles
from rashomon.model import Reading
from rashomon.pipeline.merge import merge
from rashomon.pipeline.read import read_document

Part = list[tuple[str, Reading]]  # (event, reading)
Pairs = list[tuple[float, float, bool, float]]
SHIFTS, GAPS = (0.0, 0.3, 0.6, 0.9), (1000, 1250, 1500, 1750)
LEAST = 0.2  # pairs with fewer words in common teach nothing


def main() -> None:
    """Print what each half teaches and how the other half comes out."""
    files = [load(path) for path in sys.argv[1:]]
    for half in (0, 1):
        learned = fit([pair for parts in files for pair in taught(parts[half])])
        print(f"half {half}: bias {learned[0]:.2f}, words {learned[1]:.1f}, names {learned[2]:.1f}")
        best = max(product(SHIFTS, GAPS), key=lambda c: sum(b3(parts[half], learned, *c)[2] for parts in files))
        print(f"  shift {best[0]}, gap {best[1]}")
        for path, parts in zip(sys.argv[1:], files, strict=True):
            told = [f"{value:.3f}" for value in b3(parts[1 - half], learned, *best)]
            print(f"  other half of {Path(path).name}: B³ precision, recall, F1 {', '.join(told)}")


def load(path: str) -> tuple[Part, Part]:
    """Return the two halves of a file: lists of (event, reading)."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    topics = sorted({topic(row["event"]) for row in rows})
    random.Random(7).shuffle(topics)
    first = set(topics[::2])
    read = [(row["event"], read_document(report_of(row))) for row in rows]
    return [r for r in read if topic(r[0]) in first], [r for r in read if topic(r[0]) not in first]


def topic(event: str) -> str:
    """Return the event without what tells its neighbour apart in ECB+."""
    return event.removesuffix("plus")


def taught(part: Part) -> Pairs:
    """Return (likeness of words, of names, whether one event, weight) of the pairs of main stories; each file weighs the same."""
    stories = [(event, profiles(reading)[0]) for event, reading in part]
    rows = [(words.score(a, b), actors.score(a, b), x == y) for (x, a), (y, b) in combinations(stories, 2)]
    rows = [row for row in rows if row[0] >= LEAST]
    return [(*row, 1000 / len(rows)) for row in rows]


def fit(pairs: Pairs) -> np.ndarray:
    """Return bias and weights by Newton's method, with a little ridge."""
    table = np.array(pairs, dtype=float)
    given, same, weight = np.c_[np.ones(len(table)), table[:, :2]], table[:, 2], table[:, 3]
    theta = np.zeros(3)
    for _ in range(30):
        p = 1 / (1 + np.exp(-given @ theta))
        gradient = given.T @ (weight * (p - same)) + theta * [0, 1, 1]
        theta -= np.linalg.solve((given.T * (weight * p * (1 - p))) @ given + np.diag([1e-6, 1, 1]), gradient)
    return theta


def b3(part: Part, learned: np.ndarray, shift: float, gap: int) -> tuple[float, float, float]:
    """Return B³ of a half under these weights."""
    decide.STORY_BIAS, cluster.GAP = learned[0] + shift, gap
    decide.STORY = {**decide.STORY, "words": (learned[1], 0.0), "actors": (learned[2], 0.0)}
    readings = [reading for _, reading in part]
    gold, found = [event for event, _ in part], main_groups(merge(readings), readings)
    precision, recall = np.mean([b_cubed(gold, found, at) for at in range(len(part))], axis=0)
    return float(precision), float(recall), f1(float(precision), float(recall))


if __name__ == "__main__":
    main()
