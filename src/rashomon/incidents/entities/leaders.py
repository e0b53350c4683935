"""Who leads which body, as a report's own words put it: "X's party", "the party of X", "Party — X"."""

import re
from collections.abc import Mapping

from rashomon.model import Actor, Reading, Span

BODIES = ("party", "armed_group", "organisation")
_OWNED = re.compile(r"^(?:’s|‘s|'s)\s+$")
_OF = re.compile(r"^\s*(?:,?\s*(?:led|headed|backed|founded|run) by|of|\s[—–-])\s+(?:\w+\s+){0,3}$")
_FAR = 60  # characters between a body and its leader


def leaders(reading: Reading) -> Mapping[str, str]:
    """Return the ids of bodies with the id of the person who leads each, where the report says so in a few ways."""
    people = sorted((m, a.id) for a in reading.actors if a.kind == "person" for m in a.mentions)
    persons = {a.id for a in reading.actors if a.kind == "person"}
    found: dict[str, str] = {}
    for actor in reading.actors:
        if actor.kind not in BODIES:
            continue
        leader = actor.part_of if actor.part_of in persons else _beside(reading.document.text, actor, people)
        if leader:
            found[actor.id] = leader
    return found


def _beside(text: str, actor: Actor, people: list[tuple[Span, str]]) -> str | None:
    for mention in actor.mentions:
        for span, person in people:
            if span.end <= mention.start <= span.end + 4 and _OWNED.match(text[span.end : mention.start]):
                return person
            if mention.end < span.start < mention.end + _FAR and _OF.match(text[mention.end : span.start]):
                return person
    return None
