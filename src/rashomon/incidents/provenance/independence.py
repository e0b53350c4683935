"""Which reports and sources are one voice: copies, one wire, one outlet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rashomon.incidents.entities.resolution import Entities
from rashomon.incidents.provenance.copies import Copy, copies
from rashomon.incidents.provenance.newswire import newswire
from rashomon.model import Reading

_BODIES = ("security_force", "government", "organisation")


@dataclass(frozen=True)
class Independence:
    """Whom each report counts under (`source`), and which reports are copies."""

    source: Mapping[str, str]
    copies: Mapping[str, Copy]
    wires: frozenset[str]
    named: frozenset[str]

    def of(self, document: str, said_by: str | None) -> str:
        """Return the independent source of a value: a named claimant is his own whatever report quotes him.

        What a report itself asserts, and what an agency has from nameless sources, is the report's or the agency's.
        """
        own = self.source[document]
        if said_by is None or (own in self.wires and said_by not in self.named):
            return own
        return said_by if said_by in self.named else f"{said_by} ({own})"


def independence(readings: Mapping[str, Reading], entities: Entities) -> Independence:
    """Return the voices in the readings (by document id), the same whatever their order."""
    copied = copies(readings, entities)
    agencies = {document: name for document, reading in readings.items() if (name := newswire(reading))}
    own = {d: agencies.get(d) or r.document.publisher or r.document.input_id or d for d, r in readings.items()}
    source = {document: own[_original(document, copied)] for document in readings}
    return Independence(source, copied, frozenset(agencies.values()), frozenset(_claimants(readings, entities)))


def _claimants(readings: Mapping[str, Reading], entities: Entities) -> Iterator[str]:
    """Yield who is one source in whatever report: who has a name, and a body that is one of its kind ("police", "the ministry").

    "Officials" and "soldiers" are some of many: each report has its own.
    """
    yield from (name.actor for name in entities.names)
    for document, reading in readings.items():
        for actor in reading.actors:
            if actor.kind in _BODIES and not actor.name.lower().endswith("s"):
                yield entities.name(document, actor.id) or actor.name


def _original(document: str, copied: Mapping[str, Copy]) -> str:
    while document in copied:
        document = copied[document].of
    return document
