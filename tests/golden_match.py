"""Compare readings of the golden reports with the facts that must hold.

Run as a program: `python tests/golden_match.py [--misses] [--update [--allow-regression]] [NAME…]`. `tests/goldens/README.md` says
what the files hold.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from golden_facts import Matcher, Row
from golden_values import Gold
from rashomon.model import Document
from rashomon.pipeline import read_documents
from rashomon.sources import open_paths

GOLDENS = Path(__file__).parent / "goldens"
FLOORS = GOLDENS / "floors.json"


def names() -> list[str]:
    """Return the names of the golden reports in alphabetical order."""
    return sorted(path.stem for path in GOLDENS.glob("*.txt"))


def gold_of(name: str) -> Gold:
    """Return the facts of one report."""
    facts: Gold = json.loads((GOLDENS / f"{name}.json").read_text(encoding="utf-8"))
    return facts


def corpus_hash() -> str:
    """Return the SHA-256 of all texts and facts, names included."""
    digest = hashlib.sha256()
    for name in names():
        for suffix in (".txt", ".json"):
            digest.update(f"{name}{suffix}\n".encode() + (GOLDENS / f"{name}{suffix}").read_bytes())
    return digest.hexdigest()


def rows_of_all(wanted: Sequence[str] = ()) -> Iterator[Row]:
    """Read the golden reports as a user would and yield every fact with its outcome."""
    chosen = [name for name in names() if not wanted or name in wanted]
    documents = []
    for outcome in open_paths(str(GOLDENS / f"{name}.txt") for name in chosen):
        if not isinstance(outcome, Document):
            raise outcome
        documents.append(outcome)
    for name, reading in zip(chosen, read_documents(documents), strict=True):
        yield from Matcher(name, gold_of(name), reading).rows()


# --- floors ----------------------------------------------------------------------------------------------------------


def tally(rows: Sequence[Row]) -> dict[str, dict[str, int]]:
    """Return how many facts of each section there are and how many were found."""
    found, total = Counter(r.section for r in rows if r.found), Counter(r.section for r in rows)
    return {s: {"facts_found": found[s], "facts_total": total[s]} for s in sorted(total)}


def whole(sections: dict[str, dict[str, int]]) -> dict[str, int]:
    """Return the sums over all sections."""
    return {key: sum(counts[key] for counts in sections.values()) for key in ("facts_found", "facts_total")}


def floors() -> Gold:
    """Return the pinned floors; empty where none are pinned yet."""
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def regressions(sections: dict[str, dict[str, int]]) -> list[str]:
    """Return one line for each section that is below its floor."""
    pinned = floors().get("sections", {})
    return [
        f"{name}: {sections.get(name, {'facts_found': 0})['facts_found']} found, the floor is {floor['facts_found']}"
        for name, floor in pinned.items()
        if sections.get(name, {"facts_found": 0})["facts_found"] < floor["facts_found"]
    ]


def update(sections: dict[str, dict[str, int]], *, allow: bool) -> int:
    """Pin new floors; refuse to lower one unless allowed. Returns the exit status."""
    lower = regressions(sections)
    if lower and not allow:
        sys.stderr.write("\n".join(["not written; to lower a floor give --allow-regression", *lower, ""]))
        return 1
    pinned = {"corpus_sha256": corpus_hash(), **whole(sections), "sections": sections}
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
    for row in rows if options.misses else ():
        if not row.found:
            sys.stdout.write(f"- {row.report}  {row.section}: {row.what}: {row.got}\n")
    if options.update and not options.reports:
        return update(sections, allow=options.allow_regression)
    return 0


if __name__ == "__main__":
    sys.exit(main())
