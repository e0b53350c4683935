"""How many, with bounds."""

from dataclasses import dataclass
from typing import TypeAlias

Number: TypeAlias = int | float  # whole numbers are integers in records


@dataclass(frozen=True, slots=True)
class Count:
    """A number as a report gives it: "at least 20" is 20..None, "dozens" 24..99, both inexact.

    `high` is None where the report sets no upper bound. `low` and `high` are whole units, or per cent for shares.
    """

    low: Number
    high: Number | None
    exact: bool = True

    def may_equal(self, other: "Count") -> bool:
        """Tell whether one true number can satisfy both.

        >>> Count(20, None, False).may_equal(Count(23, 23)), Count(1, 1).may_equal(Count(2, 2))
        (True, False)
        """
        return (self.high is None or other.low <= self.high) and (other.high is None or self.low <= other.high)
