"""Documents into a store: what is new is read, kept and joined; what is there already is passed over before it is read."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from rashomon.model import DEFAULT, Capture, Config, Document, Engine, RecordError
from rashomon.pipeline.join import join
from rashomon.pipeline.judging import join_added
from rashomon.pipeline.read import Outcome, batches, check, engine
from rashomon.pipeline.stored import digest, entry, readings
from rashomon.store import Entry, Seen, Store

Digest = Entry | RecordError
Batch = Sequence[Outcome]
# maps a function over batches, in order
Over = Callable[[Callable[[Batch], Sequence[Digest]], Iterable[Batch]], Iterable[Sequence[Digest]]]
BATCH, SECONDS = 64, 2.0  # reports and time after which what is finished is committed


@dataclass
class Tally:
    """What became of the inputs so far.

    `added` and `reread` count what is committed; `versions` are some of those added; `there` are reports that this engine had read
    before, `unchanged` whole inputs (a file, a page) that were passed over because their bytes are those of the last time.
    """

    added: int = 0
    reread: int = 0
    versions: int = 0
    there: int = 0
    unchanged: int = 0
    unreadable: int = 0

    @property
    def seen(self) -> int:
        """Return how many inputs have been dealt with."""
        return self.added + self.reread + self.there + self.unchanged + self.unreadable


def rejoin(store: Store, progress: Callable[[int], None] = lambda done: None) -> None:
    """Join all that is stored anew, from the newest readings; what people decided holds as before.

    To be done when the way of joining has changed. One transaction: until it is done everybody sees the incidents as they were.
    """
    with store.batch():
        documents = list(store.documents())
        store.forget()
        for start in range(0, len(documents), BATCH):
            found = readings(store, documents[start : start + BATCH])
            told = {document: entry(reading).events for document, reading in found.items()}
            store.tell(told)
            join(store, [event.ref for events in told.values() for event in events])
            join_added(store, told)
            progress(start + len(found))


@dataclass
class Adding:
    """One run that adds to a store; it is also what sources ask (`model.Captures`) before they read what may be known.

    `told` is called with each error, `progress` with the tally after each input. Each batch is one transaction: a process that is
    killed loses no more than the batch in work, and nothing of it stays behind.
    """

    store: Store
    told: Callable[[RecordError], None] = lambda error: None
    progress: Callable[[Tally], None] = lambda tally: None
    config: Config = DEFAULT
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        check(self.config)
        self._engine = engine(self.config)
        self._flight: deque[Outcome] = deque()  # handed out to be read, in order
        self._inside: set[str] = set()  # ids of documents in flight or in the batch
        self._handed = self._returned = 0
        self._entries: list[Entry] = []
        self._errors: list[RecordError] = []
        self._seen: list[Seen] = []
        self._done: list[tuple[int, Capture]] = []  # whole files, and how many outcomes must be back before they count
        self._spoilt: set[str | None] = set()
        self._since = time.monotonic()

    def run(self, outcomes: Iterable[Outcome], over: Over = map) -> Tally:
        """Read and keep all outcomes of a source, in order; `over` maps the reading over batches of them."""
        work = partial(digest, config=self.config)
        results = chain.from_iterable(over(work, batches(self._unread(outcomes))))
        return self._finish((self._flight.popleft(), result) for result in results)

    def keep(self, results: Iterable[Digest]) -> Tally:
        """Keep what was read elsewhere, in order; what is there already is passed over."""
        return self._finish((r.document if isinstance(r, Entry) else r, r) for r in results if not self._is_there(r))

    def _finish(self, pairs: Iterable[tuple[Outcome, Digest]]) -> Tally:
        for outcome, result in pairs:
            self._take(outcome, result)
            if len(self._entries) >= BATCH or time.monotonic() - self._since > SECONDS:
                self._commit()
            self.progress(self.tally)
        self._commit()
        self.progress(self.tally)
        return self.tally

    def latest(self, uri: str) -> Capture | None:
        """Return the newest capture of a uri that this engine has read."""
        return self.store.latest(uri, self._engine)

    def again(self, capture: Capture) -> None:
        """Count what is still as it was."""
        self.tally.unchanged += 1

    def done(self, capture: Capture) -> None:
        """Keep that a whole file or feed is read, once all in it that was handed out has come back and is kept."""
        self._done.append((self._handed, capture))

    def _unread(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        for outcome in outcomes:
            if isinstance(outcome, Document) and self._known(outcome, self._engine):
                continue
            self._handed += 1
            self._flight.append(outcome)
            yield outcome

    def _is_there(self, result: Digest) -> bool:
        return isinstance(result, Entry) and self._known(result.document, result.engine)

    def _known(self, document: Document, engine: Engine) -> bool:
        """Tell whether a report is there or on its way, and count it where it is; where it is not, it is from now on."""
        if document.id not in self._inside and not self.store.known([document.id], engine):
            self._inside.add(document.id)
            return False
        self.tally.there += 1
        if document.capture:
            self._seen.append(Seen(document.capture, engine, document.id))
        return True

    def _take(self, outcome: Outcome, result: Digest) -> None:
        self._returned += 1
        if isinstance(result, Entry):
            self._entries.append(result)
            return
        self.tally.unreadable += 1
        self._errors.append(result)
        if isinstance(outcome, Document):
            self._inside.discard(outcome.id)
            self._spoilt.add(outcome.capture.inside if outcome.capture else None)
        self.told(result)

    def _commit(self) -> None:
        """Keep what is finished, all or nothing."""
        done = [capture for number, capture in self._done if number <= self._returned]
        with self.store.batch():
            put = self.store.put(self._entries)
            self.store.fail(self._errors)
            self.store.see([*self._due(), *(Seen(c, self._engine) for c in done if c.uri not in self._spoilt)])
            fresh = self.store.refs([*put.added, *put.reread])
            if fresh or put.left:
                join(self.store, [ref for refs in fresh.values() for ref in refs], put.left)
            join_added(self.store, put.reread)
        self._done = [(number, capture) for number, capture in self._done if number > self._returned]
        self._inside -= {entry.document.id for entry in self._entries}
        self._count(len(self._entries), put.added, put.reread, put.versions)
        self._entries, self._errors, self._since = [], [], time.monotonic()

    def _due(self) -> list[Seen]:
        """Return the captures of known documents that are kept by now; those of documents in flight wait for them."""
        finished = {entry.document.id for entry in self._entries}
        due = [seen for seen in self._seen if seen.document in finished or seen.document not in self._inside]
        self._seen = [seen for seen in self._seen if seen not in due]
        return due

    def _count(self, entries: int, added: tuple[str, ...], reread: tuple[str, ...], versions: tuple[str, ...]) -> None:
        self.tally.added += len(added)
        self.tally.reread += len(reread)
        self.tally.versions += len(versions)
        self.tally.there += entries - len(added) - len(reread)  # another process was faster
