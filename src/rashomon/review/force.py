"""Which judgements hold: the newest on each subject, without those taken back."""

from collections.abc import Iterable

from rashomon.model import Judgement

_OWN = ("add", "note")  # each of these stands for itself; others take each other's place


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that hold, oldest first. An `undo` takes one row back, and can itself be taken back."""
    rows = sorted(judgements, key=lambda j: j.number)
    taken: set[int] = set()
    for row in reversed(rows):
        if row.decision == "undo" and row.undoes is not None and row.number not in taken:
            taken.add(row.undoes)
    held: dict[object, Judgement] = {}
    for row in rows:
        if row.decision == "undo" or row.number in taken:
            continue
        key = (row.subject, row.number) if row.decision in _OWN else row.subject
        held.pop(key, None)
        held[key] = row
    return tuple(held.values())


def open_judgements(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return what holds for everybody: not what coders judged blind for a task of double coding."""
    return in_force(j for j in judgements if j.task is None)


def personal(judgements: Iterable[Judgement], task: str, coder: str) -> tuple[Judgement, ...]:
    """Return what one coder judged for one task of double coding."""
    return in_force(j for j in judgements if j.task == task and j.by == coder)
