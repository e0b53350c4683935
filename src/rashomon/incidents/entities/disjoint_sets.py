"""Grouping what is one: a union of sets that refuses unions its caller calls impossible."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class DisjointSets(Generic[Item]):
    """Disjoint sets of items. `apart(a, b)` tells that two items can never be in one set unless `join` is sure."""

    def __init__(self, items: Iterable[Item], apart: Callable[[Item, Item], bool]) -> None:
        self._of: dict[Item, list[Item]] = {item: [item] for item in items}
        self._apart = apart

    def join(self, left: Item, right: Item, *, sure: bool = False) -> bool:
        """Make one set of two; returns whether they are one now."""
        a, b = self._of[left], self._of[right]
        if a is b:
            return True
        if not sure and any(self._apart(x, y) for x in a for y in b):
            return False
        a.extend(b)
        for item in b:
            self._of[item] = a
        return True

    def of(self, item: Item) -> tuple[Item, ...]:
        """Return the set of an item."""
        return tuple(self._of[item])

    def __iter__(self) -> Iterator[tuple[Item, ...]]:
        seen: set[int] = set()
        for group in self._of.values():
            if id(group) not in seen:
                seen.add(id(group))
                yield tuple(group)


def sharing(items: Sequence[Item], keys: Callable[[Item], Iterable[Hashable]]) -> list[tuple[Item, Item]]:
    """Return the pairs of items that share a key, each once, in the order of the items: what need not be compared is left out.

    >>> sharing(["ab", "bc", "de"], lambda word: word)
    [('ab', 'bc')]
    """
    under: dict[Hashable, list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        for key in set(keys(item)):
            under[key].append(at)
    found = {pair for places in under.values() for pair in combinations(places, 2)}
    return [(items[a], items[b]) for a, b in sorted(found)]
