"""Paths → documents, in the order given."""

import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO, cast

from rashomon.model import Capture, RecordError
from rashomon.sources.clock import now
from rashomon.sources.pages import is_address, read_address
from rashomon.sources.registry import STDIN, Outcome, Raw, Run, clean, read_raw


def open_paths(
    paths: Iterable[str], *, published: str | None = None, stdin: BinaryIO | None = None, run: Run | None = None
) -> Iterator[Outcome]:
    """Yield each document of each path or address in order; what cannot be read gives a RecordError and the rest goes on.

    A folder stands for the files in it and below it in name order, hidden ones left out. `-` is `stdin`. What `run.captures`
    has already is not yielded.
    """
    run = run or Run()
    try:
        for path in paths:
            yield from _open(path, published, stdin, run)
    finally:
        run.close()


def _open(path: str, published: str | None, stdin: BinaryIO | None, run: Run) -> Iterator[Outcome]:
    if path == STDIN and stdin is not None:
        yield from read_stream(STDIN, stdin, published=published, run=run)
    elif is_address(path):
        yield from read_address(path, run, published=published)
    elif Path(path).is_dir():
        yield from _open_folder(path, published, run)
    else:
        yield from _open_file(path, published, run)


def read_stream(
    name: str, stream: BinaryIO, *, published: str | None = None, run: Run | None = None, got: Capture | None = None
) -> Iterator[Outcome]:
    """Yield the documents of one open input, whatever its medium."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    yield from read_raw(Raw(name, buffered, published, got or Capture(STDIN, now()), run or Run()))


def _capture(path: str, stream: io.BufferedReader) -> Capture:
    """Return the capture of an open file. A pipe can be read only once: its hash is taken from the document."""
    got = Capture(clean(os.path.abspath(path)), now())
    if not stream.seekable():
        return got
    digest = file_digest(stream, "sha256").hexdigest()
    got = replace(got, sha256=digest, size=stream.tell())
    stream.seek(0)
    return got


def _open_file(path: str, published: str | None, run: Run) -> Iterator[Outcome]:
    try:
        if os.path.exists(path) and not os.path.isfile(path) and not Path(path).is_fifo():
            raise RecordError(path, "is not a file")
        stream = open(path, "rb")  # noqa: SIM115 - closed below; the generator may be left early
    except FileNotFoundError:
        yield RecordError(path, "there is no such file")
    except PermissionError:
        yield RecordError(path, "may not be read (no permission)")
    except RecordError as error:
        yield error
    except (OSError, ValueError) as error:
        yield RecordError(path, f"cannot be opened: {getattr(error, 'strerror', None) or error}")
    else:
        with stream:
            yield from read_stream(path, stream, published=published, run=run, got=_capture(path, stream))


def _open_folder(path: str, published: str | None, run: Run) -> Iterator[Outcome]:
    found = False
    for folder, below, names in os.walk(path, onerror=None):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            full = os.path.join(folder, name)
            if os.path.abspath(full) in run.own:
                continue
            found = True
            if Path(full).is_fifo():  # waiting for whoever may write into it would stop the run
                yield RecordError(full, "is a pipe; in a folder only files are read")
            else:
                yield from _open_file(full, published, run)
    if not found:
        yield RecordError(path, "is a folder without files in it, or may not be read")
