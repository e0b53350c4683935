"""gzip: whatever medium is inside, read as it is unpacked."""

from collections.abc import Iterator
from dataclasses import replace

from rashomon.model import RecordError
from rashomon.sources.bounds import expanded
from rashomon.sources.registry import MAX_PACKED, Medium, Outcome, Raw, medium_of, source


def read_gzip(raw: Raw) -> Iterator[Outcome]:
    """Yield what is in a gzip file. Its captures are those of the file: they hash its bytes as they lie there."""
    if raw.depth >= MAX_PACKED:
        raise RecordError(raw.name, f"is packed more than {MAX_PACKED} times")
    inside = expanded(raw.stream, raw.name)
    unpacked = replace(raw, stream=inside, depth=raw.depth + 1)
    yield from medium_of(unpacked)(unpacked)


source("gzip.v1")(
    Medium(
        read_gzip,
        signs=lambda head: head.startswith(b"\x1f\x8b"),
    )
)
