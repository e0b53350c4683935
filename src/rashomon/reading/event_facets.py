"""What the crosswalks need to know of an event: its facets."""

from spacy.tokens import Token

from rashomon.model import Event
from rashomon.ontology.codes import Facets
from rashomon.reading.event_lexicon import among, lemma
from rashomon.reading.event_merge import Happening
from rashomon.reading.event_roles import is_police
from rashomon.reading.event_scene import Scene


def facets(scene: Scene, happening: Happening, event: Event) -> Facets:
    """Return the facets of an event and of the words that told it."""
    persons = [
        p for p in event.participants if p.role == "target" and p.actor and scene.actors[p.actor].kind == "person"
    ]
    dead = any(
        c.property == "killed" and not isinstance(c.value, (str, bool)) and c.value.low > 0 for c in event.claims
    )
    families = frozenset(m.family.name for m in happening.mentions)
    return Facets(
        type=event.type,
        modes=frozenset(event.modes),
        stage=event.stage,
        weapons=frozenset(leaf for m in happening.mentions for leaf in m.weapons),
        two_sided="battle" in families or _is_fight(happening),
        named_target=bool(persons),
        killed=dead,
        harmed_demonstrators=event.type == "PROTEST" and (dead or any(m.force for m in happening.mentions)),
        territory=_taker(scene, happening, event),
        disrupted="weapons_found" in families,
        dispersed="dispersal" in families or any(p.role == "security_force" for p in event.participants),
        families=families,
    )


def _is_fight(happening: Happening) -> bool:
    """Tell whether what was attacked on the ground was armed: soldiers, fighters, a base, a patrol."""
    if happening.type != "ASSAULT":
        return False
    struck = [t for m in happening.mentions for t in m.role("target", "victim", "site")]
    marked = [t for t in struck if among(t, "armed.nouns") or (among(t, "armed.sites") and _is_military(t))]
    return bool(marked) and any(m.role("perpetrator") for m in happening.mentions)


def _is_military(site: Token) -> bool:
    return any(c.lower_ in ("military", "army", "police", "security") for c in site.lefts) or lemma(site) in (
        "checkpoint",
        "outpost",
        "barracks",
        "position",
        "patrol",
    )


def _taker(scene: Scene, happening: Happening, event: Event) -> str | None:
    """Return who took ground, "state" or "other"; None where no ground changed hands."""
    taken = [m for m in happening.mentions if m.family.name == "seizure"]
    if not taken or not (event.place or any(p.role == "site" for p in event.participants)):
        return None
    doers = [t for m in taken for t in m.role("perpetrator")]
    if not doers:
        return None
    kinds = {scene.actors[a].kind for t in doers if (a := scene.actor_of.get(t.i))}
    return "state" if any(is_police(t) for t in doers) or kinds & {"security_force", "government"} else "other"
