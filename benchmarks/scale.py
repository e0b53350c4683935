"""What it costs to add and join very many reports: time, memory, file size, and whether a killed run loses or doubles anything.

    python benchmarks/scale.py POOL.jsonl [--reports 100000] [--readings] [--workers 2] [--store PATH|URL] [--folder DIR]

POOL.jsonl holds rows with a `text`. Each made report is a lead sentence of ours and one or two sentences of the pool in which names,
days and figures are others for each incident; about four reports tell of one incident, within some hundred reports of the stream,
each with its own words and figures. They are short: reading long reports costs more, storing and joining them hardly.

Without `--readings`, `rashomon add` is run as a user runs it. With it, the reports are not read: what a reading of them would hold is
made beside them, so that storing and joining, whose cost could grow with the store, are measured apart from reading, whose cost
cannot. Everything else is the same code. Half-way the run is killed (SIGKILL) and started again. Processor time is that of
all its processes, which other programs on the machine change little.
"""

import argparse
import bisect
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import scale_reports as made

from rashomon.engines import local
from rashomon.model import ConfigError, Document, RecordError
from rashomon.pipeline.add import Adding
from rashomon.pipeline.stored import entry
from rashomon.sources import Run, open_paths
from rashomon.store import Entry, open_store

TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Sample:
    """One look at a run: seconds by the clock, processor seconds of the writing process and of those that read, memory, size."""

    at: float
    kept: int
    writing: float
    reading: float
    memory: int
    size: int


def watch(command: list[str], store: str, stop_at: int | None) -> list[Sample]:
    """Run a command, look at it every half second, and kill it when so many reports are kept."""
    samples: list[Sample] = []
    start = time.monotonic()
    process = subprocess.Popen(command)
    while process.poll() is None:
        time.sleep(0.5)
        sample = _look(process.pid, store, start)
        if sample and (not samples or sample.reading >= samples[-1].reading):  # no process has ended
            samples.append(sample)
            if stop_at and sample.kept >= stop_at:
                process.send_signal(signal.SIGKILL)
                process.wait()
                return samples
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return samples


def _look(pid: int, store: str, start: float) -> Sample | None:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        spent = [_spent(child) for child in [str(pid), *children]]
        return Sample(time.monotonic() - start, kept(store), spent[0][0], sum(s for s, _ in spent[1:]),
                      sum(m for _, m in spent), size(store))  # fmt: skip
    except (OSError, ConfigError, IndexError):  # it has just ended, or the store is being made
        return None


def _spent(pid: str) -> tuple[float, int]:
    """Return the processor seconds of a process and its resident memory in bytes."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK, int(fields[21]) * os.sysconf("SC_PAGE_SIZE")


def kept(store: str) -> int:
    """Return how many readings a store holds."""
    with open_store(store, create=False) as opened:
        return int(opened.db.rows("SELECT coalesce(max(n), 0) FROM readings")[0][0])  # type: ignore[attr-defined]


def size(store: str) -> int:
    """Return the bytes of the file (nothing for a PostgreSQL store)."""
    return sum(os.path.getsize(store + end) for end in ("", "-wal") if os.path.exists(store + end))


def cost(samples: list[Sample], low: int, high: int) -> tuple[float, float, float]:
    """Return milliseconds a report between two numbers kept: by the clock, of writing, of reading."""
    counts = [sample.kept for sample in samples]
    first = samples[max(bisect.bisect_right(counts, low) - 1, 0)]  # what is kept grows by whole batches
    last = samples[min(bisect.bisect_left(counts, high), len(counts) - 1)]
    n = max(last.kept - first.kept, 1) / 1000
    return (last.at - first.at) / n, (last.writing - first.writing) / n, (last.reading - first.reading) / n


@cache
def stock(pool: str) -> list[str]:
    """Return the sentences of a pool, read once in each process."""
    return made.sentences(pool)


def make(pool: str, seed: int, documents: Sequence[Document | RecordError]) -> list[Entry | RecordError]:
    """Return what the store keeps of made reports, without reading them."""
    return [_made(pool, seed, document) for document in documents]


def _made(pool: str, seed: int, document: Document | RecordError) -> Entry | RecordError:
    if isinstance(document, RecordError):
        return document
    return entry(made.reading(document, made.facts(stock(pool), seed, int(document.input_id or ""))))


def add_made(options: argparse.Namespace) -> None:
    """Add the made reports with their made readings: `rashomon add` in all but the reading."""
    work = partial(make, options.pool, options.seed)
    with open_store(options.store) as store:
        adding = Adding(store)
        adding.run(
            open_paths([options.rows], run=Run(captures=adding)),
            lambda _, batches: local.run(work, batches, workers=options.workers, died=_died),
        )


def _died(item: object, error: Exception) -> RecordError:
    return RecordError(str(item), str(error))


def agreement(store: str, rows: str) -> dict[str, float]:
    """Return the B-cubed precision and recall of the reports' main incidents against the truth."""
    with open(rows, encoding="utf-8") as lines:
        truth = {row["id"]: row["incident"] for row in map(json.loads, lines)}
    with open_store(store, create=False) as opened:
        found = opened.db.rows(  # type: ignore[attr-defined]
            "SELECT c.uri, m.incident FROM captures c JOIN events e ON e.document = c.document"
            " JOIN members m ON m.event = e.n WHERE e.profile LIKE ?",
            ['%"main":true%'],
        )
    pairs = [(incident, truth[uri.rpartition("#")[2]]) for uri, incident in found]
    both, ours, theirs = Counter(pairs), Counter(p[0] for p in pairs), Counter(p[1] for p in pairs)
    precision = sum(both[p] / ours[p[0]] for p in pairs) / len(pairs)
    recall = sum(both[p] / theirs[p[1]] for p in pairs) / len(pairs)
    return {"precision": precision, "recall": recall, "incidents": len(ours), "true incidents": len(theirs)}


def main() -> None:
    """Make the reports, add them, kill, resume, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pool")
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--store")
    parser.add_argument("--folder", help="keep the made reports and the store here")
    parser.add_argument("--readings", action="store_true", help="make readings instead of reading")
    parser.add_argument("--no-kill", action="store_true")
    parser.add_argument("--rows", help=argparse.SUPPRESS)  # the half of this script that is killed
    options = parser.parse_args()
    if options.rows:
        add_made(options)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.folder or temporary)
        folder.mkdir(exist_ok=True)
        measure(options, folder)


def measure(options: argparse.Namespace, folder: Path) -> None:
    """Run the benchmark in a folder."""
    rows, store = str(folder / "reports.jsonl"), options.store or str(folder / "scale.db")
    with open(rows, "w", encoding="utf-8") as out:
        for row in made.rows(stock(options.pool), options.reports, options.seed):
            out.write(json.dumps(row) + "\n")
    number, tenth = options.reports, options.reports // 10
    command = [sys.executable, "-m", "rashomon", "add", rows, "--store", store, "--workers", str(options.workers)]
    if options.readings:
        command = [sys.executable, __file__, options.pool, "--rows", rows, "--store", store, "--workers", str(options.workers),
                   "--reports", str(number), "--seed", str(options.seed)]  # fmt: skip
    print(
        f"{number:,} reports, {'readings made' if options.readings else 'each read'}, {options.workers} processes beside the one that writes"
    )
    first: list[Sample] = []
    if not options.no_kill:
        first = watch(command, store, number // 2)
        print(f"killed with {kept(store):,} of {number:,} kept, after {first[-1].at:,.0f} s")
    second = watch(command, store, None)
    samples = first + second
    early = first or second
    for name, run, low, high in (
        ("a tenth", early, tenth // 2, tenth),
        ("the end", second, number - tenth // 2, number),
    ):
        clock, writing, reading = cost(run, low, high)
        print(f"around {name} ({low:,} to {high:,}): {writing + reading:.2f} ms of processor a report"
              f" (reading {reading:.2f}, storing and joining {writing:.2f}); {clock:.2f} ms by the clock")  # fmt: skip
    one, other = cost(early, tenth // 2, tenth), cost(second, number - tenth // 2, number)
    print(
        f"ratio of cost, end to tenth: all {(sum(other[1:])) / sum(one[1:]):.2f}, storing and joining {other[1] / one[1]:.2f}"
    )
    total = sum(run[-1].at for run in (first, second) if run)
    print(
        f"whole: {total:,.0f} s by the clock; peak memory of all processes {max(s.memory for s in samples) / 1e6:,.0f} MB"
    )
    at = next(s for s in samples if s.kept >= tenth)
    print(f"file: {at.size / 1e6:,.1f} MB at {at.kept:,}, {size(store) / 1e6:,.1f} MB at {number:,}")
    check(store, rows, number)


def check(store: str, rows: str, number: int) -> None:
    """Print whether everything is there once, and how well the incidents are those that were made."""
    with open_store(store, create=False) as opened:
        counts = opened.counts()
        print(counts)
        assert counts["documents"] == counts["readings"] == number, "something is lost or doubled"
        start = time.perf_counter()
        hits = len(opened.search("bomb market lima", limit=20))
        print(f"search: {1000 * (time.perf_counter() - start):.0f} ms for {hits} hits")
    print({name: round(value, 3) for name, value in agreement(store, rows).items()})


if __name__ == "__main__":
    main()
