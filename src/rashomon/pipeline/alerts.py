"""What there is to tell after reports were added: new incidents, tolls that jumped, contradictions.

An incident before the new reports is what it is without them, so nothing need be remembered of it, whoever added them and when.
"""

from collections.abc import Callable, Collection, Iterator, Sequence

from rashomon.formats.words import count_words, country_name
from rashomon.incidents.linking.profile import Profile, from_json
from rashomon.model import Count, Dossier, Ref, Value, Version
from rashomon.pipeline.headlines import MATERIAL, headline
from rashomon.pipeline.stored_dossiers import from_store
from rashomon.store import Alert, Headline, Store
from rashomon.store.database import parts

RISE, LEAST = 1.5, 3  # a toll jumps where it grows to so many times what it was, by at least so many people
_AT_ONCE = 50  # incidents looked at together
_HARM = (("killed", "killed_high"), ("injured", "injured_high"))


def alerts(store: Store, documents: Collection[str], kinds: Collection[str]) -> Iterator[Alert]:
    """Yield what these reports, which were just added, give cause to tell, of the kinds asked for ("new", "toll", "contradiction")."""
    fresh = set(documents)
    for ids in parts(sorted(_touched(store, fresh)), _AT_ONCE):
        for id, refs in store.members(ids).items():
            found = [from_json(text) for text in store.profiles(refs).values()]
            now = headline(id, found)
            if now.main and now.type in MATERIAL:
                made = _of_incident(store, now, found, fresh)
                yield from (alert for alert in made if alert.kind in kinds)


def joined(store: Store, documents: Collection[str]) -> int:
    """Return how many of these reports tell of an incident that others tell of, too."""
    alone = {
        id for id, refs in store.members(_touched(store, documents)).items() if len({_of(ref) for ref in refs}) == 1
    }
    refs = store.refs(documents)
    held = store.incidents_of([ref for own in refs.values() for ref in own])
    return sum(any(held.get(ref, "") not in {*alone, ""} for ref in own) for own in refs.values())


def _touched(store: Store, documents: Collection[str]) -> set[str]:
    """Return the incidents that these reports tell of."""
    return set(store.incidents_of([ref for refs in store.refs(documents).values() for ref in refs]).values())


def _of(ref: str) -> str:
    return Ref.parse(ref).document


def _of_incident(store: Store, now: Headline, found: Sequence[Profile], fresh: set[str]) -> Iterator[Alert]:
    older = [profile for profile in found if profile.document not in fresh]
    before = headline(now.incident, older) if older else None
    told = _teller(now)
    if before is None or not before.main:
        yield told("new", f"New: {_said(now)}")
        return
    for harm, column in _HARM:
        old, new = getattr(before, column) or 0, getattr(now, column) or 0
        if new >= RISE * old and new - old >= LEAST:
            yield told("toll", f"{harm.capitalize()} from {old:g} to {new:g}: {_said(now)}")
    for dossier in from_store(store, [now.incident]):
        if differing := _contradicted(dossier, fresh):
            yield told("contradiction", f"Reports differ ({'; '.join(differing)}): {_said(now)}")


def _teller(now: Headline) -> Callable[[str, str], Alert]:
    facts = {"type": now.type, "country": now.country, "place": now.place, "day": now.day, "reports": now.reports,
             "killed": now.killed_high, "injured": now.injured_high}  # fmt: skip
    return lambda kind, message: Alert(kind, message, now.incident, facts)  # type: ignore[arg-type]


def _said(now: Headline) -> str:
    """Return what happened, to whom, where and when in one phrase."""
    where = ", ".join(filter(None, (now.place, country_name(now.country))))
    parts_ = [now.what, f"on {now.to_whom}" if now.to_whom else "", f"in {where}" if where else ""]
    return " ".join(filter(None, parts_)) + (f", {now.day}" if now.day else "")


def _contradicted(dossier: Dossier, fresh: set[str]) -> list[str]:
    """Return, in words, the properties on which a new report differs from one that was there before."""
    return [_versions(version) for version in dossier.versions if not version.agree and _divides(version, fresh)]


def _divides(version: Version, fresh: set[str]) -> bool:
    standing = [value for value in version.values if value.replaced_by is None]
    new = [value for value in standing if fresh & set(value.reports)]
    return bool(new) and any(value not in new for value in standing)


def _versions(version: Version) -> str:
    values = [value for value in version.values if value.replaced_by is None]
    return f"{version.property.replace('_', ' ')}: {' or '.join(dict.fromkeys(map(_value, values)))}"


def _value(value: Value) -> str:
    return count_words(value.value) if isinstance(value.value, Count) else str(value.value)
