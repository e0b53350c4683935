"""`rashomon evaluate`: measure how good readings are, on data with known answers."""

import os
import textwrap
from collections.abc import Iterator

import click

from rashomon.cli._config import config_options
from rashomon.cli._inputs import UNREADABLE, output
from rashomon.engines.local import cores
from rashomon.evaluate import Miss, Result, run
from rashomon.evaluate import task as tasks
from rashomon.evaluate.report import dumps, miss_json, miss_text, summary, to_json, to_text
from rashomon.evaluate.run import help_of
from rashomon.model import DEFAULT, Config, ConfigError, RecordError

Misses = list[tuple[str, Miss]]


def _list_tasks(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if not wanted:
        return
    for name in tasks:
        click.echo(f"{name}\n{textwrap.indent(help_of(name), '    ')}\n")
    ctx.exit()


@click.command("evaluate")
@click.argument("task")
@click.argument("data", nargs=-1, required=True, metavar="DATASET...")
@config_options
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(),
    metavar="OUT",
    help="Write to this file; it is replaced only when all is written.",
)
@click.option(
    "--errors", is_flag=True, help="Show what went wrong: the words in their context and the part that made it."
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Take only the first N rows of each file.")
@click.option("--rounds", type=click.IntRange(min=0), default=1000, show_default=True, metavar="N",
              help="Rounds of the bootstrap that gives the 95 % intervals; 0 for none.")  # fmt: skip
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=20211107,
    show_default=True,
    metavar="N",
    help="Seed of the bootstrap.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Number of processes that read (default: one for each core).",
)
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list_tasks,
              help="Show all tasks, what each counts and the data it takes.")  # fmt: skip
def evaluate_command(
    task: str,
    data: tuple[str, ...],
    form: str,
    out: str | None,
    errors: bool,
    limit: int | None,
    rounds: int,
    seed: int,
    workers: int | None,
    config: Config,
) -> None:
    """Score a TASK on files of gold rows (JSON lines, plain or gzipped); docs/evaluate.md describes the rows.

    Each figure comes with a 95 % bootstrap interval, each file with its SHA-256.

    \b
    Examples:
      rashomon evaluate times timebank.jsonl
      rashomon evaluate places mine.jsonl --errors --limit 20
      rashomon evaluate statements *.jsonl --format json -o figures.json
      rashomon evaluate --list
    """
    status = evaluate(
        task,
        data,
        form=form,
        out=out,
        errors=errors,
        limit=limit,
        rounds=rounds,
        seed=seed,
        workers=workers,
        config=config,
    )
    raise click.exceptions.Exit(status)


def evaluate(
    task: str,
    data: tuple[str, ...],
    *,
    form: str = "text",
    out: str | None = None,
    errors: bool = False,
    limit: int | None = None,
    rounds: int = 1000,
    seed: int = 20211107,
    workers: int | None = None,
    config: Config = DEFAULT,
) -> int:
    """Write the figures of a task on files and return the exit status: 3 where a file cannot be scored (the others are)."""
    options = {"limit": limit, "rounds": rounds, "seed": seed, "workers": workers or cores()}
    if out and os.path.exists(out) and any(os.path.exists(path) and os.path.samefile(out, path) for path in data):
        raise click.UsageError(f"{out} holds the data; write to another file")
    rows, failed = [], False
    with output(out) as stream:
        for path in data:
            scored = _score(task, path, errors, config, **options)
            if scored is None:
                failed = True
            elif form == "text":
                stream.writelines(_told(*scored))
            else:
                rows.append(_row(*scored, errors))
        if form == "json":
            stream.write(dumps(rows) + "\n")
    return UNREADABLE if failed else 0


def _score(task: str, path: str, errors: bool, config: Config, **options: int | None) -> tuple[Result, Misses] | None:
    """Return the result on one file and the misses that were asked for; None where the file cannot be scored, which is told."""
    misses: Misses = []
    keep = (lambda unit, miss: misses.append((unit, miss))) if errors else None
    try:
        result = run.evaluate(task, path, config=config, on_miss=keep, **options)  # type: ignore[arg-type]
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
    except RecordError as error:
        click.echo(f"rashomon: {error}", err=True)
        return None
    for unread in result.unread:
        click.echo(f"rashomon: not read, counts as empty: {unread}", err=True)
    return result, misses


def _told(result: Result, misses: Misses) -> Iterator[str]:
    """Yield what a person sees: the misses, how many each part made, the table."""
    for unit, miss in misses:
        yield miss_text(unit, miss)
    if misses:
        yield f"\n{len(misses)} misses:\n{summary(miss for _, miss in misses)}\n"
    yield to_text(result)


def _row(result: Result, misses: Misses, wanted: bool) -> dict[str, object]:
    row = to_json(result)
    return row | {"misses": [miss_json(unit, miss) for unit, miss in misses]} if wanted else row
