"""Readings into the shape in which they are stored, and back."""

from collections.abc import Collection, Sequence

from rashomon.formats.record import from_dict, to_dict
from rashomon.incidents.linking.block import block_keys
from rashomon.incidents.linking.extract import profiles
from rashomon.incidents.linking.profile import Profile, to_json
from rashomon.model import DEFAULT, Config, Document, Reading, RecordError
from rashomon.pipeline.read import finish_batch
from rashomon.store import Entry, EventRow, Store, pack


def digest(outcomes: Sequence[Document | RecordError], config: Config = DEFAULT) -> list[Entry | RecordError]:
    """Read a batch of documents and return all that a store keeps of each; errors pass through.

    Pure and picklable: any engine may map it over batches, on any number of machines.
    """
    return finish_batch(entry, outcomes, config)


def entry(reading: Reading) -> Entry:
    """Return a reading as a store keeps it."""
    events = tuple(event_row(profile) for profile in profiles(reading))
    return Entry(reading.document, reading.engine, pack(to_dict(reading)), events)


def readings(store: Store, documents: Collection[str]) -> dict[str, Reading]:
    """Return the newest reading of each document, by the document's id."""
    return {document: from_dict(record) for document, record in store.records(documents).items()}


def event_row(profile: Profile) -> EventRow:
    """Return an event as joining needs it."""
    day = profile.published
    dated = bool(profile.start)
    return EventRow(
        ref=profile.ref,
        type=profile.type,
        country=profile.country,
        since=profile.start if dated else day,
        until=profile.end or profile.start if dated else day,
        profile=to_json(profile),
        keys=tuple((key.name, key.day) for key in block_keys(profile)),
    )
