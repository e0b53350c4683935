"""`rashomon export`: write incidents in the columns of ACLED, UCDP and others, for other programs."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from rashomon.cli._config import Settings, settings_options
from rashomon.cli._incidents import Source
from rashomon.cli._inputs import Inputs, check_day, errors_file, reading_options
from rashomon.cli._store import store_option, wanted, where_options
from rashomon.exports import (
    Scheme,
    Table,
    Writer,
    find_schemes,
    get_scheme,
    get_writer,
    scheme_names,
    writer_for,
    writer_names,
)
from rashomon.exports.codebook import markdown
from rashomon.exports.files import write_file, write_folder
from rashomon.exports.package import write_package
from rashomon.model import STATUSES, ConfigError


def _list(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
    """Print the schemes and formats and end."""
    if not asked or context.resilient_parsing:
        return
    told = {
        "Schemes": {name: get_scheme(name).about for name in scheme_names()},
        "Formats": {name: get_writer(name).about for name in writer_names()},
    }
    for heading, parts in told.items():
        click.echo(f"{heading}:")
        for name, about in parts.items():
            click.echo(f"  {name:22} {' '.join(about.split())}")
    context.exit()


@click.command("export")
@click.argument("scheme")
@click.argument("files", nargs=-1, metavar="[FILE...]")
@click.option(
    "-f", "--format", "form", metavar="NAME", help="csv, ... (default: by the ending of OUT, else the scheme's own)."
)
@click.option("-o", "--output", "out", type=click.Path(), metavar="OUT",
              help="Write to this file, which is replaced only when all is written; to this folder where several tables need a file each.")  # fmt: skip
@click.option("--package", is_flag=True,
              help="Make OUT a folder that is a Data Package: the files, and datapackage.json, which describes every column.")  # fmt: skip
@click.option("--values", type=click.Choice(["machine", "reviewed", "both"]), default="machine", show_default=True,
              help="Values as the machine read them, as people reviewed them (of a store), or one after the other.")  # fmt: skip
@click.option("--status", "statuses", type=click.Choice(STATUSES), multiple=True,
              help="Only incidents of a store to which people gave this status; may be repeated.")  # fmt: skip
@click.option("--bare", is_flag=True, help="Only the scheme's own columns, none beside them.")
@click.option(
    "--list", is_flag=True, is_eager=True, expose_value=False, callback=_list, help="List schemes and formats."
)
@click.option("--codebook", is_flag=True, help="Print what the columns of SCHEME mean, then exit.")
@store_option
@where_options
@click.option("--min-reports", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
              help="Only incidents that at least N reports tell of.")  # fmt: skip
@reading_options
@settings_options
def export_command(
    scheme: str, files: tuple[str, ...], form: str | None, out: str | None, package: bool,
    values: str, statuses: tuple[str, ...], bare: bool, codebook: bool, store: str, since: str | None, until: str | None, country: str | None, kind: str | None, min_reports: int,
    published: str | None, errors: str | None, settings: Settings,
) -> None:  # fmt: skip
    """Write incidents as a SCHEME has them (several with commas between): from FILEs, without a FILE from the store.

    A FILE is what `rashomon read` takes, or the JSON lines that `read` or `compare` wrote. --list tells the schemes and formats. What
    a scheme cannot hold is said once, and stands in columns beside its own. Best figures are chosen by the scheme's own rule unless
    a policy is named.

    \b
    Examples:
      rashomon export acled --from 2024-01-01 --country NER -o niger.csv
      rashomon export acled reports/ --bare > events.csv
    """
    if codebook:
        click.echo(_codebook(scheme), nl=False)
        return
    check_day(published)
    where = wanted(since, until, country, kind)
    with errors_file(errors) as bad:
        inputs = Inputs(files, published, bad, settings.config)
        source = Source(inputs, store, where, min_reports, statuses)
        with _usage():
            write(source, scheme, Target(form, out, package), policy=settings.given("policy"), values=values, bare=bare)
    raise click.exceptions.Exit(inputs.status())


def _codebook(scheme: str) -> str:
    with _usage():
        return "\n".join(markdown(one) for one in find_schemes(scheme))


@dataclass(frozen=True)
class Target:
    """Where to write, and how: `form` is a file format, `out` a file or folder (None: standard output)."""

    form: str | None
    out: str | None
    package: bool = False

    def writer(self, usual: str) -> Writer:
        """Return the format asked for, that of the file's ending, or the usual one."""
        if self.form:
            return get_writer(self.form)
        return (writer_for(Path(self.out)) if self.out and not self.package else None) or get_writer(usual)

    def write(self, tables: Sequence[Table], writer: Writer) -> None:
        """Write tables; UsageError where they cannot be written there."""
        whole = not self.package and (len(tables) == 1 or writer.many)
        if self.out in (None, "-"):
            if not whole:
                raise click.UsageError("several tables, or a package, need a folder: name it with -o")
            if writer.binary and sys.stdout.isatty():
                raise click.UsageError(f"{writer.name} is nothing for a terminal: name a file with -o")
            writer.write(tables, sys.stdout.buffer)
            sys.stdout.flush()
            return
        path = Path(str(self.out))
        make = write_package if self.package else write_folder
        try:
            if whole and not path.is_dir():
                write_file(tables, writer, path)
            else:
                make(tables, writer, path)
        except OSError as error:
            raise click.UsageError(f"{self.out} cannot be written: {error.strerror or error}") from error


def write(source: Source, scheme: str, target: Target, *, policy: str | None, values: str, bare: bool) -> None:
    """Write the tables of some schemes and tell on standard error what they leave out."""

    def laid_out(scheme: Scheme) -> Table:
        rule = policy or scheme.policy
        first = source.incidents(rule, as_reviewed=values == "reviewed")
        also = source.incidents(rule, as_reviewed=True) if values == "both" else None
        return Table(scheme, first, reviewed=also, beside=not bare, reviews=reviews)

    chosen = find_schemes(scheme)
    reviews = source.reviews()
    tables = list(map(laid_out, chosen))
    target.write(tables, target.writer(chosen[0].writer))
    for table in tables:
        _tell(table)


def _tell(table: Table) -> None:
    """Say once what the scheme cannot hold and what it left out."""
    scheme = table.scheme
    if scheme.cannot_hold:
        click.echo(f"{scheme.name}: {scheme.cannot_hold}", err=True)
    for reason, number in sorted(table.left_out.items()):
        click.echo(f"{scheme.name}: {number:,} incident{'s' * (number > 1)} left out: {reason}", err=True)


@contextmanager
def _usage() -> Iterator[None]:
    """Turn what cannot start into wrong usage (exit status 2)."""
    try:
        yield
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
