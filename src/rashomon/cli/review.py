"""`rashomon review`: judge what was read: accept, correct, reject, add, undo."""

import click

from rashomon.cli._judged import agreement_command, list_command, log_command, show_command
from rashomon.cli._judging import (
    accept_command,
    add_command,
    code_command,
    correct_command,
    note_command,
    reject_command,
    set_command,
    undo_command,
)


@click.group("review", short_help="Judge what was read: accept, correct, reject, add, take back.")
def review_command() -> None:
    """Judge what was read. Each judgement is one more row with who, when and why; nothing is edited, and all can be taken back.

    \b
    Examples:
      rashomon review show reports/third.txt
      rashomon review correct reports/third.txt e1.c0.value "at least 7" --why "the ministry's later count"
      rashomon review set 4f1c90aa killed 7 --why "hospital list"
      rashomon review log
    """


for command in (
    list_command, show_command, log_command, accept_command, correct_command, reject_command, add_command, set_command, note_command,
    undo_command, code_command, agreement_command,
):  # fmt: skip
    review_command.add_command(command)
