"""`rashomon add`: read reports into a store and join those of one incident."""

from dataclasses import replace
from functools import partial
from itertools import chain

import click

from rashomon.cli._config import config_options
from rashomon.cli._inputs import Inputs, check_day, errors_file, reading_options, run_of
from rashomon.cli._progress import Progress, expected
from rashomon.cli._store import counted, open_for, own_files, store_option
from rashomon.engines.local import cores
from rashomon.engines.reports import over
from rashomon.model import DEFAULT, Config, ConfigError, RecordError
from rashomon.pipeline.add import Adding, Tally
from rashomon.pipeline.parts import Folder
from rashomon.store import Store


@click.command("add")
@click.argument("files", nargs=-1, metavar="FILE...")
@reading_options
@click.option("--from", "folder", metavar="FOLDER", type=click.Path(exists=True, file_okay=False),
              help="Add what `rashomon batch` read into this folder; nothing is read again.")  # fmt: skip
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
    folder: str | None,
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
      rashomon add --from read/ --store news.db
    """
    if bool(files) == bool(folder):
        raise click.UsageError("name files, or a folder with --from" + (", not both" if files else ""))
    raise click.exceptions.Exit(
        add(files, folder=folder, published=published, errors=errors, store=store, workers=workers, quiet=quiet,
            config=config)
    )  # fmt: skip


def add(
    files: tuple[str, ...],
    *,
    store: str,
    folder: str | None = None,
    published: str | None = None,
    errors: str | None = None,
    workers: int | None = None,
    quiet: bool = False,
    config: Config = DEFAULT,
) -> int:
    """Add files, or what was read into a folder, to a store and return the exit status."""
    check_day(published)
    with open_for(store, create=True) as opened, errors_file(errors) as rows:
        inputs = Inputs(files, published, rows, config)
        try:
            if folder:
                tally = _keep(opened, inputs, Folder(folder), quiet)
            else:
                progress = None if quiet else Progress(expected(files))
                tally = _run(opened, inputs, own_files(store, errors), workers or cores(), progress)
        except ConfigError as error:
            raise click.UsageError(str(error)) from error
        if not quiet:
            click.echo(_summary(tally, opened), err=True)
    return inputs.status()


def _keep(store: Store, inputs: Inputs, folder: Folder, quiet: bool) -> Tally:
    """Add the parts of a folder one after another."""
    folder.open()
    parts = folder.parts()
    progress = None if quiet else Progress(sum(part.documents + part.errors for part in parts))
    adding = _adding(store, inputs, progress)
    try:
        return adding.keep(chain.from_iterable(folder.results(part.key) for part in parts))
    finally:
        if progress:
            progress.clear()


def _adding(store: Store, inputs: Inputs, progress: Progress | None) -> Adding:
    def told(error: RecordError) -> None:
        if progress:
            progress.clear()
        inputs.tell(error)

    return Adding(
        store, told, lambda tally: progress(tally.seen, tally.unreadable) if progress else None, inputs.config
    )


def _run(store: Store, inputs: Inputs, own: frozenset[str], workers: int, progress: Progress | None) -> Tally:
    adding = _adding(store, inputs, progress)
    run = replace(run_of(inputs.config, adding), own=own)
    try:
        return adding.run(inputs.documents(run), partial(over, workers=workers, config=inputs.config))
    except (KeyboardInterrupt, SystemExit):
        click.echo(f"\nstopped: {counted(adding.tally.added, 'reports')} added before are kept in {store.name}; "
                   "the same command goes on where this one was", err=True)  # fmt: skip
        raise
    finally:
        run.close()
        if progress:
            progress.clear()


def _summary(tally: Tally, store: Store) -> str:
    counts = store.counts()
    parts = [f"{tally.added:,} added", f"{tally.there:,} already there"]
    parts += [f"{counted(tally.unchanged, 'unchanged inputs')} passed over"] if tally.unchanged else []
    parts += [f"{tally.reread:,} read anew"] if tally.reread else []
    parts += [f"{counted(tally.versions, 'new versions')} among them"] if tally.versions else []
    parts += [f"{tally.unreadable:,} unreadable"] if tally.unreadable else []
    held = f"{counted(counts['documents'], 'reports')} of {counted(counts['incidents'], 'incidents')}"
    return f"{', '.join(parts)}; {store.name} holds {held}"
