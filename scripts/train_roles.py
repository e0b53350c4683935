"""Trains the role model: `python scripts/train_roles.py MUC4_TRAIN.jsonl` writes src/rashomon/reading/events/learned/roles.npz.

A row is `{id, text, templates}` as `rashomon evaluate templates` takes it. Logistic regressions over hashed marks, fitted by
L-BFGS; thresholds are those that do best on the rows themselves, each scored by a model trained without its fold. Nothing is drawn
at random, so the same rows give the same file on the same machine. Takes about ten minutes on one core.
"""

import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from fitting import fit, save

from rashomon.analysis import analyse
from rashomon.analysis.draft import Draft
from rashomon.analysis.linear import Weights
from rashomon.evaluate.templates import SLOTS, Template, Templates, aligned, gold_templates, hits, level
from rashomon.pipeline.read import LAYERS
from rashomon.reading import ordered
from rashomon.reading.events.learned.decode import for_slot, wordings
from rashomon.reading.events.learned.features import candidates, text_marks, variants
from rashomon.reading.events.learned.model import FILE, HEADS, KINDS
from rashomon.sources import document_of

FOLDS = 5
STRENGTH = {"slots": 0.3, "kinds": 0.1, "text": 0.2, "words": 0.3}  # of the data against the penalty, liblinear's C
WEIGHT = {"slots": 3.0, "kinds": 1.0, "text": 1.0, "words": 1.0}  # of a hit against a miss
START = {"relevant": 0.3, "kind": 0.35, "belongs": 0.45, "slots": dict.fromkeys(SLOTS, 0.35)}
GRID = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)


@dataclass(frozen=True)
class Example:
    """One report: its gold, and for each head of the model the rows of marks with their right outputs."""

    gold: list[Template]
    rows: dict[str, list[tuple[frozenset[str], tuple[int, ...]]]]
    named: list[list[tuple[str, frozenset[str]]]]  # for each candidate: its wordings with their marks


def draft_of(row: dict[str, Any]) -> Draft:
    """Return the report with all layers that the model builds on."""
    draft = analyse(document_of({"id": row["id"], "text": row["text"]}, name=str(row["id"])))
    for step in ordered(LAYERS[: LAYERS.index("events.rules.v1") + 1]):
        draft = replace(draft, **{step.gives: step.give(draft)})
    return draft


def example(row: dict[str, Any], draft: Draft) -> Example:
    """Return a row as training data."""
    gold = gold_templates(row)
    rows: dict[str, list[tuple[frozenset[str], tuple[int, ...]]]] = {name: [] for name in HEADS}
    told = {kind for template in gold for kind in template.types}
    rows["text"].append((frozenset(text_marks(draft)), (*(int(k in told) for k in KINDS), int(bool(gold)))))
    named = []
    for candidate in candidates(draft):
        marks = frozenset(candidate.marks)
        words = {level(tokens.text) for head in candidate.heads for tokens in variants(head).values()}
        mine = {s: [(t, e) for t in gold for e in t.slots[s] if e & words] for s in SLOTS}
        rows["slots"].append((marks, tuple(int(bool(mine[s])) for s in SLOTS)))
        kinds = {kind for pairs in mine.values() for t, _ in pairs for kind in t.types}
        if kinds:
            rows["kinds"].append((marks, tuple(int(k in kinds) for k in KINDS)))
        ways = [(level(tokens.text), frozenset(m)) for tokens, m in wordings(candidate)]
        for slot, pairs in mine.items():
            right = {word for _, entity in pairs for word in entity}
            rows["words"] += [(frozenset(for_slot(m, slot)), (int(word in right),)) for word, m in ways if pairs]
        named.append(ways)
    return Example(gold, rows, named)


# --- fitting


def fit_all(examples: Iterable[Example]) -> dict[str, Weights]:
    """Return the weights of all heads."""
    kept = list(examples)
    return {
        name: fit([row for e in kept for row in e.rows[name]], strength=STRENGTH[name], hit=WEIGHT[name])
        for name in HEADS
    }


# --- thresholds


@dataclass(frozen=True)
class Scored:
    """What a model makes of one report."""

    gold: list[Template]
    text: np.ndarray
    slots: np.ndarray
    kinds: np.ndarray
    words: list[dict[str, str]]


def scored(e: Example, heads: dict[str, Weights]) -> Scored:
    """Return the shares for a report, with the best wording of each candidate for each slot."""
    marks = [m for m, _ in e.rows["slots"]]
    slots, kinds = heads["slots"].shares(marks), heads["kinds"].shares(marks)
    words = []
    for row, ways in zip(slots, e.named, strict=True):
        best = {}
        for s, slot in enumerate(SLOTS):
            if row[s] >= min(GRID):
                sure = heads["words"].shares([for_slot(m, slot) for _, m in ways])[:, 0]
                best[slot] = ways[int(sure.argmax())][0]
        words.append(best)
    return Scored(e.gold, heads["text"].shares([e.rows["text"][0][0]])[0], slots, kinds, words)


def found(s: Scored, limits: dict[str, Any]) -> list[Template]:
    """Return the templates under some thresholds, as `decode` makes them."""
    if s.text[-1] < limits["relevant"]:
        return []
    told = [k for k in range(len(KINDS)) if s.text[k] >= limits["kind"]] or [int(s.text[:-1].argmax())]
    slots: dict[int, dict[str, list[frozenset[str]]]] = {k: {slot: [] for slot in SLOTS} for k in told}
    for i, best in enumerate(s.words):
        for at, slot in enumerate(SLOTS):
            if s.slots[i, at] < limits["slots"][slot]:
                continue
            homes = [k for k in told if s.kinds[i, k] >= limits["belongs"]] or [
                max(told, key=lambda k: (s.kinds[i, k], -k))
            ]
            for k in homes:
                entity = frozenset({best[slot]})
                if entity not in slots[k][slot]:
                    slots[k][slot].append(entity)
    return [Template(frozenset({KINDS[k]}), slots[k]) for k in told]


def quality(rows: list[Scored], limits: dict[str, Any]) -> dict[str, float]:
    """Return the figures of the templates scorer."""
    counts: Counter[str] = Counter()
    for row in rows:
        templates = found(row, limits)
        for name, side in (("gold", row.gold), ("found", templates)):
            counts[f"type.{name}"] += len(side)
            for slot in SLOTS:
                counts[f"{slot}.{name}"] += sum(len(t.slots[slot]) for t in side)
        for g, f in aligned(row.gold, templates):
            counts.update({f"{slot}.hit": n for slot, n in hits(row.gold[g], templates[f]).items()})
    return Templates().figures(counts)


def tuned(rows: list[Scored]) -> dict[str, Any]:
    """Return the thresholds that do best, one after another, twice."""
    limits = START
    best = quality(rows, limits)["micro_f1"]
    names = ("relevant", "kind", "belongs")
    for _ in range(2):
        for name in names:
            for value in GRID:
                tried = limits | {name: value}
                if (now := quality(rows, tried)["micro_f1"]) > best + 1e-4:
                    best, limits = now, tried
        for slot in SLOTS:
            for value in GRID:
                tried = limits | {"slots": limits["slots"] | {slot: value}}
                if (now := quality(rows, tried)["micro_f1"]) > best + 1e-4:
                    best, limits = now, tried
    return limits


def main(path: str) -> None:
    """Train on a file and write the model into the package."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    examples = [example(row, draft_of(row)) for row in rows]
    train(examples, [str(row["id"]) for row in rows])


def train(examples: list[Example], ids: list[str]) -> None:
    """Fit, set thresholds by cross-validation, and write."""
    fold = [zlib.crc32(name.encode()) % FOLDS for name in ids]
    held: list[Scored] = []
    for k in range(FOLDS):
        heads = fit_all(e for e, f in zip(examples, fold, strict=True) if f != k)
        held += [scored(e, heads) for e, f in zip(examples, fold, strict=True) if f == k]
        print(f"fold {k + 1} of {FOLDS}", flush=True)
    limits = tuned(held)
    shown = quality(held, limits)
    print(json.dumps({"limits": limits} | {n: round(v, 4) for n, v in shown.items()}, indent=1), flush=True)
    save(fit_all(examples), limits)
    print(f"{FILE}: {FILE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
