"""Time: the days on which each report puts the happening, and the days on which the reports came out."""

from datetime import date
from functools import lru_cache

from rashomon.incidents.linking.profile import Profile

LONG = 31  # days in which a country elects once, and within which lies what the news tells without a day
NAMED = 0.6  # where first sentences name the other's day, though beside that of later news: a death, an arrest
DARK = frozenset({"night", "dawn"})
FRESH = 10  # days after which a report is no longer news of a happening


def score(left: Profile, right: Profile) -> float:
    """Return 1 for one day, 0.5 where the spans meet, -1 where they are apart, 0 where that is not sure.

    A month is as good as a day for an election. A day apart is none (time zones), nor is a week ("on Tuesday", read in another time zone). The days of two main stories are
    apart only where both are news of those days and neither report names the other's day; or where one report tells of the other's
    day as of another happening of this kind. What is told besides without a day is of late.
    """
    if not (left.start and left.end and right.start and right.end):
        return -1.0 if _long_before(left, right) or _long_before(right, left) else 0.0
    if left.start == right.start and left.end == right.end:
        return 1.0
    gap = _gap(left, right)
    if gap <= 0:
        return 1.0 if left.type == right.type == "ELECTION" and max(_length(left), _length(right)) <= LONG else 0.5
    if _besides(left, right) or _besides(right, left):
        return -1.0
    if gap in (1, 7) or (left.main and right.main and not _sure(left, right)):
        return 0.0
    return -1.0


def day(left: Profile, right: Profile) -> float:
    """Return 1 where two stories may mean one day, -1 for days apart, 0 where one has none.

    `NAMED` where one's day is named in the other's first sentences. Neighbouring days speak against as well, less where one story is of the night. A story without a coded day may mean any day of its first sentences.
    """
    if _unborn(left, right) or _unborn(right, left):
        return -1.0
    if not left.options or not right.options:
        return 0.0
    if not set(left.options).isdisjoint(right.options):
        return 1.0
    if _in_lead(left, right) or _in_lead(right, left):
        return NAMED
    if _gap_of_options(left, right) > 1:
        return -1.0
    return -0.4 if DARK.intersection((*left.hours, *right.hours)) else -0.7


def told_apart(left: Profile, right: Profile) -> str | None:
    """Return, as a sentence, why two stories are of two days; None where they may be of one, or one report tells of the other's day."""
    if _unborn(left, right) or _unborn(right, left):
        return "One report came out before the day on which the other puts it."
    if day(left, right) >= 0 or _names_day(left, right) or _names_day(right, left):
        return None
    if _gap_of_options(left, right) == 1 and (
        DARK.intersection((*left.hours, *right.hours)) or max(len(left.options), len(right.options)) > 1
    ):
        return None
    return f"One was on {spoken(left.options[0])}, the other on {spoken(right.options[0])}."


def _in_lead(one: Profile, other: Profile) -> bool:
    """Tell whether one report's first sentences name a day of the other's story, other than as that of another happening of its kind."""
    return any(day in one.lead_days and f"{other.type} {day}" not in one.besides for day in other.options)


def _names_day(one: Profile, other: Profile) -> bool:
    """Tell whether one report names a day of the other's story, other than as the day of another happening of its kind."""
    return any(day in one.days and f"{other.type} {day}" not in one.besides for day in other.options)


def _gap_of_options(left: Profile, right: Profile) -> int:
    return min(abs(_day(one) - _day(two)) for one in left.options for two in right.options)


def _unborn(one: Profile, other: Profile) -> bool:
    """Tell whether one report came out before the day on which the other puts its story, by more than time zones."""
    to_come = "planned" in (one.stage, other.stage) or "threatened" in (one.stage, other.stage)
    if not one.published or not other.options or to_come:
        return False
    if _names_day(one, other) or _names_day(other, one):
        return False
    return all(_day(day) > _day(one.published) + 1 for day in other.options)


def _long_before(dated: Profile, undated: Profile) -> bool:
    """Tell whether what one report tells was long past when the other told, besides its story, of something without a day."""
    if undated.main or undated.start or not (dated.end and undated.published):
        return False
    return _day(undated.published) - _day(dated.end) > LONG


def _besides(one: Profile, other: Profile) -> bool:
    return f"{one.type} {one.start}" in other.besides


def published(left: Profile, right: Profile) -> float:
    """Return how near the days of publication are: 1 for one day, 0 for about a week, -1 for long after."""
    if not left.published or not right.published:
        return 0.0
    days = abs(_day(left.published) - _day(right.published))
    return max(-1.0, 1.0 - days / 7)


def _sure(left: Profile, right: Profile) -> bool:
    named = left.start in right.days or right.start in left.days
    return not named and _is_news(left) and _is_news(right)


def _is_news(profile: Profile) -> bool:
    """Tell whether a report came out within days of the one day on which it puts the happening."""
    if profile.published is None or profile.start is None or profile.start != profile.end:
        return False
    return 0 <= _day(profile.published) - _day(profile.start) <= FRESH


def why(left: Profile, right: Profile) -> str:
    """Return the day both give ("7 November 2021"), else nothing."""
    if score(left, right) < 0.5:
        return ""
    first = max(left.start or "", right.start or "")
    last = min(left.end or "", right.end or "")
    return spoken(first) if first == last else ""


def spoken(day: str) -> str:
    """Return a day as people say it.

    >>> spoken("2021-11-07")
    '7 November 2021'
    """
    when = date.fromisoformat(day)
    return f"{when.day} {when:%B} {when.year}"


def _length(profile: Profile) -> int:
    return _day(profile.end or "") - _day(profile.start or "") + 1


def _gap(left: Profile, right: Profile) -> int:
    first = max(_day(left.start or ""), _day(right.start or ""))
    return first - min(_day(left.end or ""), _day(right.end or ""))


@lru_cache(maxsize=8192)
def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()
