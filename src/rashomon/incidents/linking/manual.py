"""What persons decided on what is one: the newest holds, and it finds its event again after every re-reading."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Link, Ref


@dataclass(frozen=True, slots=True)
class ManualLink:
    """One person's decision in force: two refs are one, or are not."""

    left: str
    right: str
    same: bool


def manual_links_in_force(links: Iterable[Link], refs: Sequence[str]) -> tuple[ManualLink, ...]:
    """Return what persons' links say of these refs, newest first, without what a newer word takes back or contradicts.

    "unsure" takes back the earlier words on a pair. "same" and "different" through several pairs may contradict each other (A is
    B, B is C, A is not C): then the oldest of them gives way.
    """
    newest: dict[tuple[str, str], Link] = {}
    found = Finder(refs)
    for link in sorted(links, key=lambda k: (k.at or "", k.by, k.left, k.right, k.decision)):
        left, right = sorted((found(link.left) or "", found(link.right) or ""))
        if left and left != right:
            newest.pop((left, right), None)
            newest[left, right] = link
    words: list[ManualLink] = []
    for (left, right), link in reversed(newest.items()):
        word = ManualLink(left, right, link.decision == "same")
        if link.decision != "unsure" and _holds([*words, word]):
            words.append(word)
    return tuple(words)


class Finder:
    """Finds, among the refs there are, the one that an older ref means: the same words, words that share characters with it, or
    all that the report tells."""

    def __init__(self, refs: Iterable[str]) -> None:
        self._refs: dict[str, list[Ref]] = {}
        for ref in sorted(map(Ref.parse, refs), key=lambda r: (r.document, str(r))):
            self._refs.setdefault(ref.document, []).append(ref)

    def __call__(self, text: str) -> str | None:
        """Return the ref meant; None where there is none."""
        wanted = Ref.parse(text)
        there = self._refs.get(wanted.document, [])
        if wanted in there:
            return text
        span = wanted.span
        touching = [r for r in there if span and r.span and r.span.touches(span)]
        meant = touching or (there if len(there) == 1 else [])
        return str(meant[0]) if meant else None


def _holds(words: Sequence[ManualLink]) -> bool:
    """Tell whether words do not contradict each other."""
    home: dict[str, str] = {}
    for word in words:
        if word.same:
            one, two = _root(home, word.left), _root(home, word.right)
            home[max(one, two)] = min(one, two)
    return not any(not w.same and _root(home, w.left) == _root(home, w.right) for w in words)


def _root(home: Mapping[str, str], ref: str) -> str:
    while home.get(ref, ref) != ref:
        ref = home[ref]
    return ref
