"""One shard into one part of a folder: a pure function of the shard and the configuration, whichever process calls it.

A report that ends the process that reads it (a crash below Python, no memory left, stuck where no alarm reaches) costs itself: each try
writes down what it has in hand, and the next reads those reports one by one and leaves out the one that has ended three processes.
"""

import os
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rashomon.model import DEFAULT, Config, RecordError
from rashomon.pipeline.columns import error_row, rows_of
from rashomon.pipeline.parts import Folder, Part
from rashomon.pipeline.read import Outcome, batches, finish_batch
from rashomon.sources import Shard

GRACE = 30.0  # seconds beyond its reports' time after which a batch that no alarm reaches ends its process
STRIKES = 3  # processes that must end before it is the report's fault: a machine that is lost ends one, too
_STUCK = 70  # the exit status of such a process


def read_shard(shard: Shard, *, folder: Folder, published: str | None = None, config: Config = DEFAULT) -> Part:
    """Read a shard and commit its part; return what it holds.

    To be called in a process of its own, which ends where a report gets stuck below Python.
    """
    start = time.process_time()
    journal = Journal(folder.journal(shard.key))
    documents, claims, errors = 0, 0, list[RecordError]()
    with folder.writing(shard.key) as writing:
        for batch in journal.portions(shard.read(published)):
            with _watched(len(batch) * config.limits.time_limit + GRACE):
                results = finish_batch(rows_of, batch, config)
            read = [rows for rows in results if not isinstance(rows, RecordError)]
            errors += [error for error in results if isinstance(error, RecordError)]
            for rows in read:
                writing.add(rows)
            documents += len(read)
            claims += sum(len(rows["claims"]) for rows in read)
        writing.add({"errors": [error_row(error) for error in errors]})
        part = Part(shard.key, documents, claims, len(errors), round(time.process_time() - start, 3), tuple(errors))
        writing.commit(part)
    journal.forget()
    return part


class Journal:
    """What each try at a shard had in hand, as lines `TRY FIRST LAST` in a file; the last of a try that ended is what ended it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        rows = [tuple(map(int, line.split())) for line in _lines(path)]
        last = {row[0]: range(row[1], row[2] + 1) for row in rows if len(row) == 3}
        self._ended = list(last.values())
        self._try = max(last, default=0) + 1

    def portions(self, outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
        """Cut what is to be read into batches, and write each down before it is given out."""
        first = 0
        for batch in batches(outcomes):
            numbers = range(first, first + len(batch))
            first += len(batch)
            if not any(number in ended for number in numbers for ended in self._ended):
                self._note(numbers)
                yield batch
                continue
            for number, outcome in zip(numbers, batch, strict=True):
                self._note(range(number, number + 1))
                yield [self._spared(number, outcome)]

    def forget(self) -> None:
        """Forget all tries: the part is there."""
        self._path.unlink(missing_ok=True)

    def _spared(self, number: int, outcome: Outcome) -> Outcome:
        """Return an error instead of a report that ended its process time and again, alone at last."""
        strikes = sum(number in ended for ended in self._ended)
        if isinstance(outcome, RecordError) or strikes < STRIKES or range(number, number + 1) not in self._ended:
            return outcome
        told = f"could not be read: {STRIKES} processes that read it ended: killed, out of memory, or crashed"
        return RecordError(outcome.input_id or outcome.id, told, part="reading")

    def _note(self, numbers: range) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{self._try} {numbers.start} {numbers.stop - 1}\n")


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """End this process where what is done inside takes longer: whoever gave it the work tries again."""
    timer = threading.Timer(seconds, os._exit, [_STUCK])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
