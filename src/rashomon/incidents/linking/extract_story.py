"""The story that a report is about, as a profile: its words, names, setting, days, means and figures."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from rashomon.incidents.entities.nouns import group, sites_in
from rashomon.incidents.linking.profile import Profile
from rashomon.incidents.linking.setting import setting
from rashomon.incidents.linking.story import Story, classes, day_options, main_clause, story, told, within
from rashomon.incidents.linking.words import name_keys, plain_words, telling_words, unit
from rashomon.knowledge import countries
from rashomon.knowledge.words import rarity
from rashomon.lang import lists
from rashomon.model import Actor, Count, Event, Reading, Span

MAIN_WORDS, LEAD_WORDS, GIST_WORDS, MAIN_NAMES = 64, 24, 48, 40
PARTIES = 2  # so many are kept to be told in a list
WEAPONS = frozenset(
    {"drone", "heavy-weapons", "aerial", "firearms", "suicide-attack", "explosives", "primitive", "abduct"}
)
AFTERWARDS = frozenset(
    {"hospital", "court", "prison", "police station", "office", "residence"}
)  # where people are taken
EXPLOSIVE = frozenset({"suicide", "vehicle", "mine", "grenade"})
NAMED = frozenset({"person", "organisation", "armed_group", "party", "government", "security_force", "other"})
_MEASURES = frozenset(lists("linking")["measures"])
_CAPITAL = re.compile(r"(?<=[a-z0-9,;:’'\"“(–—-] )(?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)*")  # names inside a sentence


def about(reading: Reading, main: Event | None, coded: Profile) -> Profile:
    """Return the profile of what a report is about; `coded` is what its main event alone gives."""
    parts = story(reading, main)
    text, title = reading.document.text, reading.document.title
    lead, focus = told(text, parts.lead), told(text, parts.focus)
    if title and title not in text:
        lead, focus = f"{title}\n{lead}", f"{title}\n{focus}"
    where, who = setting(reading, parts, main), _names(reading, parts, focus)
    first = main_clause(told(text, parts.lead[:1]))
    names, spelt = weighed(who.spelt, MAIN_NAMES)
    days = {t.start for t in reading.times if t.start and t.start == t.end}
    own = {*who.own, *(word for town in where.towns for word in town.split())}
    bodies = who.bodies
    options, dated = day_options(reading, parts, main)
    return replace(
        coded,
        main=True,
        title=title,
        killed=_harmed(main, "killed"),
        injured=_harmed(main, "injured"),
        by_whom=_parties(main, ("perpetrator", "demonstrator")),
        to_whom=_parties(main, ("target", "victim")),
        words=telling_words(focus, MAIN_WORDS, plurals=False, but=who.taken, again=lead),
        gist=telling_words(focus, GIST_WORDS, plurals=False),
        lead=telling_words(lead, LEAD_WORDS, plurals=False, but=who.placed),
        aside=telling_words(told(text, parts.aside), GIST_WORDS, plurals=False),
        names=names,
        spelt=spelt,
        persons=who.persons,
        local=tuple(sorted(own)),
        options=options,
        dated=dated,
        lead_days=tuple(
            sorted({t.start for t in reading.times if t.start and t.start == t.end and parts.in_lead(t.span)})
        ),
        days=tuple(sorted(days)),
        hours=classes("hours", lead),
        towns=where.towns,
        home=where.home,
        settled=where.settled,
        areas=where.areas,
        named=where.named,
        places=tuple(sorted({p.name for p in reading.places if p.kind != "country"})),
        land=where.land,
        sure=where.sure,
        lands=where.lands,
        phases=classes("phases", first),
        deeds=classes("phases", focus),
        means=_means(lead),
        means_told=_means_told(focus),
        marks=_marks(reading, lead, parts.lead),
        marks_told=tuple(sorted({*sites_in(focus), *_counted(reading, parts.focus)})),
        figures=_figures(reading, parts),
        told=tuple(sorted({*sites_in(text), *(m for e in reading.events for m in e.modes if m in WEAPONS)})),
        types=tuple(sorted({e.type for e in reading.events})),
        sequel=bool(classes("sequel", first)),
        lead_names=tuple(sorted(_names_in(lead).keys() - bodies)),
        beside_names=tuple(sorted(_names_in(told(text, parts.aside)).keys() - _names_in(focus).keys() - bodies)),
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a story: `spelt` by key, of them those of `persons` and the story's `own` (no body's, no acronym), and those of `bodies`.

    `placed` are the words of places and days, `taken` those and all words of names: neither are words of the story.
    """

    spelt: Mapping[str, str]
    persons: tuple[str, ...]
    own: frozenset[str]
    bodies: frozenset[str]
    placed: frozenset[str]
    taken: frozenset[str]


def _names(reading: Reading, parts: Story, focus: str) -> _Names:
    text = reading.document.text
    here = [a for a in reading.actors if a.kind in NAMED and any(parts.in_focus(m) for m in a.mentions)]
    spans = [p.span for p in reading.places] + [t.span for t in reading.times]
    placed = {word for span in spans for word in plain_words(span.of(text))}
    placed |= {word for p in reading.places for word in plain_words(p.name)}
    proper = [*(name for a in here for name in (a.name, *a.aliases)), *_CAPITAL.findall(focus)]
    parted = (word for name in proper for word in name.replace("-", " ").split())
    spelt = name_keys(word for word in parted if not _of_place(word, placed))
    bodies = {key for a in here if a.kind not in ("person", "other") for key in name_keys([a.name, *a.aliases])}
    return _Names(
        spelt,
        _persons(here, spelt),
        frozenset(key for key, word in spelt.items() if not word.isupper()) - bodies,
        frozenset(bodies),
        frozenset(placed),
        frozenset(placed | {word for name in proper if not name.islower() for word in plain_words(name)}),
    )


def _names_in(text: str) -> dict[str, str]:
    """Return the capitalised words inside sentences by their keys."""
    words = (word for name in _CAPITAL.findall(text) for word in name.replace("-", " ").split())
    return name_keys(word for word in words if not countries.country_of_demonym(word) and not word.isupper())


def _persons(actors: Collection[Actor], spelt: Mapping[str, str]) -> tuple[str, ...]:
    keys = {key for a in actors if a.kind == "person" for key in name_keys([a.name])}
    return tuple(sorted(keys & spelt.keys()))


def _of_place(name: str, placed: Collection[str]) -> bool:
    """Tell whether a name is only that of a place or a people: these are no names in common."""
    words = list(plain_words(name))
    return all(word in placed or countries.country_of_demonym(word.capitalize()) for word in words)


def _harmed(main: Event | None, how: str) -> tuple[float, ...]:
    """Return how many were killed or injured, each number that the report gives once."""
    claims = main.claims if main else ()
    return tuple(sorted({c.value.low for c in claims if c.property == how and isinstance(c.value, Count)}))


def _parties(main: Event | None, roles: Collection[str]) -> tuple[str, ...]:
    """Return who takes part in these roles, in the report's words, the first told first."""
    found = (p.text for p in main.participants if p.role in roles) if main else ()
    return tuple(dict.fromkeys(found))[:PARTIES]


def _means(lead: str) -> tuple[str, ...]:
    """Return the means that first sentences tell, without the mere bomb where it is told what sort of bomb."""
    means = classes("means", lead)
    return tuple(m for m in means if m != "bomb") or means


def _means_told(focus: str) -> tuple[str, ...]:
    """Return all means that a story tells; whatever explodes may be called a bomb."""
    means = classes("means", focus)
    return (*means, "bomb") if EXPLOSIVE.intersection(means) and "bomb" not in means else means


def _marks(reading: Reading, lead: str, parts: Collection[Span]) -> tuple[str, ...]:
    """Return at what kinds of site it was and whom or what the first sentences count."""
    sites = (site for site in sites_in(lead) if site not in AFTERWARDS)
    return tuple(sorted({*sites, *_counted(reading, parts)}))


def _counted(reading: Reading, parts: Collection[Span]) -> set[str]:
    """Return whom or what some sentences count, in usual words; nothing for people in general."""
    found = {group(c.unit) for c in reading.counts if c.unit and not c.percent and within(c.span, parts)}
    return {word for word in found if word} - _MEASURES


def _figures(reading: Reading, parts: Story) -> tuple[str, ...]:
    """Return the exact figures of a story as "7 guard"."""
    counts = (c for c in reading.counts if c.unit and c.value.exact and c.value.high == c.value.low)
    return tuple(sorted({f"{c.value.low:g} {c.unit}" for c in counts if parts.in_focus(c.span)}))


def weighed(spelt: Mapping[str, str], keep: int) -> tuple[dict[str, float], dict[str, str]]:
    """Return the rarest names with their weights, and how they are spelt."""
    weights = unit({key: rarity(word.lower()) for key, word in spelt.items()}, keep)
    return weights, {key: spelt[key] for key in weights}
