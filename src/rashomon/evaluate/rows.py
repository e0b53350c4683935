"""Files of gold data: JSON lines, plain or gzipped, checked whole before anything is read.

A folder stands for the pairs `NAME.txt` (a report) and `NAME.json` (what is known of it, without the text) in it, in order of name.
"""

import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, cast

from rashomon.evaluate.shape import fault
from rashomon.evaluate.task import Row, Task
from rashomon.model import RecordError


@dataclass(frozen=True)
class Dataset:
    """One file of gold rows, all of them sound. `rows` is how many there are.

    `sha256` is that of its unpacked content; of a folder, that of all names and contents: `NAME.txt`, a line break, the bytes,
    then the same of `NAME.json`, pair after pair.
    """

    path: Path
    sha256: str
    rows: int

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows one by one from the file; a row without an id is called by its line."""
        return (row for _, row in _rows(self.path))


def open_dataset(path: str | Path, task: Task) -> Dataset:
    """Return a file's rows after looking at each; RecordError names the first line that this task cannot use.

    A figure over what is left of damaged data would mislead, so one bad row stops the run.
    """
    path, count = Path(path), 0
    for where, row in _rows(path):
        if wrong := fault(row, dict(task.needs)) or task.fault(row):
            raise RecordError(where, wrong, part="gold")
        count += 1
    if not count:
        raise RecordError(str(path), "holds no rows", part="gold")
    return Dataset(path, _hash(path), count)


def first(rows: Dataset, limit: int | None) -> Iterator[Row]:
    """Yield the rows, at most `limit` of them."""
    return islice(iter(rows), limit)


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each row with the place it stands in."""
    if path.is_dir():
        for text in _texts(path):
            known = text.with_suffix(".json")
            yield (
                str(known),
                {"id": text.stem, "text": _read(text).decode("utf-8", "replace")} | _parse(_read(known), str(known)),
            )
        return
    with _open(path) as stream:
        for number, line in enumerate(stream, 1):
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                row = _parse(line, f"{path}:{number}")
                yield f"{path}:{number}", {"id": f"line {number}"} | row


def _texts(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.txt") if path.with_suffix(".json").exists())


def _read(path: Path) -> bytes:
    with _open(path) as stream:
        return stream.read()


def _parse(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RecordError(where, f"is not UTF-8 (byte {error.start + 1})", part="gold") from error
    except json.JSONDecodeError as error:
        raise RecordError(where, f"is not JSON: {error.msg} ({_at(error)})", part="gold") from error
    except (RecursionError, ValueError) as error:  # nested without end; a number of thousands of digits
        raise RecordError(where, "is no JSON that can be read", part="gold") from error
    if not isinstance(row, dict):
        raise RecordError(where, "is not a JSON object", part="gold")
    return row


def _at(error: json.JSONDecodeError) -> str:
    return f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"


@contextmanager
def _open(path: Path) -> Iterator[BinaryIO]:
    """Open a file of rows; RecordError where it cannot be opened or unpacked."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
            yield cast(BinaryIO, stream)
    except (OSError, EOFError) as error:
        told = getattr(error, "strerror", None) or str(error)
        raise RecordError(str(path), f"cannot be read: {told}", part="gold") from error


def _hash(path: Path) -> str:
    digest = sha256()
    if path.is_dir():
        for text in _texts(path):
            for part in (text, text.with_suffix(".json")):
                digest.update(f"{part.name}\n".encode() + _read(part))
        return digest.hexdigest()
    with _open(path) as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
