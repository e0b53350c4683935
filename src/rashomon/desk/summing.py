"""Incidents that changed are summed up beside the requests, so that lists never wait for it."""

import logging
import threading
from types import TracebackType

from rashomon.model import ConfigError
from rashomon.pipeline.summaries import refresh
from rashomon.store import open_store

_PAUSE = 5.0  # seconds between looks when nothing was to do
_told = logging.getLogger("rashomon.desk")


class Summing:
    """A thread that sums up what is stale, as long as the desk runs; `behind` tells whether it has more to do."""

    def __init__(self, store: str) -> None:
        self._store = store
        self._stop = threading.Event()
        self.behind = True
        self._thread = threading.Thread(target=self._run, name="summing", daemon=True)

    def __enter__(self) -> "Summing":
        """Start."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop after the batch in work."""
        self._stop.set()
        self._thread.join(timeout=10)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                with open_store(self._store) as store:
                    while not self._stop.is_set() and refresh(store):
                        self.behind = True
                    self.behind = False
            except ConfigError as error:  # another process holds the store; the next look may have more luck
                _told.warning("summaries: %s", error)
            self._stop.wait(_PAUSE)
