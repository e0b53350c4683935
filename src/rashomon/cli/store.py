"""`rashomon store`: copy a store, put a copy back, look whether it is whole."""

import click

from rashomon.cli._store import counted, store_option
from rashomon.store.backup import backup, problems, restore


@click.group("store", short_help="Copy a store, put a copy back, look whether it is whole.")
def store_command() -> None:
    """Copy a store, put a copy back, look whether it is whole; others may read and write meanwhile.

    \b
    Examples:
      rashomon store backup copies/2026-03-01.db
      rashomon store restore copies/2026-03-01.db --store postgresql://user@host/news
      rashomon store check
    """


@store_command.command("backup", short_help="Copy the store as it is now into a new file.")
@click.argument("file", type=click.Path(dir_okay=False))
@store_option
def backup_command(file: str, store: str) -> None:
    """Copy the store as it is at this moment into a new file, which is itself a store, whatever the store is kept in."""
    click.echo(f"{file} holds {_held(backup(store, file))}", err=True)


@store_command.command("restore", short_help="Put a copy into an empty store.")
@click.argument("file", type=click.Path(dir_okay=False))
@store_option
def restore_command(file: str, store: str) -> None:
    """Put a copy that `rashomon store backup` made into a store that is new or empty, of either kind."""
    click.echo(f"now it holds {_held(restore(file, store))}", err=True)


@store_command.command("check", short_help="Say whether every page and reading can be read.")
@store_option
def check_command(store: str) -> None:
    """Look at every page, row and reading of a store. Exit status 0 where it is whole, 2 where something is damaged or missing."""
    found = 0
    for found, told in enumerate(problems(store), 1):  # noqa: B007 - counted
        click.echo(told)
    click.echo(f"{counted(found, 'things')} wrong" if found else "the store is whole", err=True)
    raise click.exceptions.Exit(2 if found else 0)


def _held(counts: dict[str, int]) -> str:
    reports, incidents = counted(counts["documents"], "reports"), counted(counts["incidents"], "incidents")
    return f"{reports} of {incidents} and {counted(counts['judgements'], 'judgements')}"
