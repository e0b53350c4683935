"""Text and what is known of it → Document."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from rashomon.model import Document, RecordError
from rashomon.sources.dates import NO_DATE, in_url, to_edtf
from rashomon.sources.decode import MAX_TEXT, mend
from rashomon.sources.language import identify
from rashomon.sources.layout import lay_out
from rashomon.sources.plain import printable
from rashomon.sources.publishers import host, plain_name


@dataclass(frozen=True)
class Facts:
    """What is known of a report from outside its text; None is unknown. `published` may be written in any usual way."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    captions: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()


def make_document(
    text: str, facts: Facts | None = None, *, name: str, raw: bytes | None = None, media_type: str = "text/plain"
) -> Document:
    """Return the document of a text. What `facts` say wins over what the text says of itself.

    `name` is the id that the input gave it, `raw` the bytes it came from. RecordError for an empty or overlong text.
    """
    facts = facts or Facts()
    text, mended = mend(text)
    if not text.strip():
        raise RecordError(name, "holds no text")
    if len(text) > MAX_TEXT:
        raise RecordError(name, f"holds {len(text):,} characters; a report may have {MAX_TEXT:,}")
    layout = lay_out(text, title=facts.title, captions=facts.captions)
    own = layout.facts
    url = _clean(facts.url) or own.get("url")
    published, notes = _published(facts.published, own.get("published"), url)
    document = Document(
        id="",
        text=text,
        input_id=printable(mend(name)[0]),
        title=_clean(facts.title) or own.get("title"),
        published=published,
        publisher=_publisher(facts, own, url),
        author=_clean(facts.author) or own.get("author"),
        url=url,
        language=identify(text),
        media_type=media_type,
        sha256=sha256(raw if raw is not None else text.encode()).hexdigest(),
        segments=tuple(layout.segments),
        notes=(*mended, *facts.notes, *notes),
    )
    return replace(document, id=_content_hash(document))


def named_by(document: Document, publisher: str) -> Document:
    """Return a document as one of this publisher's, whatever it says itself; its id is the one that it would have had."""
    made = replace(document, publisher=_clean(publisher))
    return replace(made, id=_content_hash(made))


def _published(given: str | None, own: str | None, url: str | None) -> tuple[str | None, tuple[str, ...]]:
    day = to_edtf(given)
    notes = () if day or not given else (f"{given!r} {NO_DATE}",)
    if day or own:
        return day or own, notes
    weak = in_url(url)
    return (weak, (*notes, f"published {weak} is taken from the address")) if weak else (None, notes)


def _publisher(facts: Facts, own: Mapping[str, str], url: str | None) -> str | None:
    given = _clean(facts.publisher) or own.get("publisher")
    if given:
        return host(given) if "/" in given and host(given) else given
    tail = own.get("tail_name")
    return host(url) or (plain_name(tail) if tail else None)


def _clean(value: str | None) -> str | None:
    return printable(mend(" ".join(value.split()))[0]) or None if value else None


def _content_hash(document: Document) -> str:
    """Return an id that the same report of the same publisher always gets, and a copy of it elsewhere does not."""
    parts = (document.text, document.published, document.publisher, document.url)
    return sha256("\0".join(part or "" for part in parts).encode()).hexdigest()[:16]
