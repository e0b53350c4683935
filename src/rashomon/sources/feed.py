"""RSS and Atom feeds: one document for each entry."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from typing import Any, cast
from urllib.parse import urljoin

from rashomon.model import Document, RecordError
from rashomon.sources.decode import encoding_of
from rashomon.sources.document import Facts, make_document
from rashomon.sources.feed_split import Frame, Splitter, first_tag
from rashomon.sources.html import text_of
from rashomon.sources.pages import read_address
from rashomon.sources.publishers import host, plain_name
from rashomon.sources.registry import PASSING, Medium, Outcome, Raw, source
from rashomon.sources.web.address import FETCH

NO_PAGE = "the page was not read:"  # what a note begins with on an entry that was read for its page
_BATCH = 50  # entries parsed together
_ROOTS = ("rss", "feed", "RDF", "channel")
# What feedparser falls over where a feed is not well-formed: `&#99999999999;`, say. The entry that does it is found and told.
_ODD = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]{1,40})")
_STARTS = re.compile(r"(?:ï»¿|ÿþ|þÿ)?\s*<")  # byte order marks as Latin-1
_DOCTYPE = re.compile(r"(?:ï»¿|ÿþ|þÿ)?\s*(?:<\?xml[^>]*>\s*)?<!DOCTYPE\s+(?:rss|rdf:RDF|feed)\b", re.I)
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|&#?\w{1,8};")


def read_feed(raw: Raw) -> Iterator[Outcome]:
    """Yield the report of each entry: its full content, else its summary, else its headline.

    Where the run follows links, the page of an entry that is only summed up is read in its place. RecordError for a feed that is
    cut short, after the entries that are whole.
    """
    head = raw.head()
    declared = _DECLARED.search(head.replace(b"\0", b""))
    encoding = encoding_of(head, raw.charset or (declared[1].decode("ascii") if declared else None))
    text = io.TextIOWrapper(
        cast(Any, raw.stream), encoding, errors="rashomon.cp1252" if encoding == "utf-8" else "replace"
    )
    try:
        splitter = Splitter(text, raw.name)
        if first_tag(splitter.frame.head) not in _ROOTS:
            raise RecordError(raw.name, "is XML, but no feed of a kind that is known")
        names: set[str] = set()
        entries = iter(splitter)
        while batch := list(islice(entries, _BATCH)):
            for entry, written in zip(_parse(batch, splitter.frame, raw), batch, strict=True):
                yield from _read_entry(raw, entry, written, names)
        if not splitter.is_whole:
            raise RecordError(raw.name, "is cut short; the entries that are whole were read")
        if not names:
            raise RecordError(raw.name, "is a feed without entries")
    finally:
        text.detach()


def _parse(batch: list[str], frame: Frame, raw: Raw) -> Iterable[Any]:
    """Return what feedparser makes of entries, each with its feed's facts; None for one that it cannot make out."""
    parsed = _feedparser(frame.head + "".join(batch) + frame.foot, raw)
    if parsed is None or len(parsed.entries) != len(batch):
        if len(batch) == 1:
            return [None]
        return [entry for written in batch for entry in _parse([written], frame, raw)]
    for entry in parsed.entries:
        entry["feed_title"] = parsed.feed.get("title")
    return cast(list[Any], parsed.entries)


def _feedparser(text: str, raw: Raw) -> Any:  # noqa: ANN401 - feedparser has no types
    import feedparser  # a tenth of a second that only feeds need

    heads = {"content-type": "application/xml; charset=utf-8", "content-location": raw.url or ""}
    # as a stream: feedparser fetches a string that looks like an address
    stream = io.BytesIO(text.encode("utf-8", "replace"))
    try:
        return feedparser.parse(stream, response_headers=heads, sanitize_html=False, resolve_relative_uris=False)
    except _ODD:
        return None


def _read_entry(raw: Raw, entry: Any, written: str, names: set[str]) -> Iterator[Outcome]:  # noqa: ANN401
    data = written.encode("utf-8", "replace")
    key = _key(entry, data, names)
    name, got = f"{raw.name}#{key}", raw.part(f"#{key}", data)
    if raw.run.has(got):
        return
    try:
        if entry is None:
            raise RecordError(name, "is an entry that cannot be made out")
        document = replace(_document(raw, entry, data, name), capture=got)
        if raw.run.follow and not raw.linked and document.url and not entry.get("content"):
            yield from _follow(raw, document)
        else:
            yield document
    except RecordError as error:
        yield error


def _follow(raw: Raw, summed_up: Document) -> Iterator[Outcome]:
    """Yield the page of an entry, and the entry itself where the page is not to be had.

    What may be had later is left for then: an entry read for its page is kept without a hash, so that it is no known one the next time.
    """
    whole = True
    for outcome in read_address(summed_up.url or "", raw.run, published=summed_up.published, linked=True):
        if isinstance(outcome, Document) or outcome.part in (FETCH, PASSING):
            whole = whole and (isinstance(outcome, Document) or outcome.part == PASSING)
            yield outcome
        else:
            whole = False
            got = replace(summed_up.capture, sha256=None) if summed_up.capture else None
            yield replace(summed_up, capture=got, notes=(*summed_up.notes, f"{NO_PAGE} {outcome.message}"))
    if whole and raw.run.captures is not None and summed_up.capture is not None:
        raw.run.captures.done(summed_up.capture)


def _key(entry: Any, data: bytes, names: set[str]) -> str:  # noqa: ANN401
    """Return the name of an entry: its id or address, a hash of it where it has none or another has the same."""
    given = " ".join(str((entry or {}).get("id") or (entry or {}).get("link") or "").split())
    key = given if given and given not in names else sha256(data).hexdigest()[:16]
    names.add(key)
    return key


def _document(raw: Raw, entry: Any, data: bytes, name: str) -> Document:  # noqa: ANN401
    title = " ".join(_plain(entry.get("title_detail") or {}, name).split())
    body = _body(entry, name)
    facts = _facts(raw, entry, title)
    paragraphs = [title] if title and title not in body.split("\n", 1)[0] else []
    text = "\n\n".join([*paragraphs, *([body] if body else [])])
    facts = facts if body else replace(facts, notes=("the feed gives no more than the headline",))
    return make_document(text, facts, name=name, raw=data, media_type="application/xml")


def _body(entry: Any, name: str) -> str:  # noqa: ANN401
    """Return the longest text that an entry gives, be it called content or summary."""
    given = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    return max((_plain(detail, name) for detail in given), key=len)


def _facts(raw: Raw, entry: Any, title: str) -> Facts:  # noqa: ANN401
    link = _link(raw, entry)
    feed = entry.get("feed_title")
    publisher = (
        (entry.get("source") or {}).get("title") or entry.get("publisher") or (plain_name(feed) if feed else None)
    )
    return Facts(
        title=title or None,
        published=entry.get("published") or entry.get("updated") or raw.published,
        publisher=publisher or host(link),
        author=(entry.get("author_detail") or {}).get("name") or entry.get("author"),
        url=link,
    )


def _link(raw: Raw, entry: Any) -> str | None:  # noqa: ANN401
    """Return the address of an entry's page, None where it leads anywhere but to the web."""
    try:
        link = urljoin(raw.url or "", entry.get("link") or "")
    except ValueError:
        return None
    return link if link.startswith(("http://", "https://")) else None


def _plain(detail: Any, name: str) -> str:  # noqa: ANN401
    """Return the text of a construct: markup is read, and never carried on."""
    value = detail.get("value") or ""
    if detail.get("type") == "text/plain" and not _MARKUP.search(value):
        return str(value).strip()
    return text_of(value, name)


def _is_feed(head: bytes) -> bool:
    text = head.replace(b"\0", b"").decode("latin-1")
    return bool(_STARTS.match(text)) and (first_tag(text) in _ROOTS or bool(_DOCTYPE.match(text)))


source("feed.v1")(
    Medium(
        read_feed,
        suffixes=(".rss", ".atom", ".rdf", ".xml"),
        signs=_is_feed,
        types=("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"),
    )
)
