"""Grouping what is one: a union of sets that refuses unions its caller calls impossible."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Clusters(Generic[Item]):
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
