"""`rashomon import`: take decisions that a team made in a spreadsheet into the store."""

from collections import Counter
from pathlib import Path

import click

from rashomon.cli._inputs import UNREADABLE
from rashomon.cli._review import by_option
from rashomon.cli._store import open_for, store_option
from rashomon.exports.sheets import read_sheet
from rashomon.model import ConfigError
from rashomon.pipeline.sheets import keep_decisions


@click.command("import")
@click.argument("sheet", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@store_option
@by_option
@click.option(
    "--task", metavar="NAME", help="The double coding that the sheet is of: its decisions count for that alone."
)
@click.option("--dry-run", "dry", is_flag=True, help="Show what would be kept, and keep nothing.")
def import_command(sheet: Path, store: str, by: str, task: str | None, dry: bool) -> None:
    """Read the decisions on a SHEET (.csv, .tsv, .xlsx) that `rashomon export review` made and a team filled in.

    A row with a decision (accept, correct, reject) becomes a judgement; rows without one are passed over. What is there already is not
    kept twice, so that a sheet can be read again when it grew. A row that cannot be kept is told and stops none of the others.

    \b
    Examples:
      rashomon export review --country NER -o niger.xlsx
      rashomon import niger.xlsx --by Ada
    """
    open_for(store).close()  # one that is not there is refused, not made
    count: Counter[str] = Counter()
    with open_for(store, create=True) as opened:
        try:
            for outcome in keep_decisions(opened, read_sheet(sheet), by, task=task, dry=dry):
                count[outcome.what] += 1
                if outcome.what == "wrong":
                    click.echo(f"rashomon: {sheet}: row {outcome.row}: {outcome.why}", err=True)
        except (ConfigError, OSError) as error:
            raise click.UsageError(str(error)) from error
    kept = f"{count['kept']:,} judgements {'would be ' if dry else ''}kept"
    click.echo(", ".join([kept, f"{count['there']:,} there already", f"{count['wrong']:,} cannot be kept"]))
    raise click.exceptions.Exit(UNREADABLE if count["wrong"] else 0)
