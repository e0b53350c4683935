"""WARC, the archive of crawls (ISO 28500), and its forerunner ARC: the pages in it, under their own addresses and times."""

import codecs
import io
import logging
import re
import unicodedata
from collections.abc import Iterator
from typing import IO, Any, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from rashomon.model import Capture, RecordError
from rashomon.sources.bounds import GZIP_OR_ZLIB, expanded
from rashomon.sources.decode import MAX_BYTES
from rashomon.sources.media_types import media_type
from rashomon.sources.registry import Medium, Outcome, Raw, clean, read_raw, source

MAX_HEAD = 1_000_000  # bytes between the ends of two records' content
_TYPES = ("response", "resource", "conversion")
_REPORTS = ("text/", "application/xhtml+xml", "application/pdf", "application/xml", "application/rss", "application/atom",
            "application/json")  # fmt: skip
_NOT_REPORTS = ("text/css", "text/javascript", "text/dns")
_OK = ("200", "203", "206")
_UNPACKED = ("gzip", "x-gzip", "deflate")
_NOT_UNPACKED = ("br", "zstd", "compress", "x-compress")
_SAMPLE = 512  # bytes that show whether a body is text
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z")
_BROKEN = (ArchiveLoadFailed, StatusAndHeadersParserException, ValueError, AttributeError, TypeError)


logging.getLogger("warcio").addHandler(logging.NullHandler())  # or its warnings are written to standard error


class _Stream:
    """A stream of which only so much may be read before `room` is set again: heads of records have no length of their own."""

    def __init__(self, stream: io.BufferedReader, name: str) -> None:
        self._stream, self._name, self.room = stream, name, MAX_HEAD

    def read(self, size: int = -1) -> bytes:
        """Return what is there, at most `size` bytes."""
        if self.room <= 0:
            raise RecordError(self._name, f"has a record whose head is longer than {MAX_HEAD:,} bytes")
        data = self._stream.read1(size)
        self.room -= len(data)
        return data


class _Records(ArchiveIterator):  # type: ignore[misc]
    """warcio's iterator, without the lines it writes to standard error itself; `cut` where the file ends in a record's head."""

    INC_RECORD = ""
    cut = False

    def _next_record(self, next_line: bytes | None) -> object:
        try:
            return super()._next_record(next_line)
        except EOFError:
            self.cut = bool(next_line)
            raise


def read_warc(raw: Raw) -> Iterator[Outcome]:
    """Yield the pages of an archive in its order: what was answered with success and may hold a report.

    An archive cut short gives what is whole in it and one RecordError.
    """
    stream = _Stream(raw.stream, raw.name)
    records = _Records(stream)
    number = 0
    try:
        for record in records:
            number += 1
            stream.room = (record.length or 0) + MAX_HEAD
            content = record.raw_stream.read(MAX_BYTES + 1) if _may_be_report(record) else None
            records.cut = not _is_whole(record)
            if records.cut:
                break
            if content is not None:
                yield from _read_page(raw, record, content)
            stream.room = MAX_HEAD
    except _BROKEN as error:
        told = " ".join(str(error).split())[:100]
        raise RecordError(raw.name, f"is broken behind record {number}: {told}") from error
    if records.cut or not number:
        raise RecordError(raw.name, "is cut short; what is whole in it was read")
    if records.err_count:
        raise RecordError(raw.name, f"has {records.err_count} records that are not as long as they say")


def _is_whole(record: Any) -> bool:  # noqa: ANN401 - warcio has no types
    """Read what is left of a record; tell whether it is as long as it says."""
    while record.raw_stream.read(1 << 16):
        pass
    return record.length is not None and not getattr(record.raw_stream, "limit", 0)


def _may_be_report(record: Any) -> bool:  # noqa: ANN401
    address = record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("uri") or ""
    status = record.http_headers.get_statuscode() if record.http_headers else _OK[0]
    kind = _media_type(record)[0]
    return (
        record.rec_type in _TYPES
        and address.startswith(("http://", "https://"))
        and not address.endswith("/robots.txt")
        and status in _OK
        and (kind is None or (kind.startswith(_REPORTS) and not kind.startswith(_NOT_REPORTS)))
    )


def _media_type(record: Any) -> tuple[str | None, str | None]:  # noqa: ANN401
    """Return the type and the charset of a page; a response's own headers say it, other records' heads do."""
    headers = record.http_headers or record.rec_headers
    return media_type(headers.get_header("Content-Type"))


def _read_page(raw: Raw, record: Any, content: bytes) -> Iterator[Outcome]:  # noqa: ANN401
    head, web = record.rec_headers, record.http_headers
    address = clean(head.get_header("WARC-Target-URI") or head.get_header("uri"))
    kind, charset = _media_type(record)
    date = head.get_header("WARC-Date") or ""
    got = Capture(
        address,
        date if _DATE.fullmatch(date) else raw.got.at,
        media_type=kind,
        status=int(web.get_statuscode()) if web else None,
        final_uri=address,
        etag=web.get_header("ETag") if web else None,
        last_modified=web.get_header("Last-Modified") if web else None,
        inside=raw.got.uri,
    )
    try:
        with raw.member(address, _unpacked(content, web, address), got, charset) as page:
            yield from read_raw(page)
    except RecordError as error:
        yield error


def _unpacked(content: bytes, web: Any, address: str) -> IO[bytes]:  # noqa: ANN401
    """Return the body of an answer without the packing it was sent in.

    Crawlers often store a body unpacked under the head it came with, and servers name what is no packing ("utf-8"): the body's own
    first bytes say whether it is packed.
    """
    if len(content) > MAX_BYTES:
        raise RecordError(address, f"is larger than {MAX_BYTES:,} bytes, the most that one report may have")
    packing = (web.get_header("Content-Encoding") or "").strip().lower() if web else ""
    if web and (web.get_header("Transfer-Encoding") or "").lower() == "chunked":
        content = cast(bytes, ChunkedDataReader(io.BytesIO(content)).read(MAX_BYTES))
    if packing in _UNPACKED and _is_packed(content):
        return expanded(io.BytesIO(content), address, wbits=GZIP_OR_ZLIB)
    if packing in _NOT_UNPACKED and not _is_text(content):
        raise RecordError(address, f"was sent packed as {packing}, which cannot be unpacked here")
    return io.BytesIO(content)


def _is_packed(content: bytes) -> bool:
    """Tell whether a body begins as gzip (RFC 1952) or zlib (RFC 1950) do."""
    zlib = len(content) > 1 and content[0] & 0x0F == 8 and int.from_bytes(content[:2], "big") % 31 == 0
    return content.startswith(b"\x1f\x8b") or zlib


def _is_text(content: bytes) -> bool:
    """Tell whether a body begins with readable characters, as packed bytes hardly do."""
    try:
        head = codecs.getincrementaldecoder("utf-8")().decode(content[:_SAMPLE])
    except UnicodeDecodeError:
        return False
    return not any(unicodedata.category(c) == "Cc" and not c.isspace() for c in head)


source("warc.v1")(
    Medium(
        read_warc,
        suffixes=(".warc", ".arc"),
        signs=lambda head: head.startswith((b"WARC/", b"filedesc://")),
        types=("application/warc",),
    )
)
