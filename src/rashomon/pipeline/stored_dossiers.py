"""The incidents of a store as dossiers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.model import Dossier, Reading, Ref
from rashomon.pipeline.dossiers import assemble
from rashomon.pipeline.stored import readings as stored_readings
from rashomon.store import Store
from rashomon.store.database import parts

_AT_ONCE = 50  # incidents whose readings are held at a time


def from_store(store: Store, incidents: Iterable[str], policy: str = "range") -> Iterator[Dossier]:
    """Yield the dossiers of a store's incidents, in the order of their ids given; ids that are none are passed over."""
    for ids in parts(incidents, _AT_ONCE):
        members = store.members(ids)
        documents = {Ref.parse(ref).document for refs in members.values() for ref in refs}
        found = stored_readings(store, documents)
        for id in ids:
            if id in members:
                yield _stored(store, members[id], found, policy)


def _stored(store: Store, refs: Sequence[str], readings: Mapping[str, Reading], policy: str) -> Dossier:
    inside = set(refs)
    machine = [link for link in store.links(refs) if {link.left, link.right} <= inside]
    newest = {(k.left, k.right): k for k in store.decisions({Ref.parse(ref).document for ref in refs})}
    persons = [k for k in newest.values() if k.decision != "unsure" and inside & {k.left, k.right}]
    return assemble(refs, readings, [*machine, *persons], policy)
