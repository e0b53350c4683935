"""Which happenings are worth comparing: those that share a key.

A key is a pair of rare things that reports of one happening are likely to share. Keys depend on nothing but the profile, so neither
the order in which reports come nor what else there is changes who is compared with whom.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from rashomon.incidents.profile import Profile

RANKS = 16  # two words of a story make a key where their ranks by weight, from 0, add up to no more: at most 72 keys
STORY = 8  # the weightiest words of the story around an event
LONG = 3  # days: a longer span is keyed by its months
_RARE_TYPES = frozenset({"ELECTION", "DISASTER", "ACCIDENT"})  # what a country has few of in a month


def block_keys(profile: Profile) -> tuple[str, ...]:
    """Return the keys of a happening, in alphabetical order."""
    keys = {*_day_keys(profile), *_story_keys(profile)}
    if profile.main:
        best = sorted(profile.words, key=lambda w: (-profile.words[w], w))
        for at, word in enumerate(best):
            keys.update(f"w {min(word, other)} {max(word, other)}" for other in best[at + 1 : max(0, RANKS + 1 - at)])
    return tuple(sorted(keys))


def candidates(profiles: Iterable[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Yield each pair of happenings of different reports that share a key once, in an order of their refs alone."""
    ordered = sorted(profiles, key=lambda p: p.ref)
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, profile in enumerate(ordered):
        for key in block_keys(profile):
            blocks[key].append(at)
    near: dict[int, set[int]] = defaultdict(set)
    for members in blocks.values():
        for place, at in enumerate(members):
            near[at].update(members[place + 1 :])
    for at in range(len(ordered)):
        for other in sorted(near.get(at, ())):
            if ordered[at].document != ordered[other].document:
                yield ordered[at], ordered[other]


def _day_keys(profile: Profile) -> Iterator[str]:
    """Yield keys of kind, country and day; each day counts for the next too, because reports stand in other time zones."""
    if not (profile.type and profile.country and profile.start and profile.end):
        return
    family = "DEED" if profile.type in ("ASSAULT", "PROTEST", "COERCE") else profile.type
    start, end = date.fromisoformat(profile.start), date.fromisoformat(profile.end)
    if (end - start).days < LONG:
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
