"""What stands near a stretch of text, found without looking through all that stands elsewhere."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from rashomon.model import Span

Row = TypeVar("Row")


class Near(Generic[Row]):
    """Rows that each stand at a span; whatever is found comes in the order in which the rows were given."""

    def __init__(self, rows: Iterable[Row], span: Callable[[Row], Span]) -> None:
        self._rows = [(span(row), number, row) for number, row in enumerate(rows)]
        self._rows.sort(key=lambda found: found[0].start)
        self._starts = [at.start for at, _, _ in self._rows]
        self._longest = max((at.end - at.start for at, _, _ in self._rows), default=0)

    def starting(self, start: int, end: int) -> list[Row]:
        """Return the rows that start in a half-open range of characters.

        >>> Near([Span(5, 9), Span(0, 2)], lambda span: span).starting(0, 5)
        [Span(start=0, end=2)]
        """
        found = self._rows[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [row for _, _, row in sorted(found, key=lambda entry: entry[1])]

    def touching(self, span: Span) -> list[Row]:
        """Return the rows whose span shares a character with this one."""
        first = bisect_right(self._starts, span.start - self._longest)
        found = [entry for entry in self._rows[first : bisect_left(self._starts, span.end)] if entry[0].touches(span)]
        return [row for _, _, row in sorted(found, key=lambda entry: entry[1])]
