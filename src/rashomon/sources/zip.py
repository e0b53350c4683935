"""ZIP archives: every file in them."""

import io
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from rashomon.model import RecordError
from rashomon.sources.archive import MAX_MEMBERS, is_hidden, read_member
from rashomon.sources.bounds import FREE, MAX_EXPANDED, MAX_RATIO, too_much
from rashomon.sources.registry import Medium, Outcome, Raw, source

_OFFICE = (
    "[Content_Types].xml",
    "mimetype",
    "META-INF/MANIFEST.MF",
)  # members that make a ZIP a document of another kind
_ENCRYPTED = 1


def read_zip(raw: Raw) -> Iterator[Outcome]:
    """Yield what the files of a ZIP archive hold, in its order."""
    with tempfile.TemporaryFile() as copy:
        whole: IO[bytes] = raw.stream
        if not raw.stream.seekable():
            shutil.copyfileobj(raw.stream, copy)
            whole = copy
        try:
            with zipfile.ZipFile(whole) as archive:
                _refuse_overlap(raw, archive, whole.seek(0, io.SEEK_END))
                yield from _members(raw, archive)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise RecordError(raw.name, f"is a broken ZIP archive ({error})") from error


def _refuse_overlap(raw: Raw, archive: zipfile.ZipFile, size: int) -> None:
    """RecordError where members share their packed bytes: a few of them would grow beyond all measure."""
    packed = sum(info.compress_size for info in archive.infolist())
    if packed > size:
        raise RecordError(raw.name, f"claims {packed:,} packed bytes in {size:,}: its files overlap")


def _members(raw: Raw, archive: zipfile.ZipFile) -> Iterator[Outcome]:
    infos = [info for info in archive.infolist() if not info.is_dir() and not is_hidden(info.filename)]
    if any(info.filename in _OFFICE for info in infos):
        raise RecordError(raw.name, "is an office document, an e-book or a program; save it as text, HTML or PDF")
    if not infos:
        raise RecordError(raw.name, "is an archive without files in it")
    total = sum(info.file_size for info in infos)
    if len(infos) > MAX_MEMBERS or total > MAX_EXPANDED:
        raise RecordError(raw.name, f"holds {len(infos):,} files of {total:,} bytes, too much for one archive")
    for info in infos:
        yield from _member(raw, archive, info)


def _member(raw: Raw, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Outcome]:
    name = f"{raw.name}!/{info.filename}"
    if info.flag_bits & _ENCRYPTED:
        yield RecordError(name, "is encrypted: it needs a password")
    elif info.file_size > FREE and info.file_size > MAX_RATIO * info.compress_size:
        yield RecordError(name, too_much(info.file_size, info.compress_size))
    else:
        try:
            with archive.open(info) as stream:  # which gives no more than file_size bytes
                yield from read_member(raw, info.filename, info.file_size, stream)
        except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error) as error:
            yield RecordError(name, f"cannot be unpacked ({error})")


source("zip.v1")(
    Medium(
        read_zip,
        suffixes=(".zip",),
        signs=lambda head: head.startswith((b"PK\x03\x04", b"PK\x05\x06")),
        types=("application/zip",),
    )
)
