"""Text → words, each with a letter of a code, so that the rules of dates can be short patterns over letters.

Every word of the text has one letter, in order: `code[i]` belongs to `words[i]`. "." stands for any word that no rule knows,
"|" for a paragraph's end, "!" for a full stop that ends no abbreviation.
"""

import re
from functools import cache
from typing import NamedTuple

from rashomon.lang import lists, word_set

_WORD = re.compile(
    r"""(?=[\d'’])(?:
        (?P<i>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:\ ?(?:Z\b|[+-]\d\d(?::?\d\d)?))?)?(?![\d-]))
        |(?P<n>(?<![\d/.-])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}[.-]\d{1,2}[.-]\d{4}|\d{4}/\d\d/\d\d
            |\d{1,2}[-/](?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[-/](?:\d{4}|\d\d))(?![\d/-]))
        |(?P<c>\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{1,2}\.\d\d(?=\ ?[AaPp]\.?[Mm]\b))
        |(?P<Z>(?:\b[12]\d\d|['’]?\b[1-9])0['’]?s\b)
        |(?P<o>\b\d{1,2}(?:st|nd|rd|th)\b)
        |(?P<d>\d(?:[\d,.]*\d)?)
        |(?P<s>['’]s\b|['’](?=\W)))
    |(?=[AaPpOo][.Mm'’])(?P<m>[AaPp]\.[Mm]\.?|[Oo]['’]clock\b|(?:(?<=\d)|(?<=\d\ ))[AaPp][Mm]\b)
    |(?=[NnCcBbMmVvHhTt](?:ew\ |hr|ox|ay\ |al|in|we|wo\ ))(?i:
        (?P<U>(?:new\ year['’]s\ (?:eve|day)|christmas(?:\ (?:eve|day))?|boxing\ day|may\ day|valentine['’]s\ day|halloween)\b)
        |(?P<Y>(?:nineteen|twenty)[ -](?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)
            (?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?\b|(?<=year\ )two\ thousand\b))
    |(?P<w>[^\W\d_]+)
    |(?P<bar>\n[ \t\r]*\n\s*)
    |(?P<x>[^\w\s])""",
    re.VERBOSE,
)
_MARKS = {"-": "-", "–": "-", "—": "-", "‑": "-", ",": ",", ".": "!", "!": "!", "?": "!", ";": ";", "(": "(", ")": ")"}
_MUST_BE_CAPITAL = word_set("times_rules", "tokens", "must_be_capital")


class Word(NamedTuple):
    """A word in lower case with its characters; abbreviations keep their full stop in `end`."""

    text: str
    start: int
    end: int


@cache
def _letters() -> dict[str, str]:
    data = lists("times")
    table = {word: letter for letter, words in data["letters"].items() for word in words}
    for letter, name in (("M", "months"), ("D", "weekdays"), ("S", "seasons"), ("w", "numbers"), ("r", "ordinals")):
        table |= dict.fromkeys(data[name], letter)
    return table


def coded(text: str) -> tuple[str, list[Word]]:
    """Return the code of a text and its words, one letter each."""
    letters = _letters()
    code: list[str] = []
    words: list[Word] = []
    strict = not text.islower()  # a text without capitals cannot show which "may" is a month
    for match in _WORD.finditer(text):
        start, end = match.span()
        raw = match.group()
        letter = match.lastgroup or "x"
        if letter == "w":
            low = raw.lower()
            letter = letters.get(low, ".")
            if strict and letter != "." and low in _MUST_BE_CAPITAL and not raw[0].isupper():
                letter = "."
            if (
                letter in "MD"
                and text[end : end + 1] == "."
                and len(low) <= 5
                and low not in ("may", "june", "july", "march")
            ):
                end = _abbreviation_end(text, end)
        elif letter == "d":
            letter = _number(raw)
        elif letter == "bar":
            letter = "|"
        elif letter == "Y":
            raw = _spoken_year(raw)
        elif letter == "x":
            letter = _MARKS.get(raw, ":")
        if letter == "!" and words and start < words[-1].end:
            continue
        code.append(letter)
        words.append(Word(raw.lower(), start, end))
    return "".join(code), words


def _abbreviation_end(text: str, end: int) -> int:
    """Return the end with the full stop of "Oct. 10", not with that of a sentence."""
    after = text[end + 1 :].lstrip()[:1] if end + 1 < len(text) else ""
    return end + 1 if after.isdigit() or after.islower() or after == "," else end


def _spoken_year(raw: str) -> str:
    """Return the figures of a year in words: "nineteen ninety-six" is 1996."""
    hundreds, *rest = re.split(r"[ -]", raw.lower())
    table = lists("times")["spoken"] | lists("times")["numbers"] | {"thousand": 0}
    base = {"nineteen": 1900, "twenty": 2000, "two": 2000}[hundreds]
    return str(base + sum(int(table[word]) for word in rest))


def _number(raw: str) -> str:
    if not raw.isdigit() or len(raw) > 4:
        return "9"
    value = int(raw)
    if len(raw) == 4 and 1000 <= value <= 2099:
        return "Y"
    return "d" if 1 <= value <= 31 and len(raw) <= 2 else "9"
