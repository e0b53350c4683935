"""`rashomon incidents`: list the incidents of a store."""

import click

from rashomon.cli._config import config_options
from rashomon.cli._forms import LINES, dossier_options, values_option, write_dossiers
from rashomon.cli._headlines import write_headlines, write_totals
from rashomon.cli._inputs import output
from rashomon.cli._store import open_for, store_option, wanted, where_options
from rashomon.model import Config
from rashomon.pipeline.headlines import MATERIAL
from rashomon.pipeline.stored_dossiers import from_store
from rashomon.store import Listing, Store, Where

_SHOWN = 50  # on a page for people


@click.command("incidents")
@store_option
@where_options
@click.option("--min-reports", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
              help="Only incidents that at least N reports tell of.")  # fmt: skip
@click.option("--talk", is_flag=True, help="Also list what was only said (threats, agreements, accusations).")
@click.option("--undated", is_flag=True, help="Also list incidents without a date.")
@click.option("--background", is_flag=True, help="Also list incidents that no report has as its main news.")
@click.option("--all", "everything", is_flag=True, help="List all of these.")
@click.option("--sort", type=click.Choice(["date", "reports", "killed"]), default="date", show_default=True,
              help="Sort by date, the newest first, by number of reports or of people killed.")  # fmt: skip
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"At most N incidents (default: {_SHOWN} as text, else all); 0 for all.",
)
@click.option("--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Skip the first N.")
@click.option("--group-by", type=click.Choice(["country", "type", "place", "month"]), help="Totals instead of a list.")
@click.option("--totals", is_flag=True, help="Totals of all that the list would hold.")
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
    talk: bool,
    undated: bool,
    background: bool,
    everything: bool,
    sort: str,
    limit: int | None,
    offset: int,
    group_by: str | None,
    totals: bool,
    form: str,
    rows: str | None,
    out: str | None,
    values: str,
    config: Config,
) -> None:
    """List the incidents of a store, one line each: what happened, is dated, and is some report's main news. Days asked for are the days
    shown. Into a pipe each is one line of tab-separated fields; the other formats write all incidents' dossiers.

    \b
    Examples:
      rashomon incidents --from 2021-11-01 --country IRQ --min-reports 2
      rashomon incidents --group-by country --from 2021-11-01
      rashomon incidents --sort reports --limit 10 --format html -o top.html
      rashomon incidents --type ASSAULT --csv incidents > attacks.csv
      rashomon incidents --format html -o pages/      an index and a page for each
    """
    people = form == "text" and not rows
    everything = everything or not people
    where = wanted(since, until, country, kind)
    listing = Listing(
        where.since,
        where.until,
        where.country,
        where.type,
        min_reports,
        () if talk or everything or where.type else MATERIAL,
        undated=undated or everything,
        background=background or everything,
    )
    most = _SHOWN if limit is None and people else limit or None
    with open_for(store) as opened:
        _must_have_headlines(opened, where)
        if group_by or totals:
            with output(out) as stream:
                write_totals(opened.headline_totals(listing, group_by), stream, group_by)
            return
        found = opened.headlines(listing, sort, most, offset)
        if people and values != "reviewed":
            with output(out) as stream:
                write_headlines(found, stream)
        else:
            ids = [headline.incident for headline in found]
            made = from_store(opened, ids, config.policy, as_reviewed=values == "reviewed")
            write_dossiers(made, LINES if people else form, rows, out, whole=True)
        if people:
            _tell_rest(opened, listing, len(found), offset)


def _must_have_headlines(store: Store, where: Where) -> None:
    """Refuse a store that was joined before there were lists of headlines (UsageError)."""
    if store.headlines(Listing(), limit=1) or not store.incidents(Where(), 1):
        return
    raise click.UsageError("this store was joined by an older Rashomon; run `rashomon rejoin` once")


def _tell_rest(store: Store, listing: Listing, shown: int, offset: int) -> None:
    """Tell, beside the list, how many incidents it leaves out, and why."""
    ((_, held, *_),) = store.headline_totals(listing)
    ((_, whole, *_),) = store.headline_totals(
        Listing(listing.since, listing.until, listing.country, listing.type, listing.reports)
    )
    if held > shown + offset:
        click.echo(f"{shown} of {held:,} incidents shown; --limit 0 shows all", err=True)
    if whole > held:
        click.echo(f"{whole - held:,} more are talk, undated or told only besides; --all lists them", err=True)
