"""What it costs to add and join very many reports: time, memory, file size, and whether a killed run loses or doubles anything.

    python benchmarks/scale.py POOL.jsonl [--reports 100000] [--workers 2] [--store PATH|URL] [--folder DIR] [--no-kill]

POOL.jsonl holds rows with a `text`. Each made report is a lead sentence of ours and one or two sentences of the pool in which names,
days and figures are others for each incident, so they are short reports: reading long ones costs more, storing and joining
them does not. About four reports tell of one incident, within some days of the stream, each with its own words and figures.

`rashomon add` is run as a user runs it, killed half-way (SIGKILL) and run again. What is told is the processor time of all its
processes, which other programs on the machine do not change, beside the time by the clock.
"""

import argparse
import bisect
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from rashomon.model import ConfigError
from rashomon.store import open_store

FIRST_DAY, DAYS = date(2012, 1, 1), 3650
PER_INCIDENT, SPREAD = 4, 400  # reports of one incident, and how far apart in the stream they may come
TICK = os.sysconf("SC_CLK_TCK")
CITIES = [
    "Lima",
    "Cusco",
    "Bogota",
    "Cali",
    "Quito",
    "Caracas",
    "Managua",
    "Tegucigalpa",
    "Monterrey",
    "Culiacan",
    "Lagos",
    "Kano",
    "Maiduguri",
    "Nairobi",
    "Mombasa",
    "Kampala",
    "Goma",
    "Bukavu",
    "Bangui",
    "Bamako",
    "Gao",
    "Niamey",
    "Ouagadougou",
    "Mogadishu",
    "Baidoa",
    "Khartoum",
    "Cairo",
    "Tripoli",
    "Benghazi",
    "Tunis",
    "Baghdad",
    "Mosul",
    "Basra",
    "Aleppo",
    "Homs",
    "Sanaa",
    "Aden",
    "Kabul",
    "Kandahar",
    "Herat",
    "Quetta",
    "Peshawar",
    "Karachi",
    "Srinagar",
    "Imphal",
    "Dhaka",
    "Yangon",
    "Manila",
    "Davao",
    "Donetsk",
]
SYLLABLES = [
    "ka",
    "ro",
    "mi",
    "ta",
    "le",
    "su",
    "na",
    "vo",
    "di",
    "ra",
    "ze",
    "bo",
    "ni",
    "mu",
    "ha",
    "lo",
    "pe",
    "sa",
    "ti",
    "gu",
    "fe",
    "da",
    "ki",
    "mo",
    "re",
    "za",
    "ba",
    "nu",
    "shi",
    "le",
]
LEADS = (
    "{killed} people were killed when a {weapon} went off near the {name} {site} in {city} on {weekday}, {source} said.",
    "A {weapon} killed {killed} people and wounded {hurt} at the {name} {site} in {city} on {weekday}, according to {source}.",
    "{source} said that {killed} people had died in a {weapon} attack on the {name} {site} in {city} on {weekday}.",
    "At least {killed} died and {hurt} were hurt as a {weapon} hit the {name} {site} in {city}, {source} said on {next}.",
)
WEAPONS = ("bomb", "car bomb", "rocket", "grenade", "mine", "mortar shell")
SITES = ("market", "mosque", "school", "bridge", "checkpoint", "barracks", "hotel", "bus station", "church", "ministry")
SOURCES = ("police", "a doctor", "the army", "the governor", "witnesses", "the interior ministry")
_SENTENCE = re.compile(r"[A-Z][^.!?\n]{40,220}[.!?](?=\s|$)")
_NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][a-z]{2,}\b")
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")


def sentences(pool: str) -> list[str]:
    """Return the sentences of the pool that are short enough."""
    with open(pool, encoding="utf-8") as rows:
        found = [s for row in rows for s in _SENTENCE.findall(json.loads(row)["text"])]
    if len(found) < 50:
        sys.exit(f"{pool} has too few sentences")
    return found


def reports(stock: list[str], number: int, seed: int) -> Iterator[dict[str, str]]:
    """Yield rows for `rashomon add`; `incident` is the truth that it does not look at."""
    rng = random.Random(seed)
    order = sorted(range(number), key=lambda n: n + rng.uniform(0, SPREAD))
    for at, n in enumerate(order):
        incident = n // PER_INCIDENT
        own = random.Random(f"{seed} {incident}")
        day = FIRST_DAY + timedelta(incident * PER_INCIDENT * DAYS // max(number, 1))
        facts = {
            "city": own.choice(CITIES), "weapon": own.choice(WEAPONS), "site": own.choice(SITES), "name": _name(own),
            "weekday": f"{day:%A}", "next": f"{day + timedelta(1):%A}",
        }  # fmt: skip
        killed = own.randint(2, 40)
        here = random.Random(f"{seed} report {n}")
        told = {"killed": max(2, killed + here.choice((-1, 0, 0, 1))), "hurt": killed + here.randint(1, 9)}
        lead = here.choice(LEADS).format(**facts, **told, source=here.choice(SOURCES))
        rest = [_varied(here.choice(own.sample(stock, 4)), own) for _ in range(here.randint(1, 2))]
        published = (day + timedelta(here.randint(0, 1))).isoformat()
        yield {"id": f"{at}", "text": " ".join([lead[0].upper() + lead[1:], *rest]), "published": published,
               "publisher": f"Paper {here.randrange(40)}", "incident": f"{incident}"}  # fmt: skip


def _name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(3, 4))).capitalize()


def _varied(sentence: str, rng: random.Random) -> str:
    """Return a sentence with other names and figures."""
    named = _NAME.sub(lambda found: _name(rng), sentence)
    return _FIGURE.sub(lambda found: str(rng.randint(2, 900)), named)


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
        if sample:
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
    first, last = (
        samples[bisect.bisect_left(counts, low)],
        samples[min(bisect.bisect_left(counts, high), len(counts) - 1)],
    )
    n = max(last.kept - first.kept, 1) / 1000
    return (last.at - first.at) / n, (last.writing - first.writing) / n, (last.reading - first.reading) / n


def agreement(store: str, rows: str) -> dict[str, float]:
    """Return the B-cubed precision and recall of the reports' main incidents against the truth."""
    with open(rows, encoding="utf-8") as lines:
        truth = {row["id"]: row["incident"] for row in map(json.loads, lines)}
    with open_store(store, create=False) as opened:
        found = opened.db.rows(  # type: ignore[attr-defined]
            "SELECT c.uri, min(m.incident) FROM captures c JOIN events e ON e.document = c.document"
            " JOIN members m ON m.event = e.n JOIN blocks b ON b.event = e.n GROUP BY c.uri"
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
    parser.add_argument("--no-kill", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(options.folder or temporary)
        folder.mkdir(exist_ok=True)
        measure(options, folder)


def measure(options: argparse.Namespace, folder: Path) -> None:
    """Run the benchmark in a folder."""
    rows, store = str(folder / "reports.jsonl"), options.store or str(folder / "scale.db")
    with open(rows, "w", encoding="utf-8") as out:
        for row in reports(sentences(options.pool), options.reports, options.seed):
            out.write(json.dumps(row) + "\n")
    number, tenth = options.reports, options.reports // 10
    command = [sys.executable, "-m", "rashomon", "add", rows, "--store", store, "--workers", str(options.workers)]
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
