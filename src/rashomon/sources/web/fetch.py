"""One polite fetcher: it asks robots.txt, waits between visits, asks only for what has changed, and never goes beyond its limits."""

import io
import ssl
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus
from typing import cast
from urllib.parse import urljoin, urlsplit

import certifi
import httpcore

from rashomon.model import Capture, RecordError
from rashomon.sources.bounds import GZIP_OR_ZLIB, expanded
from rashomon.sources.clock import now
from rashomon.sources.media_types import media_type
from rashomon.sources.web.address import FETCH, REFUSED, whole
from rashomon.sources.web.guard import Forbidden, Guard
from rashomon.sources.web.limits import AGENT, USER_AGENT, Limits
from rashomon.sources.web.robots import MAX_ROBOTS, NOBODY, Robots, parse

HELD = 8_000_000  # bytes of an answer that are kept in memory
_MOVED = (301, 302, 303, 307, 308)
_LATER = (429, 503)
_GONE = {400, 401, 402, 403, 404, 405, 406, 410, 451}
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf,text/plain,*/*;q=0.5"
)


@dataclass(frozen=True)
class Answer:
    """What a server gave: its bytes unpacked, where and when, and in which charset it says they are."""

    stream: io.BufferedReader
    got: Capture
    charset: str | None


@dataclass(frozen=True)
class _Reply:
    """The head of one HTTP answer; names of `heads` are in small letters."""

    status: int
    heads: dict[str, str]
    body: Iterator[bytes]


class Web:
    """Fetches pages for one run, and remembers each site's rules and when it was last visited."""

    def __init__(self, limits: Limits | None = None, *, allow_private: bool = False) -> None:
        self._limits = limits or Limits()
        self._guard = Guard(allow_private=allow_private)
        context = ssl.create_default_context()
        context.load_verify_locations(certifi.where())
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=self._guard, max_connections=4)
        self._robots: dict[str, Robots] = {}
        self._next: dict[str, float] = {}
        self._lost: dict[str, RecordError] = {}

    def close(self) -> None:
        """Close what connections are open."""
        self._pool.close()

    @contextmanager
    def get(self, url: str, latest: Capture | None = None) -> Iterator[Answer | None]:
        """Give the answer at an address, None where it is the one of `latest` still. RecordError where there is none.

        Errors whose `part` is `fetch` may go away by themselves, those with `refused` will not.
        """
        with tempfile.SpooledTemporaryFile(HELD) as held:  # kept aside, so that no server waits while it is read
            yield self._fetch(url, latest, held)

    def _fetch(self, url: str, latest: Capture | None, held: "tempfile.SpooledTemporaryFile[bytes]") -> Answer | None:
        address = uri = whole(url)
        for _ in range(self._limits.redirects + 1):
            self._ask_robots(address, url)
            with self._patiently(address, url, _conditions(address, latest)) as reply:
                if reply.status in _MOVED and "location" in reply.heads:
                    address = whole(_joined(address, reply.heads["location"], url))
                    continue
                if reply.status == HTTPStatus.NOT_MODIFIED and latest:
                    return None
                if reply.status != HTTPStatus.OK:
                    part = REFUSED if reply.status in _GONE else FETCH
                    raise RecordError(url, f"the server answers {_named(reply.status)}", part=part)
                return self._held(reply, Capture(uri, now(), final_uri=address), url, held)
        raise RecordError(url, f"is redirected more than {self._limits.redirects} times", part=REFUSED)

    def _held(self, reply: _Reply, got: Capture, url: str, held: "tempfile.SpooledTemporaryFile[bytes]") -> Answer:
        digest, size = sha256(), 0
        for block in self._blocks(reply, url):
            digest.update(block)
            size += held.write(block)
        held.seek(0)
        kind, charset = media_type(reply.heads.get("content-type"))
        etag, changed = reply.heads.get("etag"), reply.heads.get("last-modified")
        got = replace(got, sha256=digest.hexdigest(), size=size, media_type=kind, status=reply.status, etag=etag,
                      last_modified=changed)  # fmt: skip
        return Answer(cast(io.BufferedReader, io.BufferedReader(cast(io.RawIOBase, held))), got, charset)

    def _blocks(self, reply: _Reply, url: str) -> Iterator[bytes]:
        """Yield the bytes of an answer, unpacked and within the limit."""
        packing = reply.heads.get("content-encoding", "identity").lower().strip()
        if packing not in ("identity", "gzip", "x-gzip", "deflate", ""):
            raise RecordError(url, f"the server sends it packed as {packing}, which was not asked for", part=REFUSED)
        sent = self._counted(reply.body, url)
        if packing in ("identity", ""):
            yield from sent
            return
        inside = expanded(_Joined(sent), url, wbits=GZIP_OR_ZLIB)
        yield from self._counted(iter(lambda: inside.read1(1 << 16), b""), url)

    def _counted(self, blocks: Iterator[bytes], url: str) -> Iterator[bytes]:
        size = 0
        for block in blocks:
            size += len(block)
            if size > self._limits.size:
                raise RecordError(
                    url, f"is larger than {self._limits.size:,} bytes, the most that is fetched", part=REFUSED
                )
            yield block

    @contextmanager
    def _patiently(self, address: str, url: str, heads: dict[str, str]) -> Iterator[_Reply]:
        """Send a request; where the server asks to come back later, do so, a few times."""
        site = _site(address)
        delay = self._robots.get(site, Robots()).delay
        for attempt in range(self._limits.tries):
            self._wait(site, url)
            self._next[site] = time.monotonic() + max(self._limits.pause, delay or 0.0)
            with self._once(address, url, heads) as reply:
                if reply.status not in _LATER:
                    yield reply
                    return
                asked = _seconds(reply.heads.get("retry-after"))
                later = asked if asked is not None else self._limits.pause * 2 ** (attempt + 1)
                self._next[site] = max(self._next[site], time.monotonic() + later)
        raise RecordError(url, f"the server answers {_named(reply.status)}, again and again", part=FETCH)

    def _wait(self, site: str, url: str) -> None:
        seconds = self._next.get(site, 0.0) - time.monotonic()
        if seconds > self._limits.wait:
            raise RecordError(
                url, f"the server asks to come back in {seconds:.0f} seconds; left for another run", part=FETCH
            )
        if seconds > 0:
            time.sleep(seconds)

    @contextmanager
    def _once(self, address: str, url: str, heads: dict[str, str]) -> Iterator[_Reply]:
        limits = self._limits
        self._guard.deadline = time.monotonic() + limits.total
        timeouts = {"connect": limits.connect, "read": limits.read, "write": limits.read, "pool": limits.connect}
        sent = {"User-Agent": USER_AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip", **heads}
        with told_plainly(url, limits), self._pool.stream("GET", address, headers=list(sent.items()),
                                                   extensions={"timeout": timeouts}) as response:  # fmt: skip
            names = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            yield _Reply(response.status, names, response.iter_stream())

    def _ask_robots(self, address: str, url: str) -> None:
        """RecordError where the site's robots.txt does not want the page to be fetched."""
        site = _site(address)
        if site in self._lost:  # or each of its pages would be waited for again
            raise RecordError(url, self._lost[site].message, part=self._lost[site].part)
        if site not in self._robots:
            try:
                self._robots[site] = self._fetch_robots(site, url)
            except RecordError as error:
                self._lost[site] = error
                raise
        robots = self._robots[site]
        if robots is NOBODY:
            raise RecordError(url, "the site's robots.txt cannot be got, so nothing is fetched from it", part=FETCH)
        if not robots.allows(address):
            raise RecordError(url, "the site's robots.txt asks not to fetch it", part=REFUSED)

    def _fetch_robots(self, site: str, url: str) -> Robots:
        """Return a site's rules: none where it has no robots.txt, all forbidden where it cannot say (RFC 9309, 2.3.1)."""
        address = f"{site}/robots.txt"
        for _ in range(self._limits.redirects + 1):
            with self._patiently(address, url, {}) as reply:
                if reply.status in _MOVED and "location" in reply.heads:
                    address = whole(_joined(address, reply.heads["location"], url))
                    continue
                if reply.status == 200:
                    return parse(self._start(reply, address).decode("utf-8", errors="replace"), AGENT)
                return Robots() if reply.status < 500 else NOBODY
        return Robots()

    def _start(self, reply: _Reply, address: str) -> bytes:
        """Return the beginning of an answer."""
        taken = b""
        for block in self._blocks(reply, address):
            taken += block
            if len(taken) > MAX_ROBOTS:
                break
        return taken[:MAX_ROBOTS]


class _Joined:
    """Blocks as something to read from."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks

    def read(self, size: int, /) -> bytes:
        """Return the next block, whatever its size."""
        return next(self._blocks, b"")


@contextmanager
def told_plainly(url: str, limits: Limits) -> Iterator[None]:
    """Turn what may go wrong on the way into one RecordError that says it plainly."""
    try:
        yield
    except Forbidden as error:
        told = f"leads to a private or reserved address ({error}); --allow-private lets it be fetched"
        raise RecordError(url, told, part=REFUSED) from error
    except httpcore.TimeoutException as error:
        when = "be reached" if isinstance(error, httpcore.ConnectTimeout) else "answer in full"
        told = f"the server did not {when} in time ({limits.read:g} seconds without a byte, {limits.total:g} in all)"
        raise RecordError(url, told, part=FETCH) from error
    except httpcore.ConnectError as error:
        cause = str(error)
        told = "has no certificate that can be trusted" if "CERTIFICATE" in cause.upper() else "cannot be reached"
        raise RecordError(url, f"the server {told} ({cause[:200]})", part=FETCH) from error
    except (httpcore.ProtocolError, httpcore.NetworkError, httpcore.UnsupportedProtocol) as error:
        raise RecordError(url, f"the answer is broken or ends early ({str(error)[:200]})", part=FETCH) from error


def _conditions(address: str, latest: Capture | None) -> dict[str, str]:
    """Return the headers that ask for a page only if it is another one than `latest`."""
    if latest is None or address not in (latest.final_uri, latest.uri):
        return {}
    asked = {"If-None-Match": latest.etag, "If-Modified-Since": latest.last_modified}
    return {name: value for name, value in asked.items() if value and value.isprintable() and value.isascii()}


def _joined(address: str, location: str, url: str) -> str:
    try:
        location = location.encode("latin-1").decode(
            "utf-8", errors="replace"
        )  # heads are bytes; addresses in them UTF-8
        return urljoin(address, location)
    except ValueError as error:
        raise RecordError(url, "is redirected to what is no address", part=REFUSED) from error


def _site(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _seconds(written: str | None) -> float | None:
    """Return the seconds in a Retry-After header, which may also name a time."""
    if not written:
        return None
    if written.strip().isdecimal():
        return float(written)
    try:
        return max(parsedate_to_datetime(written).timestamp() - time.time(), 0.0)
    except (ValueError, TypeError, OverflowError):
        return None


def _named(status: int) -> str:
    return f"{status} {HTTPStatus(status).phrase}" if status in set(HTTPStatus) else str(status)
