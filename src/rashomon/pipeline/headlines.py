"""One line about an incident from what joining knows of its events: no reading is opened for it."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from rashomon.incidents.linking.profile import Profile
from rashomon.model import Place
from rashomon.ontology.event_types import TYPES, VERBAL, kind_words
from rashomon.store import Headline

Item = TypeVar("Item")
MATERIAL = tuple(sorted(set(TYPES) - VERBAL))  # types of things done, not said
_EXACT = ("landmark", "district", "city", "admin2", "admin1", "region")


def headline(id: str, profiles: Collection[Profile]) -> Headline:
    """Return the line of an incident: of each fact what most of its reports give, those first whose main story it is."""
    told = sorted(profiles, key=lambda p: (not p.main, p.published or "9999", p.ref))
    own = [p for p in told if p.main] or told
    kind = _most(p.type for p in own if p.type)
    alike = [p for p in own if p.type == kind]
    stage = _most(p.stage for p in alike if p.stage) or "accomplished"
    modes = [
        mode for mode in {m for p in alike for m in p.modes} if 2 * sum(mode in p.modes for p in alike) >= len(alike)
    ]
    place = _place(own)
    killed, injured = ([n for p in own for n in getattr(p, how)] for how in ("dead", "hurt"))
    return Headline(
        incident=id,
        main=len({p.document for p in told if p.main}),
        reports=len({p.document for p in told}),
        type=kind,
        stage=stage,
        day=_most(p.start for p in own if p.start and p.start == p.end) or _only_day(own),
        published=min((p.published for p in told if p.published), default=None),
        country=(place.country if place else None) or _most(p.country or p.land for p in own if p.country or p.land),
        place=place.name if place else None,
        killed_low=min(killed, default=None),
        killed_high=max(killed, default=None),
        injured_low=min(injured, default=None),
        injured_high=max(injured, default=None),
        by_whom=_most(name for p in own for name in p.by_whom[:1]),
        to_whom=_most(name for p in own for name in p.to_whom[:1]),
        what=kind_words(kind, modes, stage) if kind else next((p.title for p in own if p.title), None) or "Report",
    )


def _only_day(profiles: Sequence[Profile]) -> str | None:
    """Return the day that all first sentences allow, where no event has a day of its own."""
    return _most(p.options[0] for p in profiles if len(p.options) == 1)


def _place(profiles: Sequence[Profile]) -> Place | None:
    """Return the place given most often, of equals the most exact."""
    told = [p.place for p in profiles if p.place and p.place.kind != "country"]
    counts = Counter(place.name for place in told)
    return min(told, key=lambda place: (-counts[place.name], _rank(place.kind), place.name), default=None)


def _rank(kind: str) -> int:
    return _EXACT.index(kind) if kind in _EXACT else len(_EXACT)


def _most(items: Iterable[Item]) -> Item | None:
    """Return the item given most often, the first of equals."""
    counts = Counter(items)
    return max(counts, key=lambda item: counts[item], default=None)
