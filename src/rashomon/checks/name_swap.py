"""One sentence names somebody who occurs nowhere else, in the place of somebody who does."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from rashomon.checks.registry import check
from rashomon.model import Actor, Event, Finding, Reading


@check("name_swap.v1")
def name_swap(reading: Reading) -> Iterator[Finding]:
    """Fires where an event has one target throughout and a single sentence tells its fate of somebody named nowhere else.

    Silent where the other name occurs twice, is a like spelling, where the report tells of several targets, and where the target has no
    name otherwise ("a judge"): then the sentence gives it.
    """
    actors = {a.id: a for a in reading.actors}
    for event in reading.events:
        main = _main_target(event, actors)
        if main is None:
            continue
        for claim in event.claims:
            if claim.property != "target_outcome":
                continue
            named = [a for a in reading.actors if a.kind == "person" and any(claim.span.touches(m) for m in a.mentions)]
            for actor in named:
                if (
                    actor.id != main.id
                    and len(actor.mentions) == 1
                    and fuzz.token_set_ratio(actor.name, main.name) < 60
                ):
                    message = f"Only here it is {actor.name} whose fate is told; everywhere else it is {main.name}."
                    yield Finding("name_swap.v1", "doubt", message, actor.mentions, (event.id,))


def _main_target(event: Event, actors: dict[str, Actor]) -> Actor | None:
    """Return the one person an attack is aimed at, if the report names that person again and again."""
    rows = [actors[p.actor] for p in event.participants if p.role == "target" and p.actor in actors]
    often = [a for a in rows if a.kind == "person" and len(a.mentions) > 1 and any(map(str.isupper, a.name))]
    return often[0] if len({a.id for a in often}) == 1 else None
