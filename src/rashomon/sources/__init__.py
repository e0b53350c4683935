"""BYTES → DOCUMENT: one medium per file.

A medium registers itself with `source("name.v1")(Medium(read, suffixes, signs))`; `read(raw)` yields documents, and a
RecordError for each part that cannot be read.
"""

from rashomon.sources.dates import NO_DATE, to_edtf
from rashomon.sources.document import Facts, make_document, named_by
from rashomon.sources.feed import NO_PAGE
from rashomon.sources.files import open_paths, read_stream
from rashomon.sources.jsonl import document_of
from rashomon.sources.language import refuse
from rashomon.sources.registry import Medium, Outcome, Raw, Run, source
from rashomon.sources.shards import Shard, shards
from rashomon.sources.web.limits import Limits

__all__ = [
    "NO_DATE",
    "NO_PAGE",
    "Facts",
    "Limits",
    "Medium",
    "Outcome",
    "Raw",
    "Run",
    "Shard",
    "document_of",
    "make_document",
    "named_by",
    "open_paths",
    "read_stream",
    "refuse",
    "shards",
    "source",
    "to_edtf",
]
