"""A weekday that was not that date; a happening told before it could happen."""

import re
from collections.abc import Iterator
from datetime import date

from rashomon.checks.registry import check
from rashomon.checks.words import sentence_around
from rashomon.lang import word_list
from rashomon.model import Finding, Reading, Span

_DAYS = word_list("checks_rules", "date_mismatch", "days")
_MONTHS = word_list("checks_rules", "date_mismatch", "months")
_DAY = r"(?P<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATED = (
    re.compile(
        rf"\b{_DAY},?\s+(?:the\s+)?{_MONTH}\s+(?P<n>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>(?:19|20)\d\d))?", re.I
    ),
    re.compile(
        rf"\b{_DAY},?\s+(?:the\s+)?(?P<n>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?![a-z])(?:,?\s+(?P<year>(?:19|20)\d\d))?",
        re.I,
    ),
)
_DONE = frozenset({"accomplished", "attempted", "intercepted"})
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|could|may|might|must|due|plan\w*|expect\w*|schedul\w*|set (?:to|for)|going to|ahead of|upcoming|next"
    r"|tomorrow|invit\w*|until|before|promis\w*|vow\w*|pledg\w*|call\w* for|to be)\b",
    re.I,
)


@check("date_mismatch.v1")
def date_mismatch(reading: Reading) -> Iterator[Finding]:
    """Fires where a weekday and a date disagree ("Monday, March 5" that was a Tuesday) and where something is told as done on a
    day after the report was published.

    An error where the year stands beside the date, else a doubt (the year is then taken from the publication date). A day's
    difference between an event and the publication is left alone: time zones explain it. So is a month or a week, and what a sentence
    looks forward to.
    """
    yield from _weekdays(reading)
    yield from _too_late(reading)


def _weekdays(reading: Reading) -> Iterator[Finding]:
    coded = [s.span for s in reading.document.segments if s.kind not in ("header", "boilerplate")]
    for pattern in _DATED:
        for found in pattern.finditer(reading.document.text):
            span = Span(*found.span())
            if coded and not any(s.touches(span) for s in coded):
                continue
            told = _DAYS.index(found["day"].lower())
            days = _candidates(found, reading.document.published)
            if days and all(d.weekday() != told for d in days):
                real = _DAYS[days[0].weekday()].capitalize()
                severity = "error" if found["year"] else "doubt"
                message = f"{found.group()} was a {real}, not a {found['day'].capitalize()}."
                yield Finding("date_mismatch.v1", "error" if severity == "error" else "doubt", message, (span,))


def _candidates(found: re.Match[str], published: str | None) -> list[date]:
    """Return the days that a date without weekday may mean: in its own year, else in those around the publication."""
    month = _MONTHS.index(found["month"][:3].lower()) + 1
    if found["year"]:
        years = [int(found["year"])]
    elif published and len(published) >= 4 and published[:4].isdigit():
        years = [int(published[:4]), int(published[:4]) - 1, int(published[:4]) + 1]
    else:
        return []
    days = []
    for year in years:
        try:
            days.append(date(year, month, int(found["n"])))
        except ValueError:
            continue
    if not found["year"] and published and len(published) >= 10:
        at = date.fromisoformat(published[:10])
        days = [d for d in days if abs((d - at).days) < 200] or days
    return days


def _too_late(reading: Reading) -> Iterator[Finding]:
    published = (reading.document.published or "")[:10]
    if len(published) < 10:
        return
    times = {t.id: t for t in reading.times}
    for event in reading.events:
        time = times.get(event.time or "")
        if time is None or not time.start or event.stage not in _DONE or time.start != time.end:
            continue
        if any(
            _AHEAD.search(sentence_around(reading.document.text, span).of(reading.document.text))
            for span in (event.trigger, time.span)
        ):
            continue
        ahead = (date.fromisoformat(time.start[:10]) - date.fromisoformat(published)).days
        if ahead > 1:
            message = f"Told as done on {time.value}, after the publication on {published}."
            yield Finding("date_mismatch.v1", "doubt", message, (event.trigger, time.span), (event.id,))
