"""Learn the weights by which reports are joined, and show how well they do on pools not learned from.

    python scripts/train_links.py POOL.jsonl... [--beside POOL.jsonl...] [--undated POOL.jsonl] [--write]

Rows: {id, text, published?, publisher?, incident (or event), also?: [...]}; reports of one incident have one `incident`, and of pairs that
share only an `also` nothing is learned. What is learned from are the pairs of main stories that no veto keeps apart, each pool with the
same weight. Each pool is then joined by weights learned from the others, those of `--beside` by weights learned from all; `--undated`
reports have no day of publication and weights of their own, tried by folds over incidents. `--write` writes what all together teach.
Weights are not negative, so that nothing two reports have in common can speak against them (L2 penalty, projected gradient).
"""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from rashomon.evaluate.joins import Pool, joined, told
from rashomon.evaluate.task import report_of
from rashomon.incidents.linking import decide, model
from rashomon.incidents.linking.block import candidates
from rashomon.incidents.linking.extract import profiles
from rashomon.incidents.linking.features import FEATURES, compare
from rashomon.incidents.linking.vetoes import veto
from rashomon.pipeline.read import read_document

FILE = Path(model.__file__).parent / "models" / "links.json"
SKIPPED = frozenset({"speaker", "context", "stage"})  # features of what is told besides
NAMES = [name for name in FEATURES if name not in SKIPPED]
MASS, PENALTY, STEPS = 500.0, 1.0, 3000
FOLDS = 4
Rows = tuple[np.ndarray, np.ndarray]  # features of pairs, whether each is of one incident


def main() -> None:
    """Print what the pools teach and how each comes out by the others' weights; write the weights if asked."""
    asked = argparse.ArgumentParser()
    asked.add_argument("pools", nargs="+")
    asked.add_argument("--beside", nargs="+", default=[])
    asked.add_argument("--undated")
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    pools = {path: load(path) for path in given.pools}
    rows = {path: taught(pool) for path, pool in pools.items()}
    for path, pool in pools.items():
        others = [rows[other] for other in rows if other != path]
        if others:
            report(f"{path} by the others", pool, fit(others), "story")
    learned = {"story": fit(list(rows.values()))}
    for path, pool in pools.items():
        report(f"{path} by all", pool, learned["story"], "story")
    for path in given.beside:
        report(f"{path}, not learned from", load(path), learned["story"], "story")
    if given.undated:
        pool = load(given.undated)
        for at in range(FOLDS):
            theta = fit([taught(part(pool, at, inside=False))])
            report(f"{given.undated}, fold {at} by the others", part(pool, at, inside=True), theta, "undated")
        learned["undated"] = fit([taught(pool)])
        report(f"{given.undated} by itself", pool, learned["undated"], "undated")
    if given.write:
        write(learned)


def load(path: str) -> Pool:
    """Return a pool with its readings."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    told_rows = [{**row, "incident": row.get("incident") or row["event"]} for row in rows]
    return Pool(tuple(told_rows), tuple(read_document(report_of(row)) for row in told_rows))


def part(pool: Pool, fold: int, *, inside: bool) -> Pool:
    """Return the reports of every so many-th incident, or all but these."""
    incidents = sorted({str(row["incident"]) for row in pool.rows})
    taken = {name for at, name in enumerate(incidents) if (at % FOLDS == fold) is inside}
    kept = [pair for pair in zip(pool.rows, pool.readings, strict=True) if str(pair[0]["incident"]) in taken]
    return Pool(tuple(row for row, _ in kept), tuple(reading for _, reading in kept))


def taught(pool: Pool) -> Rows:
    """Return the features of the pairs of main stories that are worth comparing and that no veto keeps apart."""
    row_of = {reading.document.id: row for row, reading in zip(pool.rows, pool.readings, strict=True)}
    features, same = [], []
    for one, two in candidates(profiles(reading)[0] for reading in pool.readings):
        row, other = row_of[one.document], row_of[two.document]
        loose = not told(row).isdisjoint(told(other)) and row["incident"] != other["incident"]
        if not loose and not veto(one, two):
            found = compare(one, two)
            features.append([found[name] for name in NAMES])
            same.append(row["incident"] == other["incident"])
    return np.array(features), np.array(same, dtype=float)


def fit(pools: Sequence[Rows]) -> np.ndarray:
    """Return the weights of what speaks for and against, and the bias: minimum by Nesterov's accelerated projected gradient."""
    given = np.vstack([np.c_[np.maximum(x, 0), np.minimum(x, 0)] for x, _ in pools])
    same = np.concatenate([y for _, y in pools])
    weight = np.concatenate([np.full(len(y), MASS / len(y)) for _, y in pools])
    table = np.c_[given, np.ones(len(given))]
    penalty = np.r_[np.full(given.shape[1], PENALTY), 0.0]
    step = 1 / (0.25 * np.linalg.norm(table * np.sqrt(weight)[:, None], 2) ** 2 + PENALTY)
    theta = ahead = np.r_[np.zeros(given.shape[1]), -2.0]
    for at in range(STEPS):
        slope = table.T @ (weight * (1 / (1 + np.exp(-table @ ahead)) - same)) + penalty * ahead
        new = ahead - step * slope
        new[:-1] = np.maximum(new[:-1], 0.0)
        ahead, theta = new + at / (at + 3) * (new - theta), new
    return theta


def report(name: str, pool: Pool, theta: np.ndarray, which: str) -> None:
    """Print how a pool is joined by some weights."""
    before: Callable[[str], model.Weights] = decide.weights
    decide.weights = lambda wanted: weights_of(theta) if wanted == which else before(wanted)
    try:
        print(f"{name}: {joined(pool)}")
    finally:
        decide.weights = before


def weights_of(theta: np.ndarray) -> model.Weights:
    """Return weights as `decide` takes them."""
    many = len(NAMES)
    return model.Weights(float(theta[-1]), {n: (float(theta[i]), float(theta[many + i])) for i, n in enumerate(NAMES)})


def write(learned: dict[str, np.ndarray]) -> None:
    """Write the weights of main stories; those of what is told besides stay."""
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    for which, theta in learned.items():
        told_weights = {name: [round(w, 3) for w in pair] for name, pair in weights_of(theta).of.items()}
        named = {name: pair for name, pair in told_weights.items() if any(pair)}
        kept[which] = {"bias": round(float(theta[-1]), 3), "weights": named}
    FILE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
