"""The door for sources: which medium an input is, and the function that reads it."""

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import IO, TYPE_CHECKING, TypeAlias, cast

from rashomon.model import Capture, Captures, Document, RecordError, Registry
from rashomon.sources.clock import now
from rashomon.sources.language import refuse
from rashomon.sources.web.limits import Limits

if TYPE_CHECKING:
    from rashomon.sources.web.fetch import Web

Outcome: TypeAlias = Document | RecordError
STDIN = "-"
HEAD = 4096  # bytes that a medium is recognised by
HELD = 8_000_000  # bytes of a part that are kept in memory, so that it can be known by its hash before it is read
MAX_PACKED = 3  # containers inside each other: `x.tar.gz` with `y.html.gz` in it is read, no deeper
MANY, MOST_BAD = 10_000, 100  # unreadable parts after which an input is given up where so many times fewer can be read
PASSING = "language"  # the part of errors that will be the same next time: they do not keep a container from being done


@dataclass
class Run:
    """What holds for all inputs of one run.

    `captures` is asked what is known already. `follow` has the pages fetched that a feed only sums up, `allow_private` lets
    addresses of private networks be fetched, `limits` bound every fetch. `own` are files that the run itself writes (absolute paths):
    they are no reports, and are passed over in a folder.
    """

    captures: Captures | None = None
    follow: bool = False
    allow_private: bool = False
    limits: Limits = field(default_factory=Limits)
    own: frozenset[str] = frozenset()
    passed: int = field(default=0, init=False)  # parts that were known and passed over

    @cached_property
    def web(self) -> "Web":
        """The one fetcher of the run, which remembers each site's rules; made when the first address is met."""
        from rashomon.sources.web.fetch import Web  # a fifth of a second that only addresses need

        return Web(self.limits, allow_private=self.allow_private)

    def close(self) -> None:
        """Close what connections are open."""
        if "web" in self.__dict__:
            self.web.close()

    def has(self, capture: Capture) -> bool:
        """Tell whether these very bytes were captured before under this uri, and say so to whoever keeps captures."""
        if self.captures is None or capture.sha256 is None:
            return False
        latest = self.captures.latest(capture.uri)
        if latest is None or latest.sha256 != capture.sha256:
            return False
        self.captures.again(capture)
        self.passed += 1
        return True


@dataclass(frozen=True)
class Slice:
    """A stretch of an input that can be read by itself: the bytes, or row groups, from `start` to before `end`.

    `first` is the number that its first row has in the whole input.
    """

    start: int
    end: int
    first: int


@dataclass(frozen=True)
class Raw:
    """One input before it is read.

    `name` is how the user knows it, `published` the publication date the user gave, `got` where and when its bytes were got,
    `charset` the encoding that came with it from outside, `depth` the number of containers it lies in; `linked` is what a feed led to.
    Of an input with a `cut` only that stretch is read.
    """

    name: str
    stream: io.BufferedReader
    published: str | None = None
    got: Capture = field(default_factory=lambda: Capture(STDIN, now()))
    run: Run = field(default_factory=Run)
    charset: str | None = None
    depth: int = 0
    linked: bool = False
    cut: Slice | None = None

    @property
    def url(self) -> str | None:
        """Return the address that the bytes came from, None where they did not come from the web."""
        return self.got.final_uri

    def head(self) -> bytes:
        """Return the first bytes without taking them from the stream."""
        return self.stream.peek(HEAD)[:HEAD]

    def part(self, key: str, data: bytes) -> Capture:
        """Return the capture of a part of this input: `key` is `#` and a name, or `!/` and a path; `data` its bytes."""
        digest = sha256(data).hexdigest()
        return Capture(self._uri(key, digest), self.got.at, digest, len(data), inside=self.got.uri)

    def whole(self, document: Document) -> Capture:
        """Return the capture of the one document that this input holds."""
        digest, kind = self.got.sha256 or document.sha256, self.got.media_type or document.media_type
        return replace(self.got, uri=self._uri("", digest or ""), sha256=digest, media_type=kind)

    @contextmanager
    def member(self, name: str, stream: IO[bytes], got: Capture, charset: str | None = None) -> Iterator["Raw"]:
        """Give a thing that lies inside this one as an input of its own; RecordError where it lies too deep.

        It is kept aside, in memory or on disk under no name, so that its hash is known before it is read.
        """
        if self.depth >= MAX_PACKED:
            raise RecordError(name, f"is packed more than {MAX_PACKED} times")
        digest, size = sha256(), 0
        with tempfile.SpooledTemporaryFile(HELD) as held:
            while block := stream.read(1 << 16):
                digest.update(block)
                size += held.write(block)
            held.seek(0)
            got = replace(got, sha256=digest.hexdigest(), size=size)
            buffered = cast(io.BufferedReader, io.BufferedReader(cast(io.RawIOBase, held)))
            yield Raw(name, buffered, self.published, got, self.run, charset, self.depth + 1, self.linked)

    def _uri(self, key: str, digest: str) -> str:
        """Return the name of a part. What comes by standard input has no name but its content."""
        return clean(self.got.uri + key) if self.got.uri != STDIN else f"{STDIN}#{digest[:16]}"


@dataclass(frozen=True)
class Medium:
    """One medium: the names, first bytes and media types it is known by, and `read`, which gives the documents it holds.

    `read` raises RecordError where the whole input cannot be read and yields one for each part that cannot. A medium of rows may be
    read in stretches: `slices` gives those of about so many rows, each with a hash of its content, without reading what is in them.
    """

    read: Callable[[Raw], Iterator[Outcome]]
    suffixes: tuple[str, ...] = ()
    signs: Callable[[bytes], bool] = field(default=lambda head: False)
    types: tuple[str, ...] = ()
    slices: Callable[[Raw, int], Iterator[tuple[Slice, str]]] | None = None

    def __call__(self, raw: Raw) -> Iterator[Outcome]:
        """Read one input."""
        return self.read(raw)


source: Registry[Medium] = Registry("rashomon.sources")
FALLBACK = "text.v1"


def medium_of(raw: Raw) -> Medium:
    """Return the medium of an input: by its first bytes, else by the type it came with, its name, else plain text."""
    head = raw.head()
    media = [source.get(name) for name in source]
    for medium in media:
        if medium.signs(head):
            return medium
    name = raw.name.lower().removesuffix(".gz")
    for medium in media:
        if raw.got.media_type in medium.types or name.endswith(medium.suffixes):
            return medium
    return source.get(FALLBACK)


def read_raw(raw: Raw) -> Iterator[Outcome]:
    """Yield what an input holds, each document with its capture; what the run has already is left out."""
    if raw.run.has(raw.got):
        return
    parts = whole = True
    unread = _Unread(raw)
    try:
        for outcome in medium_of(raw)(raw):
            if isinstance(outcome, Document) and outcome.capture is None:
                parts = False
                outcome = replace(outcome, capture=raw.whole(outcome))
            if isinstance(outcome, Document):
                outcome = refuse(outcome) or outcome
            whole = whole and _is_done(outcome)
            yield outcome
            unread.add(outcome)
    except RecordError as error:
        whole = False
        yield error
    except OSError as error:
        whole = False
        yield RecordError(raw.name, f"cannot be read: {error.strerror or error}")
    if parts and whole and raw.got.sha256 and raw.run.captures is not None:
        raw.run.captures.done(raw.got)


def _is_done(outcome: Outcome) -> bool:
    """Tell whether a part need not be tried again: it is read, and not for another, or will be no better the next time."""
    if isinstance(outcome, RecordError):
        return outcome.part == PASSING
    return outcome.capture is None or outcome.capture.sha256 is not None


class _Unread:
    """Counts the parts of an input that cannot be read: a million of them fit in a small file, and are no reports."""

    def __init__(self, raw: Raw) -> None:
        self._raw, self._bad, self._seen = raw, 0, raw.run.passed

    def add(self, outcome: Outcome) -> None:
        """Count one part; RecordError where hardly any of many can be read."""
        if isinstance(outcome, Document) or outcome.part == PASSING:
            self._seen -= 1  # as good as one passed over
            return
        self._bad += 1
        good = self._raw.run.passed - self._seen
        if self._bad >= MANY and self._bad > MOST_BAD * good:
            raise RecordError(
                self._raw.name, f"is given up: {self._bad:,} of its first {self._bad + good:,} parts cannot be read"
            )


def clean(uri: str) -> str:
    """Return a name that can be written as UTF-8: bytes of a path that are not are escaped."""
    return uri.encode("utf-8", "backslashreplace").decode()
