"""What ZIP and tar archives share: each member is an input of its own. Names are names; nothing is ever written by them."""

from collections.abc import Iterator
from typing import IO

from rashomon.model import Capture, RecordError
from rashomon.sources.registry import Outcome, Raw, clean, read_raw

MAX_MEMBER = 2_000_000_000  # bytes of one member, unpacked
MAX_MEMBERS = 1_000_000


def is_hidden(path: str) -> bool:
    """Tell whether a member is one that folders leave out too."""
    return path.rsplit("/", 1)[-1].startswith(".")


def read_member(raw: Raw, path: str, size: int, stream: IO[bytes]) -> Iterator[Outcome]:
    """Yield what one member of an archive holds."""
    path = clean(path.replace("\0", "\ufffd"))
    name = f"{raw.name}!/{path}"
    if size > MAX_MEMBER:
        yield RecordError(name, f"is larger than {MAX_MEMBER:,} bytes, the most that a file in an archive may have")
        return
    got = Capture(f"{raw.got.uri}!/{path}", raw.got.at, inside=raw.got.uri)
    with raw.member(name, stream, got) as member:
        yield from read_raw(member)
