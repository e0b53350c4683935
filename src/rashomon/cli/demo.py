"""`rashomon demo`: make a small store of invented reports to try things out."""

from pathlib import Path

import click

from rashomon.model import ConfigError, Document, RecordError
from rashomon.pipeline.add import Adding
from rashomon.sources import document_of
from rashomon.store import open_store


@click.command("demo", short_help="Make a small store of example reports.")
@click.argument("store", metavar="[STORE]", default="demo.db")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing.")
def demo_command(store: str, quiet: bool) -> None:
    """Read the example reports that come with the program into a new STORE (default: demo.db).

    \b
    Examples:
      rashomon demo
      rashomon serve --store demo.db
    """
    demo(store, quiet=quiet)


def demo(store: str, *, quiet: bool = False) -> None:
    """Make the store; UsageError where there is something already."""

    if not store.startswith(("postgresql://", "postgres://")) and Path(store).exists():
        raise click.UsageError(
            f"{store} is there already: `rashomon serve --store {store}` opens it, another name makes one more"
        )
    made: list[Document | RecordError] = [document_of(row, name=row["id"]) for row in _rows(_examples())]
    try:
        with open_store(store) as opened:
            tally = Adding(opened).run(made)
            incidents = opened.counts()["incidents"]
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
    if not quiet:
        click.echo(f"{store}: {tally.added} reports of {incidents} incidents; now: rashomon serve --store {store}")


def _rows(folder: Path) -> list[dict[str, str]]:
    """Return the example reports as rows of JSON lines have them."""
    import json

    rows = [json.loads(line) for line in (folder / "demo.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = sorted((folder / "zinder_attack").glob("*.txt"))
    return rows + [{"id": text.name, "text": text.read_text(encoding="utf-8")} for text in texts]


def _examples() -> Path:
    """Return the folder of the examples: in the package, in a working copy beside it."""
    package = Path(__file__).parents[1]
    inside = package / "examples"
    return inside if inside.is_dir() else package.parents[1] / "examples"
