"""What keeps two stories apart however much they share, at any size of a group: each veto is one sentence.

A veto holds where two reports tell of their stories' country, day, town, kind or victim so that both cannot be one, and neither
report names the other's beside its own.
"""

from collections.abc import Callable

from rashomon.incidents.linking.features import kind, means, phase, place, speaker, target, time
from rashomon.incidents.linking.profile import Profile
from rashomon.knowledge import countries

Veto = Callable[[Profile, Profile], str | None]


def veto(left: Profile, right: Profile) -> str | None:
    """Return why two happenings of two reports cannot be one; None where nothing forbids it. Symmetric."""
    left, right = sorted((left, right), key=lambda p: p.ref)
    checks = STORY if left.main and right.main else ANY
    return next((why for check in checks if (why := check(left, right))), None)


def _country(left: Profile, right: Profile) -> str | None:
    if not place.abroad(left, right):
        return None
    return f"One was in {_land(left.land)}, the other in {_land(right.land)}."


def _land(alpha3: str | None) -> str:
    land = countries.country(alpha3 or "")
    return land.name if land else str(alpha3)


def _day(left: Profile, right: Profile) -> str | None:
    return time.told_apart(left, right)


def _phase(left: Profile, right: Profile) -> str | None:
    found = phase.told_apart(left, right)
    return f"One is about the {found[0]}, which the other never tells of." if found else None


def _kind(left: Profile, right: Profile) -> str | None:
    if not kind.told_apart(left, right):
        return None
    return f"One tells of {kind.spoken(left)}, the other of {kind.spoken(right)}."


def _means(left: Profile, right: Profile) -> str | None:
    return means.why(left, right) if means.score(left, right) < 0 else None


def _town(left: Profile, right: Profile) -> str | None:
    if not place.apart(left, right):
        return None
    if left.place and right.place:
        return f"One was in {left.place.name}, the other in {right.place.name}."
    return "They were in two towns."


def _victim(left: Profile, right: Profile) -> str | None:
    return target.why(left, right) if target.persons_apart(left, right) else None


def _word_and_deed(left: Profile, right: Profile) -> str | None:
    return "One is something said, the other something done." if kind.word_and_deed(left, right) else None


def _speaker(left: Profile, right: Profile) -> str | None:
    return "Two speakers say it." if speaker.score(left, right) == -1 else None


ANY: tuple[Veto, ...] = (_word_and_deed, _speaker, _country, _town)
STORY: tuple[Veto, ...] = (_word_and_deed, _speaker, _country, _day, _phase, _kind, _means, _town, _victim)
