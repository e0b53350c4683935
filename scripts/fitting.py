"""Fits the weights of `rashomon.analysis.linear`: logistic regressions over hashed marks, by L-BFGS. Nothing is drawn at random."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
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
    counts = Counter(key(mark) for marks, _ in rows for mark in marks)
    keys = np.array(sorted(k for k, n in counts.items() if n >= rare), dtype=np.uint32)
    place = {int(k): i for i, k in enumerate(keys)}
    columns = [sorted(place[k] for m in marks if (k := key(m)) in place) for marks, _ in rows]
    index = np.array([c for found in columns for c in found], dtype=np.int64)
    at = np.repeat(np.arange(len(rows)), [len(c) for c in columns])
    share = np.array([scale(len(marks)) for marks, _ in rows])[at]
    targets = np.array([y for _, y in rows], dtype=np.float64)
    fitted = [
        _minimum(_loss(index, at, share, targets[:, k], len(keys), strength, hit), len(keys) + 1)
        for k in range(targets.shape[1])
    ]
    values = np.stack([w[:-1] for w in fitted], axis=1).astype(np.float16)
    return Weights(keys, values, np.array([w[-1] for w in fitted]))


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
