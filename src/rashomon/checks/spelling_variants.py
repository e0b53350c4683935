"""One name under several spellings."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from rashomon.checks.registry import check
from rashomon.checks.words import mention_texts
from rashomon.model import Finding, Reading, Span

_WORD = re.compile(r"[A-Z][\w’'-]{3,}")


@check("spelling_variants.v1")
def spelling_variants(reading: Reading) -> Iterator[Finding]:
    """Fires where one person or group is spelled in several ways in one report (Barrionuevo, Barrioneuvo); a note that names the fullest.

    Silent on short forms, possessives, plurals and capitals.
    """
    for actor in reading.actors:
        if actor.kind not in ("person", "armed_group", "party", "organisation"):
            continue
        seen: dict[str, tuple[str, Span]] = {}
        for span, words in mention_texts(reading, actor):
            for word in _WORD.findall(re.sub(r"(?:’s|'s)\b", "", words)):
                seen.setdefault(word.lower().strip("-’'"), (word, span))
        for left, right in _pairs(list(seen)):
            message = f"{actor.name} is spelled in two ways: {seen[left][0]} and {seen[right][0]}."
            yield Finding(
                "spelling_variants.v1", "note", message, tuple(sorted((seen[left][1], seen[right][1]))), (actor.id,)
            )


def _pairs(words: list[str]) -> Iterator[tuple[str, str]]:
    for i, left in enumerate(words):
        for right in words[i + 1 :]:
            same_start = left[0] == right[0] or left[-3:] == right[-3:]
            inflected = left.startswith(right) or right.startswith(left)
            if same_start and not inflected and 75 <= fuzz.ratio(left, right) < 100:
                yield left, right
