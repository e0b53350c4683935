"""The lines above a report: labelled facts, bylines, dates."""

import re
from dataclasses import dataclass
from functools import cache

from rashomon.lang import lists
from rashomon.model import SegmentKind
from rashomon.sources.dates import to_edtf

_SEED = re.compile(r"date[ \t]+(\d{4}-\d{2}-\d{2})(?:[ \t]+(\S.*))?")
_BYLINE = re.compile(
    r"(?:By|BY|by|Written by|Reported by)[ \t]+"
    r"(?P<author>[A-Z][\w'’.-]+(?:(?:,? and |, | & | )[A-Z][\w'’.-]*|(?: (?:al|bin|de|van|von|el|del|da|di|of|the|in))){0,14})"
    r"(?:[ \t]*[|·•–—-].*)?"
)
_AFFILIATION = re.compile(r"(?:,| \| | in ).*")
_STAMP = re.compile(
    r"(?:(?:first |last )?(?:posted|published|updated|modified|issued|created)(?: (?:on|at))?|and last updated)\b", re.I
)
_DATE_WORDS = re.compile(r"[A-Za-z]{3,9}|[\d:,./()+\-|–— ]+")
_DATELINE = re.compile(
    r"[A-Z][A-Z'’. -]{2,40}(?:, ?[A-Z][\w.'’ -]{2,40}){0,2}(?: ?\([^()]{2,40}\))?,? "
    r"(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})"
    r"(?: ?\([^()]{2,40}\))?(?: ?[-–—:] ?(?P<report>\S.*))?"
)
_FENCE = re.compile(r"-{3,}|={3,}|\*{3,}|_{3,}")


@dataclass(frozen=True)
class HeaderLine:
    """What one header line holds: its parts as (kind, start, end) within the line, and its facts by name."""

    parts: tuple[tuple[SegmentKind, int, int], ...]
    facts: dict[str, str]


def read_header_line(line: str, *, after_title: bool) -> HeaderLine | None:
    """Return what a line says if it belongs to the header, None where the report itself begins."""
    if len(line) > 400:
        return _dateline(line)
    return _seed(line) or _labelled(line, after_title=after_title) or _dateline(line) or _unlabelled(line)


def is_labelled(line: str) -> bool:
    """Tell whether a line is a labelled fact, as the head of a mail has them ("Subject: …")."""
    return len(line) <= 400 and _labels().fullmatch(line) is not None


def _seed(line: str) -> HeaderLine | None:
    """Read `date 2021-11-07 TITLE`, the form in which this project keeps plain reports."""
    found = _SEED.fullmatch(line)
    if not found:
        return None
    facts = {"published": day} if (day := to_edtf(found[1])) else {}
    if not found[2]:
        return HeaderLine((("header", 0, len(line)),), facts)
    return HeaderLine(
        (("header", 0, found.end(1)), ("title", found.start(2), found.end(2))), {**facts, "title": found[2]}
    )


def _labelled(line: str, *, after_title: bool) -> HeaderLine | None:
    found = _labels().fullmatch(line)
    if not found:
        return None
    name, value = _names()[found["label"].lower()], found["value"].strip()
    if name == "published":
        day = to_edtf(value)
        return HeaderLine((("header", 0, len(line)),), {"published": day} if day else {})
    if name == "title" and not after_title:
        at = found.start("value")
        return HeaderLine((("header", 0, at), ("title", at, len(line))), {"title": value})
    return HeaderLine((("header", 0, len(line)),), {} if name in ("other", "title") else {name: value})


def _dateline(line: str) -> HeaderLine | None:
    """Read `QUITO, Oct 3, 2022 (Agency) - ` alone or before the report's first words, which keep it as their own."""
    found = _DATELINE.match(line)
    day = to_edtf(found["date"]) if found else None
    if not found or not day or (not found["report"] and found.end() < len(line)):
        return None
    return HeaderLine((("body" if found["report"] else "header", 0, len(line)),), {"published": day})


def _unlabelled(line: str) -> HeaderLine | None:
    whole: tuple[tuple[SegmentKind, int, int], ...] = (("header", 0, len(line)),)
    if _FENCE.fullmatch(line):
        return HeaderLine(whole, {})
    byline = _BYLINE.fullmatch(line)
    if byline and len(line.split()) <= 16:
        author = _AFFILIATION.sub("", byline["author"])
        return HeaderLine(whole, {"author": author})
    day = to_edtf(line) if len(line) <= 80 else None
    if not day:
        return None
    if _STAMP.match(line):
        return HeaderLine((("boilerplate", 0, len(line)),), {"published": day})
    if _is_date_alone(line):
        return HeaderLine(whole, {"published": day})
    return None


def _is_date_alone(line: str) -> bool:
    """Tell whether a line holds a date and nothing else of weight: `Sunday, 7 November 2021, 10:30 GMT`."""
    words = re.findall(r"[^\W\d_]+", line)
    return (
        len(words) <= 5
        and len(re.sub(r"\D", "", line)) >= 5
        and bool(_DATE_WORDS.match(line))
        and line[-1] not in ".!?"
    )


@cache
def _names() -> dict[str, str]:
    return {word: name for name, words in lists("boilerplate")["labels"].items() for word in words}


@cache
def _labels() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _names()), key=len, reverse=True))
    return re.compile(rf"(?P<label>{words})[ \t]*:[ \t]*(?P<value>\S.*)", re.IGNORECASE)
