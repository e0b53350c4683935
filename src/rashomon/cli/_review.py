"""What `link` and `unlink` share."""

import getpass
from collections.abc import Callable
from typing import Any, TypeVar

import click

from rashomon.cli._store import open_for, store_option
from rashomon.formats.changes import change_words
from rashomon.model import Change, ConfigError
from rashomon.pipeline.review import Named, Word, named, once_named, word
from rashomon.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])


def why_option(command: Command) -> Command:
    """Add `--why`."""
    return click.option("--why", default="", metavar="TEXT", help="The reason, kept with the decision.")(command)


def by_option(command: Command) -> Command:
    """Add `--by`."""
    told = "Who decides (default: the user of this machine)."
    return click.option("--by", default=_user, metavar="NAME", help=told)(command)


def review_options(command: Command) -> Command:
    """Add `--store`, `--why`, `--by` and `--undo`."""
    options = (
        store_option,
        why_option,
        by_option,
        click.option("--undo", is_flag=True, help="Take back earlier decisions on these; they stay in the log."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def decide(
    where: str,
    left: str,
    right: str | None,
    spoken: tuple[str, str],
    act: Callable[[Store, Named, Named | None, Word], Change],
    *,
    undo: bool,
) -> None:
    """Find what is named, let it be decided and say in one line what changed; `spoken` is (by, why).

    With `undo` the ids that incidents had before a decision name them too, so that the same words take it back.
    """
    by, why = spoken
    find = once_named if undo else named
    open_for(where).close()  # one that is not there is refused, not made
    with open_for(where, create=True) as store:
        try:
            one, other = find(store, left), find(store, right) if right is not None else None
            click.echo(change_words(act(store, one, other, word(by, why or "Decided by hand."))))
        except ConfigError as error:
            raise click.UsageError(str(error)) from error


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        return "somebody"
