"""The command line: one file per verb.

A verb is the `click` command in the file of its name, `x_command()`, which parses; `x()` does the work. `rashomon --help` takes
one line of each file's docstring, without importing it, so that it answers at once.
"""

import ast
import importlib
import os
import pkgutil
import signal
import sys
from importlib.metadata import version
from pathlib import Path

import click

EPILOG = """\b
Examples:
  rashomon read report.txt                      print a page about one report
  rashomon read reports/ --format jsonl -o out.jsonl
  cat report.html | rashomon read - --published 2024-03-09
  rashomon check reports/*.txt --fail-on doubt

\b
Exit status: 0 success, 1 findings, 2 wrong usage, 3 an input could not be read (the others were).
"""


class Verbs(click.Group):
    """The verbs are the files of this folder whose names begin with a letter and that hold `NAME_command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the verbs in alphabetical order."""
        return sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one verb; its file is imported now and not before."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(importlib.import_module(f"rashomon.cli.{cmd_name}"), f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of verbs, each with what its file's docstring says of it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _summary(name)) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> object:
        """Run a verb; leave quietly, and not with the status of findings, when the reader has gone (`| head`)."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # or Python would complain at exit that it cannot flush into the closed pipe
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(128 + signal.SIGPIPE) from None


def _summary(name: str) -> str:
    """Return what the first line of a verb's file says after the colon, without importing the file."""
    source = (Path(__file__).parent / f"{name}.py").read_text(encoding="utf-8")
    summary = (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0].partition(": ")[2]
    return summary[:1].upper() + summary[1:]


@click.group(
    cls=Verbs, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(version("rashomon"), prog_name="rashomon")
def verbs() -> None:
    """Read news reports and keep every version of every fact, with its source."""


def main() -> None:
    """Run the command line and end the process with its exit status."""
    try:
        status = verbs.main(standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        status = _interrupted()
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    sys.exit(status if isinstance(status, int) else 0)


def _interrupted() -> int:
    click.echo("interrupted", err=True)
    return 128 + signal.SIGINT
