"""One visit to each source that is due: get, read, join, keep what was done, and find what is to be told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from rashomon.model import DEFAULT, Config, Document, RecordError
from rashomon.model.plan import Plan, Source
from rashomon.pipeline.add import Adding, Over, Tally
from rashomon.pipeline.alerts import alerts, joined
from rashomon.sources import Limits, Run, named_by, open_paths
from rashomon.store import Alert, Store, Visit

LONGEST = 24 * 60  # minutes after which a source that fails is tried again, however often it has failed
_PASSING = ("refused", "language")  # parts of errors that another try would not mend


@dataclass
class Watching:
    """The night watch over one store. `over` gives what maps the reading over batches under a configuration; `told` hears of errors, `progress` how far a visit is."""

    store: Store
    plan: Plan
    config: Config = DEFAULT
    over: Callable[[Config], Over] = lambda config: map
    told: Callable[[RecordError], None] = lambda error: None
    progress: Callable[[Tally], None] = lambda tally: None
    own: frozenset[str] = frozenset()
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    def due(self) -> list[Source]:
        """Return the sources whose time has come: one that failed waits twice as long after each failure in a row, a day at most."""
        return [source for source in self.plan.sources if self._next(source) <= self.clock()]

    def visit(self, source: Source) -> Visit:
        """Visit one source and return what came of it, which the store keeps. ConfigError where the store fails."""
        seen = _Seen(self.told, source.at)
        started, upto = _iso(self.clock()), self._told_upto()
        adding = Adding(self.store, seen.hear, self.progress, source.config(self.config))
        run = self._run(source, adding)
        try:
            adding.run(_documents(source, run), self.over(adding.config))
        except (KeyboardInterrupt, SystemExit):
            self._note(seen.visit(source, adding.tally, started, "stopped"), upto, told=False)
            raise
        finally:
            run.close()
        return self._note(seen.visit(source, adding.tally, started), upto)

    def tidy(self) -> None:
        """Drop what is older than it is to be kept."""
        self.store.forget_visits(_iso(self.clock() - timedelta(days=self.plan.upkeep.keep_days)))

    def _run(self, source: Source, adding: Adding) -> Run:
        given = adding.config.limits
        limits = Limits(total=given.fetch_seconds, size=given.fetch_bytes)
        return Run(adding, source.follow, source.allow_private, limits, self.own)

    def _next(self, source: Source) -> datetime:
        failures, visits = 0, self.store.visits(source.name, 12)
        if not visits:
            return datetime.min.replace(tzinfo=UTC)
        for visit in visits:
            if visit.status != "failed":
                break
            failures += 1
        wait = source.every if not failures else min(max(source.every, 1) * 2**failures, max(LONGEST, source.every))
        return datetime.fromisoformat(visits[0].started) + timedelta(minutes=wait)

    def _told_upto(self) -> int:
        """Return the number of the newest report about which it is decided what to tell: of what was there before the first visit nothing is."""
        last = self.store.visits(limit=1)
        return last[0].upto if last else self.store.newest_report()

    def _note(self, visit: Visit, upto: int, *, told: bool = True) -> Visit:
        newest = self.store.newest_report()
        fresh = self.store.reports_after(upto, newest)
        made = self._alerts(visit, fresh) if told else []
        visit = replace(
            visit,
            ended=_iso(self.clock()),
            joined=joined(self.store, fresh),
            alarms=len(made),
            upto=newest if told else upto,
        )
        self.store.note_visit(visit, made)
        return visit

    def _alerts(self, visit: Visit, fresh: list[str]) -> list[Alert]:
        rules = self.plan.alerts
        kinds = {kind for rule in rules for kind in rule.on}
        found = [*alerts(self.store, fresh, kinds), *self._about(visit)] if kinds else []
        return [alert for alert in found if any(rule.wants(alert.kind, alert.facts) for rule in rules)]

    def _about(self, visit: Visit) -> Iterator[Alert]:
        """Yield what is to be told of the source itself: once it has failed so many times in a row, and when it is there again."""
        last = self.store.visits(visit.source, self.plan.upkeep.tell_after)
        before = [one.status == "failed" for one in last]
        limit, facts = self.plan.upkeep.tell_after, {"source": visit.source}
        if (
            visit.status == "failed"
            and before[: limit - 1] == [True] * (limit - 1)
            and before[limit - 1 : limit] != [True]
        ):
            yield Alert("source", f"{visit.source} has failed {limit} times in a row: {visit.message}", None, facts)
        elif visit.status != "failed" and before == [True] * limit:
            yield Alert("source", f"{visit.source} can be got again", None, facts)


@dataclass
class _Seen:
    """Counts what could not be read during a visit."""

    told: Callable[[RecordError], None]
    at: tuple[str, ...]
    refused: int = 0
    failed: int = 0
    lost: set[str] = field(default_factory=set)  # places of the source that could not be got at all
    message: str = ""

    def hear(self, error: RecordError) -> None:
        """Count an error and pass it on."""
        if error.source in self.at and error.part not in _PASSING[1:]:
            self.lost.add(error.source)
        self.message = self.message or f"{error.source}: {error.message}"[:300]
        if error.part in _PASSING:
            self.refused += 1
        else:
            self.failed += 1
        self.told(error)

    def visit(self, source: Source, tally: Tally, started: str, status: str | None = None) -> Visit:
        """Return what came of a visit."""
        read, wrong = tally.added + tally.reread, bool(self.refused + self.failed)
        whole = "failed" if len(self.lost) == len(source.at) and not read else "partly" if wrong else "ok"
        return Visit(
            source.name,
            started,
            started,
            status or whole,  # type: ignore[arg-type]
            read=read,
            added=tally.added - tally.versions,
            changed=tally.versions,
            unchanged=tally.unchanged + tally.there,
            refused=self.refused,
            failed=self.failed,
            message=self.message,
        )


def _documents(source: Source, run: Run) -> Iterator[Document | RecordError]:
    """Yield what a source holds, each report under the publisher's name that the source was given."""
    for outcome in open_paths(source.at, run=run):
        yield named_by(outcome, source.publisher) if source.publisher and isinstance(outcome, Document) else outcome


def _iso(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="seconds")
