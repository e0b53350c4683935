"""The patterns by which election results are told, compiled once."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from rashomon.lang import lists


def data() -> dict[str, Any]:
    """Return the lists of `lang/en/elections.toml`."""
    return lists("elections")


@cache
def listed(table: str, row: str) -> frozenset[str]:
    """Return the words of one row as a set."""
    return frozenset(data()[table][row])


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def election_word() -> re.Pattern[str]:
    """Match any word that may tell an election: the cheap test before all work."""
    return re.compile(
        r"\b(?:elections?|re-?elected|elected|electoral|referend|run-?offs?|by-elections?|polls|ballot|voted?\b|votes|turnout|plebiscite)",
        re.I,
    )


@cache
def mention() -> re.Pattern[str]:
    """Match the noun of an election; group `strong` where it needs no kind or time beside it."""
    m = data()["mentions"]
    return re.compile(
        rf"\b(?:(?P<kind>{_any(m['kinds'])})[ ](?:and[ ]\w+[ ])?)?(?:(?P<strong>{_any(m['strong'])})|(?P<weak>{_any(m['weak'])}))\b"
        rf"(?![ -](?:{_any(m['compounds'])})\b)(?!['’]s?[ ](?:{_any(m['compounds'])})\b)",
        re.IGNORECASE,
    )


@cache
def ahead() -> re.Pattern[str]:
    """Match words that put an election into the future."""
    return re.compile(rf"\b(?:{_any(data()['mentions']['pre'])})\b", re.IGNORECASE)


@cache
def status() -> list[tuple[str, re.Pattern[str]]]:
    """Return the cue patterns of each result status, the most telling first."""
    cues = data()["status"]
    return [
        (k, re.compile(rf"\b(?:{_any(cues[k])})\b", re.I)) for k in ("recount", "projected", "preliminary", "final")
    ]


@cache
def unconfirmed() -> re.Pattern[str]:
    """Match words that call all results of a report preliminary, those told before as well."""
    return re.compile(rf"\bresults?\b[^.]*\b(?:{_any(data()['status']['unconfirmed'])})\b", re.I)


@cache
def skipped() -> re.Pattern[str]:
    """Match words just before a number of seats or votes that is no result."""
    return re.compile(rf"\b(?:{_any(data()['skip']['before'])})\b[^,;]{{0,12}}$", re.IGNORECASE)


@cache
def receiver() -> re.Pattern[str]:
    """Match the words that introduce a party other than the subject: "followed by", "against"."""
    return re.compile(rf"\b(?:{_any(data()['verbs']['received'])})\b", re.IGNORECASE)


@cache
def chamber() -> re.Pattern[str]:
    """Match "the 329-member parliament"; group 1 is the number of seats."""
    return re.compile(r"\b(\d{2,3}(?:,\d{3})?)[- ](?:seat|member|strong)\b", re.IGNORECASE)


@cache
def authority() -> re.Pattern[str]:
    """Match the name of a body that runs elections."""
    return re.compile(
        r"(?:(?:[A-Z][\w’'.-]*|and|for|of)[ ]){0,6}(?:[Ee]lections?|[Ee]lectoral|[Pp]olling)[ ](?:[A-Z]\w+[ ])?"
        r"(?:[Cc]ommission|[Bb]oard|[Aa]uthority|[Cc]ouncil|[Bb]ody|[Cc]ommittee|[Tt]ribunal)(?:[ ]\([A-Z]{2,8}\))?"
    )


@cache
def rank() -> re.Pattern[str]:
    """Match a place in the results; group `place` an ordinal, group `largest` a superlative."""
    ordinals = _any(data()["ordinals"])
    return re.compile(
        rf"\b(?:came|comes|coming|finished|finishing|placed|ranked|was|in|took)[ ](?:a[ ]\w+[ ])?(?:in[ ])?(?P<place>{ordinals})(?:[ ]place)?\b(?![ ](?:round|time|term))"
        rf"|\b(?:the[ ])?(?:(?P<largest>{ordinals})[- ])?(?:largest|biggest)[ ](?:single[ ])?(?:parliamentary[ ])?(?:bloc|party|force|group|faction|alliance|coalition)\b",
        re.IGNORECASE,
    )
