"""Paths → documents, in the order given."""

import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from rashomon.model import RecordError
from rashomon.sources.language import refuse
from rashomon.sources.registry import Outcome, Raw, medium_of

STDIN = "-"


def open_paths(
    paths: Iterable[str], *, published: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Outcome]:
    """Yield each document of each path in order; what cannot be read gives a RecordError and the rest goes on.

    A folder stands for the files in it and below it in name order, hidden ones left out. `-` is `stdin`.
    """
    for path in paths:
        if path == STDIN and stdin is not None:
            yield from read_stream("-", stdin, published=published)
        elif Path(path).is_dir():
            yield from _open_folder(path, published)
        else:
            yield from _open_file(path, published)


def read_stream(name: str, stream: BinaryIO, *, published: str | None = None) -> Iterator[Outcome]:
    """Yield the documents of one open input, whatever its medium."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    raw = Raw(name, buffered, published)
    try:
        for outcome in medium_of(raw)(raw):
            yield outcome if isinstance(outcome, RecordError) else refuse(outcome) or outcome
    except RecordError as error:
        yield error
    except OSError as error:
        yield RecordError(name, f"cannot be read: {error.strerror or error}")


def _open_file(path: str, published: str | None) -> Iterator[Outcome]:
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
            yield from read_stream(path, stream, published=published)


def _open_folder(path: str, published: str | None) -> Iterator[Outcome]:
    found = False
    for folder, below, names in os.walk(path, onerror=None):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            found = True
            yield from _open_file(os.path.join(folder, name), published)
    if not found:
        yield RecordError(path, "is a folder without files in it, or may not be read")
