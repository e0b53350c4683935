"""The events layer: mentions → happenings → events with participants, claims, figures and codes.

Elections are another layer's. Verbal events (condemnations, refusals, promises) are kept one per kind and speaker.
"""

from dataclasses import replace

from rashomon.analysis.draft import Draft
from rashomon.model import Event
from rashomon.ontology.event_types import MATERIAL
from rashomon.reading.events.assembly import build_event
from rashomon.reading.events.detection import find_happenings
from rashomon.reading.events.linking import charges, file_claims
from rashomon.reading.events.scene import Scene
from rashomon.reading.registry import layer


@layer("events.rules.v1", gives="events", needs=("times", "counts", "places", "actors", "statements"))
def read_events(draft: Draft) -> tuple[Event, ...]:
    """Return the events of the report in text order; see `model.Event`."""
    scene = find_happenings(draft)
    file_claims(scene)
    made = [e for h in scene.happenings if _is_substantial(e := build_event(scene, h))]
    made = sorted([*made, *charges(scene, made)], key=lambda e: e.trigger)
    made = _date_reactions(scene, made)
    return tuple(replace(event, id=f"e{i + 1}") for i, event in enumerate(made))


def _date_reactions(scene: Scene, made: list[Event]) -> list[Event]:
    """Give an undated reaction to a happening of the publication day that day: it cannot lie before or after."""
    times = {t.id: t for t in scene.draft.times}
    today = [
        e.time for e in made if e.type in MATERIAL and e.time and times[e.time].value == scene.draft.document.published
    ]
    if not today:
        return made
    return [
        replace(e, time=today[0]) if e.type == "ACCUSE" and e.time is None and "disapprove" in e.modes else e
        for e in made
    ]


def _is_substantial(event: Event) -> bool:
    """Tell a told attack from a figure of speech: one word alone, without anybody or anything in it, is none."""
    return event.type != "ASSAULT" or len(event.mentions) > 1 or bool(event.participants or event.claims)
