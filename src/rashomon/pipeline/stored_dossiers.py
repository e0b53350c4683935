"""The incidents of a store as dossiers: as the machine reads them, or as people reviewed them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.incidents.dossier.accounts import accounts
from rashomon.model import Dossier, Link, Reading, Ref
from rashomon.pipeline.dossiers import assemble
from rashomon.pipeline.judging import on_incident, reviewed
from rashomon.pipeline.stored import readings as stored_readings
from rashomon.review import reviewed_dossier
from rashomon.store import Store
from rashomon.store.database import parts

_AT_ONCE = 50  # incidents whose readings are held at a time


def from_store(
    store: Store, incidents: Iterable[str], policy: str = "range", *, as_reviewed: bool = False
) -> Iterator[Dossier]:
    """Yield the dossiers of a store's incidents, in the order of their ids given; ids that are none are passed over.

    With `as_reviewed` people's judgements are applied, and an incident of which they left no event is passed over.
    """
    for ids in parts(incidents, _AT_ONCE):
        members = store.members(ids)
        documents = {Ref.parse(ref).document for refs in members.values() for ref in refs}
        found = stored_readings(store, documents)
        if as_reviewed:
            found = {document: one.reading for document, one in reviewed(store, found).items()}
        for id in ids:
            refs = _told(members.get(id, ()), found)
            if refs:
                made = replace(_stored(store, refs, found, policy), id=id)
                yield reviewed_dossier(made, on_incident(store, refs)) if as_reviewed else made


def _told(refs: Sequence[str], readings: Mapping[str, Reading]) -> list[str]:
    """Return the refs whose event there is: what people added is none of the machine's, what they took out none of theirs."""
    told = accounts(map(Ref.parse, refs), readings)
    return [str(account.ref) for account in told if account.ref.span is None or account.event is not None]


def _stored(store: Store, refs: Sequence[str], readings: Mapping[str, Reading], policy: str) -> Dossier:
    inside = set(refs)
    machine = [link for link in store.links(refs) if {link.left, link.right} <= inside]
    newest = {(k.left, k.right): k for k in store.decisions({Ref.parse(ref).document for ref in refs})}
    persons: list[Link] = [k for k in newest.values() if k.decision != "unsure" and inside & {k.left, k.right}]
    return assemble(refs, readings, [*machine, *persons], policy)
