"""`rashomon rejoin`: join all reports of a store again."""

import click

from rashomon.cli._progress import Progress
from rashomon.cli._store import open_for, store_option
from rashomon.model import ConfigError
from rashomon.pipeline.add import rejoin as join_anew


@click.command("rejoin")
@store_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing.")
def rejoin_command(store: str, quiet: bool) -> None:
    """Join all reports of a store anew, from their newest readings and by the rules of this version.

    Nothing is read again, and what people decided holds as before. Until it is done everybody sees the incidents as they were.

    \b
    Examples:
      rashomon rejoin --store iraq.db
    """
    rejoin(store, quiet=quiet)


def rejoin(store: str, *, quiet: bool = False) -> None:
    """Make the incidents of a store anew."""
    open_for(store).close()  # refuses a store that is not there
    with open_for(store, create=True) as opened:
        counts = opened.counts()
        progress = Progress(counts["documents"])
        try:
            join_anew(opened, lambda done: None if quiet else progress(done))
        except ConfigError as error:
            raise click.UsageError(str(error)) from error
        if not quiet:
            progress.clear()
            click.echo(f"incidents: {counts['incidents']:,} before, {opened.counts()['incidents']:,} now", err=True)
