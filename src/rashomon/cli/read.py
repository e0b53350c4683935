"""`rashomon read`: read reports: who did what to whom, where, when, how many, according to whom."""

import click

from rashomon import formats
from rashomon.cli._config import config_options
from rashomon.cli._forms import output_option, style_for
from rashomon.cli._inputs import Inputs, check_day, errors_file, input_options, output
from rashomon.model import DEFAULT, Config, ConfigError


@click.command("read")
@input_options
@config_options
@click.option(
    "-f", "--format", "form", default="text", metavar="NAME", help="text (default), json, jsonl, csv, html, ..."
)
@output_option
def read_command(
    files: tuple[str, ...], published: str | None, errors: str | None, form: str, out: str | None, config: Config
) -> None:
    """Read reports and write one reading each, in input order.

    A FILE is plain text, a web page, a PDF, JSON lines of {id, text, published, title, url, publisher, author}, an RSS or
    Atom feed, an archive (WARC, ZIP, tar), any of them packed by gzip, or an http(s) address of one; a folder stands for
    the files in it, - for standard input.

    \b
    Examples:
      rashomon read report.txt
      rashomon read report.html --format html -o reading.html
      rashomon read https://news.example/feed.xml --follow
      rashomon read reports.jsonl --format jsonl --errors bad.jsonl > readings.jsonl
    """
    raise click.exceptions.Exit(read(files, published=published, errors=errors, form=form, out=out, config=config))


def read(
    files: tuple[str, ...],
    *,
    published: str | None = None,
    errors: str | None = None,
    form: str = "text",
    out: str | None = None,
    config: Config = DEFAULT,
) -> int:
    """Read files into one output and return the exit status."""
    check_day(published)
    try:
        write = formats.get(form)
    except ConfigError as error:
        raise click.BadParameter(
            f"no {form!r}; there are {', '.join(formats.names())}", param_hint="--format"
        ) from error
    with errors_file(errors) as rows, output(out) as stream:
        inputs = Inputs(files, published, rows, config)
        write(inputs.readings(), stream, style_for(stream))
    return inputs.status()
