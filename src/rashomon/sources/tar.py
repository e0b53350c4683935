"""tar archives, also packed by gzip: every file in them."""

import io
import tarfile
from collections.abc import Iterator
from typing import IO, cast

from rashomon.model import RecordError
from rashomon.sources.archive import MAX_MEMBERS, is_hidden, read_member
from rashomon.sources.registry import Medium, Outcome, Raw, source

_END = b"\0" * 512
_PATIENCE = 100  # times that nothing may be read at the end


class _Tail:
    """A stream that remembers its last block: tarfile takes an archive cut within a head for one that has ended."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream, self.last, self._empty = stream, b"", 0

    def read(self, size: int) -> bytes:
        """Return the next bytes; EOFError for whoever goes on asking at the end, as tarfile does to skip what a head claims."""
        data = self._stream.read(size)
        self._empty = 0 if data else self._empty + 1
        if self._empty > _PATIENCE:
            raise EOFError("end of data")
        self.last = (self.last + data)[-len(_END) :]
        return data

    def is_whole(self) -> bool:
        """Read the stream to its end; tell whether it ends as an archive does."""
        while self.read(1 << 16):
            pass
        return self.last == _END


def read_tar(raw: Raw) -> Iterator[Outcome]:
    """Yield what the files of a tar archive hold, in its order; links and devices are left out."""
    found, stream = 0, _Tail(raw.stream)
    try:
        with tarfile.open(fileobj=cast(IO[bytes], stream), mode="r|") as archive:
            for info in archive:
                archive.members.clear()  # type: ignore[attr-defined]  # or a long archive would be kept whole
                content = archive.extractfile(info) if info.isfile() and not is_hidden(info.name) else None
                if content is None:
                    continue
                found += 1
                if found > MAX_MEMBERS:
                    raise RecordError(raw.name, f"holds more than {MAX_MEMBERS:,} files")
                yield from read_member(raw, info.name, info.size, content)
    except (tarfile.TarError, EOFError, ValueError) as error:
        told = "is cut short" if "end of data" in str(error) else f"is a broken tar archive ({error})"
        raise RecordError(raw.name, told) from error
    if not stream.is_whole():
        raise RecordError(raw.name, "is cut short")
    if not found:
        raise RecordError(raw.name, "is an archive without files in it")


source("tar.v1")(
    Medium(read_tar, suffixes=(".tar",), signs=lambda head: head[257:262] == b"ustar", types=("application/x-tar",))
)
