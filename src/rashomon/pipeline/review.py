"""A person's word on what is one incident: said, said against, taken back. Each adds rows and changes none.

A word names happenings by their characters, so it outlives re-reading, and joining heeds it, so it outlives re-merging.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rashomon.incidents.profile import from_json
from rashomon.model import ConfigError, Decision, Link, Ref
from rashomon.pipeline.join import say
from rashomon.store import Store


@dataclass(frozen=True, slots=True)
class Named:
    """What a person names: an incident or a report, with its happenings; `hub` is the one that stands for it."""

    kind: str
    id: str
    refs: tuple[str, ...]
    hub: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id[:8]}"


@dataclass(frozen=True, slots=True)
class Word:
    """Who decides, why and when (ISO 8601, UTC)."""

    why: str
    by: str
    at: str

    def before(self) -> "Word":
        """Return a word spoken just before this one: of two words on one pair the later holds."""
        at = datetime.fromisoformat(self.at) - timedelta(microseconds=1)
        return Word(self.why, self.by, _written(at))

    def on(self, left: str, right: str, decision: Decision) -> Link:
        """Return the row that says so of two happenings."""
        return Link(min(left, right), max(left, right), decision, None, self.why, self.by, self.at)


def word(by: str, why: str) -> Word:
    """Return a word spoken now."""
    return Word(why, by, _written(datetime.now(UTC)))


def _written(at: datetime) -> str:
    return at.isoformat(timespec="microseconds").replace("+00:00", "Z")


def named(store: Store, text: str) -> Named:
    """Return the incident or report that an id, the beginning of one, or a report's address or input id names.

    ConfigError where there is none, with ids that begin alike, or where several are meant.
    """
    found = store.find(text)
    if not found:
        near = ", ".join(f"{kind} {id[:12]}" for kind, id in _near(store, text))
        raise ConfigError(f"no incident or report is called {text!r}" + (f"; there are {near}" if near else ""))
    if len(found) > 1:
        raise ConfigError(f"{text!r} may be {', '.join(f'{kind} {id[:12]}' for kind, id in found)}; write more of it")
    kind, id = found[0]
    refs = (store.members([id]) if kind == "incident" else store.refs([id])).get(id, ())
    return Named(kind, id, refs, _hub(store, refs))


def incidents(store: Store, one: Named) -> list[str]:
    """Return the ids of the incidents that are named: of a report, that of its main story."""
    return [one.id] if one.kind == "incident" else list(store.incidents_of([one.hub]).values())


def join_two(store: Store, left: Named, right: Named, spoken: Word) -> str:
    """Say that two are one, with the incidents they are in; return in one line what changed.

    One row, one more to take back each earlier word against it, and one more for each report that would else stay behind.
    """
    before = _told(store, [left.hub, right.hub])
    ours, theirs = (_together(store, one) for one in (left, right))
    against = [
        k
        for k in _in_force(store, ours)
        if k.decision == "different" and _between(k, _documents(ours), _documents(theirs))
    ]
    taken = [spoken.before().on(k.left, k.right, "unsure") for k in against]
    say(store, [*taken, spoken.on(left.hub, right.hub, "same")])
    home = store.incidents_of([*ours, *theirs])
    behind = [ref for ref in dict.fromkeys([*ours, *theirs]) if home[ref] != home[left.hub]]
    if behind:
        say(store, [spoken.on(left.hub, ref, "same") for ref in behind])
    return f"{left} and {right} are one: {_told(store, [left.hub])} (before: {before})"


def keep_apart(store: Store, left: Named, right: Named | None, spoken: Word) -> str:
    """Say that two are not one, or, with `right` None, that a report is not of the incident it is in; return what changed."""
    if right is None:
        right = named(store, incidents(store, left)[0])
    pairs = _pairs(store, left, right) or [(left.hub, right.hub)]
    before = _told(store, [end for pair in pairs for end in pair])
    say(store, [spoken.on(*pair, "different") for pair in pairs])
    after = _told(store, [end for pair in pairs for end in pair])
    return f"{left} and {right} are kept apart: {after} (before: {before})"


def take_back(store: Store, left: Named, right: Named | None, spoken: Word) -> str:
    """Take back what people said of two, or of one and all others; return what changed. ConfigError where nobody said anything."""
    ours, theirs = _documents(left.refs), _documents(right.refs) if right else None
    about_them = {(k.by, k.at) for k in _in_force(store, left.refs) if _between(k, ours, theirs)}
    meant = [k for k in _in_force(store) if (k.by, k.at) in about_them]  # all rows of one decision
    if not meant:
        about = f"{left} and {right}" if right else str(left)
        raise ConfigError(f"nobody has said anything of {about} that could be taken back")
    touched = [end for k in meant for end in (k.left, k.right)]
    before = _told(store, touched)
    say(store, [spoken.on(k.left, k.right, "unsure") for k in meant])
    number = f"{len(meant)} decision{'' if len(meant) == 1 else 's'}"
    return f"{number} taken back: {_told(store, touched)} (before: {before})"


def _pairs(store: Store, left: Named, right: Named) -> list[tuple[str, str]]:
    """Return the happenings of two that are in one incident now."""
    if left.kind == right.kind == "incident":
        return []
    home = store.incidents_of([*left.refs, *right.refs])
    own = {Ref.parse(ref).document for one in (left, right) if one.kind == "report" for ref in one.refs}
    mine, others = (left, right) if left.kind == "report" else (right, left)
    return [
        (a, b)
        for a in mine.refs
        for b in others.refs
        if home.get(a) == home.get(b) is not None and Ref.parse(a).document != Ref.parse(b).document
        and (others.kind == "report" or Ref.parse(b).document not in own)
    ]  # fmt: skip


def _hub(store: Store, refs: Sequence[str]) -> str:
    """Return the happening that is the main story of its report, the first of them."""
    profiles = store.profiles(refs)
    return next((ref for ref in refs if ref in profiles and from_json(profiles[ref]).main), refs[0])


def _told(store: Store, refs: Iterable[str]) -> str:
    """Return the incidents of these happenings with the number of their reports."""
    home = store.incidents_of(list(dict.fromkeys(refs)))
    members = store.members(set(home.values()))
    numbers = {id: len({Ref.parse(ref).document for ref in members[id]}) for id in dict.fromkeys(home.values())}
    return ", ".join(f"incident {id[:8]} of {n} report{'' if n == 1 else 's'}" for id, n in numbers.items())


def _together(store: Store, one: Named) -> tuple[str, ...]:
    """Return all happenings of the incident that is named or that a report's main story is in."""
    return next(iter(store.members(incidents(store, one)).values()))


def _in_force(store: Store, refs: Iterable[str] | None = None) -> list[Link]:
    """Return the newest word on each pair that touches these reports, or any, without those taken back."""
    newest = {(k.left, k.right): k for k in store.decisions(None if refs is None else _documents(refs))}
    return [k for k in newest.values() if k.decision != "unsure"]


def _documents(refs: Iterable[str]) -> set[str]:
    return {Ref.parse(ref).document for ref in refs}


def _between(link: Link, ours: Collection[str], theirs: Collection[str] | None) -> bool:
    left, right = Ref.parse(link.left).document, Ref.parse(link.right).document
    return theirs is None or (left in ours and right in theirs) or (right in ours and left in theirs)


def _near(store: Store, text: str) -> list[tuple[str, str]]:
    """Return what begins as the text does, as far as anything does."""
    return next((found for size in range(len(text) - 1, 1, -1) if (found := store.find(text[:size]))), [])
