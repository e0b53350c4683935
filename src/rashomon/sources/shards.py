"""Inputs cut into shards: stretches of some hundred reports, each known by its content, that can be read anywhere and in any order."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import file_digest, sha256

from rashomon.model import RecordError
from rashomon.sources.files import files_in, open_file, open_raw
from rashomon.sources.pages import is_address
from rashomon.sources.registry import STDIN, Outcome, Slice, medium_of

MOST = 64_000_000  # bytes of files that are read as one shard; a file that cannot be cut may be larger


@dataclass(frozen=True)
class Shard:
    """Files that are read together, or a stretch (`cut`) of one; `key` is a hash of their names and their content."""

    key: str
    paths: tuple[str, ...]
    cut: Slice | None = None

    def read(self, published: str | None = None) -> Iterator[Outcome]:
        """Yield the documents in it, in order; what cannot be read gives a RecordError."""
        for path in self.paths:
            yield from open_file(path, published=published, cut=self.cut)


def shards(paths: Iterable[str], *, reports: int, salt: str = "") -> Iterator[Shard | RecordError]:
    """Cut files and folders into shards of about `reports` reports; a RecordError for what cannot be opened.

    JSON lines and Parquet are cut into stretches, other files are put together with their neighbours; none is cut, however large. The keys
    depend on the files' absolute paths, their bytes and `salt`.
    """
    few: list[tuple[str, str]] = []
    size = 0
    for path in _files(paths):
        if isinstance(path, RecordError):
            yield path
            continue
        try:
            cuts, digest, length = _look(path, reports)
        except RecordError as error:
            yield error
            continue
        if digest is None:
            yield from (Shard(_key(salt, path, name, cut), (path,), cut) for cut, name in cuts)
            continue
        if few and (size + length > MOST or len(few) >= 3 * reports or _begins(path, reports)):
            yield _together(salt, few)
            few, size = [], 0
        few.append((path, digest))
        size += length
    if few:
        yield _together(salt, few)


def _files(paths: Iterable[str]) -> Iterator[str | RecordError]:
    for path in paths:
        if path == STDIN or is_address(path):
            yield RecordError(path, "is no file; only files and folders are read in shards")
        elif os.path.isdir(path):
            yield from (file if isinstance(file, RecordError) else os.path.abspath(file) for file in files_in(path))
        else:
            yield os.path.abspath(path)


def _look(path: str, reports: int) -> tuple[list[tuple[Slice, str]], str | None, int]:
    """Return a file's stretches; or none, the hash of its bytes and their number, where it is read as a whole."""
    if os.path.exists(path) and not os.path.isfile(path):
        raise RecordError(path, "is not a file")
    with open_raw(path) as raw:
        medium = medium_of(raw)
        try:
            if medium.slices:
                return list(medium.slices(raw, reports)), None, 0
            raw.stream.seek(0)
            return [], file_digest(raw.stream, "sha256").hexdigest(), os.path.getsize(path)
        except OSError as error:
            raise RecordError(path, f"cannot be read: {error.strerror or error}") from error


def _begins(path: str, reports: int) -> bool:
    """Tell whether a shard begins with this file: one in so many does, whatever stands around it, so that a new file changes one shard."""
    return int(_key(path)[:8], 16) % reports == 0


def _together(salt: str, files: list[tuple[str, str]]) -> Shard:
    return Shard(_key(salt, *(part for file in files for part in file)), tuple(path for path, _ in files))


def _key(*parts: object) -> str:
    return sha256("\0".join(map(str, parts)).encode("utf-8", "surrogateescape")).hexdigest()[:24]
