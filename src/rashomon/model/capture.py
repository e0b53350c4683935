"""Where and when the bytes of a report were got."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Capture:
    """One getting of one thing: a file, a page, a row of a file, an entry of a feed, a member or record of an archive.

    `uri` names it the same way at every run: an absolute path or an address; a part of a file has `#part` behind the file's
    name, a member of an archive `!/member`. Two captures of one `uri` with different `sha256` are two versions of it.
    `at` is the time in UTC as ISO 8601 (`2024-03-09T08:15:00Z`), that of the crawl for an archived page. `sha256` and `size` are
    those of the bytes at the `uri`. For what came by HTTP: `status`, `final_uri`, the address after redirects, and the validators
    `etag` and `last_modified` as the server wrote them. `inside` is the uri of the file, feed or archive it was part of.
    """

    uri: str
    at: str
    sha256: str | None = None
    size: int | None = None
    media_type: str | None = None
    status: int | None = None
    final_uri: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    inside: str | None = None


class Captures(Protocol):
    """What a run asks of whoever keeps captures, so that nothing is read twice."""

    def latest(self, uri: str) -> Capture | None:
        """Return the newest capture kept of a uri: where the bytes are still the same, nothing in it is read."""

    def again(self, capture: Capture) -> None:
        """Take note that a uri was looked at and holds the bytes of its latest capture: none of it will be yielded."""

    def done(self, capture: Capture) -> None:
        """Take note that all of a feed, an archive or a file of rows was handed out, without a failure.

        It comes after the last document in it was yielded. To be kept only when those are.
        """
