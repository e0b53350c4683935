"""A happening with all that was filed under it → an event: its parts, stage, time, place, country, figures and codes."""

import re
from collections import Counter
from dataclasses import replace

from spacy.tokens import Token

from rashomon.analysis.draft import Draft, span_of
from rashomon.analysis.syntax import clause_head, is_negated, noun_phrase
from rashomon.lang import lists
from rashomon.model import Claim, Count, Event, Participant, Place, Stage, Time, times_fit
from rashomon.ontology.codes import codes
from rashomon.ontology.event_types import MATERIAL, VERBAL
from rashomon.ontology.figures import figures
from rashomon.reading.events.claims.revisions import revise
from rashomon.reading.events.claims.told import make_claim
from rashomon.reading.events.claims.totals import with_parts
from rashomon.reading.events.coreference import Happening, spans
from rashomon.reading.events.facets import facets
from rashomon.reading.events.lexicon import lemma
from rashomon.reading.events.mention import Mention
from rashomon.reading.events.scene import Scene
from rashomon.reading.times.layer import is_history

_EXACT_PLACE = ("landmark", "district", "city", "admin2", "admin1", "region", "water", "other", "country")
_EXACT_TIME = ("time", "part_of_day", "day", "weekend", "week", "interval", "month", "season", "quarter", "year")
_POLICE = re.compile(r"\b(?:police|security|officers?|soldiers?|troops|gendarmes?)\b", re.I)
_ARTICLE = re.compile(r"(?:an?|the) ")
_OWNERS = frozenset({"his", "her", "their", "its", "he", "she", "they", "it", "him", "them"})


def build_event(scene: Scene, happening: Happening) -> Event:
    """Return the finished event of a happening, without its number."""
    _take_roles(scene, happening)
    _count_crowd(scene, happening)
    _first_of_kind(scene, happening)
    parts = _settled_parts(scene, happening)
    claims = revise(scene.draft, with_parts(happening.claims))
    stage = _stage(scene, happening, parts, claims)
    time, place = _best_time(happening), _best_place(happening)
    draft = Event(
        id="",
        type=happening.type,
        trigger=happening.mentions[0].span,
        modes=tuple(
            sorted(_modes(scene, happening, parts) | ({"historical"} if is_history(scene.draft, time) else set()))
        ),
        contexts=_contexts(happening),
        stage=stage,
        mentions=spans(happening),
        time=time.id if time else None,
        place=place.id if place else None,
        country=_country(scene, happening, place, parts),
        participants=parts,
        claims=claims,
        figures=figures(claims),
    )
    if {"historical", "summary"} & set(draft.modes):
        return draft  # told as history or as a sum of years: kept, and not counted as an incident
    return replace(draft, codes=codes(facets(scene, happening, draft)))


def _take_roles(scene: Scene, happening: Happening) -> None:
    for mention in happening.mentions:
        for role, noun in mention.roles:
            if role == "perpetrator" and happening.type in ("ACCIDENT", "DISASTER"):
                continue  # nobody does what befalls
            suspected = role == "perpetrator" and _is_suspected(noun, mention)
            scene.take_part(happening, role, noun, confidence="suspected_or_accused" if suspected else None)
        for nouns in mention.weapons.values():
            for noun in nouns:
                scene.take_part(happening, "weapon", noun)


def _settled_parts(scene: Scene, happening: Happening) -> tuple[Participant, ...]:
    """Return the participants in text order: no party both strikes and is struck but in a fight, no weaker row beside a stronger."""
    rows = happening.parts
    doers = {p.actor for p in rows if p.actor and p.role == "perpetrator"}
    rows = [p for p in rows if not (p.role == "target" and p.actor in doers and p.text.lower() in _OWNERS)]
    struck = {p.actor for p in rows if p.actor and p.role in ("target", "victim")}
    if any(m.family.two_sided for m in happening.mentions):
        struck -= {a for a in struck if scene.actors[a].kind in ("armed_group", "security_force")}
    kept = [p for p in rows if not (p.role == "perpetrator" and p.actor in struck and happening.type == "ASSAULT")]
    once: dict[tuple[str, str], Participant] = {}
    for part in sorted(kept, key=lambda p: (p.span, p.role)):
        once.setdefault((part.role, _ARTICLE.sub("", part.text.lower())), part)  # the headline's people are the lead's
    return tuple(once.values())


def _modes(scene: Scene, happening: Happening, parts: tuple[Participant, ...]) -> set[str]:
    modes = set(happening.modes)
    if happening.type == "PROTEST":
        modes -= {
            "crowd-control",
            "firearms",
            "explosives",
            "heavy-weapons",
            "primitive",
            "aerial",
            "drone",
            "destroy",
        }
        if any(_POLICE.search(c.text) for c in happening.claims if c.property in ("injured", "killed")):
            modes.add("riot")  # security forces hurt at a protest: it did not stay peaceful
        if any(m.family.two_sided for m in happening.mentions):
            modes.add("riot")
        if "riot" in modes:
            modes.discard("demo")
    if happening.type == "ASSAULT" and modes & {"drone", "aerial", "heavy-weapons", "suicide-attack"}:
        modes.discard("explosives") if modes & {"drone", "heavy-weapons", "aerial"} else None
    return modes - {"riot", "demo"} if happening.type == "ASSAULT" else modes


def _count_crowd(scene: Scene, happening: Happening) -> None:
    """Claim how many came, from the counts in the demonstrators' phrases."""
    if happening.type != "PROTEST":
        return
    for mention in happening.mentions:
        for noun in mention.role("demonstrator"):
            phrase = span_of(noun_phrase(noun))
            for count in scene.draft.counts:
                if phrase.covers(count.span) and not count.percent:
                    text = count.unit_span or count.span
                    whole = make_claim(
                        scene.draft,
                        "participants_count",
                        count.value,
                        phrase,
                        group=text.of(scene.draft.document.text),
                    )
                    if whole not in happening.claims:
                        happening.claims.append(whole)
                    break


def _first_of_kind(scene: Scene, happening: Happening) -> None:
    for mention in happening.mentions:
        first = _first_word(mention.token)
        if first is not None and happening.type in MATERIAL:
            words = span_of(mention.token.doc[min(first.i, mention.token.i) : max(first.i, mention.token.i) + 1])
            happening.claims.append(make_claim(scene.draft, "first_of_kind", True, words))
            return


def _stage(scene: Scene, happening: Happening, parts: tuple[Participant, ...], claims: tuple[Claim, ...]) -> Stage:
    stopped = any(m.stage == "intercepted" for m in happening.mentions)
    launched = [m for m in happening.mentions if stopped and lemma(m.token) in ("fire", "launch")]
    told = Counter(m.stage for m in happening.mentions if m not in launched)
    if happening.type != "ASSAULT":
        return happening.mentions[0].stage
    unharmed = any(c.property == "target_outcome" and c.stance != "denied" for c in claims)
    persons = [p for p in parts if p.role == "target" and p.actor and scene.actors[p.actor].kind == "person"]
    dead = any(c.property == "killed" and isinstance(c.value, Count) and c.value.low > 0 for c in claims)
    if (told["attempted"] and (persons or not dead)) or (unharmed and persons):
        return "attempted"
    if told["accomplished"]:
        return "accomplished"
    return happening.mentions[0].stage


def _country(scene: Scene, happening: Happening, place: Place | None, parts: tuple[Participant, ...]) -> str | None:
    if place is not None and place.country:
        return place.country
    if happening.type in VERBAL:  # talk happens where its speaker is from, for want of a place
        speakers = [scene.actors[p.actor] for p in parts if p.role == "perpetrator" and p.actor in scene.actors]
        return speakers[0].country if speakers else None
    for role in ("target", "victim", "demonstrator", "security_force"):
        for part in parts if role != "target" or happening.type != "PROTEST" else ():
            actor = scene.actors.get(part.actor or "")
            if part.role == role and actor is not None and actor.country:
                return actor.country
    return _country_frame(scene.draft)


def _contexts(happening: Happening) -> tuple[str, ...]:
    """Return the PLOVER contexts that the words of an event's sentences give."""
    words = {lemma(t) for m in happening.mentions for t in m.token.sent}
    return tuple(name for name, marks in sorted(lists("contexts").items()) if words & set(marks))


def _is_suspected(noun: Token, mention: Mention) -> bool:
    words = {t.lower_ for t in noun.subtree}
    return bool(words & {"suspected", "alleged", "suspect", "suspects"}) or "allegedly" in {
        c.lower_ for c in mention.token.children
    }


def _first_word(token: Token) -> Token | None:
    """Return the "first" of "was the first to target", "the first such attack", "the first time"; None where it is denied."""
    heads = [token, token.head, *(c for c in token.head.children if c.dep_ == "attr")]
    for head in heads:
        for word in (head, *head.children):
            if word.lower_ == "first" and word.dep_ in ("amod", "attr") and not is_negated(clause_head(word)):
                return word
    return None


def _best_time(happening: Happening) -> Time | None:
    def rank(time: Time) -> int:
        return _EXACT_TIME.index(time.grain) if time.grain in _EXACT_TIME else 99

    told = happening.told.times
    firm = [t for t in happening.times if times_fit(t, told)]
    ranked = sorted(firm, key=lambda t: (min(rank(t), 3) if rank(t) < 3 else rank(t), t.span))
    return ranked[0] if ranked else None


def _best_place(happening: Happening) -> Place | None:
    def rank(place: Place) -> int:
        return _EXACT_PLACE.index(place.kind) if place.kind in _EXACT_PLACE else 7

    return min(happening.places, key=lambda p: (rank(p), p.span), default=None)


def _country_frame(draft: Draft) -> str | None:
    """Return the country that most places of the report lie in."""
    told = Counter(p.country for p in draft.places if p.country)
    told.update(a.country for a in draft.actors if a.country)
    return min(told, key=lambda c: (-told[c], c)) if told else None
