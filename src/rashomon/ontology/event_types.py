"""The types of event: what event_types.toml says of each, and what a reader calls them."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Literal


@dataclass(frozen=True)
class EventType:
    """One type of event; event_types.toml says what the fields mean."""

    title: str
    family: Literal["material", "verbal", "other"]
    directed: bool = False
    governing: bool = False
    counts: tuple[str, ...] = ()
    modes: dict[str, str] = field(default_factory=dict)


_FILE = files("rashomon.ontology") / "event_types.toml"
TYPES = {name: EventType(**row) for name, row in tomllib.loads(_FILE.read_text(encoding="utf-8")).items()}
TITLES = {name: type.title for name, type in TYPES.items()}
VERBAL = frozenset(name for name, type in TYPES.items() if type.family == "verbal")
MATERIAL = frozenset(name for name, type in TYPES.items() if type.family == "material")
DIRECTED = VERBAL | {name for name, type in TYPES.items() if type.directed}
GOVERNING = frozenset(name for name, type in TYPES.items() if type.governing)
_FIRST = ("suicide-attack", "drone", "aerial", "explosives", "heavy-weapons", "firearms")


def may_count(type: str, figure: str) -> bool:
    """Tell whether an event of a type may have a figure that only some types have.

    >>> may_count("PROTEST", "participants_count"), may_count("ACCIDENT", "detained")
    (True, False)
    """
    return type in TYPES and figure in TYPES[type].counts


def kind_words(type: str, modes: Iterable[str] = (), stage: str = "accomplished") -> str:
    """Return a type of event with its modes and stage as a reader says it.

    >>> kind_words("PROTEST", ["strike"]), kind_words("ASSAULT", ["drone", "aerial"], "attempted")
    ('Strike', 'Attack with a drone (attempted)')
    """
    known = TYPES.get(type)
    ordered = sorted(modes, key=lambda m: (_FIRST.index(m) if m in _FIRST else len(_FIRST), m))
    said = next((known.modes[mode] for mode in ordered if known and mode in known.modes), None)
    name = said or (known.title if known else type.capitalize())
    return name if stage == "accomplished" else f"{name} ({stage})"
