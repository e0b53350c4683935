"""Compare readings of the golden reports with the facts that must hold, and their findings with the faults that are there.

Run as a program: `python tests/golden_match.py [--misses] [--update [--allow-regression]] [NAME…]`. `tests/goldens/README.md` says
what the files hold.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from rashomon.evaluate import open_dataset
from rashomon.evaluate.facts import Fact, Matcher
from rashomon.evaluate.facts_values import Gold
from rashomon.evaluate.findings import Findings
from rashomon.evaluate.goldens import Goldens
from rashomon.model import Document, Reading
from rashomon.pipeline.read import read_document
from rashomon.sources import open_paths

GOLDENS = Path(__file__).parent / "goldens"
FAULTS = GOLDENS / "findings.jsonl"
FLOORS = GOLDENS / "floors.json"


def names() -> list[str]:
    """Return the names of the golden reports in alphabetical order."""
    return sorted(path.stem for path in GOLDENS.glob("*.txt"))


def gold_of(name: str) -> Gold:
    """Return the facts of one report."""
    facts: Gold = json.loads((GOLDENS / f"{name}.json").read_text(encoding="utf-8"))
    return facts


def corpus_hash() -> str:
    """Return the SHA-256 of all texts and facts, names included, and of the reports whose faults alone are known."""
    parts = (open_dataset(GOLDENS, Goldens()).sha256, open_dataset(FAULTS, Findings()).sha256)
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def rows_of_all(wanted: Sequence[str] = ()) -> Iterator[Fact]:
    """Read the golden reports as a user would and yield every fact with its outcome."""
    for name, reading in readings(wanted):
        yield from Matcher(name, gold_of(name), reading).rows()


def readings(wanted: Sequence[str] = ()) -> Iterator[tuple[str, Reading]]:
    """Read the golden reports as a user would, each once in a run."""
    for name in names():
        if not wanted or name in wanted:
            yield name, _reading(name)


@cache
def _reading(name: str) -> Reading:
    (document,) = open_paths([str(GOLDENS / f"{name}.txt")])
    if not isinstance(document, Document):
        raise document
    return read_document(document)


def findings() -> dict[str, int]:
    """Return how many findings on all these reports are right and wrong, and how many of the faults there are were found."""
    counts: Counter[str] = Counter(right=0, wrong=0, gold=0, met=0)
    for name, reading in readings():
        counts.update(Findings().count(gold_of(name) | {"id": name}, reading))
    for row in open_dataset(FAULTS, Findings()):
        counts.update(Findings().count(row, read_document(Findings().document(row))))
    return {key: counts[key] for key in ("right", "wrong", "gold", "met")}


# --- floors ----------------------------------------------------------------------------------------------------------


def tally(rows: Sequence[Fact]) -> dict[str, dict[str, int]]:
    """Return how many facts of each section there are and how many were found."""
    found, total = Counter(r.section for r in rows if r.found), Counter(r.section for r in rows)
    return {s: {"facts_found": found[s], "facts_total": total[s]} for s in sorted(total)}


def whole(sections: dict[str, dict[str, int]]) -> dict[str, int]:
    """Return the sums over all sections."""
    return {key: sum(counts[key] for counts in sections.values()) for key in ("facts_found", "facts_total")}


def floors() -> Gold:
    """Return the pinned floors; empty where none are pinned yet."""
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def regressions(sections: dict[str, dict[str, int]], found: dict[str, int]) -> list[str]:
    """Return one line for each section, and for the precision and recall of the findings, that is below its floor."""
    pinned = floors()
    lower = [
        f"{name}: {sections.get(name, {'facts_found': 0})['facts_found']} found, the floor is {floor['facts_found']}"
        for name, floor in pinned.get("sections", {}).items()
        if sections.get(name, {"facts_found": 0})["facts_found"] < floor["facts_found"]
    ]
    reached, floor = rates(found), rates(pinned.get("findings", {}))
    return lower + [
        f"{n} of findings: {reached[n]:.3f}, the floor is {floor[n]:.3f}" for n in floor if reached[n] < floor[n]
    ]


def rates(found: dict[str, int]) -> dict[str, float]:
    """Return precision and recall of findings."""
    said, gold = found.get("right", 0) + found.get("wrong", 0), found.get("gold", 0)
    return {
        "precision": found.get("right", 0) / said if said else 0.0,
        "recall": found.get("met", 0) / gold if gold else 0.0,
    }


def update(sections: dict[str, dict[str, int]], found: dict[str, int], *, allow: bool) -> int:
    """Pin new floors; refuse to lower one unless allowed. Returns the exit status."""
    lower = regressions(sections, found)
    if lower and not allow:
        sys.stderr.write("\n".join(["not written; to lower a floor give --allow-regression", *lower, ""]))
        return 1
    pinned = {"corpus_sha256": corpus_hash(), **whole(sections), "sections": sections, "findings": found}
    FLOORS.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8")
    return 0


def main() -> int:
    """Print the figures; with options, the misses, and pin the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="*", help="only these reports, by name")
    parser.add_argument("--misses", action="store_true", help="print every fact that does not hold")
    parser.add_argument("--update", action="store_true", help="pin what is reached as the floors")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower a floor")
    options = parser.parse_args()
    rows = list(rows_of_all(options.reports))
    sections = tally(rows)
    for name, counts in {**sections, "all": whole(sections)}.items():
        sys.stdout.write(f"{name:16}{counts['facts_found']:5} /{counts['facts_total']:5}\n")
    if not options.reports:
        sys.stdout.write("".join(f"{name} of findings: {rate:.3f}\n" for name, rate in rates(findings()).items()))
    for row in rows if options.misses else ():
        if not row.found:
            sys.stdout.write(f"- {row.report}  {row.section}: {row.what}: {row.got}\n")
    if options.update and not options.reports:
        return update(sections, findings(), allow=options.allow_regression)
    return 0


if __name__ == "__main__":
    sys.exit(main())
