"""How far a long run is, one display for all: on a terminal one line that changes, elsewhere a plain line now and then."""

import os
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import click

Item = TypeVar("Item")
_ROWS = (".jsonl", ".ndjson")
_TERMINAL, _ELSEWHERE = 0.5, 30.0  # seconds between two lines
_RECENT = 60.0  # seconds over which the speed is taken: what is passed over at once says little of the rest
_SURE = 5.0  # seconds of work after which the time that is left is told: at first models load and nothing is done


class Progress:
    """Tells how many of `total` inputs are done (None: nobody knows how many there are), how fast, what remains and what failed.

    `name` says what the work is on, `kind` what is counted.
    """

    def __init__(self, total: int | None, name: str = "", kind: str = "reports") -> None:
        self.total, self._kind = total, kind
        self._name = f"{name}: " if name else ""
        self._live = sys.stderr.isatty()
        self._last = time.monotonic()
        self._before = deque([(self._last, 0)])  # how far it was in the last minute

    def __call__(self, done: int, failed: int = 0) -> None:
        """Tell, where it is time to; `failed` are some of those done."""
        now = time.monotonic()
        if (
            self._before[0][1] == 0 and done
        ):  # from the first that is done on: what loaded before says nothing of the rest
            self._before[0] = (now, done)
        if now - self._last >= (_TERMINAL if self._live else _ELSEWHERE):
            self._last = now
            self._before.append((now, done))
            while now - self._before[0][0] > _RECENT and len(self._before) > 2:
                self._before.popleft()
            click.echo(("\r\x1b[K" if self._live else "") + self._line(done, failed), nl=not self._live, err=True)

    def over(self, items: Iterable[Item]) -> Iterator[Item]:
        """Pass items on and tell how many there were, unless the terminal shows the data itself."""
        if sys.stdout.isatty():
            yield from items
            return
        try:
            for done, item in enumerate(items, 1):
                yield item
                self(done)
        finally:
            self.clear()

    def clear(self) -> None:
        """Take the changing line off the terminal."""
        if self._live:
            click.echo("\r\x1b[K", nl=False, err=True)

    def _line(self, done: int, failed: int) -> str:
        (start, before), (now, _) = self._before[0], self._before[-1]
        rate = (done - before) / max(now - start, 1e-9)
        kind = self._kind if (self.total or done) != 1 else self._kind.removesuffix("s")
        told = f"{self._name}{done:,}" + (f" of {self.total:,}" if self.total else "") + f" {kind}"
        told += f", {failed:,} failed" if failed else ""
        if now - start < _SURE or not rate:
            return told
        told += f", {rate:.1f} a second"
        return f"{told}, {_span((self.total - done) / rate)} left" if self.total and done <= self.total else told


def expected(paths: Iterable[str]) -> int | None:
    """Return about how many reports these inputs hold; None where that cannot be known without reading them."""
    total = 0
    for path in paths:
        if path == "-" or not os.path.exists(path):
            return None
        files = [path] if os.path.isfile(path) else _below(path)
        total += sum(_rows(file) if file.lower().endswith(_ROWS) else 1 for file in files)
    return total


def _below(folder: str) -> list[str]:
    return [str(path) for path in Path(folder).rglob("[!.]*") if path.is_file()]


def _rows(path: str) -> int:
    try:
        with open(path, "rb") as stream:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
    except OSError:
        return 1


def _span(seconds: float) -> str:
    """Return a length of time in words that fit its size.

    >>> _span(42), _span(600), _span(9000)
    ('42 s', '10 min', '2 h 30 min')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
