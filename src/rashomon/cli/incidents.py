"""`rashomon incidents`: list the incidents of a store."""

from collections.abc import Iterator
from itertools import islice

import click

from rashomon.cli._config import config_options
from rashomon.cli._forms import LINES, dossier_options, values_option, write_dossiers
from rashomon.cli._store import open_for, store_option, wanted, where_options
from rashomon.model import Config, Ref
from rashomon.pipeline.stored_dossiers import from_store
from rashomon.store import Store, Where

_SHOWN = 50  # on a page for people


@click.command("incidents")
@store_option
@where_options
@click.option("--min-reports", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
              help="Only what so many reports tell of.")  # fmt: skip
@click.option("--sort", type=click.Choice(["date", "reports"]), default="date", show_default=True,
              help="The newest happening first, or the most reports.")  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(min=0), metavar="N", help=f"At most so many (text: {_SHOWN}, else all); 0: all."
)
@dossier_options
@values_option
@config_options
def incidents_command(
    store: str,
    since: str | None,
    until: str | None,
    country: str | None,
    kind: str | None,
    min_reports: int,
    sort: str,
    limit: int | None,
    form: str,
    rows: str | None,
    out: str | None,
    values: str,
    config: Config,
) -> None:
    """List the incidents of a store, one line each; the other formats write their dossiers.

    \b
    Examples:
      rashomon incidents --from 2021-11-01 --country IRQ --min-reports 2
      rashomon incidents --sort reports --limit 10 --format html -o top.html
      rashomon incidents --type ASSAULT --csv incidents > attacks.csv
      rashomon incidents --format html -o pages/      an index and a page for each
    """
    people = form == "text" and not rows
    most = _SHOWN if limit is None and people else limit or None
    with open_for(store) as opened:
        ids = _chosen(opened, wanted(since, until, country, kind), min_reports, sort)
        made = from_store(opened, ids[:most], config.policy, as_reviewed=values == "reviewed")
        write_dossiers(made, LINES if people else form, rows, out, whole=True)
    if most and len(ids) > most:
        click.echo(f"{most} of {len(ids):,} incidents shown; --limit 0 shows all", err=True)


def _chosen(store: Store, where: Where, least: int, sort: str) -> list[str]:
    """Return the ids of incidents with so many reports at least, in the order asked for."""
    ids = store.incidents(where)
    if least == 1 and sort == "date":
        return ids
    told = [(id, number) for id, number in _counted(store, ids) if number >= least]
    if sort == "reports":
        told.sort(key=lambda row: -row[1])
    return [id for id, _ in told]


def _counted(store: Store, ids: list[str]) -> Iterator[tuple[str, int]]:
    """Yield each incident with the number of its reports."""
    rest = iter(ids)
    while some := list(islice(rest, 500)):
        members = store.members(some)
        yield from ((id, len({Ref.parse(ref).document for ref in members[id]})) for id in some if id in members)
