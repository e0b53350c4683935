"""Paths → documents, in the order given."""

import io
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO, cast

from rashomon.model import Capture, RecordError
from rashomon.sources.clock import now
from rashomon.sources.pages import is_address, read_address
from rashomon.sources.registry import STDIN, Outcome, Raw, Run, Slice, clean, read_raw


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
        for file in files_in(path, run.own):
            yield from [file] if isinstance(file, RecordError) else open_file(file, published=published, run=run)
    else:
        yield from open_file(path, published=published, run=run)


def read_stream(
    name: str, stream: BinaryIO, *, published: str | None = None, run: Run | None = None, got: Capture | None = None
) -> Iterator[Outcome]:
    """Yield the documents of one open input, whatever its medium."""
    yield from read_raw(_raw(name, stream, published=published, run=run, got=got))


def _raw(
    name: str,
    stream: BinaryIO,
    *,
    published: str | None = None,
    run: Run | None = None,
    got: Capture | None = None,
    cut: Slice | None = None,
) -> Raw:
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    return Raw(name, buffered, published, got or Capture(STDIN, now()), run or Run(), cut=cut)


def _capture(path: str, stream: io.BufferedReader) -> Capture:
    """Return the capture of an open file. A pipe can be read only once: its hash is taken from the document."""
    got = Capture(clean(os.path.abspath(path)), now())
    if not stream.seekable():
        return got
    digest = file_digest(stream, "sha256").hexdigest()
    got = replace(got, sha256=digest, size=stream.tell())
    stream.seek(0)
    return got


def open_file(
    path: str, *, published: str | None = None, run: Run | None = None, cut: Slice | None = None
) -> Iterator[Outcome]:
    """Yield the documents of one file, or of a stretch of it; a RecordError where it cannot be read."""
    try:
        with open_raw(path, published=published, run=run, cut=cut) as raw:
            yield from read_raw(raw)
    except RecordError as error:
        yield error


@contextmanager
def open_raw(
    path: str, *, published: str | None = None, run: Run | None = None, cut: Slice | None = None
) -> Iterator[Raw]:
    """Give a file as an input; RecordError where it cannot be opened."""
    if os.path.exists(path) and not os.path.isfile(path) and not Path(path).is_fifo():
        raise RecordError(path, "is not a file")
    try:
        stream = open(path, "rb")  # noqa: SIM115 - closed below
    except FileNotFoundError as error:
        raise RecordError(path, "there is no such file") from error
    except PermissionError as error:
        raise RecordError(path, "may not be read (no permission)") from error
    except (OSError, ValueError) as error:
        raise RecordError(path, f"cannot be opened: {getattr(error, 'strerror', None) or error}") from error
    with stream:
        got = Capture(clean(os.path.abspath(path)), now()) if cut else _capture(path, stream)
        yield _raw(path, stream, published=published, run=run, got=got, cut=cut)


def files_in(path: str, own: frozenset[str] = frozenset()) -> Iterator[str | RecordError]:
    """Yield the files in a folder and below it in name order, without hidden ones and without `own`."""
    found = False
    for folder, below, names in os.walk(path, onerror=None):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            full = os.path.join(folder, name)
            if os.path.abspath(full) in own:
                continue
            found = True
            if Path(full).is_fifo():  # waiting for whoever may write into it would stop the run
                yield RecordError(full, "is a pipe; in a folder only files are read")
            else:
                yield full
    if not found:
        yield RecordError(path, "is a folder without files in it, or may not be read")
