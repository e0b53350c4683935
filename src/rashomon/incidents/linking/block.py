"""Which happenings are worth comparing: those that share a key, and those that have a likely third in common.

A key is a pair of telling words, or a kind of deed with its country and day. How long a pair of words tells of one happening depends
on how rare the two are together: reports that share "mortar shell" may be of one incident if they are of one fortnight, those
that share two names also two years later. So blocks do not grow with the years that a store covers, and cost grows with the
number of likely pairs. Keys depend on nothing but the profile: neither the order in which reports come nor what else there is
changes who is compared with whom.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

from rashomon.incidents.linking.profile import Profile
from rashomon.incidents.linking.words import NUMBER
from rashomon.knowledge.words import rarity
from rashomon.model import Link

WORDS, UNDATED_WORDS = 9, 13  # the weightiest words, whose pairs are keys; more where no day of publication helps
REACHES = (
    (27.0, 800),
    (24.0, 90),
    (20.0, 14),
)  # from which rarity on, how many days apart two reports may be published
TOWN, AREA, LAND = 14, 4, 2  # days between the publications of two reports that name one town, province, country
UNDATED = 22.0  # the least that a pair must have where no day of publication sets bounds
STORY = 8  # the weightiest words of the story around an event
SPAN = 3  # days: a longer span is keyed by its months
STRONG = 0.5  # the score of a link that makes a friend
_RARE_TYPES = frozenset({"ELECTION", "DISASTER", "ACCIDENT"})  # what a country has few of in a month


class Key(NamedTuple):
    """A block: `day` is that of publication as an ordinal (0: any), `reach` how many days apart two of the block may be."""

    name: str
    day: int = 0
    reach: int = 0

    def meets(self, other: "Key") -> bool:
        """Tell whether two happenings of these keys are to be compared."""
        near = not self.day or not other.day or abs(self.day - other.day) <= self.reach
        return self.name == other.name and near


def block_keys(profile: Profile) -> tuple[Key, ...]:
    """Return the keys of a happening, in alphabetical order."""
    keys = {Key(name) for name in (*_day_keys(profile), *_story_keys(profile))}
    if profile.main:
        keys.update(_word_keys(profile))
        keys.update(_setting_keys(profile))
    return tuple(sorted(keys))


def meet(one: Iterable[Key], other: Iterable[Key]) -> bool:
    """Tell whether two happenings with these keys are to be compared."""
    named = {key.name: key for key in one}
    return any(key.name in named and key.meets(named[key.name]) for key in other)


def candidates(profiles: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Yield each pair of happenings of different reports that share a key once, in an order of their refs alone."""
    ordered = sorted(profiles, key=lambda p: p.ref)
    blocks: dict[str, list[tuple[int, Key]]] = defaultdict(list)
    for at, profile in enumerate(ordered):
        for key in block_keys(profile):
            blocks[key.name].append((at, key))
    near: dict[int, set[int]] = defaultdict(set)
    for members in blocks.values():
        for (at, key), (other, its) in combinations(members, 2):
            if key.meets(its):
                near[at].add(other)
    for at in range(len(ordered)):
        for other in sorted(near.get(at, ())):
            if ordered[at].document != ordered[other].document:
                yield ordered[at], ordered[other]


def friends(links: Iterable[Link]) -> dict[str, set[str]]:
    """Return with which others each happening has a strong link."""
    near: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.score is not None and link.score >= STRONG:
            near[link.left].add(link.right)
            near[link.right].add(link.left)
    return near


def introduced(near: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    """Return the pairs that have a friend in common: worth comparing, though they may share no key.

    >>> sorted(introduced({"b": ["a", "c"], "a": ["b"], "c": ["b"]}))
    [('a', 'c')]
    """
    return {pair for others in near.values() for pair in combinations(sorted(others), 2)}


def _word_keys(profile: Profile) -> Iterator[Key]:
    day = date.fromisoformat(profile.published).toordinal() if profile.published else 0
    best = sorted(profile.gist, key=lambda w: (-profile.gist[w], w))[: WORDS if day else UNDATED_WORDS]
    for one, two in combinations(sorted(best), 2):
        rare = _rarity(one) + _rarity(two)
        reach = next((days for least, days in REACHES if rare >= least), None)
        if reach and (day or rare >= UNDATED):
            yield Key(f"w {one} {two}", day, reach)


def _setting_keys(profile: Profile) -> Iterator[Key]:
    """Yield keys of where and when a story is set: its towns and areas, and its country on its days; its own names."""
    day = date.fromisoformat(profile.published).toordinal() if profile.published else 0
    if day:
        yield from (Key(f"t {town}", day, TOWN) for town in profile.towns)
        yield from (Key(f"t {name}", day, TOWN) for name in profile.local)
        yield from (Key(f"a {area}", day, AREA) for area in profile.areas)
        if profile.land and not profile.areas:
            yield Key(f"l {profile.land}", day, LAND)
    if profile.land:
        yield from (Key(f"o {profile.land} {day}") for day in profile.options)


def _rarity(word: str) -> float:
    return NUMBER if word[0].isdigit() else rarity(word)


def _day_keys(profile: Profile) -> Iterator[str]:
    """Yield keys of kind, country and day; each day counts for the next too, because reports stand in other time zones."""
    if not (profile.type and profile.country and profile.start and profile.end):
        return
    family = "DEED" if profile.type in ("ASSAULT", "PROTEST", "COERCE") else profile.type
    start, end = date.fromisoformat(profile.start), date.fromisoformat(profile.end)
    if (end - start).days < SPAN:
        for ahead in range((end - start).days + 2):
            yield f"d {family} {profile.country} {start + timedelta(ahead)}"
    if profile.type in _RARE_TYPES and (end - start).days < 62:
        for month in sorted({f"{start:%Y-%m}", f"{end:%Y-%m}"}):
            yield f"m {family} {profile.country} {month}"


def _story_keys(profile: Profile) -> Iterator[str]:
    """Yield keys of kind, country, day of publication and story for what is told besides: it often has no day of its own."""
    if not (profile.story and profile.type and profile.country and profile.published):
        return
    best = sorted(profile.story, key=lambda w: (-profile.story[w], w))[:STORY]
    for ahead in (0, 1):
        day = date.fromisoformat(profile.published) + timedelta(ahead)
        yield from (f"s {profile.type} {profile.country} {day} {word}" for word in best)
