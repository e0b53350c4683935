"""Two texts laid side by side as two reports of one incident, whatever a merge would say of them."""

from collections.abc import Iterable, Iterator
from itertools import islice

from rashomon.checks import across
from rashomon.evaluate.task import Reader
from rashomon.model import CrossFinding, Document, Dossier, Finding, Incident, Reading, Report


def between(left: Reading, right: Reading) -> tuple[CrossFinding, ...]:
    """Return what looks wrong when two readings are taken for reports of one incident, the gravest first."""
    readings = {reading.document.id: reading for reading in (left, right)}
    kind = next((event.type for reading in (left, right) for event in reading.events), "OTHER")
    reports = tuple(_report(reading) for reading in readings.values())
    return across.run(Dossier(id="pair", incident=Incident(kind), reports=reports, readings=readings))


def read_in_groups(groups: Iterable[tuple[Document, ...]], reader: Reader, size: int) -> Iterator[tuple[Reading, ...]]:
    """Read documents that come in groups of `size` and yield their readings in the same groups."""
    readings = reader(document for group in groups for document in group)
    while group := tuple(islice(readings, size)):
        yield group


def weight(findings: Iterable[Finding | CrossFinding]) -> tuple[int, int, int]:
    """Return how many errors, doubts and notes there are: a graver finding outweighs any number of lighter ones."""
    many = [finding.severity for finding in findings]
    return many.count("error"), many.count("doubt"), many.count("note")


def _report(reading: Reading) -> Report:
    document = reading.document
    return Report(
        document=document.id,
        input_id=document.input_id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        url=document.url,
    )
