"""`rashomon unlink`: record that two are not one, or remove a report from an incident."""

import click

from rashomon.cli._review import decide, review_options
from rashomon.pipeline.review import keep_apart, take_back


@click.command("unlink")
@click.argument("left", metavar="A")
@click.argument("right", metavar="[B]", required=False)
@review_options
def unlink_command(left: str, right: str | None, store: str, why: str, by: str, undo: bool) -> None:
    """Say that A and B are not one incident. With A alone, or with B the incident that report A is in, A is taken out of it.

    A and B are named as in `rashomon link`. The decision is one more row for each pair it concerns; it holds against what the
    machine finds, also when reports are read or joined anew.

    \b
    Examples:
      rashomon unlink 4f1c90aa 77e0d2b1 --why "a week apart"
      rashomon unlink reports/third.txt
      rashomon unlink reports/third.txt --undo
    """
    decide(store, left, right, (by, why), take_back if undo else keep_apart, undo=undo)
