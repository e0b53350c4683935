"""`rashomon search`: find reports of a store by their words."""

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

import click

from rashomon.cli._inputs import output
from rashomon.cli._store import open_for, store_option, wanted, where_options
from rashomon.model import ConfigError
from rashomon.store import Excerpt, Hit, Store, Where, excerpt

Found = tuple[Hit, Excerpt]


@click.command("search")
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@store_option
@where_options
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="At most N reports."
)
@click.option("-f", "--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(),
    metavar="OUT",
    help="Write to this file; it is replaced only when all is written.",
)
def search_command(
    query: tuple[str, ...], store: str, since: str | None, until: str | None, country: str | None, kind: str | None,
    limit: int, form: str, out: str | None,
) -> None:  # fmt: skip
    """Find the reports whose title or text holds all words of QUERY, the newest first, with the incidents they belong to.

    "Exact words" stand in a row, begin* is the beginning of a word, -word must be absent; OR and brackets do what they say. Two
    dashes come before a QUERY that begins with one.

    \b
    Examples:
      rashomon search drone baghdad
      rashomon search '"green zone" (rocket OR drone) -exercise' --from 2021-11-01
      rashomon search 'kadhimi OR kadhemi' --format jsonl
    """
    search(" ".join(query), store, wanted(since, until, country, kind), limit=limit, form=form, out=out)


def search(query: str, store: str, where: Where, *, limit: int, form: str, out: str | None) -> None:
    """Write what a query finds in a store; UsageError where it is no query."""
    with open_for(store) as opened, output(out) as stream:
        try:
            found = list(_found(opened, query, where, limit))
        except ConfigError as error:
            raise click.UsageError(str(error)) from error
        _WRITERS[form](found, stream)
    if not found:
        click.echo("nothing found", err=True)


def _found(store: Store, query: str, where: Where, limit: int) -> Iterator[Found]:
    hits = store.search(query, where, limit)
    records = store.records([hit.document for hit in hits])
    for hit in hits:
        yield hit, excerpt(records[hit.document]["document"]["text"], query)


def _write_text(found: Iterable[Found], out: TextIO) -> None:
    terminal = out is sys.stdout and sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, 100) if terminal else 80
    for hit, piece in found:
        told = " · ".join(filter(None, (hit.published, hit.publisher)))
        out.write(f"{hit.document}  {_line(hit.title or '(no title)')}\n")
        out.write(f"    {_line(told)}\n" if told else "")
        words = _marked(piece, bold=terminal and not os.environ.get("NO_COLOR"))
        out.write(textwrap.fill(words, width, initial_indent="    ", subsequent_indent="    ") + "\n")
        out.writelines(f"    incident {incident}\n" for incident in hit.incidents)


def _marked(piece: Excerpt, *, bold: bool) -> str:
    """Return an excerpt in one line, the words looked for in bold."""
    shown, at = "", piece.span.start
    for start, end in piece.hits:
        before, word = (
            _line(piece.text[a - piece.span.start : b - piece.span.start]) for a, b in ((at, start), (start, end))
        )
        shown += before + (f"\x1b[1m{word}\x1b[0m" if bold else word)
        at = end
    return (shown + _line(piece.text[at - piece.span.start :])).strip()


def _line(text: str) -> str:
    """Return text in one line, without what would move a terminal's cursor."""
    return "".join(c if c.isprintable() else " " for c in text)


def _row(hit: Hit, piece: Excerpt) -> dict[str, Any]:
    return {
        "document": hit.document, "title": hit.title, "published": hit.published, "publisher": hit.publisher, "url": hit.url,
        "incidents": list(hit.incidents),
        "excerpt": {"text": piece.text, "span": list(piece.span), "hits": [list(span) for span in piece.hits]},
    }  # fmt: skip


def _write_jsonl(found: Iterable[Found], out: TextIO) -> None:
    out.writelines(json.dumps(_row(*one)) + "\n" for one in found)


def _write_json(found: Iterable[Found], out: TextIO) -> None:
    out.write(json.dumps([_row(*one) for one in found], indent=1) + "\n")


_WRITERS: "dict[str, Callable[[Iterable[Found], TextIO], None]]" = {
    "text": _write_text,
    "json": _write_json,
    "jsonl": _write_jsonl,
}
