"""A place put into a country or city where it does not lie."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rashomon.checks.registry import check
from rashomon.model import Finding, Place, Reading

_JOIN = re.compile(
    r"^(?:’s|'s)?,? (?:in |in the )?(?:(?:northern|southern|eastern|western|central|north|south|east|west|northeast\w*|northwest\w*|southeast\w*|southwest\w*) )?$",
    re.I,
)
_WIDE = ("country",)


@check("place_mismatch.v1")
def place_mismatch(reading: Reading) -> Iterator[Finding]:
    """Fires where a place is joined to a country in which it does not lie ("Aleppo, Lebanon").

    Silent in lists ("Baghdad, Syria and Yemen"), where the place is unknown, and where a place of that name lies there.
    """
    text = reading.document.text
    places = sorted(reading.places, key=lambda p: p.span)
    for left, right in pairwise(places):
        between = text[left.span.end : right.span.start]
        if not _JOIN.match(between) or right.kind not in _WIDE or left.kind in ("country", "region", "water", "other"):
            continue
        after = text[right.span.end : right.span.end + 5]
        if left.country and right.country and left.country != right.country and not re.match(r",? and|, [A-Z]", after):
            yield _finding(left, right)


def _finding(left: Place, right: Place) -> Finding:
    message = f"{left.name} lies in {left.country}, not in {right.name}."
    return Finding("place_mismatch.v1", "doubt", message, (left.span, right.span))
