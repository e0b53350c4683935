"""How long the desk's pages take on the server over many reports: `python benchmarks/desk.py 100000`.

The store holds made reports (scale_reports.py), four of each incident, grouped as they were made: joining is measured by scale.py.
Only the readings of the first incident are whole, for its page and those of its reports; summaries come from the facts of the reports.
"""

import argparse
import os
import statistics
import tempfile
import time
import warnings
from collections.abc import Iterator

from scale_reports import CITIES, facts, reading, stream

from rashomon.knowledge.base import knowledge
from rashomon.model import Ref
from rashomon.pipeline.read import engine
from rashomon.pipeline.stored import entry
from rashomon.sources import document_of
from rashomon.store import Entry, EventRow, Selection, Store, Summary, open_store, pack

warnings.simplefilter("ignore")
SENTENCES = ["Traders closed their stalls before noon.", "The road to the coast stayed closed for hours.",
             "Relatives waited outside the hospital.", "A council met late on the same day.", "Power failed in parts of the town."]  # fmt: skip
PAGES = ("/", "/?country=PER", "/?type=ASSAULT&since=2015-01-01&until=2015-12-31", "/?sort=killed&page=40", "/?q=hospital",
         "/?box=20,-10,40,10", "/queue", "/log")  # fmt: skip


ENGINE, EMPTY = engine(), pack({})


def fill(store: Store, number: int) -> None:
    """Keep so many reports with their incidents and summaries."""
    points = {city: next(iter(knowledge().gazetteer.lookup(city.casefold())), None) for city in CITIES}
    numbers = stream(number, 1)
    for some in _batched(numbers, 500):
        entries, groups, rows = [], {}, {}
        for n in some:
            told = facts(SENTENCES, 1, n)
            document = document_of(
                {"text": told.text, "published": told.published.isoformat(), "id": str(n)}, name=str(n)
            )
            id = f"{told.incident:016x}"
            day = told.day.isoformat()
            made = entry(reading(document, told)) if told.incident == 0 else None
            ref = made.events[0].ref if made else f"{document.id}:0-1"
            light = Entry(document, ENGINE, EMPTY, (EventRow(ref, "ASSAULT", CITIES[told.city], day, day),))
            entries.append(made or light)
            groups.setdefault(id, []).append(ref)
            at, killed = points[told.city], float(told.words["killed"])
            rows[id] = Summary(
                id, f"Attack with explosives in {told.city}", "ASSAULT", CITIES[told.city], told.day.isoformat(), told.day.isoformat(),
                told.city, at.lat + n % 7 / 10 if at else None, at.lon + n % 11 / 10 if at else None, "city", 4, 1 + n % 3,
                killed, killed + n % 2, None, n % 2, n % 3, n % 4, 0, "unreviewed", None, 99.0 if told.incident == 0 else float(n % 9),
            )  # fmt: skip
        with store.batch():
            store.put(entries)
            store.assign(groups)
            store.summarise(store.stamps(groups), rows.values())


def _batched(items: list[int], size: int) -> Iterator[list[int]]:
    return (items[at : at + size] for at in range(0, len(items), size))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=100_000)
    parser.add_argument("--store", help="keep the store here (and use it where it is there)")
    given = parser.parse_args()
    path = given.store or os.path.join(tempfile.mkdtemp(), "desk.db")
    fresh = not os.path.exists(path)
    with open_store(path) as store:
        if fresh:
            since = time.monotonic()
            fill(store, given.number)
            print(f"filled in {time.monotonic() - since:.0f} s")
        first = f"{0:016x}"
        document = Ref.parse(store.members([first])[first][0]).document
        print(f"{store.counts()['documents']:,} reports, {store.totals(Selection()).incidents:,} incidents")
    from starlette.testclient import TestClient

    from rashomon.desk.app import create_app
    from rashomon.desk.settings import Settings

    client = TestClient(create_app(Settings(path)))
    for page in (*PAGES, f"/incidents/{first}", f"/reports/{document}"):
        clock, processor = [], []
        for _ in range(8):
            since, before = time.perf_counter(), time.process_time()
            assert client.get(page).status_code == 200, page
            clock.append(time.perf_counter() - since)
            processor.append(time.process_time() - before)
        told = " ".join(f"{name} {statistics.median(times[2:]) * 1000:5.0f} ms" for name, times in
                        (("clock", clock), ("processor", processor)))  # fmt: skip
        print(f"{page:<58} {told}")


if __name__ == "__main__":
    main()
