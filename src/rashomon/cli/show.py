"""`rashomon show`: show an incident of a store with all its reports."""

from collections.abc import Collection, Iterable

import click

from rashomon.cli._config import config_options
from rashomon.cli._forms import dossier_options, values_option, write_dossiers
from rashomon.cli._headlines import write_headlines
from rashomon.cli._inputs import output
from rashomon.cli._store import open_for, store_option
from rashomon.model import Config, ConfigError
from rashomon.pipeline.review import incidents, named
from rashomon.pipeline.stored_dossiers import from_store
from rashomon.store import Store


@click.command("show")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@store_option
@click.option("--brief", is_flag=True, help="One line for each, as `rashomon incidents` lists it.")
@dossier_options
@values_option
@config_options
def show_command(
    ids: tuple[str, ...],
    store: str,
    brief: bool,
    form: str,
    rows: str | None,
    out: str | None,
    values: str,
    config: Config,
) -> None:
    """Show incidents: who says what, how figures moved, who copies whom, what looks wrong, why the reports were joined.

    An ID is that of an incident or a report, the beginning of one, or a report's input id or address; a report stands for the
    incident that is its main story.

    \b
    Examples:
      rashomon show 4f1c90aa
      rashomon show reports/third.txt --format html -o incident.html
    """
    with open_for(store) as opened:
        try:
            wanted = [incident for id in ids for incident in incidents(opened, named(opened, id))]
        except ConfigError as error:
            raise click.UsageError(str(error)) from error
        _tell_moved(opened, ids, wanted)
        if brief:
            lines = opened.headlines_of(wanted)
            with output(out) as stream:
                write_headlines([lines[id] for id in dict.fromkeys(wanted) if id in lines], stream)
            return
        made = from_store(opened, dict.fromkeys(wanted), config.policy, as_reviewed=values == "reviewed")
        write_dossiers(made, form, rows, out, whole=True)


def _tell_moved(store: Store, asked: Iterable[str], found: Collection[str]) -> None:
    """Tell which of the ids asked for are old ones, and what they mean now."""
    for text in asked:
        for old, now in store.aliases(text):
            if now in found and not any(id.startswith(text) for id in found):
                click.echo(f"incident {old} is now part of {now}", err=True)
