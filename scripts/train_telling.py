"""Trains how events are told: `python scripts/train_telling.py REPORTS.jsonl KEYS.jsonl [REPORTS KEYS …]`.

Writes src/rashomon/reading/events/telling/telling.npz and prints five-fold figures. REPORTS has rows `{id, text, published, title}`, KEYS the
coder's keys to them (docs/evaluate.md). An event that the key knows is told as its `told` says. Logistic regressions over hashed
marks, fitted by L-BFGS; nothing is drawn at random. Takes about a minute for 250 reports.
"""

import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fitting import fit, save
from keyed import Row, happening_of, keyed

from rashomon.analysis import analyse
from rashomon.analysis.draft import Draft
from rashomon.pipeline.read import layers
from rashomon.reading import ordered
from rashomon.reading.events.settings.report import Report
from rashomon.reading.events.telling.layer import tell_by_rules
from rashomon.reading.events.telling.marks import telling_marks
from rashomon.reading.events.telling.model import FILE, TELLINGS
from rashomon.sources import document_of

FOLDS = 5
STRENGTH, RARE = 0.1, 4
LAYER = "events.telling.linear.v1"


@dataclass(frozen=True)
class Example:
    """One event: its report, its marks, how the key and the rules say that it is told, whether it is and was taken for the main one."""

    report: str
    marks: frozenset[str]
    right: str
    rules: str


def examples(files: Sequence[str]) -> list[Example]:
    """Return the events that the keys know."""
    found = []
    for row, key in keyed(files):
        draft = draft_of(row)
        report = Report(draft)
        for event, ruled in zip(draft.events, tell_by_rules(draft), strict=True):
            told = happening_of(draft.document.text, event, key)
            if told is not None:
                right = "news" if told["told"] == "now" else told["told"]
                found.append(Example(str(row["id"]), telling_marks(report, event), right, ruled.told))
    return found


def draft_of(row: Row) -> Draft:
    """Return the report with all layers that the model builds on."""
    given = {name: row[name] for name in ("id", "text", "title", "published") if row.get(name)}
    draft = analyse(document_of(given, name=str(row["id"])))
    names = layers()
    for step in ordered(names[: names.index(LAYER)]):
        draft = replace(draft, **{step.gives: step.give(draft)})
    return draft


def rows(many: Sequence[Example]) -> list[tuple[frozenset[str], tuple[int, ...]]]:
    """Return examples as `fitting.fit` takes them."""
    return [(e.marks, tuple(int(name == e.right) for name in TELLINGS)) for e in many]


def figures(many: Sequence[Example]) -> None:
    """Print how often rules and model are right, each event judged by a model that has not seen its report."""
    right = 0
    for fold in range(FOLDS):
        held = [e for e in many if zlib.crc32(e.report.encode()) % FOLDS == fold]
        weights = fit(
            rows([e for e in many if zlib.crc32(e.report.encode()) % FOLDS != fold]), strength=STRENGTH, rare=RARE
        )
        best = weights.shares([e.marks for e in held]).argmax(axis=1)
        right += sum(TELLINGS[int(b)] == e.right for b, e in zip(best, held, strict=True))
    ruled = sum(e.rules == e.right for e in many)
    news = sum(e.right == "news" for e in many)
    print(
        f"{len(many)} events: all called news {news / len(many):.1%}, rules {ruled / len(many):.1%}, model {right / len(many):.1%}"
    )


def main(files: Sequence[str], path: Path = FILE) -> None:
    """Train on the files and write the model."""
    many = examples(files)
    figures(many)
    save({"telling": fit(rows(many), strength=STRENGTH, rare=RARE)}, {}, path)


if __name__ == "__main__":
    main(sys.argv[1:])
