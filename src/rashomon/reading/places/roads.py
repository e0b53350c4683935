"""Streets and highways: "Ferhat Road", "18 Orchard St.", "Interstate 45".

No gazetteer that may be shipped lists them, so a road is found by its generic word and stands at the town the report names beside it
(its paragraph's last one before, else the report's most named), with the precision of that town; a numbered highway or a report
without a town gives none.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from rashomon.analysis.draft import Draft
from rashomon.lang import lists
from rashomon.model import Place, Span

_PART = r"(?:[A-Z][\w’'-]+\.?|[A-Z]\.|\d+(?:st|nd|rd|th))"
_TOWNS = frozenset({"city", "district", "landmark"})


@cache
def _pattern() -> re.Pattern[str]:
    words = lists("places")["roads"]
    after = "|".join(re.escape(word) for word in words["after"])
    short = "|".join(re.escape(word) for word in words["short"])
    before = "|".join(re.escape(word) for word in words["numbered"])
    return re.compile(
        rf"\b(?P<named>{_PART}(?: {_PART}){{0,3}}(?: (?:{after})\b(?! [A-Z][a-z])| (?:{short})\.(?= [a-z(]|[,;)]|\s*$|\.))"
        rf")|\b(?P<numbered>(?:{before})[ -]\d{{1,4}}\b)",
        re.M,
    )


def find_roads(draft: Draft, places: Sequence[Place]) -> list[Place]:
    """Return the roads of a report in text order; `places` are the others, already resolved."""
    taken = [place.span for place in places]
    found = []
    for sentence in draft.prose:
        for match in _pattern().finditer(draft.document.text, sentence.start_char, sentence.end_char):
            span = _span(match, sentence.start_char)
            if span is not None and not any(span.touches(other) for other in taken):
                found.append(_road(draft, span, places if match["named"] else ()))
    return found


def _span(match: re.Match[str], opening: int) -> Span | None:
    """Return the road's characters without a word that only opens the sentence; None for what is a byword, not a road."""
    start, text = match.start(), match.group()
    first, _, rest = text.partition(" ")
    if first.lower() in lists("places")["roads"]["openers"]:
        start, text = start + len(first) + 1, rest
    byword = text.lower() in lists("places")["roads"]["bywords"]
    return None if byword or " " not in text.replace("-", " ") else Span(start, match.end())


def _road(draft: Draft, span: Span, places: Sequence[Place]) -> Place:
    town = _town(draft, span, places)
    name = span.of(draft.document.text)
    if town is None:
        return Place("", span, name, kind="road")
    return Place("", span, name, None, town.lat, town.lon, town.country, town.admin1, "road", "city")


def _town(draft: Draft, span: Span, places: Sequence[Place]) -> Place | None:
    """Return the town a road is named beside: the next word, the last one before it in its paragraph, else the report's main one."""
    towns = sorted((p for p in places if p.kind in _TOWNS and p.lat is not None), key=lambda p: p.span)
    text = draft.document.text
    following = [
        p for p in towns if span.end <= p.span.start <= span.end + 8 and "." not in text[span.end : p.span.start]
    ]
    before = [p for p in towns if p.span.end <= span.start and "\n" not in text[p.span.end : span.start]]
    often = Counter(p.geonames_id for p in towns)
    main = max(towns, key=lambda p: (often[p.geonames_id], -p.span.start), default=None)
    return following[0] if following else before[-1] if before else main
