"""The command line: one file per verb.

A verb is the `click` command in the file of its name, `x_command()`, which parses; `x()` does the work. `rashomon --help` takes
one line of each file's docstring, without importing it, so that it answers at once.
"""

import ast
import contextlib
import errno
import importlib
import os
import pkgutil
import signal
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from types import FrameType

import click

from rashomon.model.errors import ConfigError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}  # with which a write fails for good
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
        """Run a verb."""
        with _in_plain_words():
            return super().invoke(ctx)


@contextlib.contextmanager
def _in_plain_words() -> Iterator[None]:
    """End with one sentence and status 2 where a store or an output cannot be used: 1 means findings.

    When the reader has gone (`| head`) it ends quietly.
    """
    try:
        yield
    except BrokenPipeError:
        _write_no_more()
        raise click.exceptions.Exit(128 + signal.SIGPIPE) from None
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        if error.errno not in _FULL:
            raise
        _write_no_more()
        raise click.UsageError(f"the output cannot be written: {error.strerror}") from error


def _write_no_more() -> None:
    """Send what is left of the output nowhere: Python would complain at exit that it cannot write it."""
    with contextlib.suppress(OSError, ValueError):  # in tests it is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
    signal.signal(signal.SIGTERM, _terminate)
    status: object = 2
    with contextlib.suppress(OSError):  # where nobody can be told
        try:
            with _in_plain_words():
                status = verbs.main(standalone_mode=False)
                sys.stdout.flush()
        except (click.exceptions.Abort, KeyboardInterrupt):
            status = 128 + signal.SIGINT
            click.echo("interrupted", err=True)
        except click.exceptions.Exit as error:
            status = error.exit_code
        except click.ClickException as error:
            status = error.exit_code
            error.show()
    sys.exit(status if isinstance(status, int) else 0)


def _terminate(number: int, frame: FrameType | None) -> None:
    """End as after an exception, so that half-written files are taken away and what is open is closed."""
    sys.exit(128 + number)
