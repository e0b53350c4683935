"""What kind of expression fills a slot: a person, a place, a weekday, a year, a length of time, a small number, a sum of money …

A wrong name often stands where another kind belongs ("in Smith"), and a wrong date more often than not ("in 50 minutes" for "in March").
"""

import re

from rashomon.lang import lists

NAMES = ("PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "OTHER")
TIMES = ("AGE", "CLOCK", "WEEKDAY", "MONTH", "DATE", "YEAR", "RELATIVE", "LENGTH", "PERIOD", "TIME")
NUMBERS = ("MONEY", "PERCENT", "ORDINAL", "QUANTITY", "WORD", "ROUND", "SCORE", "DECIMAL", "UNITS", "TENS", "HUNDREDS", "THOUSANDS", "NUMBER")  # fmt: skip
KINDS = NAMES + TIMES + NUMBERS
GROUPS = {"name": NAMES, "time": TIMES, "number": NUMBERS}

_OTHER = {"EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE", "MISC"}
_SMALL = frozenset(lists("support")["small_numbers"])
_ROUND = re.compile(r"\b(?:hundred|thousand|million|billion|dozen|ten)s?\b|\b\d+(?:m|bn)\b")
_TOKEN = re.compile(r"[a-z]+|\d[\d.,:]*")
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_UNIT = r"(?:year|month|week|day|hour|minute|second|decade|centur(?=y|ie))"
_TIME_KINDS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("AGE", r"\bold\b"),
        ("CLOCK", r"\d:\d|\b(?:gmt|bst|[ap]\.?m\.?)\b|o'clock"),
        ("WEEKDAY", rf"\b{_DAY}"),
        ("DATE", rf"\b{_MONTH}\b.*\d|\d.*\b{_MONTH}\b"),
        ("MONTH", rf"\b{_MONTH}\b"),
        ("YEAR", r"\b(?:1[5-9]|20)\d\d"),
        ("RELATIVE", r"\b(?:last|next|this|today|yesterday|tomorrow|tonight|earlier|ago|later|previous|now)\b"),
        ("LENGTH", rf"(?:\d|\b(?:{'|'.join(sorted(_SMALL))})\b).*\b{_UNIT}|\b{_UNIT}(?:ies|s)\b"),
        ("PERIOD", rf"\b{_UNIT}"),
    )
)


def kind(text: str, label: str) -> str:
    """Return one of KINDS for words that spaCy gave an OntoNotes label (MISC: a proper noun it gave none)."""
    if label in _OTHER:
        return "OTHER"
    if label in NAMES:
        return label
    words = text.lower()
    if label in ("DATE", "TIME"):
        return next((name for name, pattern in _TIME_KINDS if pattern.search(words)), "TIME")
    return _number(words, label)


def group(kind: str) -> str:
    """Return whether a kind is of names, times or numbers: only words of one group are exchanged for one another."""
    return next(name for name, kinds in GROUPS.items() if kind in kinds)


def _number(words: str, label: str) -> str:
    if label == "MONEY" or any(sign in words for sign in "£$€"):
        return "MONEY"
    if label == "PERCENT" or "%" in words:
        return "PERCENT"
    if label in ("ORDINAL", "QUANTITY"):
        return label
    tokens = _TOKEN.findall(words)
    if len(tokens) == 1 and tokens[0] in _SMALL:
        return "WORD"
    if _ROUND.search(words):
        return "ROUND"
    return _digits(words, tokens[0]) if tokens and tokens[0][0].isdigit() else "NUMBER"


def _digits(words: str, first: str) -> str:
    if re.search(r"\d-\d", words):
        return "SCORE"
    number = first.replace(",", "").strip(".:")
    if not number.isdigit():
        return "DECIMAL" if re.fullmatch(r"\d+\.\d+", number) else "NUMBER"
    return ("UNITS", "TENS", "HUNDREDS", "THOUSANDS")[(int(number) > 12) + (len(number) > 2) + (len(number) > 3)]
