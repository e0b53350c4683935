"""An address → what is there."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rashomon.model import RecordError
from rashomon.sources.clock import now
from rashomon.sources.registry import Outcome, Raw, Run, read_raw
from rashomon.sources.web.address import whole

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def is_address(name: str) -> bool:
    """Tell whether an input is meant as an address, be it one that is fetched or not."""
    return bool(_ADDRESS.match(name))


def read_address(url: str, run: Run, *, published: str | None = None, linked: bool = False) -> Iterator[Outcome]:
    """Fetch an address and yield what it holds; nothing where it holds what it held the last time.

    `linked` says that a feed led here: feeds that are found there lead no further.
    """
    try:
        latest = run.captures.latest(whole(url)) if run.captures else None
        with run.web.get(url, latest) as answer:
            if answer is not None:
                yield from read_raw(Raw(url, answer.stream, published, answer.got, run, answer.charset, linked=linked))
            elif run.captures and latest:
                run.captures.again(replace(latest, at=now()))
    except RecordError as error:
        yield error
