"""One name under several spellings."""

import re
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from rashomon.checks.registry import check
from rashomon.checks.words import mention_texts
from rashomon.model import Finding, Reading, Span

_WORD = re.compile(r"[A-Z][\w’'-]{3,}")


@check("spelling_variants.v1")
def spelling_variants(reading: Reading) -> Iterator[Finding]:
    """Fires where one person or group is spelled in several ways in one report (Barrionuevo, Barrioneuvo); a note that names the fullest.

    Silent on short forms, possessives, plurals, capitals, marks and acronyms, on two words of one mention, and on British beside American
    spelling ("Organisation").
    """
    for actor in reading.actors:
        if actor.kind not in ("person", "armed_group", "party", "organisation"):
            continue
        seen: dict[str, tuple[str, Span]] = {}
        together: set[frozenset[str]] = set()
        for span, words in mention_texts(reading, actor):
            found = [w for w in _WORD.findall(re.sub(r"(?:’s|'s)\b", "", words)) if not w.isupper()]
            for word in found:
                seen.setdefault(_plain(word), (word, span))
            together |= {frozenset(pair) for pair in combinations(map(_plain, found), 2)}
        for left, right in _pairs(list(seen)):
            if {left, right} in together:
                continue
            message = f"{actor.name} is spelled in two ways: {seen[left][0]} and {seen[right][0]}."
            yield Finding(
                "spelling_variants.v1", "note", message, tuple(sorted((seen[left][1], seen[right][1]))), (actor.id,)
            )


def _plain(word: str) -> str:
    """Return a word as it is compared: without case, with one kind of apostrophe, American where British differs."""
    return re.sub(r"is(?=ation|e[ds]?$|ing$)", "iz", word.lower().replace("’", "'").strip("-'"))


def _pairs(words: list[str]) -> Iterator[tuple[str, str]]:
    for i, left in enumerate(words):
        for right in words[i + 1 :]:
            same_start = left[0] == right[0] or left[-3:] == right[-3:]
            inflected = left.startswith(right) or right.startswith(left) or left.endswith(right) or right.endswith(left)
            inflected = inflected or left[:6] == right[:6]  # Democrats, Democratic
            if same_start and not inflected and 75 <= fuzz.ratio(left, right) < 100:
                yield left, right
