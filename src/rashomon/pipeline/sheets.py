"""What a team decided on a sheet that `rashomon export review` made, into a store."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from rashomon.model import ConfigError, Judgement, RashomonError, Span, Subject, Verdict
from rashomon.model.judgement import SubjectKind
from rashomon.pipeline.judging import Hand, judge
from rashomon.review import open_judgements, parsed
from rashomon.store import Store

Row = Mapping[str, str]
DECISIONS: tuple[Verdict, ...] = ("accept", "correct", "reject")
NEEDED = ("report_id", "kind", "field", "decision")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one row: a judgement was kept or was there already, or the row cannot be kept, with the reason."""

    row: int
    what: Literal["kept", "there", "wrong"]
    why: str = ""


def keep_decisions(
    store: Store, rows: Iterable[tuple[int, Row]], by: str, *, task: str | None = None, dry: bool = False
) -> Iterator[Outcome]:
    """Keep the decisions of a sheet's rows and yield what came of each that has one; rows without a decision are passed over.

    `by` names who decides where a row does not, `task` the double coding that the sheet is of. With `dry` nothing is kept. A row that
    cannot be kept stops none of the others. ConfigError where the sheet lacks a column that is needed.
    """
    held: dict[Subject, Judgement] | None = None
    for number, row in rows:
        missing = [name for name in NEEDED if name not in row]
        if missing:
            raise ConfigError(f"the sheet has no column {', '.join(missing)}: it is none of `rashomon export review`")
        if not row["decision"].strip():
            continue
        held = _held(store) if held is None else held
        try:
            yield _keep(
                store, number, row, held, Hand(row.get("by") or by, row.get("why", ""), task, _number(row, "seen")), dry
            )
        except RashomonError as error:
            yield Outcome(number, "wrong", str(error))


def _held(store: Store) -> dict[Subject, Judgement]:
    return {judgement.subject: judgement for judgement in open_judgements(store.judgements())}


def _keep(store: Store, number: int, row: Row, held: dict[Subject, Judgement], hand: Hand, dry: bool) -> Outcome:
    subject, decision = subject_of(row), row["decision"].strip().lower()
    if decision not in DECISIONS:
        raise ConfigError(f"{row['decision']!r} is no decision; there are {', '.join(DECISIONS)}")
    value: Any = None
    if decision == "correct":
        if not row.get("new_value"):
            raise ConfigError("new_value is empty: what is right instead?")
        value = parsed(subject.field, row["new_value"])
    before = held.get(subject)
    if before and before.by == hand.by:
        if before.decision == decision and (value is None or before.value == value):
            return Outcome(number, "there")
        hand = replace(hand, seen=None)  # who changes her own mind is in conflict with nobody
    if not dry:
        held[subject] = judge(store, subject, decision, value, hand)
    return Outcome(number, "kept")


def subject_of(row: Row) -> Subject:
    """Return what a row of a sheet is about; ConfigError where it is about nothing that can be judged."""
    if row["kind"] not in get_args(SubjectKind):
        raise ConfigError(f"{row['kind']!r} is nothing that can be judged")
    return Subject(
        row["kind"], row["field"], row["report_id"], _span(row, "start", "end"), row.get("name") or None, _span(row, "event_start", "event_end"),  # type: ignore[arg-type]
    )  # fmt: skip


def _span(row: Row, first: str, last: str) -> Span | None:
    start, end = _number(row, first), _number(row, last)
    return None if start is None or end is None else Span(start, end)


def _number(row: Row, name: str) -> int | None:
    said = row.get(name) or ""
    if not said:
        return None
    try:
        return int(float(said))
    except (ValueError, OverflowError):
        raise ConfigError(f"{name}: {said!r} is no number") from None
