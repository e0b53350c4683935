"""What the verbs that write readings or dossiers share."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from typing import Any, TextIO, TypeVar

import click

from rashomon.cli._inputs import output
from rashomon.formats import Style
from rashomon.formats import dossier as forms
from rashomon.model import ConfigError, Dossier

Command = TypeVar("Command", bound=Callable[..., Any])
LINES = "list"  # what `incidents` writes for people, not a format to ask for


def style_for(stream: TextIO, *, whole: bool = False, rows: str = "incidents") -> Style:
    """Return how to write to a stream: as wide as the terminal, in colour on one that does not refuse it."""
    terminal = stream is sys.stdout and sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR")  # https://no-color.org
    width = min(shutil.get_terminal_size().columns, 100) if terminal else 80
    return Style(bool(colour), width, whole, rows)


def output_option(command: Command) -> Command:
    """Add `--output`."""
    return click.option(
        "-o", "--output", "out", type=click.Path(), metavar="OUT", help="Write to this file, whole or not at all."
    )(command)


def dossier_options(command: Command) -> Command:
    """Add `--format`, `--csv` and `--output`."""
    options = (
        click.option("-f", "--format", "form", default="text", metavar="NAME", help="text (default), json, jsonl, csv, html."),
        click.option("--csv", "rows", type=click.Choice(["incidents", "claims"]),
                     help="A table with a row for each incident, or for each claim of each report."),
        output_option,
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def write_dossiers(
    dossiers: Iterable[Dossier], form: str, rows: str | None, out: str | None, *, whole: bool = False
) -> None:
    """Write dossiers in a format; BadParameter where there is none of that name."""
    if rows and form not in ("text", "csv"):
        raise click.BadParameter(f"--csv writes a table, --format asks for {form}", param_hint="--csv")
    try:
        write = forms.get("csv" if rows else form)
    except ConfigError as error:
        told = f"no {form!r}; there are {', '.join(name for name in forms.names() if name != LINES)}"
        raise click.BadParameter(told, param_hint="--format") from error
    with output(out) as stream:
        write(dossiers, stream, style_for(stream, whole=whole, rows=rows or "incidents"))
