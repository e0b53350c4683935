"""Who did it, where another sentence says so: "the attackers", "a suicide bomber"; and who only struck back at them."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.analysis.relations import is_agent_marker, is_prepositional_object
from rashomon.lang import word_set
from rashomon.reading.events.arguments.doers import made_of
from rashomon.reading.events.arguments.roles import is_police
from rashomon.reading.events.coreference import Happening
from rashomon.reading.events.lexicon import among
from rashomon.reading.events.mention import Mention
from rashomon.reading.events.scene import Scene

_BEFORE, _AFTER = 1, 2  # sentences around a mention in which "the attackers" are its own
_DEFINITE = word_set("events_rules", "claims_attackers", "definite")
_ACTING = frozenset({"nsubj", "nsubjpass"})


def name_attackers(scene: Scene) -> None:
    """File "the gunmen" or "a suicide bomber" of a sentence near by as the doers of an attack that names none itself."""
    for happening in scene.happenings:
        if happening.type == "ASSAULT" and not any(m.role("perpetrator") for m in happening.mentions):
            for noun in _attackers_near(scene, happening):
                scene.take_part(happening, "perpetrator", noun)


def _attackers_near(scene: Scene, happening: Happening) -> Iterator[Token]:
    """Yield the nouns for attackers in the sentences of a happening, and those after it that tell of no other attack."""
    own = {m.sentence for m in happening.mentions}
    others = {m.sentence for h in scene.happenings if h is not happening and h.type == "ASSAULT" for m in h.mentions}
    near = {s + step for s in own for step in range(-_BEFORE, _AFTER + 1)} - (others - own)
    for at, sentence in enumerate(scene.draft.prose):
        if at in near:
            yield from (t for t in sentence if _is_attacker(t, at in own))


def _is_attacker(noun: Token, here: bool) -> bool:
    """Tell whether a noun names the attackers of what is told: by the article, or as the bomber of this very sentence."""
    if noun.pos_ not in ("NOUN", "PROPN") or not among(noun, "people.attackers"):
        return False
    if noun.dep_ not in _ACTING and not (is_prepositional_object(noun) and is_agent_marker(noun.head)):
        return False
    return here or any(c.lower_ in _DEFINITE for c in noun.lefts)


def set_answers_apart(scene: Scene) -> None:
    """Let nobody be a perpetrator for striking the attackers: guards who shoot them are security forces, others are left out."""
    attackers: set[str] = set()
    for mention in sorted((m for h in scene.happenings for m in h.mentions), key=lambda m: m.span):
        if mention.type != "ASSAULT" or mention.family.two_sided:
            continue
        struck = mention.role("victim", "target")
        if any(_is_one_of(scene, t, attackers) for t in struck):
            mention.roles = list(_answering(mention))
        else:
            attackers |= {a for t in mention.role("perpetrator") if (a := scene.draft.actor_index.id_of(t))}


def _is_one_of(scene: Scene, noun: Token, attackers: set[str]) -> bool:
    """Tell whether somebody struck is of those who attacked before: "two of them", "the attackers"."""
    words = (noun, *made_of(noun))
    named = any(among(t, "people.attackers") and any(c.lower_ in _DEFINITE for c in t.lefts) for t in words)
    again = any(t.pos_ == "PRON" or any(c.lower_ in _DEFINITE for c in t.lefts) for t in words)
    return named or (again and any(scene.draft.actor_index.id_of(t) in attackers for t in words))


def _answering(mention: Mention) -> Iterator[tuple[str, Token]]:
    for role, noun in mention.roles:
        if role != "perpetrator":
            yield role, noun
        elif is_police(noun):
            yield "security_force", noun
