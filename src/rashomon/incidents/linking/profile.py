"""A happening as one report tells it, reduced to what it can be compared by.

A report gives one main profile, the story it is about, and one profile for each other event it tells. The main profile has all words,
names, places and days of the report; the others only those of their own sentences, so that what stands beside an event in the news
does not join it to anything.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from rashomon.model import Damaged, Place, Span


@dataclass(frozen=True, slots=True)
class Profile:
    """One happening of one report.

    `ref` is `str(Ref)`, `event` the event's id in its reading (None: the report as a whole). `main` marks what the report is about.
    Days are ISO, countries ISO 3166-1 alpha-3, keys of names and places what their spellings share, weights squares that add up to 1.
    `killed` and `injured` hold every figure of a main story, to be compared; `dead` and `hurt` the totals of any event, to be shown.
    Every field may be empty: readings err and leave out.
    """

    # what is coded of the event
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
    harm: bool = False
    killed: tuple[float, ...] = ()
    injured: tuple[float, ...] = ()
    dead: tuple[float, ...] = ()
    hurt: tuple[float, ...] = ()
    by_whom: tuple[str, ...] = ()
    to_whom: tuple[str, ...] = ()
    published: str | None = None
    title: str | None = None
    # words: of the story without names, of all of it, of its first sentences, of what it sets beside it, of the story around an event
    words: Mapping[str, float] = field(default_factory=dict)
    gist: Mapping[str, float] = field(default_factory=dict)
    lead: Mapping[str, float] = field(default_factory=dict)
    aside: Mapping[str, float] = field(default_factory=dict)
    story: Mapping[str, float] = field(default_factory=dict)
    # names by key with their weight and spelling; of them those of persons, and those that are no body's
    names: Mapping[str, float] = field(default_factory=dict)
    spelt: Mapping[str, str] = field(default_factory=dict)
    persons: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    # the days it may mean and whether its own words say so (`dated`), those named in its first sentences and anywhere, the other dated events ("ASSAULT 2021-10-31"), the parts of the day
    options: tuple[str, ...] = ()
    dated: bool = False
    lead_days: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    # where: towns with their points, the town it is set in and whether its first sentence says so, provinces, every place named, the country and how sure, all countries
    towns: Mapping[str, tuple[float, float] | None] = field(default_factory=dict)
    home: tuple[str, ...] = ()
    settled: bool = False
    areas: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    land: str | None = None
    sure: bool = False
    lands: tuple[str, ...] = ()
    # what its first sentences tell, and (`_told`, `deeds`, `types`, `told`) what it tells anywhere; whether it is one more of a kind
    phases: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    means_told: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    marks_told: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    sequel: bool = False
    # names of its own in its first sentences; names that only stand in what it sets beside its story
    lead_names: tuple[str, ...] = ()
    beside_names: tuple[str, ...] = ()


def to_json(profile: Profile) -> str:
    """Return a profile as one line of JSON, without what is empty."""
    kept = {key: value for key, value in asdict(profile).items() if value not in (None, (), {}, False)}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Profile:
    """Return the profile that `to_json` wrote; Damaged where it did not."""
    try:
        return _profile(json.loads(text))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged(
            "the store is damaged: what joining knows of an event cannot be read; `rashomon rejoin` makes it anew"
        ) from error


def _profile(row: dict[str, Any]) -> Profile:
    place = row.pop("place", None)
    if place:
        place = Place(**{**place, "span": Span(*place["span"])})
    row = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    row["towns"] = {town: tuple(point) if point else None for town, point in row.get("towns", {}).items()}
    return Profile(place=place, **row)
