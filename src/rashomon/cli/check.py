"""`rashomon check`: list what looks wrong in reports."""

import json
import textwrap
from collections.abc import Callable, Iterable
from inspect import cleandoc
from typing import TextIO

import click

from rashomon.checks import check as checks
from rashomon.checks.across import cross_check
from rashomon.cli._config import config_options
from rashomon.cli._inputs import Inputs, check_day, errors_file, input_options, output
from rashomon.model import DEFAULT, SEVERITIES, Config, Finding, Reading, Severity

FOUND = 1
_SHOWN = 70  # characters of evidence on a line


def _list_checks(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if not wanted:
        return
    click.echo("CHECKS OF ONE REPORT\n")
    for name in checks:
        _tell_check(name, checks.get(name).__doc__)
    click.echo("CHECKS ACROSS REPORTS OF ONE INCIDENT (rashomon compare, rashomon incidents)\n")
    for name in cross_check:
        _tell_check(name, cross_check.get(name).__doc__)
    ctx.exit()


def _tell_check(name: str, told: str | None) -> None:
    click.echo(f"{name}\n{textwrap.indent(cleandoc(told or ''), '    ')}\n")


@click.command("check")
@input_options
@config_options
@click.option("--fail-on", type=click.Choice(SEVERITIES), default="error", show_default=True,
              help="Lowest severity of a finding that makes the exit status 1.")  # fmt: skip
@click.option("-f", "--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(),
    metavar="OUT",
    help="Write to this file; it is replaced only when all is written.",
)
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list_checks,
              help="Show all checks and what each looks for.")  # fmt: skip
def check_command(
    files: tuple[str, ...],
    published: str | None,
    errors: str | None,
    fail_on: Severity,
    form: str,
    out: str | None,
    config: Config,
) -> None:
    """Read reports and write only what looks wrong in them, with the words that show it.

    \b
    Examples:
      rashomon check report.txt
      rashomon check reports/ --fail-on doubt --format jsonl
      rashomon check --list
    """
    raise click.exceptions.Exit(
        check(files, published=published, errors=errors, fail_on=fail_on, form=form, out=out, config=config)
    )


def check(
    files: tuple[str, ...],
    *,
    published: str | None = None,
    errors: str | None = None,
    fail_on: Severity = "error",
    form: str = "text",
    out: str | None = None,
    config: Config = DEFAULT,
) -> int:
    """Write the findings of files and return the exit status: unreadable input weighs more than findings."""
    check_day(published)
    grave, checked, found, severe = False, 0, 0, SEVERITIES[SEVERITIES.index(fail_on) :]
    with errors_file(errors) as rows, output(out) as stream:
        inputs = Inputs(files, published, rows, config)

        def watched() -> Iterable[Reading]:
            nonlocal grave, checked, found
            for reading in inputs.readings():
                checked, found = checked + 1, found + len(reading.findings)
                grave = grave or any(f.severity in severe for f in reading.findings)
                yield reading

        _WRITERS[form](watched(), stream)
    if checked and not found:
        what = "the report" if checked == 1 else f"any of {checked} reports"
        click.echo(f"Nothing was found to look wrong in {what}.", err=True)
    return inputs.status() or (FOUND if grave else 0)


def _write_text(readings: Iterable[Reading], out: TextIO) -> None:
    for reading in readings:
        for finding in reading.findings:
            where, words = _evidence(reading, finding)
            out.write(f"{reading.document.input_id}:{where}: {finding.severity}: {finding.message} [{finding.check}]\n")
            out.writelines(f"    {line}\n" for line in words)


def _evidence(reading: Reading, finding: Finding) -> tuple[str, list[str]]:
    """Return `line:column` of the first evidence (both from 1) and every evidence with its own place."""
    text = reading.document.text
    places = [_place(text, span.start) for span in finding.spans]
    words = [f"{place}  {_short(span.of(text))}" for place, span in zip(places, finding.spans, strict=True)]
    return places[0] if places else "1:1", words


def _place(text: str, at: int) -> str:
    return f"{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 20]} … {flat[-17:]}"


def _rows(readings: Iterable[Reading]) -> Iterable[dict[str, object]]:
    for reading in readings:
        text, source = reading.document.text, reading.document.input_id
        for f in reading.findings:
            yield {
                "input_id": source, "document": reading.document.id, "check": f.check, "severity": f.severity,
                "message": f.message, "spans": [list(s) for s in f.spans], "about": list(f.about),
                "evidence": [{"text": s.of(text), "at": _place(text, s.start)} for s in f.spans],
            }  # fmt: skip


def _write_jsonl(readings: Iterable[Reading], out: TextIO) -> None:
    out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in _rows(readings))


def _write_json(readings: Iterable[Reading], out: TextIO) -> None:
    out.write(json.dumps(list(_rows(readings)), ensure_ascii=False, indent=1) + "\n")


_WRITERS: dict[str, Callable[[Iterable[Reading], TextIO], None]] = {
    "text": _write_text,
    "json": _write_json,
    "jsonl": _write_jsonl,
}
