"""Who is who over several reports: each real-world actor once, under all its spellings.

Within one report the reading has told its actors apart, and that stands unless two full names are spellings of one another or the
report itself puts two names of one body side by side. Across reports persons are joined by full names, then lone surnames and
offices by the only person they fit; bodies by the telling words of their names, by their leader and by their country.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from rashomon.incidents.entities.disjoint_sets import DisjointSets
from rashomon.incidents.entities.keys import Key
from rashomon.incidents.entities.organisation_names import words
from rashomon.incidents.entities.organisations import KINDS, join_bodies
from rashomon.incidents.entities.persons import join_persons
from rashomon.incidents.entities.transliteration import is_latin
from rashomon.knowledge import countries
from rashomon.knowledge.words import rarity
from rashomon.lang import lists
from rashomon.model import Actor, Name, Reading, Spelling

_POSSESSIVE = re.compile(r"[’'‘]s?$")
_RARE = 10.5  # of a word that is no ordinary one (see knowledge.words)
_PREFIXES = ("al-", "el-", "de ", "van ", "von ", "bin ", "d'")
_NAMED = KINDS | {"person"}


@dataclass(frozen=True)
class Entities:
    """Everybody in some reports. `usual` gives each actor of a report its usual name, `names` those that bear proper names."""

    usual: Mapping[Key, str]
    names: tuple[Name, ...] = ()

    def name(self, document: str, actor: str | None) -> str | None:
        """Return the usual name of an actor of a report; None for none."""
        return None if actor is None else self.usual.get(Key(document, actor), actor)

    def is_named(self, name: str) -> bool:
        """Tell whether a usual name is a proper name."""
        return name in self._proper

    @cached_property
    def _proper(self) -> frozenset[str]:
        return frozenset(name.actor for name in self.names)


def resolve_entities(readings: Mapping[str, Reading]) -> Entities:
    """Return who is who in the readings (by document id), the same whatever their order."""
    ordered = dict(sorted(readings.items()))
    actors = {Key(d, a.id): a for d, r in ordered.items() for a in r.actors}
    groups = DisjointSets(actors, lambda a, b: a.document == b.document or _foreign(actors[a], actors[b]))
    _join_known(groups, actors)
    join_persons(groups, actors.items())
    join_bodies(groups, ordered)
    named = [(_usual([(k, actors[k]) for k in group]), group) for group in groups]
    usual = {key: name for name, group in named for key in group}
    names = (_name(name, [(k, actors[k]) for k in group], ordered) for name, group in named)
    return Entities(usual, tuple(sorted((n for n in names if n), key=lambda n: (-_reach(n), n.actor))))


def _foreign(left: Actor, right: Actor) -> bool:
    """Tell whether two bodies are of two countries."""
    bodies = left.kind in KINDS and right.kind in KINDS
    return bodies and None not in (left.country, right.country) and left.country != right.country


def _join_known(groups: DisjointSets[Key], actors: Mapping[Key, Actor]) -> None:
    """Join whom the tables of this program know as one."""
    first: dict[tuple[str, str], Key] = {}
    for key, actor in actors.items():
        if actor.knowledge and actor.kind in _NAMED:
            known = (actor.knowledge.split(": ")[0], actor.kind)
            groups.join(first.setdefault(known, key), key)


def _usual(members: list[tuple[Key, Actor]]) -> str:
    """Return the name that most reports use: of persons the fullest, of bodies one that is a name of their own."""
    votes = Counter(actor.name for _, actor in members)
    votes.update({alias: 0 for _, actor in members for alias in actor.aliases})
    known = {actor.knowledge.split(": ")[0] for _, actor in members if actor.knowledge}
    person = any(actor.kind == "person" for _, actor in members)

    def rank(name: str) -> tuple[object, ...]:
        length = len(name.split())
        described = not name[:1].isupper() or "’s " in name or "'s " in name
        return (
            described,
            name not in known,
            -min(length, 2) if person else 0,
            -votes[name],
            -length if person else length,
            name,
        )

    return min(votes, key=rank)


def _name(usual: str, members: list[tuple[Key, Actor]], readings: Mapping[str, Reading]) -> Name | None:
    """Return the spellings of an actor, None where it has no proper name."""
    kinds = Counter(actor.kind for _, actor in members)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    if kind not in _NAMED or not any(_proper(actor.name, actor.kind) for _, actor in members):
        return None
    found: dict[str, set[str]] = {}
    for key, actor in members:
        for text in (actor.name, *actor.aliases):
            if text == actor.name or (not text.islower() and text in readings[key.document].document.text):
                found.setdefault(text, set()).add(key.document)
    rows = sorted(found.items(), key=lambda row: (-len(row[1]), row[0]))
    return Name(usual, kind, tuple(Spelling(text, tuple(sorted(where))) for text, where in rows))


def _proper(name: str, kind: str) -> bool:
    """Tell whether a name is one's own: "Iraqi officials" has only its country's capital, "Local police" its sentence's."""
    if kind == "person" and name[:1].islower() and not name.lower().startswith(_PREFIXES):
        return False
    if countries.find_country(name):
        return True
    told = name.replace("-", " ").split()
    told = told[1:] if told and told[0].lower() in words("counting") else told
    capitals = [w for w in told if w[:1].isupper() or not is_latin(w)]
    own = [w for w in capitals if not _POSSESSIVE.search(w) and not _of_land(w)]
    return len(own) > 1 or any(w != told[0] or _rare(w, kind) for w in own)


def _rare(word: str, kind: str) -> bool:
    """Tell whether a lone capitalised word that may open a sentence is a name: too rare for an ordinary one, or an acronym."""
    low = word.lower()
    return kind == "party" or word.isupper() or (rarity(low) >= _RARE and low not in _callings())


@cache
def _callings() -> frozenset[str]:
    """Return the words for what people are, not who: "gunmen", "spokesman"."""
    told = {word for row in lists("actors")["role"] for word in (*row.get("words", ()), *row.get("plurals", ()))}
    return frozenset(
        told | {f"{w}s" for w in told} | {w.removesuffix("man") + "men" for w in told if w.endswith("man")}
    )


def _of_land(word: str) -> bool:
    return bool(countries.country_of_demonym(word) or countries.find_country(word))


def _reach(name: Name) -> int:
    return len({report for spelling in name.spellings for report in spelling.reports})
