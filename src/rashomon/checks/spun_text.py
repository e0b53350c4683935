"""Machine-rewritten prose."""

import re
from collections.abc import Iterator
from functools import cache

from rashomon.checks.registry import check
from rashomon.lang import lists
from rashomon.model import Finding, Reading, Span

_ENOUGH = 3
_CAPITAL = re.compile(
    r"(?<=\d )(?:People|Civilians|Residents|Soldiers|Dead|Injured)\b|\b(?:and|or|but) (?:Increased|Decreased|Killed|Wounded|Injured|Destroyed|Caused)\b"
)
_TRANSLATED = re.compile(
    r"\b[Tt]he (?P<name>[A-Z][a-z]{3,}) \((?P<real>[A-Z][\w’'-]+)\) (?:Alliance|Coalition|Movement|Party|Bloc|Front|Brigades?|Union)\b"
)
_HOLE = re.compile(r"\b(?:as|is|was|by|of|with) an?,")


@check("spun_text.v1")
def spun_text(reading: Reading) -> Iterator[Finding]:
    """Fires on prose that a machine rewrote or translated: stock phrases with a word changed for its synonym, proper names
    translated and then used alone, capitals and plurals that no desk writes, holes where a word fell out.

    A note, and only where several such marks come together. The list of phrases is `lang/en/spun.toml`.
    """
    text = reading.document.text
    marks = list(_marks(text))
    coded = [s.span for s in reading.document.segments if s.kind not in ("header", "boilerplate")]
    marks = [m for m in marks if not coded or any(s.touches(m[0]) for s in coded)]
    if sum(weight for _, weight in marks) >= _ENOUGH and len({span for span, _ in marks}) > 1:
        spans = tuple(sorted({span for span, _ in marks}))
        yield Finding(
            "spun_text.v1", "note", "This reads like machine-rewritten text: check it against the original.", spans
        )


def _marks(text: str) -> Iterator[tuple[Span, int]]:
    for pattern, weight in _patterns():
        for found in pattern.finditer(text):
            yield Span(*found.span()), weight
    for found in _CAPITAL.finditer(text):
        yield Span(*found.span()), 1
    for found in _HOLE.finditer(text):
        yield Span(*found.span()), 1
    for found in _TRANSLATED.finditer(text):
        alone = re.search(rf"\b[Tt]he {found['name']} (?!\(|Alliance|Coalition|Movement|Party|Bloc|Front)[a-z]", text)
        if alone:
            yield Span(*found.span()), 1


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], int], ...]:
    data = lists("spun")
    rows = [*data["synonyms"].items(), *data["grammar"].items()]
    return tuple((re.compile(rf"\b(?:{pattern})", re.I), weight) for pattern, weight in rows if weight)
