"""From words to happenings: what each trigger tells here, and which of them tell one thing."""

from spacy.tokens import Token

from rashomon.analysis.draft import Draft
from rashomon.lang import word_set
from rashomon.ontology.event_types import VERBAL
from rashomon.reading.events.arguments.parties import is_political
from rashomon.reading.events.arguments.roles import with_roles
from rashomon.reading.events.coreference import Happening, is_another, merge
from rashomon.reading.events.crowds import read_crowd
from rashomon.reading.events.facets import TAKING, bears_arms
from rashomon.reading.events.headline import join_headline, unstamped
from rashomon.reading.events.lexicon import among, lemma
from rashomon.reading.events.mention import Mention
from rashomon.reading.events.recognition import find_mentions
from rashomon.reading.events.scene import Scene
from rashomon.reading.events.settings.mentions import place_places, place_times

_EFFIGIES = word_set("events_rules", "detection", "effigies")


_POLITICAL = word_set("events_rules", "detection", "political")
_POWERS = frozenset({"government", "armed_group", "party", "security_force"})
_RULING = frozenset({"GOV", "MIL", "COP", "PTY", "REB", "UAF", "OPP", "LEG", "JUD", "IGO"})
_PACTS = frozenset({"swap", "peace_talks"})


def find_happenings(draft: Draft) -> Scene:
    """Return the scene of a report with its mentions and happenings, nothing filed under them yet."""
    scene = Scene(draft)
    scene.mentions = [read_crowd(scene, with_roles(m)) for m in find_mentions(draft) if not _is_symbolic(m)]
    place_times(draft, scene.mentions)
    place_places(draft, scene.mentions)
    scene.mentions = unstamped(draft, scene.mentions)
    named = {
        i: {a for _, t in m.roles if (a := scene.draft.actor_index.id_of(t))} for i, m in enumerate(scene.mentions)
    }
    scene.settle([h for h in join_headline(draft, merge(draft, scene.mentions, named)) if _is_told(scene, h)])
    return scene


def _is_symbolic(mention: Mention) -> bool:
    """Tell whether what is burnt or torn is a picture or a flag, which harms nobody."""
    return mention.family.name == "destruction" and any(lemma(t) in _EFFIGIES for t in mention.token.subtree)


def _is_told(scene: Scene, happening: Happening) -> bool:
    """Drop weak words that stand alone, and speech without a speaker."""
    if happening.type == "POINTER":
        return False
    first = happening.mentions[0]
    if first.family.name in _POLITICAL and not any(_is_political(scene, t) for t in first.role("perpetrator")):
        return False
    if first.family.name in ("meet", "visit") and (first.stage != "accomplished" or not first.role("target")):
        return False
    if happening.type in VERBAL:
        return (bool(first.roles) or first.family.name in _PACTS) and not first.quoted
    if first.family.name in TAKING and any(bears_arms(scene, t) for t in first.role("perpetrator")):
        return True
    if first.family.name == "release":
        freed = first.role("target")
        return any(among(t, "people.victims") or t.ent_type_ == "PERSON" for t in freed)
    if len(happening.mentions) > 1 or not first.family.weak:
        return True
    return bool(first.time or first.place or is_another(first)) and bool(first.roles or first.weapons)


def _is_political(scene: Scene, noun: Token) -> bool:
    """Tell whether a party is one of politics or war; talk among others is no event."""
    actor = scene.draft.actor_index.of(noun)
    known = actor is not None and (
        actor.kind in _POWERS or actor.office is not None or bool(_RULING & set(actor.sectors))
    )
    return known or is_political(noun)
