"""Crowds: what is read as a demonstration, a riot or force against one, though its words alone say attack or clash."""

import re
from dataclasses import replace

from spacy.tokens import Token

from rashomon.lang import word_set
from rashomon.reading.events.arguments.roles import is_police
from rashomon.reading.events.lexicon import Family, among, lemma, lexicon
from rashomon.reading.events.mention import Mention
from rashomon.reading.events.scene import Scene

_NONE = Family("none", "")
_RIOTOUS = re.compile(
    r"\b(?:(?:threw|throw|throwing|thrown|hurl\w*|pelt\w*|lob\w*|stone)[ -](?:\w+ ){0,3}?(?:stones?|rocks?|bricks?|bottles?|petrol bombs?|"
    r"firebombs?|molotov\w*|pelt\w*|throw\w*)|(?:burn\w*|torch\w*|set (?:fire to|ablaze|alight)|smash\w*|vandali[sz]\w*|loot\w*) "
    r"(?:\w+ ){0,3}?(?:cars?|vehicles?|bus(?:es)?|tyres?|tires?|shops?|stores?|buildings?|offices?|windows?|property|trucks?|barricades?)|"
    r"burning (?:tyres?|tires?|barricades?)|(?:turned|became|turning) violent|street battles?|ran riot|on (?:a|the) rampage)\b",
    re.I,
)
_RIOTING = word_set("events_rules", "crowds", "rioting")
_VIOLENT = word_set("events_rules", "crowds", "violent")


def read_crowd(scene: Scene, mention: Mention) -> Mention:
    """Return a mention as it is to be read: one with demonstrators in it as ACLED and PLOVER do: clashes with police and a crowd's violence are riots, what
    police do to demonstrators belongs to the demonstration."""
    if mention.family.two_sided:
        return _read_clash(scene, mention)
    if mention.type == "ASSAULT" and _is_force_on_crowd(mention):
        roles = [("security_force" if r == "perpetrator" else "demonstrator", t) for r, t in mention.roles]
        force = mention.family.name != "dispersal"
        return replace(mention, type="PROTEST", modes={"demo"}, weapons={}, roles=roles, force=force)
    if mention.type == "ASSAULT" and _is_rioting(mention):
        roles = [(_side(r, t), t) for r, t in mention.roles]
        return replace(mention, type="PROTEST", modes={"riot"}, weapons={}, roles=roles)
    if mention.type == "PROTEST" and "demo" in mention.modes and _is_violent(mention):
        return replace(mention, modes={"riot"})
    return mention


def _read_clash(scene: Scene, mention: Mention) -> Mention:
    sides = [t for _, t in mention.roles]
    crowd = [t for t in sides if scene.is_crowd(t)]
    if crowd and (len(sides) < 2 or any(is_police(t) for t in sides)):
        roles = [("security_force" if is_police(t) else "demonstrator", t) for t in sides]
        return replace(mention, type="PROTEST", modes={"riot"}, roles=roles)
    return mention


def _is_force_on_crowd(mention: Mention) -> bool:
    """Tell whether police or troops struck or shot at demonstrators, or dispersed anybody."""
    police = any(is_police(t) for t in mention.role("perpetrator"))
    if mention.family.name == "dispersal":
        return not any(among(t, "people.marked_demonstrators") for t in mention.role("perpetrator"))
    struck = mention.role("target", "victim", "site")
    crowd = any(
        among(w, "people.marked_demonstrators") or lexicon().nouns.get(lemma(w), _NONE).type == "PROTEST"
        for w in struck
    )
    return crowd and police


def _is_rioting(mention: Mention) -> bool:
    """Tell whether demonstrators themselves stormed, smashed, burnt or beat."""
    doers = mention.role("perpetrator")
    return mention.family.name in _RIOTING and any(among(t, "people.marked_demonstrators") for t in doers)


def _side(role: str, noun: Token) -> str:
    """Return the role of a party in a riot."""
    if role == "perpetrator":
        return "demonstrator"
    return "security_force" if is_police(noun) else role


def _is_violent(mention: Mention) -> bool:
    near = {lemma(t) for t in mention.token.subtree} | {lemma(t) for t in mention.token.head.children}
    if _RIOTOUS.search(mention.token.sent.text):
        return True
    turned = lemma(mention.token.head) == "turn" and "violent" in near
    return bool(near & (lexicon().sets["riot.words"] | _VIOLENT)) or turned
