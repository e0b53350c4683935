"""`rashomon link`: record that two incidents or reports are one."""

import click

from rashomon.cli._review import decide, review_options
from rashomon.model import Change
from rashomon.pipeline.review import Named, Word, join_two, take_back
from rashomon.store import Store


@click.command("link")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@review_options
def link_command(left: str, right: str, store: str, why: str, by: str, undo: bool) -> None:
    """Say that A and B tell of one incident: each is the id of an incident or a report, the beginning of one, or a report's
    input id or address.

    The decision is one more row. It holds against what the machine finds, also when reports are read or joined anew.

    \b
    Examples:
      rashomon link 4f1c90aa 77e0d2b1 --why "same checkpoint, other spelling" --by Amal
      rashomon link 4f1c90aa 77e0d2b1 --undo
    """

    def act(opened: Store, one: Named, other: "Named | None", spoken: Word) -> Change:
        return take_back(opened, one, other, spoken) if undo or other is None else join_two(opened, one, other, spoken)

    decide(store, left, right, (by, why), act, undo=undo)
