"""What a decision on links changed."""

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Size(NamedTuple):
    """An incident and how many reports tell of it."""

    incident: str
    reports: int


@dataclass(frozen=True, slots=True)
class Change:
    """What a person's decision on two incidents or reports changed.

    `left` and `right` are what was named ("incident 4f1c90aa"; `right` None: the rest of the incident), `before` and `after` the
    incidents that the decision touched. `decisions` is how many were taken back.
    """

    act: Literal["joined", "kept_apart", "taken_back"]
    left: str
    right: str | None
    before: tuple[Size, ...]
    after: tuple[Size, ...]
    decisions: int = 1
