"""A person's word on what is one incident: said, said against, taken back. Each adds rows and changes none.

A word names happenings by their characters, so it outlives re-reading, and joining heeds it, so it outlives re-merging.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rashomon.incidents.linking.cluster import cluster
from rashomon.incidents.linking.profile import from_json
from rashomon.model import Change, ConfigError, Conflict, Decision, Link, NotFound, Ref, incident_id
from rashomon.model.change import Size
from rashomon.pipeline.join import connected, say
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
        raise NotFound(f"no incident or report is called {text!r}" + (f"; there are {near}" if near else ""))
    if len(found) > 1:
        raise ConfigError(f"{text!r} may be {', '.join(f'{kind} {id[:12]}' for kind, id in found)}; write more of it")
    kind, id = found[0]
    refs = (store.members([id]) if kind == "incident" else store.refs([id])).get(id, ())
    return Named(kind, id, refs, _hub(store, refs))


def once_named(store: Store, text: str) -> Named:
    """Return what a text names now, or named before a decision that is in force: what was joined is parted by its old id.

    ConfigError as of `named`.
    """
    old = store.aliases(text)
    if old or not store.find(text):
        for refs in _before_words(store):
            if (id := incident_id(refs)).startswith(text):
                return Named("incident", id, refs, _hub(store, refs))
    return named(store, text)


def _before_words(store: Store) -> Iterator[tuple[str, ...]]:
    """Yield the incidents there would be without each decision in force, the newest decision first."""
    decided: dict[tuple[str, str], list[Link]] = {}
    for link in sorted(_in_force(store), key=lambda k: k.at or "", reverse=True):
        decided.setdefault((link.at or "", link.by), []).append(link)
    for said in decided.values():
        whole, links = connected(store, _touched(store, said))
        yield from cluster(whole, [k for k in links if k not in said])


def _touched(store: Store, words: Iterable[Link]) -> set[str]:
    documents = _documents(end for word in words for end in (word.left, word.right))
    return {ref for refs in store.refs(documents).values() for ref in refs}


def incidents(store: Store, one: Named) -> list[str]:
    """Return the ids of the incidents that are named: of a report, that of its main story."""
    return [one.id] if one.kind == "incident" else list(store.incidents_of([one.hub]).values())


def join_two(store: Store, left: Named, right: Named, spoken: Word) -> Change:
    """Say that two are one, with the incidents they are in; return what changed.

    One row, one more to take back each earlier word against it, and one more for each report that would else stay behind.
    ConfigError where the two are one thing.
    """
    if left.refs == right.refs:
        raise ConfigError(f"both are {left}; name two")
    before = _sizes(store, [left.hub, right.hub])
    ours, theirs = (_together(store, one) for one in (left, right))
    against = [
        k
        for k in _in_force(store, ours)
        if k.decision == "different" and _between(k, _documents(ours), _documents(theirs))
    ]
    taken = [spoken.before().on(k.left, k.right, "unsure") for k in against]
    say(store, [*taken, spoken.on(left.hub, right.hub, "same")])
    _fetch(store, left.hub, dict.fromkeys([*ours, *theirs]), spoken)
    return Change("joined", str(left), str(right), before, _sizes(store, [left.hub]))


def _fetch(store: Store, hub: str, refs: Collection[str], spoken: Word) -> None:
    """Say of each happening that is not with the hub that it is; whoever came with the first may have left for the second."""
    said: set[str] = set()
    while True:
        home = store.incidents_of([hub, *refs])
        behind = [ref for ref in refs if home[ref] != home[hub] and ref not in said]
        if not behind:
            return
        said.update(behind)
        say(store, [spoken.on(hub, ref, "same") for ref in behind])


def keep_apart(store: Store, left: Named, right: Named | None, spoken: Word) -> Change:
    """Say that two are not one, or, with `right` None, that a report is not of the incident it is in; return what changed."""
    if right is None:
        right = named(store, incidents(store, left)[0])
    if not (pairs := _pairs(store, left, right)) and left.hub == right.hub:
        raise NotFound(f"{left} has one report: there is nothing to take out of it")
    pairs = pairs or [(left.hub, right.hub)]
    before = _sizes(store, [end for pair in pairs for end in pair])
    say(store, [spoken.on(*pair, "different") for pair in pairs])
    after = _sizes(store, [end for pair in pairs for end in pair])
    return Change("kept_apart", str(left), str(right), before, after)


def take_back(store: Store, left: Named, right: Named | None, spoken: Word) -> Change:
    """Take back what people said of two, or of one and all others; return what changed. NotFound where nobody said anything."""
    ours, theirs = _documents(left.refs), _documents(right.refs) if right else None
    about_them = {(k.by, k.at) for k in _in_force(store, left.refs) if _between(k, ours, theirs)}
    meant = [k for k in _in_force(store) if (k.by, k.at) in about_them]  # all rows of one decision
    if not meant:
        about = f"{left} and {right}" if right else str(left)
        raise NotFound(f"nobody has said anything of {about} that could be taken back")
    touched = [end for k in meant for end in (k.left, k.right)]
    before = _sizes(store, touched)
    say(store, [spoken.on(k.left, k.right, "unsure") for k in meant])
    acts = len({(k.by, k.at) for k in meant})
    return Change("taken_back", str(left), str(right) if right else None, before, _sizes(store, touched), acts)


@dataclass(frozen=True, slots=True)
class Act:
    """All rows of one decision: `number` is that of its first, `open` tells whether any of it still holds."""

    number: int
    links: tuple[Link, ...]
    open: bool

    @property
    def by(self) -> str:
        """Who decided."""
        return self.links[0].by


def acts(store: Store, documents: Collection[str] | None = None) -> list[Act]:
    """Return what people decided of links, on these documents or on all, oldest first."""
    rows = store.numbered(documents)
    holds = {(k.left, k.right): number for number, k in rows.items()}
    together: dict[tuple[str, str], dict[int, Link]] = {}
    for number, link in rows.items():
        together.setdefault((link.by, link.at or ""), {})[number] = link
    return [
        Act(min(own), tuple(own.values()), any(k.decision != "unsure" and holds[k.left, k.right] == n for n, k in own.items()))
        for own in together.values()
    ]  # fmt: skip


def undo_act(store: Store, number: int, spoken: Word) -> list[str]:
    """Take back the decision on links of that number; return the events it touched. NotFound where there is none, ConfigError where it
    holds no longer."""
    act = next((act for act in acts(store) if act.number == number), None)
    if act is None:
        raise NotFound(f"there is no decision {number} on links")
    if not act.open:
        raise ConfigError(f"decision {number} on links holds no longer: it was taken back or replaced")
    held = _in_force(store)
    say(store, [spoken.on(k.left, k.right, "unsure") for k in act.links if k in held])
    return [end for k in act.links for end in (k.left, k.right)]


def refuse_stale(store: Store, documents: Collection[str], seen: int | None) -> None:
    """Refuse (Conflict) to decide on links of reports of which somebody has decided after the row that was seen last."""
    newer = [(n, k) for n, k in store.numbered(documents).items() if seen is not None and n > seen]
    if newer:
        number, link = newer[-1]
        raise Conflict(f"{link.by} has decided which of these reports are one at {link.at} (L{number}); look again")


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


def _sizes(store: Store, refs: Iterable[str]) -> tuple[Size, ...]:
    """Return the incidents of these happenings with the number of their reports."""
    home = store.incidents_of(list(dict.fromkeys(refs)))
    members = store.members(set(home.values()))
    return tuple(Size(id, len({Ref.parse(ref).document for ref in members[id]})) for id in dict.fromkeys(home.values()))


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
