"""`rashomon compare`: compare reports of one incident: where they agree, where they differ."""

from collections.abc import Iterator

import click

from rashomon.cli._config import config_options
from rashomon.cli._forms import dossier_options, write_dossiers
from rashomon.cli._inputs import Inputs, check_day, errors_file, input_options
from rashomon.model import DEFAULT, Config, Dossier
from rashomon.pipeline.dossiers import compare as compared


@click.command("compare")
@input_options
@dossier_options
@config_options
@click.option("--all", "whole", is_flag=True, help="Also show in full the incidents that only one report tells of.")
def compare_command(
    files: tuple[str, ...],
    published: str | None,
    errors: str | None,
    form: str,
    rows: str | None,
    out: str | None,
    whole: bool,
    config: Config,
) -> None:
    """Join reports that tell of the same incident and write what they say, according to whom. No value is lost, none is averaged.

    The incident with the most reports comes first. Where one text is a version of another, the changed words are shown.

    \b
    Examples:
      rashomon compare first.txt second.html
      rashomon compare reports/ --format html -o incident.html
      rashomon compare reports.jsonl --csv claims --policy ucdp > claims.csv
    """
    raise click.exceptions.Exit(
        compare(files, published=published, errors=errors, form=form, rows=rows, out=out, whole=whole, config=config)
    )


def compare(
    files: tuple[str, ...],
    *,
    published: str | None = None,
    errors: str | None = None,
    form: str = "text",
    rows: str | None = None,
    out: str | None = None,
    whole: bool = False,
    config: Config = DEFAULT,
) -> int:
    """Compare the reports of files and return the exit status."""

    def told(inputs: Inputs) -> Iterator[Dossier]:  # nothing is read before `form` and `out` are found good
        yield from compared(inputs.readings(), config.policy)

    check_day(published)
    with errors_file(errors) as bad:
        inputs = Inputs(files, published, bad, config)
        # A lone reading is not refused: a file of many reports is one FILE, and what can be read of two is still told.
        write_dossiers(told(inputs), form, rows, out, whole=whole)
    return inputs.status()
