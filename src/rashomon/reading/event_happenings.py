"""From words to happenings: what each trigger tells here, and which of them tell one thing."""

from rashomon.model import Draft
from rashomon.ontology.kinds import VERBAL
from rashomon.reading.event_lexicon import Family, among, lemma, lexicon
from rashomon.reading.event_mentions import Mention, find_mentions
from rashomon.reading.event_merge import Happening, merge
from rashomon.reading.event_roles import fill_roles, is_police, place_places, place_times
from rashomon.reading.event_scene import Scene

_EFFIGIES = frozenset(
    {"portrait", "flag", "effigy", "poster", "picture", "photo", "tyre", "tire", "tyres", "tires", "banner", "image"}
)
_NONE = Family("none", "")


def find_happenings(draft: Draft) -> Scene:
    """Return the scene of a report with its mentions and happenings, nothing filed under them yet."""
    scene = Scene(draft)
    scene.mentions = [m for m in find_mentions(draft) if not _is_symbolic(m)]
    for mention in scene.mentions:
        fill_roles(mention)
        _read_as_protest(scene, mention)
    place_times(draft, scene.mentions)
    place_places(draft, scene.mentions)
    named = {i: {a for _, t in m.roles if (a := scene.actor_of.get(t.i))} for i, m in enumerate(scene.mentions)}
    scene.settle([h for h in merge(draft, scene.mentions, named) if _is_told(h)])
    return scene


def _is_symbolic(mention: Mention) -> bool:
    """Tell whether what is burnt or torn is a picture or a flag, which harms nobody."""
    return mention.family.name == "destruction" and any(lemma(t) in _EFFIGIES for t in mention.token.subtree)


def _read_as_protest(scene: Scene, mention: Mention) -> None:
    """Read a clash of a crowd with police as a riot, and a violent protest as one."""
    if mention.family.two_sided:
        sides = [t for _, t in mention.roles]
        crowd = [t for t in sides if scene.is_crowd(t)]
        if crowd and (len(sides) < 2 or any(is_police(t) for t in sides)):
            mention.type, mention.modes = "PROTEST", {"riot"}
            mention.roles = [("security_force" if is_police(t) else "demonstrator", t) for t in sides]
    elif mention.type == "ASSAULT" and _is_force_on_crowd(mention):
        mention.force = mention.family.name != "dispersal"
        mention.type, mention.modes, mention.weapons = "PROTEST", {"demo"}, {}
        mention.roles = [("security_force" if r == "perpetrator" else "demonstrator", t) for r, t in mention.roles]
    elif mention.type == "PROTEST" and "demo" in mention.modes:
        near = {lemma(t) for t in mention.token.subtree} | {lemma(t) for t in mention.token.head.children}
        if (
            near & lexicon().sets["riot.words"]
            or near & {"violent", "violence", "riot", "deadly"}
            or (lemma(mention.token.head) == "turn" and "violent" in near)
        ):
            mention.modes = {"riot"}


def _is_force_on_crowd(mention: Mention) -> bool:
    """Tell whether police or troops struck, shot at or dispersed demonstrators."""
    struck = [t for t in mention.role("target", "victim")]
    crowd = any(
        among(w, "people.marked_demonstrators") or lexicon().nouns.get(lemma(w), _NONE).type == "PROTEST"
        for w in struck
    )
    return crowd and any(is_police(t) for t in mention.role("perpetrator"))


def _is_told(happening: Happening) -> bool:
    """Drop weak words that stand alone, and speech without a speaker."""
    if happening.type == "POINTER":
        return False
    first = happening.mentions[0]
    if happening.type in VERBAL:
        return bool(first.roles) and not first.quoted
    if first.family.name == "release":
        freed = first.role("target")
        return any(among(t, "people.victims") or t.ent_type_ == "PERSON" for t in freed)
    if len(happening.mentions) > 1 or not first.family.weak:
        return True
    return bool(first.time or first.place) and bool(first.roles or first.weapons)
