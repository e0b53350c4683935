"""Two texts laid side by side as two reports of one incident, whatever a merge would say of them."""

from collections.abc import Iterable, Iterator
from itertools import islice

from rashomon.evaluate.main_event import main_event
from rashomon.evaluate.task import Reader
from rashomon.model import CrossFinding, Document, Event, Finding, Reading, Ref
from rashomon.pipeline.dossiers import assemble


def between(left: Reading, right: Reading) -> tuple[CrossFinding, ...]:
    """Return what looks wrong when two readings are taken for reports of one incident, the most severe first.

    The right one's main event is joined with the left one's of the same type, or with its main event; a reading without events as a
    whole.
    """
    theirs = main_event(right)
    ours = main_event(left, lambda event: theirs is not None and event.type == theirs.type)
    refs = [_ref(left, ours), _ref(right, theirs)]
    return assemble(refs, {reading.document.id: reading for reading in (left, right)}, (), "range").findings


def read_in_groups(groups: Iterable[tuple[Document, ...]], reader: Reader, size: int) -> Iterator[tuple[Reading, ...]]:
    """Read documents that come in groups of `size` and yield their readings in the same groups."""
    readings = reader(document for group in groups for document in group)
    while group := tuple(islice(readings, size)):
        yield group


def weight(findings: Iterable[Finding | CrossFinding]) -> tuple[int, int, int]:
    """Return how many errors, doubts and notes there are: a more severe finding outweighs any number of lighter ones."""
    many = [finding.severity for finding in findings]
    return many.count("error"), many.count("doubt"), many.count("note")


def _ref(reading: Reading, event: Event | None) -> str:
    return str(Ref(reading.document.id, event.trigger if event else None))
