"""Trains the model of parties: `python scripts/train_parties.py REPORTS.jsonl KEYS.jsonl [REPORTS KEYS …]`.

Writes src/rashomon/reading/events/learned/parties.npz and prints five-fold figures. REPORTS has rows `{id, text, published, title}`,
KEYS the coder's keys to them (docs/evaluate.md). A row of training is one party towards one event that the key tells too: whether the
key names the party among those who did it (`by`) and among those it was done to (`to`). Logistic regressions over hashed marks, fitted
by L-BFGS; nothing is drawn at random. Takes about a minute for 240 reports.
"""

import argparse
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from fitting import fit, save
from keyed import Row, alike, happening_of, keyed, spots

from rashomon.analysis import analyse
from rashomon.analysis.draft import Draft, span_of
from rashomon.analysis.linear import Weights
from rashomon.pipeline.read import layers
from rashomon.reading import ordered
from rashomon.reading.events.learned.parties import DOING, FILE, TYPES, is_state
from rashomon.reading.events.learned.party_marks import Party, PartyMarks
from rashomon.reading.events.settings.report import Report
from rashomon.sources import document_of

LAYER = "events.parties.linear.v1"
FOLDS = 5
STRENGTH = 0.1  # of the data against the penalty, liblinear's C
# Shares of having done it: below `drop` a doer of the rules goes; from `only` the likeliest comes where there is none, from `sure` any.
# `harmless`: the most that who comes may have of having suffered it; `suffering`: from where somebody is a target, where nobody is.
# `near`: how many sentences away who comes may stand. `doubt`: asked for beyond, where neither title nor lead tells the event.
LIMITS = {"drop": 0.2, "only": 0.35, "sure": 0.6, "doubt": 0.1, "harmless": 0.3, "suffering": 0.35, "near": 1}


@dataclass(frozen=True)
class Example:
    """One party towards one event: its marks, what the key says of it, whether the rules filed it as a doer, whether it is near.

    `told` says whether the key names any doer of the event, `main` whether the event is what the report is about, `news` whether the
    title or the lead tells it; `held_back` whether the party is the state's and the event no arrest.
    """

    report: str
    event: str
    marks: frozenset[str]
    right: tuple[int, int]
    filed: bool
    near: bool
    told: bool
    main: bool
    news: bool
    held_back: bool


def draft_of(row: Row) -> Draft:
    """Return the report with all layers that the model builds on."""
    given = {name: row[name] for name in ("id", "text", "title", "published") if row.get(name)}
    draft = analyse(document_of(given, name=str(row["id"])))
    names = layers()
    for step in ordered(names[: names.index(LAYER)]):
        draft = replace(draft, **{step.gives: step.give(draft)})
    return draft


def examples(row: Row, draft: Draft, key: Row) -> Iterator[Example]:
    """Yield the parties of a report towards each event that the key tells."""
    marks = PartyMarks(Report(draft))
    for event in draft.events:
        told = happening_of(draft.document.text, event, key) if event.type in TYPES else None
        if told is None:
            continue
        doing = [p for p in event.participants if p.role in DOING]
        for party in marks.parties:
            right = (_is_one_of(draft, party, told.get("by") or []), _is_one_of(draft, party, told.get("to") or []))
            yield Example(
                report=str(row["id"]),
                event=event.id,
                marks=marks.marks(event, party),
                right=right,
                filed=any(party.is_named_by(p) for p in doing),
                near=min(marks.gap(event, head) for head in party.heads) <= LIMITS["near"],
                told=bool(told.get("by")),
                main=bool(told.get("main")),
                news=marks.report.is_news(event),
                held_back=is_state(party) and event.type != "COERCE",
            )


def _is_one_of(draft: Draft, party: Party, wanted: Sequence[str]) -> int:
    """Return 1 where a key's words name a party: they stand at one of its mentions, or share its name."""
    spans = [s for words in wanted for s in spots(draft.document.text, words)]
    if any(s.touches(span_of(t)) for s in spans for t in party.heads):
        return 1
    names = [party.actor.name, *party.actor.aliases] if party.actor else []
    return int(any(alike(name, words) for name in names for words in wanted))


def figures(rows: list[Example], shares: np.ndarray) -> dict[str, float]:
    """Return in per cent how many events of the news have a right doer and how many doers are right, by the rules and with the model."""
    events: dict[tuple[str, str], list[int]] = {}
    for n, row in enumerate(rows):
        events.setdefault((row.report, row.event), []).append(n)
    out: dict[str, float] = {}
    for name, choose in (("rules", _by_rules), ("model", _by_model)):
        picked = [(rows[group[0]], choose(rows, shares, group)) for group in events.values()]
        for part, asked in (("all", picked), ("main", [p for p in picked if p[0].main])):
            found = [any(rows[n].right[0] for n in chosen) for first, chosen in asked if first.told]
            right = [rows[n].right[0] for _, chosen in asked for n in chosen]
            out[f"{part} found by {name}"] = 100 * float(np.mean(found))
            out[f"{part} right by {name}"] = 100 * float(np.mean(right))
    return out


def _by_rules(rows: list[Example], shares: np.ndarray, event: list[int]) -> list[int]:
    return [n for n in event if rows[n].filed]


def _by_model(rows: list[Example], shares: np.ndarray, event: list[int]) -> list[int]:
    kept = [n for n in event if rows[n].filed and shares[n, 0] >= LIMITS["drop"]]
    near = [n for n in event if rows[n].near and not rows[n].filed and shares[n, 1] <= LIMITS["harmless"]]
    near = [n for n in near if not rows[n].held_back or shares[n, 0] >= LIMITS["sure"]]
    doubt = 0.0 if rows[event[0]].news else LIMITS["doubt"]
    sure = [n for n in near if shares[n, 0] >= LIMITS["sure"] + doubt]
    best = max(near, key=lambda n: float(shares[n, 0]), default=None)
    alone = [best] if best is not None and shares[best, 0] >= LIMITS["only"] + doubt else []
    return kept + sure or alone


def main() -> None:
    """Train on pairs of files, print the figures of the folds, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", help="reports and their keys, in pairs")
    parser.add_argument("-o", "--output", type=Path, default=FILE)
    given = parser.parse_args()
    rows = [e for row, key in keyed(given.files) for e in examples(row, draft_of(row), key)]
    fold = np.array([zlib.crc32(row.report.encode()) % FOLDS for row in rows])
    shares = np.zeros((len(rows), 2))
    for k in range(FOLDS):
        held = np.flatnonzero(fold == k)
        weights = fitted([rows[n] for n in np.flatnonzero(fold != k)])
        shares[held] = weights.shares([rows[n].marks for n in held])
    print(json.dumps({name: round(value, 1) for name, value in figures(rows, shares).items()}, indent=1))
    save({"parties": fitted(rows)}, dict(LIMITS), given.output)
    print(f"{given.output}: {len(rows)} rows, {given.output.stat().st_size:,} bytes")


def fitted(rows: list[Example]) -> Weights:
    """Return the weights fitted on some rows."""
    return fit([(row.marks, row.right) for row in rows], strength=STRENGTH)


if __name__ == "__main__":
    main()
