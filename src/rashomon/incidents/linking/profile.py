"""A happening as one report tells it, reduced to what it can be compared by.

A report gives one main profile, the story it is about, and one profile for each other event it tells. The main profile has all words,
names, places and days of the report; the others only those of their own sentences, so that what stands beside an event in the news
does not join it to anything.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from rashomon.incidents.entities.nouns import sites_in, sites_named
from rashomon.incidents.linking.words import name_keys, telling_words, unit
from rashomon.knowledge.words import rarity
from rashomon.model import Count, Event, Place, Reading, Ref, Span
from rashomon.ontology.event_types import VERBAL

LEAD, TITLE = 3, 2  # the first deed and that of the title count as told so many times more
MAIN_WORDS, EVENT_WORDS, STORY_WORDS, MAIN_NAMES = 64, 16, 12, 40
_HIT = frozenset({"target", "victim"})
WEAPONS = frozenset(
    {"drone", "heavy-weapons", "aerial", "firearms", "suicide-attack", "explosives", "primitive", "abduct"}
)
_AFTERWARDS = frozenset({"hospital", "court", "prison", "police station", "office", "residence"})
_NAMED = frozenset({"person", "organisation", "armed_group", "party", "government", "security_force", "other"})
_SENTENCE_END = re.compile(r"[.!?]['\"’”]?\s|\n")

_TOLD_BESIDE = frozenset({"historical", "summary"})  # what a report tells besides its news


@dataclass(frozen=True, slots=True)
class Profile:
    """One happening of one report.

    `ref` is `str(Ref)`, `event` the event's id in its reading (None: the report as a whole). `main` marks what the report is about.
    `start` and `end` are the first and last day it may have happened (ISO), None where the report gives no day. `victim` holds the
    keys of the name of the one person it was done to, `speakers` who says it, where something is said: "person sadr", "country USA". `sites` the kinds of site, `weapons` the modes that name a weapon.
    `names` are all names by key with their weight, `spelt` how they are written. What else a main story names anywhere: `places` that
    are no countries, `days`, `figures` as "7 guard", in `told` kinds of site and weapon, in `besides` its other events as "ASSAULT
    2021-10-31" where they have a day.
    `words` are the telling words with their weight. The squares of the weights of words and of names add up to 1.
    `story` are, for what is no main story, the words of the story it stands in; `harm` marks an event with dead or hurt people.
    """

    ref: str
    document: str
    event: str | None = None
    main: bool = False
    type: str | None = None
    modes: tuple[str, ...] = ()
    stage: str | None = None
    start: str | None = None
    end: str | None = None
    place: Place | None = None
    country: str | None = None
    victim: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    names: Mapping[str, float] = field(default_factory=dict)
    spelt: Mapping[str, str] = field(default_factory=dict)
    places: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    words: Mapping[str, float] = field(default_factory=dict)
    story: Mapping[str, float] = field(default_factory=dict)
    harm: bool = False
    title: str | None = None
    published: str | None = None


def profiles(reading: Reading) -> tuple[Profile, ...]:
    """Return what a report tells of: first the story it is about, then its other events in text order."""
    main = main_event(reading)
    story = _story(reading, main)
    beside = unit(story.words, STORY_WORDS)
    others = tuple(replace(_event(reading, e), story=beside) for e in reading.events if e is not main)
    besides = tuple(sorted({f"{p.type} {p.start}" for p in others if p.start and p.start == p.end}))
    return (replace(story, besides=besides), *others)


def main_event(reading: Reading) -> Event | None:
    """Return the event a report is about: the deed told most often, first or in the title; None where it tells only of words.

    What somebody said of a happening is no happening of its own kind, so a report of mere reactions is joined as a whole.
    """
    deeds = [e for e in reading.events if e.type not in VERBAL and not _TOLD_BESIDE & set(e.modes)]
    titles = [s.span for s in reading.document.segments if s.kind == "title"]
    first = min((e.trigger for e in deeds), default=None)

    def telling(event: Event) -> tuple[int, int]:
        in_title = any(title.touches(span) for title in titles for span in event.mentions)
        return len(event.mentions) + LEAD * (event.trigger == first) + TITLE * in_title, -event.trigger.start

    return max(deeds, key=telling, default=None)


def to_json(profile: Profile) -> str:
    """Return a profile as one line of JSON, without what is empty."""
    kept = {key: value for key, value in asdict(profile).items() if value not in (None, (), {}, False)}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Profile:
    """Return the profile that `to_json` wrote."""
    row: dict[str, Any] = json.loads(text)
    place = row.pop("place", None)
    if place:
        place = Place(**{**place, "span": Span(*place["span"])})
    row = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Profile(place=place, **row)


def _story(reading: Reading, main: Event | None) -> Profile:
    document = reading.document
    told = [s.span.of(document.text) for s in document.segments if s.kind not in ("header", "boilerplate")]
    text = "\n".join(told) or document.text
    if document.title and document.title not in text:
        text = f"{document.title}\n{text}"
    actors = [name for a in reading.actors if a.kind in _NAMED for name in (a.name, *a.aliases)]
    spelt = name_keys([*actors, *(p.name for p in reading.places)])
    names, kept = _weighed(spelt, MAIN_NAMES)
    return replace(
        _what(reading, main),
        main=True,
        words=telling_words(text, MAIN_WORDS),
        names=names,
        spelt=kept,
        places=tuple(sorted({p.name for p in reading.places if p.kind != "country"})),
        days=tuple(sorted({t.start for t in reading.times if t.start and t.start == t.end})),
        figures=tuple(sorted({f"{c.value.low:g} {c.unit}" for c in reading.counts if c.unit and _exact(c.value)})),
        told=tuple(sorted({*sites_in(text), *(m for e in reading.events for m in e.modes if m in WEAPONS)})),
        title=document.title,
    )


def _event(reading: Reading, event: Event) -> Profile:
    text = "\n".join(dict.fromkeys(_sentence(reading.document.text, span) for span in event.mentions))
    actors = {a.id: (a.name, *a.aliases) for a in reading.actors if a.kind in _NAMED}
    spelt = name_keys(name for p in event.participants for name in actors.get(p.actor or "", ()))
    names, kept = _weighed(spelt, MAIN_NAMES)
    what = replace(
        _what(reading, event), words=telling_words(text, EVENT_WORDS, plurals=False), names=names, spelt=kept
    )
    return replace(what, start=None, end=None) if _in_caption(reading, event) else what


def _in_caption(reading: Reading, event: Event) -> bool:
    """Tell whether only a caption tells of an event: its day is the picture's, often taken the day after."""
    captions = [s.span for s in reading.document.segments if s.kind == "caption"]
    return all(any(c.touches(span) for c in captions) for span in event.mentions)


def _what(reading: Reading, event: Event | None) -> Profile:
    """Return what is coded of an event: its kind, day, place and parties."""
    document = reading.document
    if event is None:
        return Profile(str(Ref(document.id)), document.id, published=_day(document.published))
    time = next((t for t in reading.times if t.id == event.time), None)
    place = next((p for p in reading.places if p.id == event.place), None)
    return Profile(
        str(Ref(document.id, event.trigger)),
        document.id,
        event=event.id,
        type=event.type,
        modes=event.modes,
        stage=event.stage,
        start=time.start if time else None,
        end=time.end if time else None,
        place=place,
        country=event.country or (place.country if place else None),
        victim=_victim(reading, event),
        speakers=_speakers(reading, event) if event.type in VERBAL else (),
        sites=_sites(reading, event),
        harm=any(c.property in ("killed", "injured") for c in event.claims),
        weapons=tuple(sorted(WEAPONS.intersection(event.modes))),
        published=_day(document.published),
    )


def _victim(reading: Reading, event: Event) -> tuple[str, ...]:
    """Return the name keys of the one person a deed was done to; nothing where there are several or none is named."""
    ids = {p.actor for p in event.participants if p.role in _HIT}
    persons = [a for a in reading.actors if a.id in ids and a.kind == "person"]
    keys = [name_keys((a.name, *a.aliases)) for a in persons]
    return tuple(sorted(keys[0])) if len(keys) == 1 else ()


def _speakers(reading: Reading, event: Event) -> tuple[str, ...]:
    """Return who says something: persons and bodies by the words of their names, bodies by country too."""
    ids = {p.actor for p in event.participants if p.role not in _HIT}
    found: set[str] = set()
    for actor in (a for a in reading.actors if a.id in ids):
        keys = name_keys((actor.name, *actor.aliases))
        sort = "person" if actor.kind == "person" else "body"
        found.update(f"{sort} {key}" for key in keys)
        if sort == "body" and actor.country:
            found.add(f"country {actor.country}")
    return tuple(sorted(found))


def _sites(reading: Reading, event: Event) -> tuple[str, ...]:
    """Return the kinds of site it was done at, by its parts, else by the sentence that tells of it first.

    Where a report only says later who was taken to hospital, to court or to a police station, nothing was done there.
    """
    named = sites_named(p.text for p in event.participants if p.role == "site")
    beside = sites_in(_sentence(reading.document.text, event.trigger))
    return named or tuple(site for site in beside if site not in _AFTERWARDS)


def _weighed(spelt: Mapping[str, str], keep: int) -> tuple[dict[str, float], dict[str, str]]:
    """Return the rarest names with their weights, and how they are spelt."""
    weights = unit({key: rarity(word.lower()) for key, word in spelt.items()}, keep)
    return weights, {key: spelt[key] for key in weights}


def _sentence(text: str, span: Span) -> str:
    """Return the sentence, or the line, around some words."""
    before = [found.end() for found in _SENTENCE_END.finditer(text, 0, span.start)]
    after = _SENTENCE_END.search(text, span.end)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


def _exact(count: Count) -> bool:
    return count.exact and count.high == count.low


def _day(published: str | None) -> str | None:
    return published[:10] if published and len(published) >= 10 else None
