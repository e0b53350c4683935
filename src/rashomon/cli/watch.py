"""`rashomon watch`: visit the sources that rashomon.toml names, once or every so many minutes."""

import json
import os
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial

import click

from rashomon.cli._config import FILE, Settings, settings_options
from rashomon.cli._inputs import UNREADABLE, say
from rashomon.cli._progress import Progress
from rashomon.cli._store import open_for, own_files, store_option
from rashomon.engines.local import cores
from rashomon.engines.reports import over
from rashomon.model import Config, RecordError
from rashomon.model.plan import Plan, Source, plan_from_toml
from rashomon.pipeline.add import Over
from rashomon.pipeline.telling import tell
from rashomon.pipeline.watch import Watching
from rashomon.store import Visit


@click.command("watch")
@settings_options
@store_option
@click.option(
    "--every",
    type=click.FloatRange(min=0, min_open=True),
    metavar="MINUTES",
    help="Go on until stopped, with a round every so often.",
)
@click.option("--all", "everything", is_flag=True, help="Visit every source, whether its time has come or not.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Number of processes that read (default: one for each core).",
)
@click.option("--json", "as_json", is_flag=True, help="Print a summary of each round as one line of JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print only what could not be read, and alerts.")
def watch_command(
    settings: Settings,
    store: str,
    every: float | None,
    everything: bool,
    workers: int | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Visit the sources that a configuration file names ([[source]]), read what is new, join it, and tell whom it names ([[alert]]).

    Without --every there is one round, for cron or a systemd timer. A source that fails is tried again later and later, and told of after
    three failures. Each visit is kept; `rashomon runs` shows them. Stopped at any moment (Ctrl-C, SIGTERM, kill), it goes on where it was.

    \b
    Exit status: 0 all went well, 2 wrong usage or a store that cannot be used,
    3 a source, a report or a target of alerts failed (the others did not).

    \b
    Examples:
      rashomon watch
      rashomon watch --config iraq.toml --store iraq.db --every 10
    """
    if settings.file is None:
        raise click.UsageError(f"there is no {FILE} here that names sources; --config names another file")
    plan = plan_from_toml(settings.file)
    rounds = Rounds(plan, store, settings.config, workers or cores(), as_json, quiet)
    status = rounds.go(everything)
    while every is not None:
        time.sleep(60 * every)  # a signal ends it
        status = rounds.go(everything)
    raise click.exceptions.Exit(status)


@dataclass
class Rounds:
    """Rounds over all sources, each told as it ends."""

    plan: Plan
    store: str
    config: Config
    workers: int
    as_json: bool = False
    quiet: bool = False

    def go(self, everything: bool = False) -> int:
        """Visit what is due, tell whom there is to tell, and return the exit status."""
        started = datetime.now(UTC).isoformat(timespec="seconds")
        with open_for(self.store, create=True) as opened:
            watching = Watching(opened, self.plan, self.config, self._over, _told, own=self._own())
            due = list(self.plan.sources) if everything else watching.due()
            visits = [self._visit(watching, source) for source in due]
            told: list[str] = []  # what is for standard output; a summary holds it instead
            lost = tell(opened, self.plan, told.append if self.as_json else click.echo)
            watching.tidy()
        for error in lost:
            _told(error)
        status = UNREADABLE if lost or any(visit.status != "ok" for visit in visits) else 0
        if self.as_json:
            self._summary(started, visits, told, lost, status)
        return status

    def _over(self, config: Config) -> Over:
        return partial(over, workers=self.workers, config=config)

    def _visit(self, watching: Watching, source: Source) -> Visit:
        progress = None if self.quiet else Progress(None, source.name)
        watching.progress = lambda tally: progress(tally.seen, tally.unreadable) if progress else None
        visit = watching.visit(source)
        if progress:
            progress.clear()
            say(f"{source.name}: {summary(visit)}")
        return visit

    def _own(self) -> frozenset[str]:
        """Return the files that the watch itself writes: they are no reports."""
        targets = {os.path.abspath(to) for rule in self.plan.alerts for to in rule.to if "://" not in to}
        return own_files(self.store) | targets

    def _summary(
        self, started: str, visits: list[Visit], told: list[str], lost: list[RecordError], status: int
    ) -> None:
        names = {visit.source for visit in visits}
        row = {
            "started": started,
            "ended": datetime.now(UTC).isoformat(timespec="seconds"),
            "status": status,
            "visits": [asdict(visit) for visit in visits],
            "waiting": [source.name for source in self.plan.sources if source.name not in names],
            "alerts": told,
            "undelivered": [str(error) for error in lost],
        }
        click.echo(json.dumps(row, ensure_ascii=False))


def summary(visit: Visit) -> str:
    """Return what came of a visit in one line."""
    counts = f"{visit.read:,} read ({visit.added:,} new, {visit.changed:,} changed), {visit.unchanged:,} unchanged"
    wrong = f", {visit.refused:,} refused, {visit.failed:,} failed" if visit.refused or visit.failed else ""
    return f"{visit.status}: {counts}{wrong}; {visit.joined:,} joined, {visit.alarms:,} alarms"


def _told(error: RecordError) -> None:
    say(f"rashomon: {error.source}: {error.message}")
