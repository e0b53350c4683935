"""`rashomon compare`: what several reports say of one incident, without a store."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from rashomon.cli._forms import dossier_options, write_dossiers
from rashomon.cli._inputs import Inputs, check_day, errors_file, input_options

if TYPE_CHECKING:
    from rashomon.model import Dossier


@click.command("compare", short_help="Lay reports side by side: where they agree, where they differ.")
@input_options
@dossier_options
@click.option("--all", "whole", is_flag=True, help="Also tell in full of incidents that one report alone tells.")
def compare_command(
    files: tuple[str, ...],
    published: str | None,
    errors: str | None,
    form: str,
    rows: str | None,
    policy: str,
    out: str | None,
    whole: bool,
) -> None:
    """Join reports that tell of one incident and write what they say, according to whom: no value is lost, none is averaged.

    The incident with the most reports comes first. Two versions of one text are told apart by the words that were changed.

    \b
    Examples:
      rashomon compare first.txt second.html
      rashomon compare reports/ --format html -o incident.html
      rashomon compare reports.jsonl --csv claims --policy ucdp > claims.csv
    """
    raise click.exceptions.Exit(
        compare(files, published=published, errors=errors, form=form, rows=rows, policy=policy, out=out, whole=whole)
    )


def compare(
    files: tuple[str, ...],
    *,
    published: str | None = None,
    errors: str | None = None,
    form: str = "text",
    rows: str | None = None,
    policy: str = "range",
    out: str | None = None,
    whole: bool = False,
) -> int:
    """Compare the reports of files and return the exit status."""
    from rashomon.pipeline.dossiers import compare as compared

    def told(inputs: Inputs) -> "Iterator[Dossier]":  # nothing is read before `form` and `out` are found good
        yield from compared(inputs.readings(), policy)

    check_day(published)
    with errors_file(errors) as bad:
        inputs = Inputs(files, published, bad)
        # A lone reading is not refused: a file of many reports is one FILE, and what can be read of two is still told.
        write_dossiers(told(inputs), form, rows, out, whole=whole)
    return inputs.status()
