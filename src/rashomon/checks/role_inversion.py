"""A casualty sentence whose agent and victim may have changed places."""

import re
from collections.abc import Iterator

from rashomon.checks.registry import check
from rashomon.model import Finding, Reading, Span

_CASUALTY = r"(?:injur(?:y|ies)|casualt(?:y|ies)|wounds?|deaths?|fatalit(?:y|ies)|victims?)"
_PEOPLE = (
    r"(?:security (?:personnel|forces?|officers?|guards?|officials?|men|staff)|police(?:men| officers?)?|soldiers?|troops|officers|guards|"
    r"protest(?:e|o)rs|demonstrators|civilians|students|marchers|militia(?:men|s)?|rebels|gunmen)"
)
_FLIP = re.compile(
    rf"(?:[\w,]+ )?{_CASUALTY}\b[^.\n;]{{0,60}}?\b(?:majority|most|many|some|half|all|part|number|bulk|\d+)\b[^.\n;]{{0,25}}?"
    rf"\b(?:were|was|are|being)? ?(?:caused|inflicted|sustained|suffered) (?:by|from|among) (?:the |members of (?:the )?)?{_PEOPLE}",
    re.I,
)


@check("role_inversion.v1")
def role_inversion(reading: Reading) -> Iterator[Finding]:
    """Fires where a casualty noun is joined to a group so that it may be read as harmer or as harmed ("125 injuries, most of which
    were caused by security personnel"): rewritten copies turn "most of them among" into "caused by".

    Always a doubt: the sentence may be right. Silent on a plain passive ("killed by police").
    """
    coded = [s.span for s in reading.document.segments if s.kind not in ("header", "boilerplate")]
    for found in _FLIP.finditer(reading.document.text):
        span = Span(*found.span())
        if coded and not any(s.touches(span) for s in coded):
            continue
        about = tuple(e.id for e in reading.events if any(span.touches(c.span) for c in e.claims))
        message = "Who was hurt and who did it may have changed places here: check which side the casualties were on."
        yield Finding("role_inversion.v1", "doubt", message, (span,), about)
