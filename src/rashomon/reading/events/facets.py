"""What the crosswalks need to know of an event: its facets."""

from spacy.tokens import Token

from rashomon.analysis.relations import is_prepositional_object
from rashomon.analysis.syntax import prepositional
from rashomon.lang import lists, word_set
from rashomon.lang.targets import is_on_duty
from rashomon.model import Count, Event
from rashomon.ontology.codes import Facets
from rashomon.reading.events.arguments.roles import is_police
from rashomon.reading.events.coreference import Happening
from rashomon.reading.events.lexicon import among, lemma
from rashomon.reading.events.mention import Mention
from rashomon.reading.events.scene import Scene
from rashomon.reading.events.targets import are_of_state, armed_target, doers, names_gunmen, target_kinds

_MEANWHILE = word_set("events_rules", "facets", "meanwhile")
TAKING = frozenset({"seizure", "freeing", "ousting", "fall"})


def facets(scene: Scene, happening: Happening, event: Event) -> Facets:
    """Return the facets of an event and of the words that told it."""
    persons = [
        p for p in event.participants if p.role == "target" and p.actor and scene.actors[p.actor].kind == "person"
    ]
    done = doers(event, scene.actors)
    families = frozenset(m.family.name for m in happening.mentions if not _is_backdrop(m, happening))
    return Facets(
        type=event.type,
        modes=frozenset(event.modes),
        stage=event.stage,
        weapons=_weapons(happening, event),
        targets=target_kinds(event, scene.actors),
        two_sided="battle" in families or _is_fight(happening),
        armed_target=armed_target(event, scene.actors),
        by_state=are_of_state(done),
        by_armed_group=any(actor.kind == "armed_group" for actor in done),
        named_target=bool(persons),
        killed=_is_harmful(event, "killed"),
        injured=_is_harmful(event, "injured"),
        harmed_demonstrators=event.type == "PROTEST" and _is_force(happening, event),
        territory=_taker(scene, happening, event),
        disrupted="weapons_found" in families,
        of_war=any(_is_of_war(t) for m in happening.mentions for t in m.token.sent),
        mob=_is_mob(happening),
        of_demonstrators=any(
            among(t, "people.marked_demonstrators") for m in happening.mentions for t in m.role("target")
        ),
        dispersed="dispersal" in families or any(p.role == "security_force" for p in event.participants),
        families=families,
    )


def _is_harmful(event: Event, property: str) -> bool:
    """Tell whether somebody is said to have been killed, or injured."""
    counts = (c.value for c in event.claims if c.property == property)
    return any(isinstance(count, Count) and count.low > 0 for count in counts)


def _weapons(happening: Happening, event: Event) -> frozenset[str]:
    """Return the weapons named, with those that the words for the attackers or for the deed tell."""
    found = {leaf for m in happening.mentions for leaf in m.weapons}
    if names_gunmen(event):
        found.add("firearm")
    words = lists("targets")["arson"]["words"]
    if any(
        m.family.name == "destruction" and {t.lower_ for t in m.token.subtree} & set(words) for m in happening.mentions
    ):
        found.add("fire")
    return frozenset(found)


def _is_force(happening: Happening, event: Event) -> bool:
    """Tell whether people at a demonstration were shot, beaten, killed, or hurt where police stepped in."""
    police = any(m.family.name == "dispersal" or m.role("security_force") for m in happening.mentions)
    harm = ("killed", "injured") if police else ("killed",)
    hurt = any(c.property in harm and isinstance(c.value, Count) and c.value.low > 0 for c in event.claims)
    return hurt or any(m.force for m in happening.mentions)


def _is_of_war(word: Token) -> bool:
    """Tell whether a word says that an agreement is about peace or war."""
    return among(word, "armed.peace") or lemma(word) in ("rebel", "militia", "insurgent", "guerrilla", "separatist")


def _is_backdrop(mention: Mention, happening: Happening) -> bool:
    """Tell whether fighting is only told as what went on meanwhile ("a grenade exploded amid clashes")."""
    under = mention.token.head.lower_ in _MEANWHILE and is_prepositional_object(mention.token)
    return mention.family.two_sided and under and len(happening.mentions) > 1


def _is_mob(happening: Happening) -> bool:
    """Tell whether a crowd that is no armed group attacked: a mob, villagers, a lynching, rival demonstrators; or two crowds fought."""
    if happening.type != "ASSAULT":
        return _is_brawl(happening)
    doers = [t for m in happening.mentions for t in m.role("perpetrator")]
    lynched = any(lemma(m.token) in ("lynch", "lynching") for m in happening.mentions)
    crowds = [
        t for t in doers if among(t, "mob.nouns") or among(t, "people.marked_demonstrators") or lemma(t) == "rally"
    ]
    return lynched or (bool(crowds) and len(crowds) == len(doers))


def _is_brawl(happening: Happening) -> bool:
    """Tell whether all that is told of a riot is that crowds fought each other, with neither a demonstration nor police there."""
    sides = [t for m in happening.mentions for _, t in m.roles]
    fought = all(m.family.two_sided for m in happening.mentions)
    return fought and not any(among(t, "people.marked_demonstrators") or is_police(t) for t in sides)


def _is_fight(happening: Happening) -> bool:
    """Tell whether what was attacked on the ground was armed: soldiers, fighters, a base, a patrol."""
    if happening.type != "ASSAULT":
        return False
    struck = [t for m in happening.mentions for t in m.role("target", "victim", "site")]
    struck += [o for t in struck for o in prepositional(t, "of")]  # "scores of fighters"
    armed = [
        t for t in struck if among(t, "armed.nouns") and is_on_duty(t.doc[t.left_edge.i : t.i].text.lower().split())
    ]
    marked = armed or [t for t in struck if among(t, "armed.sites") and _is_military(t)]
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
    if any(m.family.name == "handover" for m in happening.mentions):
        return "handed over"
    taken = [m for m in happening.mentions if m.family.name in TAKING]
    ousted = [t for m in taken if m.family.name == "ousting" for t in m.role("target", "victim")]
    if ousted and not any(m.role("perpetrator") for m in taken):
        return "state"  # "the rebels were driven back from the valley"
    if not taken or not (event.place or any(p.role == "site" for p in event.participants)):
        return None
    doers = [t for m in taken for t in m.role("perpetrator")]
    if not any(bears_arms(scene, t) for t in doers):
        return None
    kinds = {scene.actors[a].kind for t in doers if (a := scene.draft.actor_index.id_of(t))}
    return "state" if any(is_police(t) for t in doers) or kinds & {"security_force", "government"} else "other"


def bears_arms(scene: Scene, noun: Token) -> bool:
    """Tell whether a party that takes ground is an armed one, or a state."""
    actor = scene.draft.actor_index.of(noun)
    armed = among(noun, "armed.nouns") or lemma(noun) == "unit" or is_police(noun) or noun.ent_type_ in ("GPE", "NORP")
    return armed or (actor is not None and actor.kind in ("armed_group", "security_force", "government"))
