"""`rashomon add`: read reports into a store and join those of one incident."""

import os
from dataclasses import replace
from functools import partial

import click

from rashomon.cli._config import config_options
from rashomon.cli._inputs import Inputs, check_day, errors_file, input_options, run_of
from rashomon.cli._progress import Progress, expected
from rashomon.cli._store import open_for, store_option
from rashomon.engines.local import cores
from rashomon.engines.reports import over
from rashomon.model import DEFAULT, Config, ConfigError, RecordError
from rashomon.pipeline.add import Adding, Tally
from rashomon.store import Store


@click.command("add")
@input_options
@config_options
@store_option
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Number of processes that read (default: one for each core).",
)
@click.option("-q", "--quiet", is_flag=True, help="Print only what could not be read.")
def add_command(
    files: tuple[str, ...],
    published: str | None,
    errors: str | None,
    store: str,
    workers: int | None,
    quiet: bool,
    config: Config,
) -> None:
    """Read reports and keep them, joined with all that tell of the same incident.

    What is in the store already is not read again, so a run that was stopped goes on where it was when it is repeated.
    A report that has changed is one more version of it.

    \b
    Examples:
      rashomon add reports/
      rashomon add reports.jsonl --store iraq.db --workers 4
      rashomon add reports/ --store postgresql://user@host/news
    """
    raise click.exceptions.Exit(
        add(files, published=published, errors=errors, store=store, workers=workers, quiet=quiet, config=config)
    )


def add(
    files: tuple[str, ...],
    *,
    store: str,
    published: str | None = None,
    errors: str | None = None,
    workers: int | None = None,
    quiet: bool = False,
    config: Config = DEFAULT,
) -> int:
    """Add files to a store and return the exit status."""
    check_day(published)
    with open_for(store, create=True) as opened, errors_file(errors) as rows:
        inputs = Inputs(files, published, rows, config)
        progress = None if quiet else Progress(expected(files))
        try:
            tally = _run(opened, inputs, _own(store, errors), workers or cores(), progress)
        except ConfigError as error:
            raise click.UsageError(str(error)) from error
        if not quiet:
            click.echo(_summary(tally, opened), err=True)
    return inputs.status()


def _own(*written: str | None) -> frozenset[str]:
    """Return the files of a store and of errors, should they lie in a folder that is added."""
    ends = ("", "-wal", "-shm", "-journal")
    return frozenset(os.path.abspath(path + end) for path in written if path for end in ends)


def _run(store: Store, inputs: Inputs, own: frozenset[str], workers: int, progress: Progress | None) -> Tally:
    def told(error: RecordError) -> None:
        if progress:
            progress.clear()
        inputs.tell(error)

    adding = Adding(store, told, lambda tally: progress(tally.seen) if progress else None, inputs.config)
    run = replace(run_of(inputs.config, adding), own=own)
    try:
        return adding.run(inputs.documents(run), partial(over, workers=workers, config=inputs.config))
    except (KeyboardInterrupt, SystemExit):
        click.echo(f"\nstopped: {_number(adding.tally.added, 'reports')} added before are kept in {store.name}; "
                   "the same command goes on where this one was", err=True)  # fmt: skip
        raise
    finally:
        run.close()
        if progress:
            progress.clear()


def _summary(tally: Tally, store: Store) -> str:
    counts = store.counts()
    parts = [f"{tally.added:,} added", f"{tally.there:,} already there"]
    parts += [f"{_number(tally.unchanged, 'unchanged inputs')} passed over"] if tally.unchanged else []
    parts += [f"{tally.reread:,} read anew"] if tally.reread else []
    parts += [f"{_number(tally.versions, 'new versions')} among them"] if tally.versions else []
    parts += [f"{tally.unreadable:,} unreadable"] if tally.unreadable else []
    held = f"{_number(counts['documents'], 'reports')} of {_number(counts['incidents'], 'incidents')}"
    return f"{', '.join(parts)}; {store.name} holds {held}"


def _number(count: int, kinds: str) -> str:
    return f"{count:,} {kinds if count != 1 else kinds.removesuffix('s')}"
