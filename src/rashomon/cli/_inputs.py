"""What the verbs share: options, the stream of readings with its errors told, the output."""

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from rashomon.cli._progress import Progress, expected
from rashomon.engines.local import cores
from rashomon.engines.reports import over
from rashomon.model import DEFAULT, Captures, Config, ConfigError, Document, Reading, RecordError
from rashomon.pipeline.read import read_all
from rashomon.sources import NO_DATE, NO_PAGE, Limits, Run, open_paths, to_edtf
from rashomon.sources.plain import printable

UNREADABLE = 3
Command = TypeVar("Command", bound=Callable[..., Any])


_RUN = "rashomon.sources.run"  # where the context keeps what holds for all inputs


def _keep(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    """Keep an option of the sources for `run_of`: no verb has to know it."""
    context.meta.setdefault(_RUN, {})[str(parameter.name)] = wanted


def run_of(config: Config = DEFAULT, captures: Captures | None = None) -> Run:
    """Return what the user's options ask of all inputs; `captures` knows what was read before."""
    context = click.get_current_context(silent=True)
    limits = Limits(total=config.limits.fetch_seconds, size=config.limits.fetch_bytes)
    return Run(captures=captures, limits=limits, **(context.meta.get(_RUN, {}) if context else {}))


def input_options(command: Command) -> Command:
    """Add what every verb that reads files takes: the files and how to read them."""
    files = click.argument("files", nargs=-1, required=True, metavar="FILE...")
    return files(reading_options(command))


def reading_options(command: Command) -> Command:
    """Add how to read files: `--published`, `--errors`, and what `run_of` takes."""
    options = (
        click.option("--published", metavar="DATE", help="Day of publication (YYYY-MM-DD), where JSON rows give none."),
        click.option("--errors", metavar="FILE", type=click.Path(dir_okay=False, allow_dash=True),
                     help="Write one JSON row for each input that cannot be read."),
        click.option("--follow", is_flag=True, callback=_keep, expose_value=False,
                     help="Where a feed only summarises an entry, fetch and read its page."),
        click.option("--allow-private", is_flag=True, callback=_keep, expose_value=False,
                     help="Also fetch from addresses of private networks and of this machine."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@dataclass
class Inputs:
    """The inputs of one run: read one after another, failures told as they come and counted."""

    files: tuple[str, ...]
    published: str | None = None
    errors: TextIO | None = None
    config: Config = DEFAULT
    failed: int = field(default=0, init=False)
    _hinted: bool = field(default=False, init=False)

    def readings(self) -> Iterator[Reading]:
        """Yield the reading of each input that can be read, in order."""
        try:
            engine = partial(over, workers=cores(), config=self.config)
            documents = self.documents(run_of(self.config))
            for outcome in self._counted(read_all(documents, self.config, over=engine)):
                if isinstance(outcome, RecordError):
                    self.tell(outcome)
                else:
                    self._hint(outcome)
                    yield outcome
        except ConfigError as error:
            raise click.UsageError(str(error)) from error

    def _hint(self, reading: Reading) -> None:
        """Say once how to date what a report tells by weekday, where neither it nor the caller names its day."""
        text = reading.document.text
        undated = next((t.span.of(text) for t in reading.times if t.value is None), None)
        if undated is not None and reading.document.published is None and not self._hinted:
            self._hinted = True
            source = reading.document.input_id
            say(f"rashomon: {source}: has no day of publication to date “{undated}” by; give one with --published")

    def documents(self, run: Run) -> Iterator[Document | RecordError]:
        """Yield what the inputs hold, in order, and tell of days of publication that are none."""
        stdin = sys.stdin.buffer if "-" in self.files else None
        for outcome in open_paths(self.files, published=self.published, stdin=stdin, run=run):
            if isinstance(outcome, Document):
                self._note(outcome)
            yield outcome

    def _counted(self, outcomes: Iterable[Reading | RecordError]) -> Iterator[Reading | RecordError]:
        """Pass outcomes on and tell how far it is, unless the terminal shows the data."""
        progress = None if sys.stdout.isatty() else Progress(expected(self.files))
        for count, outcome in enumerate(outcomes, 1):
            if progress:
                progress(count, self.failed)
                if isinstance(outcome, RecordError):
                    progress.clear()
            yield outcome
        if progress:
            progress.clear()

    def status(self) -> int:
        """Return the exit status that the inputs ask for."""
        return UNREADABLE if self.failed else 0

    def tell(self, error: RecordError) -> None:
        """Say on standard error, and in the file of errors, what could not be read."""
        self.failed += 1
        source = error.source.encode("utf-8", "backslashreplace").decode()
        say(f"rashomon: {source}: {error.message}".replace("\n", " "))
        if self.errors:
            row = {"error": error.message, "source": source, "part": error.part}
            self.errors.write(json.dumps(row, ensure_ascii=True) + "\n")
            self.errors.flush()

    def _note(self, document: Document) -> None:
        """Say on standard error what a report that is read all the same was to have: its date, or its page."""
        for note in document.notes:
            if note.endswith(NO_DATE):
                say(f"rashomon: {document.input_id}: published {note}; it is read without")
            elif note.startswith(NO_PAGE):
                say(
                    f"rashomon: {document.input_id}: {note}; the summary is read, and the page tried again the next time"
                )


def say(told: str) -> None:
    """Print a line on standard error as any terminal can show it."""
    click.echo(printable(told.encode("utf-8", "backslashreplace").decode()), err=True)


def check_day(day: str | None) -> None:
    """Refuse a publication date that is none (UsageError)."""
    if day is not None and to_edtf(day) is None:
        raise click.BadParameter(f"{day!r} is no date; write it as 2024-03-09", param_hint="--published")


@contextlib.contextmanager
def output(path: str | None) -> Iterator[TextIO]:
    """Open where a verb writes: standard output, or a file that appears under its name only when it is complete."""
    if path in (None, "-"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    target = Path(str(path))
    if not target.parent.is_dir():
        raise click.UsageError(f"{path} cannot be written: there is no folder {target.parent}")
    try:
        with _beside(target) as stream:
            yield stream
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written: {error.strerror or error}") from error


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[TextIO]:
    if target.exists() and not target.is_file():  # a pipe or /dev/stdout: nothing to put in its place
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


@contextlib.contextmanager
def errors_file(path: str | None) -> Iterator[TextIO | None]:
    """Open the file of error rows, which is written as they come."""
    if path is None:
        yield None
    elif path == "-":
        yield sys.stderr
    else:
        try:
            stream = open(path, "w", encoding="utf-8")  # noqa: SIM115 - closed below
        except OSError as error:
            raise click.UsageError(f"{path} cannot be written: {error.strerror or error}") from error
        with stream:
            yield stream
