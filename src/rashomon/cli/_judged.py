"""The verbs of `rashomon review` that show what was judged."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from rashomon.cli._store import open_for, store_option
from rashomon.formats.judgements import DECIDED, judgement_words, subject_words, value_words
from rashomon.formats.words import clean
from rashomon.model import ConfigError, Judgement, Reading, Ref
from rashomon.pipeline.judging import lost, on_incident, on_reports, reviewed
from rashomon.pipeline.review import acts, named
from rashomon.pipeline.stored import readings
from rashomon.review import facts, open_judgements, personal, standing
from rashomon.review.agreement import (
    Confusion,
    Difference,
    FieldAgreement,
    agreement,
    confusions,
    differences,
    ratings,
)
from rashomon.store import Store

SAMPLES = 1000  # of the bootstrap
_FORMS = click.Choice(["text", "jsonl"])
_form_option = click.option("-f", "--format", "form", type=_FORMS, default="text", show_default=True)


@click.command("list", short_help="List the incidents that people have judged, or the judgements that are lost.")
@store_option
@click.option("--status", metavar="STATUS", help="Only incidents of this status.")
@click.option("--assigned", metavar="NAME", help="Only incidents that are assigned to this person.")
@click.option("--lost", is_flag=True, help="List the judgements whose words or fact are gone.")
def list_command(store: str, status: str | None, assigned: str | None, lost: bool) -> None:
    """List the incidents whose status, figures or assignment somebody has decided, one a line."""
    with open_for(store) as opened:
        rows = _lost(opened) if lost else _incidents(opened, status, assigned)
        told = [*rows]
    for row in told:
        click.echo(row)
    if not told:
        click.echo("nothing is lost" if lost else "nothing was judged", err=True)


@click.command("show", short_help="Show what of a report can be judged, and what was.")
@click.argument("report", metavar="REPORT")
@store_option
@click.option("--all", "everything", is_flag=True, help="Show every field, also of names and statements.")
def show_command(report: str, store: str, everything: bool) -> None:
    """Show the facts of a REPORT with their keys, what the machine says, and what people say where that is something else."""

    with open_for(store) as opened:
        try:
            one = named(opened, report)
        except ConfigError as error:
            raise click.UsageError(str(error)) from error
        documents = [one.id] if one.kind == "report" else sorted({ref.split(":")[0] for ref in one.refs})
        for document, reading in readings(opened, documents).items():
            click.echo(f"{document}  {reading.document.title or '(no title)'}")
            for line in _facts(reading, on_reports(opened, [document])[document], everything):
                click.echo(line)
            for gone in reviewed(opened, {document: reading})[document].lost:
                click.echo(f"  lost: {gone.number} {judgement_words(gone)} (“{gone.words}”)")


@click.command("log", short_help="Show who decided what, the newest first.")
@store_option
@click.option("--by", metavar="NAME", help="Only what this person decided.")
@click.option(
    "--limit", type=click.IntRange(min=0), default=50, show_default=True, metavar="N", help="At most N; 0 for all."
)
@_form_option
def log_command(store: str, by: str | None, limit: int, form: str) -> None:
    """Show who decided what and why, the newest first; what was taken back stays in it. Decisions on links are numbered L1,
    L2 … beside the judgements; `rashomon review undo` takes back both."""
    with open_for(store) as opened:
        rows = [row for row in _log(opened) if by in (None, row["by"])]
    for row in rows[: limit or None]:
        click.echo(json.dumps(row, ensure_ascii=False) if form == "jsonl" else _line(row))
    if not rows:
        click.echo("nothing was decided", err=True)


@click.command("agreement", short_help="Show how far the coders of a task agree, and on what they differ.")
@click.argument("task", metavar="TASK")
@store_option
@_form_option
def agreement_command(task: str, store: str, form: str) -> None:
    """Tell how far the coders of a TASK agree, field by field: the share on which all agree, Krippendorff's alpha and Cohen's kappa with
    95 % intervals (bootstrap over units); then who says what where, and what they differ on, for a third person to decide."""

    with open_for(store) as opened:
        rows = [j for j in opened.judgements() if j.task == task]
    if not rows:
        raise click.UsageError(f"nobody has judged anything for the task {task!r}")
    found = ratings({coder: personal(rows, task, coder) for coder in sorted({j.by for j in rows})})
    try:
        fields, matrices = agreement(found, SAMPLES), confusions(found)
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
    rest = differences(found)
    if form == "jsonl":
        lines: list[FieldAgreement | Confusion | Difference] = [*fields, *matrices, *rest]
        for line in lines:
            click.echo(json.dumps(asdict(line), ensure_ascii=False))
        return
    click.echo(f"{'Field':<20}{'units':>7}{'exact':>8}{'alpha':>20}{'kappa':>20}")
    for field in fields:
        exact = "—" if field.exact is None else f"{field.exact:.2f}"
        alpha, kappa = _figure(field.alpha, field.alpha_interval), _figure(field.kappa, field.kappa_interval)
        click.echo(f"{field.field:<20}{field.units:>7}{exact:>8}{alpha:>20}{kappa:>20}")
    for matrix in matrices:
        click.echo("\n".join(_table(matrix)))
    for difference in rest:
        click.echo(_differing(difference.subject, difference.values))


def _figure(value: float | None, interval: tuple[float, float] | None) -> str:
    """Return a figure with its 95 % interval."""
    if value is None:
        return "—"
    return f"{value:.2f}" + (f" [{interval[0]:.2f}, {interval[1]:.2f}]" if interval else "")


def _table(matrix: Confusion) -> Iterator[str]:
    """Yield the lines of a confusion matrix."""
    yield f"\n{matrix.field}: {matrix.row_coder} (rows), {matrix.column_coder} (columns)"
    wide = max(len(value) for value in matrix.values) + 2
    yield " " * wide + "".join(f"{value:>{wide}}" for value in matrix.values)
    for value, row in zip(matrix.values, matrix.counts, strict=True):
        yield f"{value:<{wide}}" + "".join(f"{number:>{wide}}" for number in row)


def _differing(subject: Any, values: Any) -> str:  # noqa: ANN401 - a Subject, a mapping

    at = f":{subject.span.start}-{subject.span.end}" if subject.span else ""
    said = ", ".join(f"{coder}: {value}" for coder, value in values.items())
    return f"differ  {subject.document[:8]}{at}  {subject_words(subject)}  {said}"


def _incidents(store: Store, status: str | None, assigned: str | None) -> Iterator[str]:

    judged = [j for j in open_judgements(store.judgements()) if j.subject.kind == "incident"]
    refs = [ref for own in store.refs({j.subject.document for j in judged}).values() for ref in own]
    members = store.members(set(store.incidents_of(refs).values()))
    for id in sorted(members):
        rows = on_incident(store, members[id])
        where = standing(rows)
        if rows and status in (None, where.status) and assigned in (None, where.assigned):
            reports = len({Ref.parse(ref).document for ref in members[id]})
            yield f"{id[:8]}  {where.status:<11} {where.assigned or '—':<12} {reports} reports, {len(rows)} judgements"


def _lost(store: Store) -> Iterator[str]:

    for row in lost(store):
        yield f"{row.number}  {row.subject.document[:8]}  {judgement_words(row)}  “{row.words}”"


def _facts(reading: Reading, judged: tuple[Judgement, ...], everything: bool) -> Iterator[str]:

    of = {j.subject: j for j in judged}
    for fact in facts(reading):
        judgement = of.get(fact.subject)
        kind, field = fact.subject.kind, fact.subject.field
        plain = kind in ("event", "claim", "participant", "finding") and fact.value is not None and field != "exists"
        if not (plain or judgement or everything):
            continue
        words = clean(fact.subject.span.of(reading.document.text))[:60] if fact.subject.span else ""
        said = fact.subject.name if fact.subject.kind == "finding" else value_words(fact.value, fact.subject.field)
        line = f"  {fact.key:<16}{said:<28}“{words}”"
        if judgement:
            now = f" {value_words(judgement.value, fact.subject.field)}" if judgement.decision == "correct" else ""
            line += f"\n  {'':<16}→ {DECIDED[judgement.decision]}{now} by {judgement.by} ({judgement.number})"
        yield line
    for added in (j for j in judged if j.decision == "add"):
        yield f"  {added.number!s:<16}added {added.subject.kind}: {value_words(added.value)} “{clean(added.words)[:60]}” by {added.by}"


def _log(store: Store) -> list[dict[str, Any]]:
    rows = [
        {"number": j.number, "at": j.at, "by": j.by, "decided": judgement_words(j), "why": j.why, "document": j.subject.document,
         "words": j.words, "incident": j.incident, "task": j.task, "undoes": j.undoes}
        for j in store.judgements()
    ]  # fmt: skip
    signs = {"same": "are one", "different": "are two", "unsure": "taken back"}
    rows += [
        {"number": f"L{act.number}", "at": act.links[0].at or "", "by": act.by, "why": act.links[0].why,
         "decided": f"link {k.left} {k.right}: {signs[k.decision]}" + (f" (and {more} more)" if more else "")}
        for act in acts(store) for k, more in [(act.links[0], len(act.links) - 1)]
    ]  # fmt: skip
    return sorted(rows, key=lambda row: row["at"], reverse=True)


def _line(row: dict[str, Any]) -> str:
    words = f" “{row['words']}”" if row.get("words") else ""
    why = f" — {row['why']}" if row["why"] else ""
    return f"{row['number']!s:>5}  {row['at'][:16].replace('T', ' ')}  {row['by']:<10} {row['decided']}{words}{why}"
