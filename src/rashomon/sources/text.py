"""Plain text: the text is the document, its first lines may say who wrote it when."""

from collections.abc import Iterator

from rashomon.sources.decode import decode, take_all
from rashomon.sources.document import Facts, make_document
from rashomon.sources.registry import Medium, Outcome, Raw, source


def read_text(raw: Raw) -> Iterator[Outcome]:
    """Yield the one report of a plain text file."""
    data = take_all(raw)
    text, notes = decode(data, raw.name, raw.charset)
    yield make_document(text, Facts(published=raw.published, url=raw.url, notes=notes), name=raw.name, raw=data)


source("text.v1")(Medium(read_text, suffixes=(".txt", ".text", ".md"), types=("text/plain", "text/markdown")))
