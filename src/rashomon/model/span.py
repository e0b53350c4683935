"""A stretch of a document's text."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of code points into `Document.text`; never empty.

    >>> Span(2, 5).of("rashomon")
    'sho'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end
