"""`rashomon runs`: show what `rashomon watch` did."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TextIO

import click

from rashomon.cli._store import open_for, store_option
from rashomon.model.plain import clean
from rashomon.store import Visit

_COLUMNS = (
    "started",
    "source",
    "status",
    "read",
    "added",
    "changed",
    "unchanged",
    "refused",
    "failed",
    "joined",
    "alarms",
    "message",
)


@click.command("runs")
@store_option
@click.option("--source", metavar="NAME", help="Only visits to this source.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many, the newest first.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON a visit.")
def runs_command(store: str, source: str | None, limit: int, as_json: bool) -> None:
    """Show the visits of `rashomon watch` to its sources, the newest first; into a pipe tab-separated.

    \b
    Examples:
      rashomon runs
      rashomon runs --source herald --limit 100 --json
    """
    with open_for(store) as opened:
        visits = opened.visits(source, limit)
    if as_json:
        for visit in visits:
            click.echo(json.dumps(asdict(visit), ensure_ascii=False))
    else:
        _write(visits, sys.stdout)


def _write(visits: Sequence[Visit], out: TextIO) -> None:
    rows = [_COLUMNS, *([clean(str(asdict(visit)[name])) for name in _COLUMNS] for visit in visits)]
    if not out.isatty():
        out.writelines("\t".join(row) + "\n" for row in rows)
        return
    widths = [max(len(row[n]) for row in rows) for n in range(len(_COLUMNS) - 1)]
    for row in rows:
        out.write(
            "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip() + "\n"
        )
