"""Readings to profiles: what a report is about, and what it tells besides."""

import re
from dataclasses import replace

from rashomon.incidents.entities.nouns import group, sites_in, sites_named
from rashomon.incidents.linking.extract_story import AFTERWARDS, MAIN_NAMES, NAMED, WEAPONS, about, weighed
from rashomon.incidents.linking.profile import Profile
from rashomon.incidents.linking.words import name_keys, telling_words, unit
from rashomon.model import Count, Event, Reading, Ref, Span
from rashomon.ontology.event_types import VERBAL
from rashomon.ontology.figures import rivals

LEAD, TITLE = 3, 2  # the first deed and that of the title count as told so many times more
EVENT_WORDS, STORY_WORDS = 16, 12
_TOLD_BESIDE = frozenset({"historical", "summary"})  # what a report tells besides its news
_HIT = frozenset({"target", "victim"})
_SENTENCE_END = re.compile(r"[.!?]['\"’”]?\s|\n")


def profiles(reading: Reading) -> tuple[Profile, ...]:
    """Return what a report tells of: first the story it is about, then its other events in text order."""
    main = main_event(reading)
    story = about(reading, main, _what(reading, main))
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


def _event(reading: Reading, event: Event) -> Profile:
    text = "\n".join(dict.fromkeys(_sentence(reading.document.text, span) for span in event.mentions))
    actors = {a.id: (a.name, *a.aliases) for a in reading.actors if a.kind in NAMED}
    spelt = name_keys(name for p in event.participants for name in actors.get(p.actor or "", ()))
    names, kept = weighed(spelt, MAIN_NAMES)
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
        dead=_totals(event, "killed"),
        hurt=_totals(event, "injured"),
        weapons=tuple(sorted(WEAPONS.intersection(event.modes))),
        published=_day(document.published),
    )


def _totals(event: Event, how: str) -> tuple[float, ...]:
    """Return how many were killed or injured in all, each number once; figures for a part of them are left out."""
    told = (c for c in event.claims if c.property == how and isinstance(c.value, Count) and c.of is None)
    standing = [c for c in told if c.stance in ("asserted", "reported") and not c.superseded]
    counts = rivals(replace(c, group=group(c.group)) for c in standing)
    return tuple(sorted({n for c in counts for n in (c.low, c.high) if n is not None}))


def _victim(reading: Reading, event: Event) -> tuple[str, ...]:
    """Return the name keys of the one person a deed was done to; nothing where there are several or none is named."""
    ids = {p.actor for p in event.participants if p.role in _HIT}
    persons = [a for a in reading.actors if a.id in ids and a.kind == "person"]
    keys = [name_keys((a.name, *a.aliases)) for a in persons if not a.name.isupper()]
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
    return named or tuple(site for site in beside if site not in AFTERWARDS)


def _sentence(text: str, span: Span) -> str:
    """Return the sentence, or the line, around some words."""
    before = [found.end() for found in _SENTENCE_END.finditer(text, 0, span.start)]
    after = _SENTENCE_END.search(text, span.end)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


def _day(published: str | None) -> str | None:
    return published[:10] if published and len(published) >= 10 else None
