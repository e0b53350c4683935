"""Number words in running text, with their bounds: no parse needed.

Finds digits ("12,000", "1.2 million", "1,50,000"), number words ("two hundred and five"), vague quantities ("dozens"),
fractions ("two-thirds of"), ranges ("10 to 15") and the words that bound them ("at least", "or more").
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import floor
from typing import Any

from rashomon.lang import lists
from rashomon.model import Count

DASH = "-‐‑–—"
ABOUT = 0.05  # "around 43" is 41..45, "roughly 15" 14..16: one twentieth to either side, at least one
_SOME = re.compile(r"some\Z", re.IGNORECASE)
LARGEST = 1e15  # more is no count of anything in a report, and beyond what a number here holds exactly
LOOK_BACK = 28  # characters, the longest bounding phrase and a space


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and its place: `start..end` with bounding words, `core..core_end` without.

    `kind`: digits, words, vague or fraction; `high` None where open; `percent` for shares; `money` names the currency.
    """

    start: int
    end: int
    core: int
    core_end: int
    kind: str
    low: float
    high: float | None
    exact: bool = True
    percent: bool = False
    money: str | None = None

    @property
    def count(self) -> Count:
        """Return the bounds alone."""
        return Count(tidy(self.low), None if self.high is None else tidy(self.high), self.exact)


def tidy(value: float) -> float:
    """Return a whole number as int, so that it prints as one."""
    return int(value) if float(value).is_integer() else round(value, 2)


def numerals(text: str) -> list[Numeral]:
    """Return all numbers of a text in order, ranges joined and bounds applied."""
    return [_bounded(text, n) for n in _joined(text, list(_plain(text)))]


def _alternatives(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"[ \xa0]") for w in ordered)


@cache
def _number() -> re.Pattern[str]:
    data = lists("counts")
    one, scale = _alternatives(data["numerals"]), _alternatives(data["scales"])
    short = _alternatives(data["short_scales"])
    word = rf"(?:{one})(?:-(?:{one}))?(?:[ -](?:{scale})\b)*"
    words = rf"{word}(?:(?:(?<=hundred)|(?<=thousand)|(?<=million))(?: and | |, ){word})*"
    digits = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?:[\xa0\u202f\u2009]\d{3})+|\d+(?:\.\d+)?"
    money = _alternatives(data["currencies"])
    return re.compile(
        rf"(?<![\w/:.#@])(?<![A-Za-z] [-−])(?<![^\W\d][-–'’/+])(?<!\d[,'’/+])(?:"
        rf"(?P<vague>{_alternatives(data['vague'])})\b"
        rf"|(?P<fraction>{_alternatives(data['fractions'])})(?=[ \xa0]of\b|[ \xa0]the\b|[ \xa0]its\b)"
        rf"|(?P<words>{words})\b"
        rf"|(?:(?P<money>{money})[ ]?)?(?P<digits>{digits})(?:[ \xa0-]?(?P<scale>{scale})\b|(?P<short>{short})\b)?(?!\w)"
        rf")(?P<percent>[ \xa0]?%|[ \xa0-]per[ -]?cent\b|[ \xa0]percentage points?\b|[ \xa0]pct\b)?",
        re.IGNORECASE,
    )


def _plain(text: str) -> Iterator[Numeral]:
    data = lists("counts")
    for found in _number().finditer(text):
        if _SOME.match(found[0]) and _number().match(text, found.end() + 1):
            continue  # "some 200 people": the word bounds the number
        kind = next(k for k in ("vague", "fraction", "words", "digits") if found[k] is not None)
        low, high, exact = _value(kind, found, data)
        if low > LARGEST:
            continue
        span = (found.start(), found.end())
        percent = found["percent"] is not None or kind == "fraction"
        money = data["currencies"].get(found["money"]) if found["money"] else None
        yield Numeral(*span, *span, kind, low, high, exact, percent, money)


def _value(kind: str, found: re.Match[str], data: dict[str, Any]) -> tuple[float, float | None, bool]:
    words = re.sub(r"\s", " ", found[kind].lower())
    if kind == "vague":
        least, most = data["vague"][words]
        return least, None if most < 0 else most, least == most
    if kind == "fraction":
        return data["fractions"][words], data["fractions"][words], False
    if kind == "words":
        value = _spelled(words)
        return value, value, True
    value = float(re.sub(r"[,\s]", "", words))
    value *= data["scales"].get((found["scale"] or "").lower(), 1)
    value *= data["short_scales"].get((found["short"] or "").lower(), 1)
    return value, value, True


def _spelled(words: str) -> float:
    """Return the value of number words.

    >>> _spelled("two hundred and five"), _spelled("three million two hundred thousand"), _spelled("twenty-three")
    (205, 3200000, 23)
    """
    ones, scales = lists("counts")["numerals"], lists("counts")["scales"]
    total = part = 0
    for word in re.split(r"[ ,-]+", words):
        if word in ones:
            part += ones[word]
        elif word in scales and scales[word] < 1000:
            part = max(part, 1) * scales[word]
        elif word in scales:
            total += max(part, 1) * scales[word]
            part = 0
    return total + part


def _joined(text: str, plain: list[Numeral]) -> list[Numeral]:
    """Join the ends of a range: "10 to 15", "two or three", "between 10 and 15", "48-52%"."""
    out: list[Numeral] = []
    for right in plain:
        left = out[-1] if out else None
        if left is None or not _is_range(text, left, right):
            out.append(right)
            continue
        scale = _shared_scale(left, right, text)
        out[-1] = replace(
            left,
            start=_range_start(text, left),
            end=right.end,
            core_end=right.core_end,
            low=left.low * scale,
            high=right.high,
            exact=False,
            percent=left.percent or right.percent,
            money=left.money or right.money,
        )
    return out


def _is_range(text: str, left: Numeral, right: Numeral) -> bool:
    gap = text[left.core_end : right.core].lower()
    if len(gap) > 5 or "fraction" in (left.kind, right.kind) or left.high != left.low or right.high != right.low:
        return False
    if left.low * _shared_scale(left, right, text) >= right.low:
        return False
    before = text[max(0, left.core - 9) : left.core].lower()
    if (
        (left.percent and not right.percent)
        or (right.money and not left.money)
        or left.low * _shared_scale(left, right, text) * 20 < right.low
    ):
        return False  # "rose 76% to $1.13bn", "rose 32,000 to 1.41 million"
    if gap == " to ":
        moves = before.endswith(("from ", "by ")) or _earlier().search(text[max(0, left.core - 60) : left.core])
        return not moves or not _rises(text, left)
    if gap in (" or ", " and "):
        return (gap == " or " and right.low <= 2 * left.low + 2) or before.endswith("between ")
    return gap.strip() in DASH and gap != "" and gap.strip() != ""


def _rises(text: str, left: Numeral) -> bool:
    """Tell whether "from 48 to 60" tells a change, not a range: a verb of change stands before it in the sentence."""
    start = max(text.rfind(". ", 0, left.core), text.rfind("\n", 0, left.core), left.core - 160) + 1
    return _changed().search(text[start : left.core]) is not None


@cache
def _earlier() -> re.Pattern[str]:
    """Return what stands before a figure that another replaces: "corrected its earlier toll of nine to 12"."""
    told = lists("revisions")
    return re.compile(told["earlier_of"].replace("{figure}", told["figure"]), re.I)


@cache
def _changed() -> re.Pattern[str]:
    stems = [re.sub("e$", "", verb) for verb in lists("counts")["words"]["changed"]]
    irregular = [
        "rose",
        "risen",
        "fell",
        "fallen",
        "grew",
        "grown",
        "went",
        "shrank",
        "slid",
        "swollen",
        "shrunk",
        "cutting",
    ]
    return re.compile(
        rf"\b(?:(?:{_alternatives(stems)})(?:e|s|es|d|ed|ped|ping|ing)?|{_alternatives(irregular)})\b", re.I
    )


def _shared_scale(left: Numeral, right: Numeral, text: str) -> float:
    """Return what "2" is worth in "2 to 3 million": the scale that only the second number names."""
    scales = lists("counts")["scales"]
    words = text[right.core : right.core_end].lower().split()
    own = text[left.core : left.core_end].lower().split()
    last = [w for w in words if w in scales]
    if last and not any(w in scales for w in own) and left.low * scales[last[-1]] < right.low and left.low < 1000:
        return float(scales[last[-1]])
    return 1.0


def _range_start(text: str, left: Numeral) -> int:
    before = text[max(0, left.core - 9) : left.core].lower()
    for word in lists("counts")["words"]["between"]:
        if before.endswith(word + " "):
            return left.core - len(word) - 1
    return left.start


@cache
def _before() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {phrase: kind for kind, phrases in lists("counts")["before"].items() for phrase in phrases}
    return re.compile(rf"(?<!\w)({_alternatives(kinds)})[ \xa0]+(?:the[ ]|a[ ])?$", re.IGNORECASE), kinds


@cache
def _after() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {phrase: kind for kind, phrases in lists("counts")["after"].items() for phrase in phrases}
    return re.compile(rf"[ ]?({_alternatives(kinds)})(?!\w)", re.IGNORECASE), kinds


def _bounded(text: str, numeral: Numeral) -> Numeral:
    """Apply the words around a number, the nearest first: "at least some 20", "20 or more"."""
    pattern, kinds = _before()
    at = numeral
    for _ in range(2):
        found = pattern.search(text, max(0, at.start - LOOK_BACK), at.start)
        if found is None or (at.start != numeral.start and kinds[_flat(found[1])] == "exact"):
            break
        if _flat(found[1]) == "over" and _quarrel().search(text, max(0, found.start() - LOOK_BACK), found.start()):
            break  # "protest over two deaths" tells why, not how many at least
        at = _apply(kinds[_flat(found[1])], replace(at, start=found.start(1)))
    pattern, kinds = _after()
    after = pattern.match(text, at.end)
    if after:
        at = _apply(kinds[_flat(after[1])], replace(at, end=after.end(1)))
    return at


@cache
def _quarrel() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives(lists('counts')['words']['quarrels'])})(?: \w+)?\s*$", re.IGNORECASE)


def _flat(words: str) -> str:
    return re.sub(r"\s", " ", words.lower())


def _apply(kind: str, n: Numeral) -> Numeral:
    """Return the number with its bounds moved; whole numbers move by one, shares do not."""
    step = 0 if n.percent or not float(n.low).is_integer() else 1
    top = n.high if n.high is not None else n.low
    around = _around(n)
    if kind == "least":
        return replace(n, high=None, exact=False)
    if kind == "over":
        low = n.low + step if n.kind != "vague" or n.low == n.high else n.low
        return replace(n, low=low, high=None, exact=False)
    if kind == "most":
        return replace(n, low=0, high=top, exact=False)
    if kind == "under":
        return replace(n, low=0, high=max(top - step, 0), exact=False)
    if kind == "nearly" and n.low == n.high:
        return replace(n, low=max(n.low - max(around, step), 0), high=top, exact=False)
    if kind == "about" and n.low == n.high:
        return replace(n, low=max(n.low - around, 0), high=top + around, exact=False)
    return n


def _around(n: Numeral) -> float:
    if n.percent and not float(n.low).is_integer():
        return round(n.low * ABOUT, 1)
    return max(1, floor(n.low * ABOUT + 0.5))
