"""What keeps two stories apart however much they share: each veto is one sentence.

A veto holds where two reports tell of their stories' country, day, town, kind or victim so that both cannot be one, and neither
report names the other's beside its own. No pair under a veto gets a link. Where both reports are sure of what they tell the veto is
*firm*: it holds at any size of a group. Else one of them may have been misread, and many reports that agree may outvote it.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rashomon.incidents.linking.features import aside, kind, means, phase, place, speaker, target, time
from rashomon.incidents.linking.profile import Profile
from rashomon.knowledge import countries

DOUBT = 1000.0  # what a veto that is not firm counts in a group, in thousandths of log-odds


@dataclass(frozen=True, slots=True)
class Veto:
    """`why` two happenings cannot be one, a sentence, and whether that is `firm`."""

    why: str
    firm: bool = True


Check = Callable[[Profile, Profile], Veto | None]


def veto(left: Profile, right: Profile) -> Veto | None:
    """Return why two happenings of two reports cannot be one, a firm veto before others; None where nothing forbids it. Symmetric."""
    found = list(_vetoes(left, right))
    return next((one for one in found if one.firm), found[0] if found else None)


def against(left: Profile, right: Profile) -> float:
    """Return what vetoes count against one group with these two, in thousandths of log-odds: infinitely much where one is firm."""
    found = veto(left, right)
    return 0.0 if found is None else math.inf if found.firm else DOUBT


def _vetoes(left: Profile, right: Profile) -> Iterator[Veto]:
    left, right = sorted((left, right), key=lambda p: p.ref)
    checks = STORY if left.main and right.main else ANY
    return (found for check in checks if (found := check(left, right)))


def _country(left: Profile, right: Profile) -> Veto | None:
    if not place.abroad(left, right):
        return None
    return Veto(f"One was in {_land(left.land)}, the other in {_land(right.land)}.", left.sure and right.sure)


def _land(alpha3: str | None) -> str:
    land = countries.country(alpha3 or "")
    return land.name if land else str(alpha3)


def _day(left: Profile, right: Profile) -> Veto | None:
    why = time.told_apart(left, right)
    return Veto(why, left.dated and right.dated) if why else None


def _phase(left: Profile, right: Profile) -> Veto | None:
    found = phase.told_apart(left, right)
    return Veto(f"One is about the {found[0]}, which the other never tells of.", firm=False) if found else None


def _kind(left: Profile, right: Profile) -> Veto | None:
    if not kind.told_apart(left, right):
        return None
    said = f"One tells of {kind.spoken(left)}, the other of {kind.spoken(right)}."
    return Veto(said, kind.in_words(left) and kind.in_words(right))


def _means(left: Profile, right: Profile) -> Veto | None:
    return Veto(means.why(left, right), firm=False) if means.score(left, right) < 0 else None


def _town(left: Profile, right: Profile) -> Veto | None:
    if not place.apart(left, right):
        return None
    told = f"One was in {left.place.name}, the other in {right.place.name}." if left.place and right.place else ""
    return Veto(told or "They were in two towns.", place.far(left, right))


def _victim(left: Profile, right: Profile) -> Veto | None:
    return Veto(target.why(left, right), firm=False) if target.persons_apart(left, right) else None


def _beside(left: Profile, right: Profile) -> Veto | None:
    return (
        Veto("One report tells of the other's story beside its own.", firm=False) if aside.named(left, right) else None
    )


def _word_and_deed(left: Profile, right: Profile) -> Veto | None:
    return Veto("One is something said, the other something done.") if kind.word_and_deed(left, right) else None


def _speaker(left: Profile, right: Profile) -> Veto | None:
    return Veto("Two speakers say it.") if speaker.score(left, right) == -1 else None


ANY: tuple[Check, ...] = (_word_and_deed, _speaker, _country, _town)
STORY: tuple[Check, ...] = (_word_and_deed, _speaker, _country, _day, _phase, _kind, _means, _town, _victim, _beside)
