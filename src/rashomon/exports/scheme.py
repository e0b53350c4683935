"""The door for schemes: what a scheme is, and where it is found.

A scheme is one file in schemes/ (or an entry point of the group `rashomon.exports.schemes`) with `@scheme(...)` on a function that
turns one incident into rows. A name with a dot belongs to a family (`timemap.events`): the family's name stands for all of it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

from rashomon.exports.columns import Column, Row
from rashomon.exports.incident import IncidentView
from rashomon.model import ConfigError, Judgement, Reading, Registry, Subject

Shape = Literal["csv", "tsv", "jsonl", "json"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An incident that a scheme has no row for, and why in a few words ("no day")."""

    reason: str


class Fact(Protocol):
    """One property of one thing in a reading that people can judge, with its value (see rashomon.review)."""

    @property
    def key(self) -> str:
        """Its short name in the reading."""

    @property
    def subject(self) -> Subject:
        """What a judgement on it hangs on."""

    @property
    def value(self) -> Any:  # noqa: ANN401 - JSON
        """Its value, plain JSON."""


def _no_facts(reading: Reading) -> Iterable[Fact]:
    return ()


@dataclass(frozen=True, slots=True)
class Reviews:
    """What people judged, for the schemes that tell of it.

    `judgements` are all rows by document id, oldest first, `in_force` the numbers of those that hold, `facts` what can be judged in a reading.
    """

    judgements: Mapping[str, Sequence[Judgement]] = field(default_factory=dict)
    in_force: frozenset[int] = frozenset()
    facts: Callable[[Reading], Iterable[Fact]] = _no_facts

    def on(self, documents: Iterable[str]) -> list[Judgement]:
        """Return the judgements on some documents, oldest first."""
        rows = [judgement for document in documents for judgement in self.judgements.get(document, ())]
        return sorted(rows, key=lambda judgement: judgement.number)

    @property
    def newest(self) -> int:
        """The number of the newest judgement, 0 where there is none."""
        return max((row.number for rows in self.judgements.values() for row in rows), default=0)


@dataclass(frozen=True, slots=True)
class Run:
    """What holds for all rows of one export: `made` is when it was made (UTC), `reviews` what people judged."""

    made: datetime
    reviews: Reviews = Reviews()


RowsOf = Callable[[IncidentView, Run], Iterable[Row | LeftOut]]


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way to lay incidents out.

    `key` names the columns that tell rows apart: a row whose key was written before is not written again. `policy` is the rule that
    chooses its best figures (docs/dossier.md), `codebook` the publication it follows, `cannot_hold` one sentence on what is lost in it,
    `writer` the format it is written in where none is asked for.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: RowsOf
    key: tuple[str, ...]
    codebook: str
    policy: str = "range"
    cannot_hold: str = ""
    writer: Shape = "csv"

    @property
    def is_table(self) -> bool:
        """Tell whether its rows are rows of a table: objects of other schemes leave out what is not known."""
        return self.writer in ("csv", "tsv")


_schemes: Registry[Scheme] = Registry("rashomon.exports.schemes", "scheme")


def scheme(
    name: str,
    *,
    columns: Iterable[Column],
    key: tuple[str, ...],
    codebook: str,
    policy: str = "range",
    cannot_hold: str = "",
    writer: Shape = "csv",
) -> Callable[[RowsOf], RowsOf]:
    """Register the decorated function as the rows of a scheme; its docstring is the scheme's help text."""

    def register(rows: RowsOf) -> RowsOf:
        if not rows.__doc__:
            raise ConfigError(f"exports: {name!r} has no docstring, which is its help text")
        made = _own_first(columns)
        _schemes(name)(Scheme(name, rows.__doc__, made, rows, key, codebook, policy, cannot_hold, writer))
        return rows

    return register


def _own_first(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Return columns without those beside the scheme's that bear the name of one of its own."""
    given = list(columns)
    own = {column.name for column in given if not column.beside}
    return tuple(column for column in given if not column.beside or column.name not in own)


def get_scheme(name: str) -> Scheme:
    """Return the scheme of that name; ConfigError names those there are."""
    return _schemes.get(name)


def scheme_names() -> tuple[str, ...]:
    """Return the names of all schemes in alphabetical order."""
    return tuple(_schemes)


def find_schemes(asked: str) -> tuple[Scheme, ...]:
    """Return the schemes that names with commas between stand for, a family's name for all of it; ConfigError where there is none.

    >>> [scheme.name for scheme in find_schemes("acled")]
    ['acled']
    """
    found: list[str] = []
    for name in (part.strip() for part in asked.split(",")):
        family = [known for known in _schemes if known.startswith(f"{name}.")]
        found += family or [_schemes.get(name).name]
    return tuple(_schemes.get(name) for name in dict.fromkeys(found))
