"""How much reading costs beside the bare spaCy parse, how much memory it takes, and how soon it starts.

    python benchmarks/speed.py [REPORTS.jsonl] [--reports 500] [--models none] [--layers] [--memory 2000]

REPORTS.jsonl holds rows with a `text`; without it our golden reports are read again and again. Everything runs on one core. The two
costs are taken report by report in one run, so the ratio holds when the machine's speed drifts.
"""

import argparse
import itertools
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from rashomon import checks
from rashomon.analysis import analyse
from rashomon.analysis.english import pipeline
from rashomon.model import DEFAULT, Config, Document, Engine, Reading
from rashomon.model.config import MODELS
from rashomon.pipeline.read import layers, read_document
from rashomon.reading import ordered

GOLDENS = Path(__file__).parents[1] / "tests" / "goldens"


def documents(path: str | None) -> Iterator[Document]:
    """Yield the reports of a file, or our golden reports without end."""
    if path is None:
        texts = [p.read_text(encoding="utf-8") for p in sorted(GOLDENS.glob("*.txt"))]
        rows: Iterator[str] = itertools.cycle(texts)
    else:
        with open(path, encoding="utf-8") as file:
            rows = itertools.cycle([json.loads(line)["text"] for line in file if line.strip()])
    for number, text in enumerate(rows):
        yield Document(id=str(number), text=text, published="2020-06-15", language="en")


def costs(document: Document, models: str) -> tuple[float, Counter[str]]:
    """Return the seconds of processor time of the bare parse, and of each part of the reading."""
    spent: Counter[str] = Counter()
    start = time.process_time()
    pipeline()(document.text)
    bare = time.process_time() - start
    start = time.process_time()
    draft = analyse(document)
    spent["parse"] = time.process_time() - start
    for step in ordered(layers(Config(models=models))):
        start = time.process_time()
        draft = replace(draft, **{step.gives: step.give(draft)})
        spent[step.name] = time.process_time() - start
    start = time.process_time()
    given = {k: getattr(draft, k) for k in ("places", "times", "counts", "actors", "statements", "events")}
    checks.run(Reading(document=document, engine=Engine("benchmark", "0"), **given))
    spent["checks"] = time.process_time() - start
    return bare, spent


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?")
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument(
        "--memory", type=int, default=0, metavar="N", help="also read N reports and print the memory on the way"
    )
    parser.add_argument("--models", choices=sorted(MODELS), default=DEFAULT.models)
    parser.add_argument("--layers", action="store_true", help="print the share of each layer")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "rashomon", "--version"], check=True, stdout=subprocess.DEVNULL)
    print(f"rashomon --version: {time.perf_counter() - start:.2f} s")
    start = time.perf_counter()
    source = documents(options.file)
    read_document(next(source))
    print(f"first reading, parser and tables loaded: {time.perf_counter() - start:.2f} s")
    bare, spent = 0.0, Counter[str]()
    for document in itertools.islice(source, options.reports):
        one, parts = costs(document, options.models)
        bare += one
        spent.update(parts)
    total = sum(spent.values())
    print(
        f"{options.reports} reports: bare parse {1000 * bare / options.reports:.1f} ms, reading {1000 * total / options.reports:.1f} ms each"
    )
    print(f"ratio {total / bare:.2f}")
    for name, seconds in spent.most_common() if options.layers else ():
        print(f"  {name:24} {1000 * seconds / options.reports:7.2f} ms")
    for number, document in enumerate(itertools.islice(source, options.memory), 1):
        read_document(document)
        if number % max(1, options.memory // 4) == 0:
            print(f"  after {number} reports: peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
