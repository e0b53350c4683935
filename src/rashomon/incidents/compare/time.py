"""Time: the days on which each report puts the happening, and the days on which the reports came out."""

from datetime import date

from rashomon.incidents.profile import Profile

LONG = 31  # days: what lasts longer is no day to tell happenings apart by


def score(left: Profile, right: Profile) -> float:
    """Return 1 for one day, 0.5 where the spans meet, 0 within a day of each other (time zones), -1 where they are apart."""
    if not (left.start and left.end and right.start and right.end):
        return 0.0
    if left.start == right.start and left.end == right.end:
        return 1.0
    gap = _gap(left, right)
    if gap <= 0:
        return 0.5
    return 0.0 if gap == 1 else -1.0


def published(left: Profile, right: Profile) -> float:
    """Return how near the days of publication are: 1 for one day, 0 for about a week, -1 for long after."""
    if not left.published or not right.published:
        return 0.0
    days = abs(_day(left.published) - _day(right.published))
    return max(-1.0, 1.0 - days / 7)


def apart(left: Profile, right: Profile) -> bool:
    """Tell whether the reports put it on days that are not one, neither naming the other's day."""
    if score(left, right) > -1 or left.start != left.end or right.start != right.end:
        return False
    return left.start not in right.days and right.start not in left.days


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


def _gap(left: Profile, right: Profile) -> int:
    first = max(_day(left.start or ""), _day(right.start or ""))
    return first - min(_day(left.end or ""), _day(right.end or ""))


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()
