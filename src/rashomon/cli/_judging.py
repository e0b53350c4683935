"""The verbs of `rashomon review` that keep a judgement."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

from rashomon.cli._review import by_option, why_option
from rashomon.cli._store import open_for, store_option
from rashomon.formats.judgements import judgement_words
from rashomon.model import Coding, ConfigError, Judgement, Reading, Span, Subject, Verdict
from rashomon.pipeline.judging import Hand, incident_subject, judge, undo
from rashomon.pipeline.review import Named, named, undo_act, word
from rashomon.pipeline.stored import readings
from rashomon.review import Fact, facts, parsed
from rashomon.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])
_FIGURES = ("killed", "injured", "missing", "detained", "displaced", "abducted", "participants_count")


def judging_options(command: Command) -> Command:
    """Add `--store`, `--by`, `--why` and `--task`."""
    task = click.option(
        "--task",
        metavar="NAME",
        help="Judge for this double-coding task only, without seeing the other coder's decisions.",
    )
    return store_option(by_option(why_option(task(command))))


@click.command("accept", short_help="Confirm what the machine read.")
@click.argument("report", metavar="REPORT")
@click.argument("facts", metavar="FACT...", nargs=-1, required=True)
@judging_options
def accept_command(report: str, facts: tuple[str, ...], **said: str) -> None:
    """Accept facts of a REPORT as the machine has them; FACT is a key that `rashomon review show REPORT` gives."""
    with _judging(said["store"]) as store:
        for key in facts:
            _judge_fact(store, report, key, "accept", None, said)


@click.command("correct", short_help="Correct what the machine read.")
@click.argument("report", metavar="REPORT")
@click.argument("fact", metavar="FACT")
@click.argument("value", metavar="VALUE")
@judging_options
def correct_command(report: str, fact: str, value: str, **said: str) -> None:
    """Correct a FACT of a REPORT. A VALUE is written as people write it: 7, 6-9, "at least 7"; 2024-03-11; "Zinder, Niger" or
    "Kilometre 12 @ 13.8, 8.99"; ASSAULT; a name."""
    with _judging(said["store"]) as store:
        _judge_fact(store, report, fact, "correct", value, said)


@click.command("reject", short_help="Reject what the machine read.")
@click.argument("report", metavar="REPORT")
@click.argument("facts", metavar="FACT...", nargs=-1, required=True)
@judging_options
def reject_command(report: str, facts: tuple[str, ...], **said: str) -> None:
    """Reject facts of a REPORT: an event (e1), a claim (e1.c0), a statement (s1), a finding (n0), or one field (e1.place)."""
    with _judging(said["store"]) as store:
        for key in facts:
            _judge_fact(store, report, key, "reject", None, said)


@click.command("add", short_help="Add what the machine missed.")
@click.argument("report", metavar="REPORT")
@click.argument("kind", type=click.Choice(["event", "claim", "participant"]))
@click.argument("words", metavar="WORDS")
@click.argument("parts", metavar="NAME=VALUE...", nargs=-1, required=True)
@click.option(
    "--event", metavar="KEY", help="The event that a claim or participant is of (e1); default: the one told nearest."
)
@click.option(
    "--nth", type=click.IntRange(min=1), default=1, show_default=True, help="Which occurrence of WORDS is meant."
)
@judging_options
def add_command(
    report: str, kind: str, words: str, parts: tuple[str, ...], event: str | None, nth: int, **said: str
) -> None:
    """Add an event, claim or participant on WORDS of a REPORT, written as they stand there.

    An event has type, day, place, country and stage; a claim property, value, group and source; a participant role and actor.

    \b
    Examples:
      rashomon review add third.txt claim "two guards were hurt" property=injured value=2 group=guards --event e1
      rashomon review add third.txt event "marched" type=PROTEST day=2024-03-11
    """
    with _judging(said["store"]) as store:
        reading = _reading(store, report)
        span = _words(reading, words, nth)
        home = next((e.trigger for e in reading.events if e.id == event), None)
        if event and home is None:
            raise click.BadParameter(f"the report has no event {event}", param_hint="--event")
        given = dict(_pair(part) for part in parts)
        value = {name: parsed(name, written) for name, written in given.items()}
        subject = Subject(kind, "exists", reading.document.id, span, event=home)  # type: ignore[arg-type] # a Choice
        _told(judge(store, subject, "add", value, _hand(said)))


@click.command("set", short_help="Set a value of a whole incident: its status, a figure, who works on it.")
@click.argument("incident", metavar="INCIDENT")
@click.argument("field", metavar="FIELD")
@click.argument("value", metavar="VALUE")
@judging_options
def set_command(incident: str, field: str, value: str, **said: str) -> None:
    """Decide a FIELD of an INCIDENT: status (unreviewed, in_review, confirmed, rejected, published, retracted), assigned (a person),
    killed, injured and other figures, type, stage, day, place, country, title."""
    with _judging(said["store"]) as store:
        figure = field if field in _FIGURES else None
        property = "figure" if figure else field
        subject = incident_subject(store, _named(store, incident), property, figure)
        _told(judge(store, subject, "correct", parsed(property, value), _hand(said)))


@click.command("note", short_help="Write a note on an incident or a report.")
@click.argument("about", metavar="ID")
@click.argument("text", metavar="TEXT")
@judging_options
def note_command(about: str, text: str, **said: str) -> None:
    """Write a note on an incident or a report; notes are kept beside each other."""
    with _judging(said["store"]) as store:
        named = _named(store, about)
        whole = named.kind == "incident"
        subject = incident_subject(store, named, "note") if whole else Subject("report", "note", named.id)
        _told(judge(store, subject, "note", text, _hand(said)))


@click.command("undo", short_help="Take a judgement or a decision on links back.")
@click.argument("number", metavar="NUMBER")
@judging_options
def undo_command(number: str, **said: str) -> None:
    """Take a judgement back, or a decision on links (L1); what held before holds again. NUMBER is the one that `rashomon review log`
    gives."""
    of_links = number[:1] in "Ll"
    if not number[of_links:].isdecimal():
        raise click.UsageError(f"{number!r} is no number of the log: write it as 12, or L3 for a decision on links")
    with _judging(said["store"]) as store:
        if of_links:
            undo_act(store, int(number[1:]), word(said["by"], said["why"] or "Taken back."))
            click.echo(f"{number.upper()} is taken back")
        else:
            _told(undo(store, int(number), _hand(said)))


@click.command("code", short_help="Assign reports to coders for double coding.")
@click.argument("task", metavar="TASK")
@click.argument("reports", metavar="REPORT...", nargs=-1, required=True)
@click.option("--coder", "coders", multiple=True, required=True, metavar="NAME", help="A coder; may be repeated.")
@click.option("--undo", is_flag=True, help="Take it back.")
@store_option
@by_option
def code_command(task: str, reports: tuple[str, ...], coders: tuple[str, ...], undo: bool, store: str, by: str) -> None:
    """Give REPORTs to coders, who judge them with `--task TASK` and do not see each other's judgements before they are compared."""
    with _judging(store) as opened:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        documents = [_reading(opened, report).document.id for report in reports]
        rows = [Coding(task, document, coder, by, now, not undo) for document in documents for coder in coders]
        opened.code(rows)
    click.echo(f"{len(rows)} {'taken back' if undo else 'given'}: {len(documents)} reports, {len(coders)} coders")


@contextmanager
def _judging(where: str) -> Iterator[Store]:
    """Open a store to keep something in it; what is wrong with what was asked is wrong usage."""

    open_for(where).close()  # one that is not there is refused, not made
    with open_for(where, create=True) as store:
        try:
            yield store
        except ConfigError as error:
            raise click.UsageError(str(error)) from error


def _judge_fact(
    store: Store, report: str, key: str, decision: Verdict, value: str | None, said: dict[str, str]
) -> None:

    fact = _fact(_reading(store, report), key)
    given = None if value is None else parsed(fact.subject.field, value)
    _told(judge(store, fact.subject, decision, given, _hand(said)))


def _fact(reading: Reading, key: str) -> Fact:

    there = {fact.key: fact for fact in facts(reading)}
    for name in (key, f"{key}.exists", f"{key}.verdict", f"{key}.identity"):
        if name in there:
            return there[name]
    raise click.UsageError(f"the report has no fact {key!r}; `rashomon review show` lists them")


def _named(store: Store, text: str) -> Named:

    return named(store, text)


def _reading(store: Store, text: str) -> Reading:
    """Return the newest reading of the report that is named."""

    one = _named(store, text)
    if one.kind != "report":
        raise click.UsageError(f"{text!r} is an incident; name one of its reports")
    return readings(store, [one.id])[one.id]


def _words(reading: Reading, words: str, nth: int) -> Any:  # noqa: ANN401 - a Span

    at = -1
    for _ in range(nth):
        at = reading.document.text.find(words, at + 1)
        if at < 0:
            raise click.UsageError(
                f"the report does not have the words {words!r}" + (f" {nth} times" if nth > 1 else "")
            )
    return Span(at, at + len(words))


def _pair(part: str) -> tuple[str, str]:
    name, sign, value = part.partition("=")
    if not sign:
        raise click.UsageError(f"{part!r} is no NAME=VALUE")
    return name, value


def _hand(said: dict[str, str]) -> Any:  # noqa: ANN401 - a Hand

    return Hand(said["by"], said["why"], said.get("task"))


def _told(made: Judgement) -> None:

    click.echo(f"judgement {made.number}: {judgement_words(made)}")
