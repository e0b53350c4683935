"""The facts of a report by the things they are of: one row for a person to judge."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from rashomon.model import Judgement, Reading, Subject
from rashomon.review import facts

KINDS = ("event", "participant", "claim", "statement", "actor", "finding")


@dataclass(slots=True)
class Thing:
    """One event, participant, claim, statement, name or finding: its values by field, and the judgements on it in force.

    `key` is that of the marks in the text ("e1.c0"); `subject` is that of the thing itself.
    """

    key: str
    subject: Subject
    values: dict[str, Any] = field(default_factory=dict)
    judged: list[Judgement] = field(default_factory=list)

    @property
    def rejected(self) -> bool:
        """Tell whether somebody took it out."""
        return any(j.decision == "reject" and j.subject.field in ("exists", "verdict", "identity") for j in self.judged)


def things(reading: Reading, judgements: Iterable[Judgement]) -> list[Thing]:
    """Return the things of a reading as the machine has them, with what people decided of each."""
    made: dict[str, Thing] = {}
    for fact in facts(reading):
        key, _, name = fact.key.rpartition(".")
        whole = replace(fact.subject, field=name if name in ("verdict", "identity") else "exists")
        made.setdefault(key, Thing(key, whole)).values[name] = fact.value
    at = {replace(thing.subject, field=""): thing for thing in made.values()}
    for judgement in judgements:
        thing = at.get(replace(judgement.subject, field=""))
        if thing:
            thing.judged.append(judgement)
    return list(made.values())
