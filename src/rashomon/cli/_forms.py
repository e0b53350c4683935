"""What the verbs that write readings or dossiers share."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from rashomon.cli._inputs import output
from rashomon.formats import Style
from rashomon.formats import dossier as forms
from rashomon.formats.dossier.folder import INDEX, write_folder
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
        "-o",
        "--output",
        "out",
        type=click.Path(),
        metavar="OUT",
        help="Write to this file; it is replaced only when all is written.",
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
    if form == "html" and is_folder(out):
        _write_pages(dossiers, Path(str(out)))
        return
    with output(out) as stream:
        write(dossiers, stream, style_for(stream, whole=whole, rows=rows or "incidents"))


def is_folder(out: str | None) -> bool:
    """Tell whether a place to write to is a folder, by its name or because it is one."""
    return bool(out) and (str(out).endswith(("/", os.sep)) or Path(str(out)).is_dir())


def _write_pages(dossiers: Iterable[Dossier], folder: Path) -> None:
    if not folder.parent.is_dir():
        raise click.UsageError(f"{folder} cannot be written: there is no folder {folder.parent}")
    try:
        number = write_folder(dossiers, folder)
    except OSError as error:
        raise click.UsageError(f"{folder} cannot be written: {error.strerror or error}") from error
    click.echo(f"{number:,} pages and {folder / INDEX}", err=True)


def values_option(command: Command) -> Command:
    """Add `--values`."""
    told = "As the machine reads it, or as people reviewed it (docs/review.md)."
    return click.option(
        "--values", type=click.Choice(["machine", "reviewed"]), default="machine", show_default=True, help=told
    )(command)
