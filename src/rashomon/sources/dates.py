"""The publication date, as pages write it → EDTF."""

import re
from datetime import date
from functools import cache

from rashomon.lang import lists
from rashomon.sources.plain import ascii_digits

NO_DATE = "is no date that can be read"  # what a note on a document ends with where one was given and is none
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")
_BARE = re.compile(r"\s*(\d{4})(?:-(\d{2}))?\s*")
_COMPACT = re.compile(r"\s*((?:19|20)\d{2})(\d{2})(\d{2})(?:T\d+Z?)?\s*")
_YEAR_FIRST = re.compile(r"\b((?:19|20)\d{2})([/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_IN_URL = re.compile(r"[/\-_]((?:19|20)\d{2})[/\-_]?(0[1-9]|1[0-2])[/\-_]?(0[1-9]|[12]\d|3[01])(?=[/\-_.]|$)")


def to_edtf(written: object) -> str | None:
    """Return the EDTF date in a string such as `2021-11-07T10:00:00Z` or `7 November 2021`; None where there is none.

    Days in figures alone ("07/11/2021") are not read: half the world writes the month first.

    >>> to_edtf("Sunday, Nov. 7, 2021 at 8:28 PM"), to_edtf("7th November 2021"), to_edtf("2021-11"), to_edtf("2021-13-01")
    ('2021-11-07', '2021-11-07', '2021-11', None)
    >>> to_edtf("Sun, 07 Nov 21 08:28:00 GMT"), to_edtf("2021/11/07 08:28"), to_edtf("07/Nov/2021:08:28:00 +0000")
    ('2021-11-07', '2021-11-07', '2021-11-07')
    """
    if not isinstance(written, str):
        return None
    written = ascii_digits(written)
    whole = _BARE.fullmatch(written)
    if whole:
        return _valid(whole[1], whole[2], None)
    found = _ISO.search(written) or _COMPACT.fullmatch(written)
    if found:
        return _valid(found[1], found[2], found[3])
    year_first = _YEAR_FIRST.search(written)
    if year_first:
        return _valid(year_first[1], f"{int(year_first[3]):02}", f"{int(year_first[4]):02}")
    for pattern in _named():
        named = pattern.search(written)
        if named:
            return _valid(_full(named["year"]), f"{_month(named['month']):02}", f"{int(named['day']):02}")
    return None


def _full(year: str) -> str:
    """Return a year of four figures: two stand for 2000 to 2049 and 1950 to 1999 (RFC 2822, section 4.3)."""
    return year if len(year) == 4 else f"{'20' if int(year) < 50 else '19'}{year}"


def in_url(url: str | None) -> str | None:
    """Return the date that a page's address carries: weak evidence, but most sites file by day of publication.

    >>> in_url("https://example.org/world/2021/11/07/story"), in_url("https://example.org/a-bid-20211107-p596pe.html")
    ('2021-11-07', '2021-11-07')
    """
    found = _IN_URL.search(url or "")
    return _valid(found[1], found[2], found[3]) if found else None


def _valid(year: str, month: str | None, day: str | None) -> str | None:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    months = "|".join(
        f"{name[:3]}(?:{name[3:]}|t)?" if len(name) > 3 else name for name in lists("boilerplate")["months"]
    )
    month, day, year = rf"(?P<month>{months})\.?", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d{2})"
    forms = (
        rf"\b{month}\s+{day},?\s+{year}\b",
        rf"\b{day}(?:\s+of)?[\s/-]+{month},?[\s/-]+{year}\b",
        rf"\b{month}\s+{day}\s+\d\d?:\d\d\S*(?:\s+[A-Z+]\S*)?\s+{year}\b",  # of C's asctime and Unix's date
        rf"\b{day}[\s-]+{month}[\s-]+(?P<year>\d\d)(?=\s+\d{{1,2}}:\d\d|\s*$)",  # RFC 822 and 850: a clock time follows
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def _month(name: str) -> int:
    months: dict[str, int] = lists("boilerplate")["months"]
    return next(number for full, number in months.items() if full.startswith(name[:3].lower()))
