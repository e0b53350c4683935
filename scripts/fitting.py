"""Fits the weights of `rashomon.analysis.linear`: logistic regressions over hashed marks, by L-BFGS. Nothing is drawn at random."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.analysis.linear import Weights, key, scale

RARE = 3  # a mark seen in fewer rows is left out: it would only learn its row by heart


def fit(
    rows: Sequence[tuple[frozenset[str], tuple[int, ...]]], *, strength: float = 0.3, hit: float = 1.0, rare: int = RARE
) -> Weights:
    """Return the weights of one head, one logistic regression for each output.

    A row is the marks of a candidate and its right outputs (0 or 1). `strength` weighs the data against the penalty (liblinear's C),
    `hit` a right output against a wrong one; a mark seen in fewer than `rare` rows is left out.
    """
    keys, index, at, share = _sparse([marks for marks, _ in rows], rare)
    targets = np.array([y for _, y in rows], dtype=np.float64)
    fitted = [
        _minimum(_loss(index, at, share, targets[:, k], len(keys), strength, hit), len(keys) + 1)
        for k in range(targets.shape[1])
    ]
    values = np.stack([w[:-1] for w in fitted], axis=1).astype(np.float16)
    return Weights(keys, values, np.array([w[-1] for w in fitted]))


def fit_choice(
    groups: Sequence[Sequence[tuple[frozenset[str], bool]]], *, strength: float = 0.3, rare: int = RARE
) -> Weights:
    """Return the weights of a head that picks one candidate of a group, or none (a conditional logit, McFadden 1974).

    A group is the candidates with their marks and whether each is right; several may be, or none. `strength` and `rare` as for `fit`.
    """
    rows = [row for group in groups for row in group]
    keys, index, at, share = _sparse([marks for marks, _ in rows], rare)
    right = np.array([y for _, y in rows], dtype=np.float64)
    group = np.repeat(np.arange(len(groups)), [len(g) for g in groups])
    none = (np.bincount(group, right, minlength=len(groups)) == 0).astype(np.float64)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        odds = np.bincount(at, w[index] * share, minlength=len(rows)) + w[-1]
        top = np.zeros(len(groups))
        np.maximum.at(top, group, odds)
        weight, nothing = np.exp(odds - top[group]), np.exp(-top)
        whole = np.bincount(group, weight, minlength=len(groups)) + nothing
        hit = np.bincount(group, weight * right, minlength=len(groups)) + nothing * none
        pull = strength * (weight / whole[group] - weight * right / hit[group])
        slope = w.copy()
        slope[:-1] += np.bincount(index, pull[at] * share, minlength=len(keys))
        slope[-1] += pull.sum()
        return float(0.5 * w @ w - strength * np.log(hit / whole).sum()), slope

    fitted = _minimum(loss, len(keys) + 1)
    return Weights(keys, fitted[:-1, None].astype(np.float16), fitted[-1:])


def _sparse(rows: Sequence[Iterable[str]], rare: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the keys that are not rare, and for each mark of each row that has one its column, its row and what it weighs."""
    marked = [[key(mark) for mark in marks] for marks in rows]
    counts = Counter(k for found in marked for k in found)
    keys = np.array(sorted(k for k, n in counts.items() if n >= rare), dtype=np.uint32)
    place = {int(k): i for i, k in enumerate(keys)}
    columns = [sorted(place[k] for k in found if k in place) for found in marked]
    index = np.array([c for found in columns for c in found], dtype=np.int64)
    at = np.repeat(np.arange(len(rows)), [len(c) for c in columns])
    return keys, index, at, np.array([scale(len(found)) for found in marked])[at]


Loss = Callable[[np.ndarray], tuple[float, np.ndarray]]


def _loss(
    index: np.ndarray, at: np.ndarray, share: np.ndarray, y: np.ndarray, size: int, strength: float, hit: float
) -> Loss:
    weight = np.where(y > 0, hit, 1.0) * strength
    sign = np.where(y > 0, 1.0, -1.0)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (np.bincount(at, w[index] * share, minlength=len(y)) + w[-1])
        value = float(0.5 * w @ w + weight @ np.logaddexp(0, -margin))
        pull = -sign * weight / (1 + np.exp(np.clip(margin, -500, 500)))
        slope = w.copy()
        slope[:-1] += np.bincount(index, pull[at] * share, minlength=size)
        slope[-1] += pull.sum()
        return value, slope

    return loss


def _minimum(loss: Loss, size: int, *, steps: int = 150, memory: int = 10) -> np.ndarray:
    """Return where a smooth convex loss is least: L-BFGS with backtracking (Nocedal and Wright, 2006, algorithms 7.4 and 3.1)."""
    w = np.zeros(size)
    value, slope = loss(w)
    past: list[tuple[np.ndarray, np.ndarray]] = []
    for _ in range(steps):
        way = -_scaled(slope, past)
        length = 1.0 if past else 1.0 / max(float(np.linalg.norm(slope)), 1e-12)
        while True:
            new, (new_value, new_slope) = w + length * way, loss(w + length * way)
            if new_value <= value + 1e-4 * length * float(slope @ way) or length < 1e-10:
                break
            length /= 2
        moved, turned = new - w, new_slope - slope
        if float(moved @ turned) > 1e-12:
            past = [*past[-memory + 1 :], (moved, turned)]
        done = abs(value - new_value) <= 1e-5 * max(abs(value), 1.0)
        w, value, slope = new, new_value, new_slope
        if done:
            break
    return w


def _scaled(slope: np.ndarray, past: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Return the slope times the inverse Hessian that past steps suggest."""
    way, used = slope.copy(), []
    for moved, turned in reversed(past):
        share = float(moved @ way) / float(moved @ turned)
        used.append(share)
        way -= share * turned
    if past:
        moved, turned = past[-1]
        way *= float(moved @ turned) / float(turned @ turned)
    for (moved, turned), share in zip(past, reversed(used), strict=True):
        way += (share - float(turned @ way) / float(moved @ turned)) * moved
    return way


def save(heads: dict[str, Weights], limits: dict[str, Any], path: Path) -> None:
    """Write the model."""
    parts = {f"{n}.{p}": getattr(w, p) for n, w in heads.items() for p in ("keys", "values", "intercepts")}
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(path, limits=np.array(json.dumps(limits, sort_keys=True)), **parts)
