"""A change told in the wrong direction."""

import re
from collections.abc import Iterator

from rashomon.checks.registry import check
from rashomon.checks.words import sentence_around
from rashomon.model import Count, Finding, Reading

_UP = re.compile(
    r"\b(up|rose|rises|risen|increas\w+|gain\w*|grew|grown|climb\w*|jump\w*|surg\w+|doubl\w+)\b(?= (?:\w+ ){0,4}(?:from|to)\b)",
    re.I,
)
_DOWN = re.compile(
    r"\b(down|fell|falls|fallen|dropp\w+|declin\w+|decreas\w+|slump\w*|shr[aiu]nk|lost|halv\w+)\b(?= (?:\w+ ){0,4}(?:from|to)\b)",
    re.I,
)


@check("change_mismatch.v1")
def change_mismatch(reading: Reading) -> Iterator[Finding]:
    """Fires where the words of a change go one way and its figures the other ("up from 48 to 15"), and where two claims give the
    same party different earlier figures.

    Silent where only one figure is given or the bounds allow the direction.
    """
    text = reading.document.text
    for event in reading.events:
        before: dict[str, float] = {}
        for claim in event.claims:
            if claim.previous is None or not isinstance(claim.value, Count):
                continue
            sentence = sentence_around(text, claim.span)
            near = text[max(sentence.start, claim.span.start - 60) : min(sentence.end, claim.span.end + 60)]
            up, down = bool(_UP.search(near)), bool(_DOWN.search(near))
            low, high = claim.value.low, claim.value.high
            if (up and not down and high is not None and high < claim.previous) or (
                down and not up and low > claim.previous
            ):
                message = f"The words say {'up' if up else 'down'}, the figures go from {claim.previous:g} to {low:g}."
                yield Finding("change_mismatch.v1", "doubt", message, (claim.span,), (event.id,))
            if claim.party is not None and before.setdefault(claim.party, claim.previous) != claim.previous:
                message = f"Two earlier figures for one party: {before[claim.party]:g} and {claim.previous:g}."
                yield Finding("change_mismatch.v1", "doubt", message, (claim.span,), (event.id,))
