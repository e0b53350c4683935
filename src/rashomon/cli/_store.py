"""What the verbs that use a store share."""

import datetime
import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from rashomon.knowledge import countries
from rashomon.model import ConfigError
from rashomon.ontology.event_types import TYPES
from rashomon.store import Store, Where, open_store

Command = TypeVar("Command", bound=Callable[..., Any])
DEFAULT = "rashomon.db"


def store_option(command: Command) -> Command:
    """Add `--store`."""
    option = click.option("--store", default=DEFAULT, show_default=True, metavar="PATH|URL",
                          help="The store: a file, or a postgresql:// address.")  # fmt: skip
    return option(command)


def where_options(command: Command) -> Command:
    """Add `--from`, `--to`, `--country` and `--type`."""
    options = (
        click.option("--from", "since", metavar="DAY", help="Only incidents on this day (YYYY-MM-DD) or later."),
        click.option("--to", "until", metavar="DAY", help="Only incidents on this day or earlier."),
        click.option("--country", metavar="CODE", help="Only in this country (its name, or ISO 3166-1 alpha-3: IRQ)."),
        click.option("--type", "kind", metavar="TYPE", help="Only of this type (PLOVER's, or ELECTION, ACCIDENT, DISASTER)."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def open_for(where: str, *, create: bool = False) -> Store:
    """Open a store; what is wrong with it is wrong usage (exit status 2)."""
    try:
        return open_store(where, create=create)
    except ConfigError as error:
        raise click.UsageError(str(error)) from error


def counted(count: int, kinds: str) -> str:
    """Return how many things there are, in words.

    >>> counted(1, "reports"), counted(1200, "reports")
    ('1 report', '1,200 reports')
    """
    return f"{count:,} {kinds if count != 1 else kinds.removesuffix('s')}"


def own_files(*written: str | None) -> frozenset[str]:
    """Return the files of a store and of errors, should they lie in a folder that is added."""
    ends = ("", "-wal", "-shm", "-journal")
    return frozenset(os.path.abspath(path + end) for path in written if path for end in ends)


def wanted(since: str | None, until: str | None, country: str | None, kind: str | None) -> Where:
    """Return what the options of `where_options` ask for (UsageError for a day, country or type that is none)."""
    return Where(_day(since, "--from"), _day(until, "--to"), _country(country), _type(kind))


def _country(written: str | None) -> str | None:
    """Return the alpha-3 code of a code in either case, or of a country's name."""
    found = written and (countries.country(written.upper()) or countries.find_country(written))
    if written and not found:
        raise click.BadParameter(f"no country is called {written!r}; write its code, as NER", param_hint="--country")
    return found.alpha3 if found else None


def _type(written: str | None) -> str | None:
    if written and written.upper() not in TYPES:
        raise click.BadParameter(f"no type {written!r}; there are {', '.join(sorted(TYPES))}", param_hint="--type")
    return written.upper() if written else None


def _day(written: str | None, option: str) -> str | None:
    try:
        return datetime.date.fromisoformat(written).isoformat() if written else None
    except ValueError as error:
        raise click.BadParameter(f"{written!r} is no day; write it as 2024-03-09", param_hint=option) from error
