"""Words that several checks need: how to name an actor and a figure, and when two groups are one. No check lives here."""

import re

from rashomon.lang import word_set
from rashomon.lang.inflection import singular
from rashomon.model import Actor, Count, Reading, Span

_SAME = {
    "protestor": "protester", "demonstrator": "protester", "activist": "protester", "marcher": "protester", "supporter": "protester",
    "policeman": "police", "officer": "police", "men": "people", "person": "people",
}  # fmt: skip
_ANYBODY = word_set("checks_rules", "words", "anybody")


def actor_name(reading: Reading, actor: str | None) -> str | None:
    """Return the name of an actor by id."""
    return next((a.name for a in reading.actors if a.id == actor), None)


def figure(value: object) -> str:
    """Return a count in words a desk reads.

    >>> figure(Count(20, None, False)), figure(Count(1, 1)), figure(Count(14, 16, False))
    ('at least 20', '1', '14 to 16')
    """
    if not isinstance(value, Count):
        return str(value)
    if value.high is None:
        return f"at least {value.low:,.10g}"
    if value.high == value.low:
        return f"{value.low:,.10g}"
    return f"{value.low:,.10g} to {value.high:,.10g}"


def same_group(left: str | None, right: str | None) -> bool:
    """Tell whether two groups may be the same people; no group and "people" fit only each other and harmless variants.

    >>> same_group("protestor", "demonstrators"), same_group("soldiers", "civilians")
    (True, False)
    """
    a, b = _head(left), _head(right)
    return a == b


def _head(group: str | None) -> str | None:
    words = re.findall(r"[a-z]+", re.split(r"\b(?:of|in|from|who|at)\b", (group or "").lower())[0])
    if not words:
        return None
    last = singular(words[-1])
    return None if last in _ANYBODY else _SAME.get(last, last)


def mention_texts(reading: Reading, actor: Actor) -> list[tuple[Span, str]]:
    """Return each mention of an actor with its words."""
    return [(span, span.of(reading.document.text)) for span in actor.mentions]


def sentence_around(text: str, span: Span) -> Span:
    """Return the sentence that holds a span, by full stops and line ends."""
    before = max((m.end() for m in re.finditer(r"[.!?][”\"’']?\s|\n", text[: span.start])), default=0)
    after = re.search(r"[.!?](?=[”\"’']?(\s|$))|\n", text[span.end :])
    return Span(
        before,
        span.end + after.start() + 1
        if after and after.group() != "\n"
        else span.end + (after.start() if after else len(text) - span.end),
    )
