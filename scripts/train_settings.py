"""Trains the choice of time, place and country: `python scripts/train_settings.py REPORTS.jsonl KEYS.jsonl [REPORTS KEYS …]`.

Writes src/rashomon/reading/events/settings/settings.npz and prints five-fold figures. REPORTS has rows `{id, text, published, title}`, KEYS the
coder's keys to them (docs/evaluate.md). A candidate is right where the key's day, place or country says so. Conditional logits
over hashed marks, fitted by L-BFGS; nothing is drawn at random. Takes about a minute for 150 reports.
"""

import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from fitting import fit_choice, save
from keyed import Row, alike, happening_of, keyed, same_days

from rashomon.analysis import analyse
from rashomon.analysis.draft import Draft
from rashomon.analysis.linear import Weights
from rashomon.model import Event
from rashomon.pipeline.read import layers
from rashomon.reading import ordered
from rashomon.reading.events.settings.candidates import Candidate, lands, places, times
from rashomon.reading.events.settings.model import FILE
from rashomon.reading.events.settings.report import Report
from rashomon.sources import document_of

FOLDS = 5
HEADS = ("time", "place", "country")
STRENGTH, RARE = 0.3, 5
LIMITS = {"time": 0.3, "place": 0.25, "country": 0.3}  # a candidate less likely leaves the rules' word
LAYER = "events.settings.linear.v1"


@dataclass(frozen=True)
class Example:
    """One event with its candidates for one head and which of them are right; `news` where it is the report's main happening."""

    report: str
    head: str
    news: bool
    rows: tuple[tuple[frozenset[str], bool], ...]


def draft_of(row: Row) -> Draft:
    """Return the report with all layers that the model builds on."""
    given = {name: row[name] for name in ("id", "text", "title", "published") if row.get(name)}
    draft = analyse(document_of(given, name=str(row["id"])))
    names = layers()
    for step in ordered(names[: names.index(LAYER)]):
        draft = replace(draft, **{step.gives: step.give(draft)})
    return draft


def examples(files: list[str]) -> Iterator[Example]:
    """Yield the events that the keys know, once for each head that the key speaks of."""
    for row, key in keyed(files):
        draft = draft_of(row)
        report = Report(draft)
        for event in draft.events:
            told = happening_of(draft.document.text, event, key)
            if told is not None:
                yield from _of_event(str(row["id"]), report, event, told)


def _of_event(name: str, report: Report, event: Event, told: Row) -> Iterator[Example]:
    days = [d for d in (told.get("date"), *told.get("date_ok", [])) if d]
    of_id = {p.id: p for p in report.draft.places}

    def is_place(candidate: Candidate) -> bool:
        place = of_id[candidate.ids[0]]
        named = (place.name, place.span.of(report.draft.document.text))
        return any(alike(wanted, n) for wanted in told["place"][:2] for n in named)

    news = bool(told.get("main"))
    if days:
        rows = [(c.marks, any(same_days(d, c.value) for d in days)) for c in times(report, event)]
        yield Example(name, "time", news, tuple(rows))
    if told.get("place"):
        yield Example(name, "place", news, tuple((c.marks, is_place(c)) for c in places(report, event)))
    if told.get("country"):
        rows = [(c.marks, c.value == told["country"]) for c in lands(report, event)]
        yield Example(name, "country", news, tuple(rows))


def fit_all(found: Iterable[Example]) -> dict[str, Weights]:
    """Return the weights of all heads."""
    kept = list(found)
    return {
        head: fit_choice([e.rows for e in kept if e.head == head and e.rows], strength=STRENGTH, rare=RARE)
        for head in HEADS
    }


def figures(found: list[Example]) -> Counter[str]:
    """Return how many first choices are right, each scored by weights that have not seen its report."""
    counts: Counter[str] = Counter()
    for fold in range(FOLDS):
        weights = fit_all(e for e in found if _fold(e) != fold)
        for e in (e for e in found if _fold(e) == fold):
            right = bool(e.rows) and e.rows[int(np.argmax(weights[e.head].choice([m for m, _ in e.rows])))][1]
            for name in (e.head, f"{e.head} of the main happening") if e.news else (e.head,):
                counts[name, "all"] += 1
                counts[name, "right"] += right
    return counts


def _fold(e: Example) -> int:
    return zlib.crc32(e.report.encode()) % FOLDS


def main(files: list[str]) -> None:
    """Train, tell the figures, write the file."""
    found = list(examples(files))
    counts = figures(found)
    for name in sorted({name for name, _ in counts}):
        print(f"{name:32} {counts[name, 'right'] / counts[name, 'all']:.3f} of {counts[name, 'all']}")
    save(fit_all(found), LIMITS, FILE)
    print(f"{FILE.name}: {FILE.stat().st_size} bytes, {len({e.report for e in found})} reports")


if __name__ == "__main__":
    main(sys.argv[1:])
