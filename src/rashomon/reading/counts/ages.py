"""Numbers that are ages or tell of children: "Ann Reed, 22,", "aged six and nine", "a man of 45", "a mother of three"."""

import re
from functools import cache

from rashomon.analysis.draft import Draft
from rashomon.lang import lists
from rashomon.model import Span
from rashomon.reading.counts.units import singular, words

OLDEST = 119  # years


def ages(draft: Draft) -> list[Span]:
    """Return the characters of each number that tells how old somebody is, in text order."""
    text, found = draft.document.text, []
    for run in _runs().finditer(text):
        numbers = [
            Span(run.start("ages") + n.start(), run.start("ages") + n.end()) for n in _number().finditer(run["ages"])
        ]
        if run["aged"] is None and not _are_beside_somebody(draft, run):
            continue
        found += [n for n in numbers if not n.of(text).isdigit() or int(n.of(text)) <= OLDEST]
    found += [Span(*run.span(end)) for run in _between().finditer(text) for end in (1, 2)]
    found += [number for run in _of_somebody().finditer(text) for number in _told_of_one(draft, run)]
    return sorted(found)


def _told_of_one(draft: Draft, run: re.Match[str]) -> list[Span]:
    """Return the numbers behind "of" that tell of the one before it: "a man of 45" has an age, "a mother of three" children.

    "A captain of 12 men" is no age: there a noun follows, which is counted.
    """
    head, after = draft.token_at(run.start() - 1), draft.token_at(run.end() + 1)
    if head is None or head.is_punct:
        head = draft.token_at(run.start() - 2)
    if head is None:
        return []
    parent = singular(head) in words("words", "parents")
    person = singular(head) in words("people") and (head.tag_ == "NN" or run["comma"])
    counted = after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "SYM")
    if not parent and (not person or counted):
        return []
    return [Span(run.start("ages") + n.start(), run.start("ages") + n.end()) for n in _number().finditer(run["ages"])]


def _are_beside_somebody(draft: Draft, run: re.Match[str]) -> bool:
    """Tell whether numbers between commas stand beside a person: one after a name, several after a noun in the plural."""
    noun = draft.token_at(run.start("ages") - 3)
    if noun is None:
        return False
    several = len(_number().findall(run["ages"])) > 1
    return noun.pos_ == "PROPN" or (several and noun.tag_ == "NNS")


@cache
def _number() -> re.Pattern[str]:
    words = "|".join(sorted((w for w in lists("counts")["numerals"]), key=len, reverse=True))
    return re.compile(rf"\b(?:\d{{1,3}}|(?:{words})(?:-(?:{words}))?)\b", re.IGNORECASE)


@cache
def _runs() -> re.Pattern[str]:
    number = _number().pattern
    more = rf"(?:(?:,? and |, | or | to ){number})*"
    return re.compile(
        rf"(?:\b(?P<aged>aged?|ages)\s+|(?<=[^\W\d_][^\W\d_]),\s)(?P<ages>{number}{more})"
        rf"(?(aged)\b|(?=\s*[,;)]|\s(?:died|was|were|is|has|had)\b))",
        re.IGNORECASE,
    )


@cache
def _of_somebody() -> re.Pattern[str]:
    number = _number().pattern
    return re.compile(rf"(?<=\w)(?P<comma>,)?\s+of\s+(?P<ages>{number}(?:(?:,? and |, | or ){number})*)", re.IGNORECASE)


@cache
def _between() -> re.Pattern[str]:
    """Read "boys between eight and thirteen", where no noun follows that would be counted."""
    number, young = _number().pattern, "|".join(lists("counts")["words"]["young"])
    return re.compile(
        rf"\b(?:{young})\s+(?:(?:aged|ages)\s+)?between ({number}) and ({number})(?=\s*[,;.)]|\s+(?:were|was|who|are|had|have|died|years)\b)",
        re.IGNORECASE,
    )
