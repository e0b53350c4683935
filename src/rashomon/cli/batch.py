"""`rashomon batch`: read very many reports into a folder of Parquet files, on one machine or many."""

from dataclasses import dataclass

import click

from rashomon.cli._config import config_options
from rashomon.cli._inputs import Inputs, check_day, errors_file
from rashomon.cli._progress import Progress, expected
from rashomon.engines.protocol import get_engine
from rashomon.engines.shards import read_shards
from rashomon.model import DEFAULT, Config, ConfigError, RecordError
from rashomon.model.extras import library
from rashomon.pipeline.parts import Folder, Part
from rashomon.pipeline.read import check, engine
from rashomon.sources import shards

_SHARD = 500  # reports


@click.command("batch")
@click.argument("files", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--out", required=True, metavar="FOLDER", type=click.Path(file_okay=False),
              help="The folder for what is read; a stopped run goes on where it was.")  # fmt: skip
@click.option("--engine", "where", default="local", show_default=True, metavar="NAME[://ADDRESS]",
              help="What reads: local, this machine; ray, a cluster or this machine; ray://HOST:10001, a cluster from outside.")  # fmt: skip
@click.option("--workers", type=click.IntRange(min=1), metavar="N",
              help="Number of processes that read (default: one for each processor).")  # fmt: skip
@click.option("--shard", type=click.IntRange(min=1), default=_SHARD, show_default=True, metavar="N",
              help="Reports read at a time and kept together.")  # fmt: skip
@click.option("--published", metavar="DATE", help="Day of publication (YYYY-MM-DD), where JSON rows give none.")
@click.option("--errors", metavar="FILE", type=click.Path(dir_okay=False, allow_dash=True),
              help="Write one JSON row for each input that cannot be read.")  # fmt: skip
@config_options
@click.option("-q", "--quiet", is_flag=True, help="Print only what could not be read.")
def batch_command(
    files: tuple[str, ...],
    out: str,
    where: str,
    workers: int | None,
    shard: int,
    published: str | None,
    errors: str | None,
    config: Config,
    quiet: bool,
) -> None:
    """Read files and folders into a FOLDER of Parquet files: documents, readings, claims, and what could not be read.

    Input is cut into shards, which are read apart and kept one by one: a run that was killed, or lost machines, goes on where it
    was when it is repeated. `rashomon add --from FOLDER` joins what was read in a store.

    \b
    Examples:
      rashomon batch archive/ --out read/
      rashomon batch news.jsonl crawl.warc.gz --out read/ --engine ray
      rashomon add --from read/ --store news.db
    """
    raise click.exceptions.Exit(
        batch(files, out, where=where, workers=workers, shard=shard, published=published, errors=errors, config=config,
              quiet=quiet)
    )  # fmt: skip


def batch(
    files: tuple[str, ...],
    out: str,
    *,
    where: str = "local",
    workers: int | None = None,
    shard: int = _SHARD,
    published: str | None = None,
    errors: str | None = None,
    config: Config = DEFAULT,
    quiet: bool = False,
) -> int:
    """Read files into a folder and return the exit status."""
    check_day(published)
    try:
        with errors_file(errors) as rows:
            inputs = Inputs(files, published, rows, config)
            _run(inputs, Folder(out), where, workers, shard, None if quiet else Progress(expected(files)))
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
    return inputs.status()


def _run(
    inputs: Inputs, folder: Folder, where: str, workers: int | None, shard: int, progress: Progress | None
) -> None:
    library("pyarrow", "batch")
    check(inputs.config)
    made = engine(inputs.config)
    folder.open(made)
    salt = f"{made} {inputs.published}"
    parts = read_shards(
        get_engine(where, workers), shards(inputs.files, reports=shard, salt=salt), folder,
        published=inputs.published, config=inputs.config,
    )  # fmt: skip
    found = Sum()
    for part in parts:
        if progress:
            progress.clear()
        for error in found.add(part):
            inputs.tell(error)
        if progress:
            progress(found.documents + found.failed)
    inputs.failed = max(inputs.failed, found.failed)  # those told by the run that read them, too
    if progress:
        progress.clear()
        click.echo(found.told(folder.path), err=True)


@dataclass
class Sum:
    """What all parts hold."""

    documents: int = 0
    claims: int = 0
    failed: int = 0

    def add(self, part: Part | RecordError) -> tuple[RecordError, ...]:
        """Count a part; return what could not be read in it."""
        if isinstance(part, RecordError):
            self.failed += 1
            return (part,)
        self.documents += part.documents
        self.claims += part.claims
        self.failed += part.errors
        return part.told

    def told(self, folder: str) -> str:
        """Return it in words."""
        failed = f"; {self.failed:,} could not be read" if self.failed else ""
        return f"{folder} holds {self.documents:,} reports with {self.claims:,} claims{failed}"
