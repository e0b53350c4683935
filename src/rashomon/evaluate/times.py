"""Dates and times against TimeBank's layout."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import ClassVar

from rashomon.evaluate.scores import accuracy, f1, share
from rashomon.evaluate.task import Counts, Miss, PerReport, Row, layers_of, task
from rashomon.model import Reading, Span, Time

Interval = tuple[date, date]
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12, "21": 3, "22": 6, "23": 9, "24": 12}
_RUNS = {"Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}
_NOWHERE = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})


def _months(year: int, first: int, count: int) -> Interval:
    """Return the days of a run of months; a run may pass the year's end."""
    after = year * 12 + first - 1 + count
    return date(year, first, 1), date(after // 12, after % 12 + 1, 1) - timedelta(1)


def days(value: str | None) -> frozenset[Interval]:
    """Return the stretches of days that a TIMEX3 or EDTF value may stand for; empty where it is on no calendar.

    >>> sorted(days("1989-Q3")) == sorted(days("1989-07/1989-09"))
    True
    """
    value = re.sub(r"[~?%]", "", value or "")
    try:
        if value.count("/") == 1:
            first, last = (days(end) for end in value.split("/"))
            return frozenset((a, b) for a, _ in first for _, b in last if a <= b)
        return frozenset(_days(re.sub(r"(?<=[\dX])T.*$", "", value)))
    except (ValueError, OverflowError):
        return frozenset()


def _days(value: str) -> list[Interval]:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return [(date.fromisoformat(value),) * 2]
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        if week[3]:
            return [(monday + timedelta(5), monday + timedelta(6))]
        return [(monday, monday + timedelta(6)), (monday - timedelta(1), monday + timedelta(5))]
    if part := re.fullmatch(r"(\d{4})-(\w\d|\w\w)", value):
        return _part(int(part[1]), part[2])
    if re.fullmatch(r"\d{4}", value):
        return [_months(int(value), 1, 12)]
    if known := re.fullmatch(r"(\d{3})X?|(\d\d)(?:XX)?", value):
        first, length = (int(known[1]) * 10, 10) if known[1] else (int(known[2]) * 100, 100)
        return [(date(first, 1, 1), date(first + length - 1, 12, 31))]
    return []


def _part(year: int, part: str) -> list[Interval]:
    """Return the days of a month, season, quarter or half; winter may be that of either year."""
    if part in _SEASONS:
        first = _SEASONS[part]
        return [_months(y, first, 3) for y in ((year - 1, year) if first == 12 else (year,))]
    if part in _RUNS:
        return [_months(year, _RUNS[part], 3 if part[0] == "Q" else 6)]
    return [_months(year, int(part), 1)] if part.isdigit() and 1 <= int(part) <= 12 else []


def same_time(gold: str, found: str | None) -> bool:
    """Tell whether an EDTF value says what a TIMEX3 value says."""
    if gold in _NOWHERE:
        return found is None
    if open_part := re.match(r"(\d{4}(?:-\d\d)?)-[WQ]?X", gold):
        return any(a <= b and c <= d for a, d in days(open_part[1]) for b, c in days(found))
    return bool(days(gold) & days(found))


def _split(row: Row) -> tuple[list[Row], list[Span]]:
    """Return the gold times that are counted and the spans of the expressions that are not."""
    counted = [t for t in row["timexes"] if t["type"] in ("DATE", "TIME")]
    return counted, [Span(t["start"], t["end"]) for t in row["timexes"] if t["type"] not in ("DATE", "TIME")]


def _pairs(row: Row, reading: Reading) -> tuple[list[tuple[Row, Time | None]], list[Time]]:
    """Return each gold time with its partner, and the reading's times that are left over."""
    gold, others = _split(row)
    spans = [Span(t["start"], t["end"]) for t in gold]
    left = [
        t for t in reading.times if any(s.touches(t.span) for s in spans) or not any(s.touches(t.span) for s in others)
    ]
    pairs: list[tuple[Row, Time | None]] = []
    for timex, span in zip(gold, spans, strict=True):
        near = [t for t in left if t.span.touches(span)]
        best = min(near, key=lambda t: abs(t.span.start - span.start) + abs(t.span.end - span.end), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((timex, best))
    return pairs, left


@task("times")
class Times(PerReport):
    """Dates and times: found, and put on the right day.

    On TimeBank's layout (Pustejovsky et al., 2003), with the measures of TempEval-3 (UzZaman et al., 2013).

    Row: `{id, published, text, timexes: [{start, end, type, value}]}`; types DATE and TIME are counted, durations and sets are
    not: a time of the reading that only touches one of those is left out of the count.

    - *strict F1*: the same characters; *relaxed F1*: at least one shared character; each gold time takes one of the reading's, the
      nearest in extent first.
    - *value F1*: the relaxed pairs whose value is right, over the same gold and predicted totals; *value accuracy* over the pairs.

    A TIMEX3 value and an EDTF value are the same when they stand for the same days. A time of day counts as its day. A week may
    run from Monday or from Sunday. A gold value that leaves a part open (1989-WXX, 1989-QX, 1998-12-XX) takes anything within the
    known part. PRESENT_REF, PAST_REF and FUTURE_REF have no place on the calendar: right is a time without a value.
    """

    needs: ClassVar = {
        "text": str,
        "published": (str, None),
        "timexes": [{"start": int, "end": int, "type": str, "value": str}],
    }

    def count(self, row: Row, reading: Reading) -> Counts:
        """Return how many times there are, were found, met, met exactly, and have the right value."""
        pairs, left = _pairs(row, reading)
        met = [(timex, time) for timex, time in pairs if time is not None]
        return Counter(
            gold=len(pairs),
            predicted=len(met) + len(left),
            relaxed=len(met),
            strict=sum(time.span == (timex["start"], timex["end"]) for timex, time in met),
            value=sum(same_time(timex["value"], time.value) for timex, time in met),
        )

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return strict, relaxed and value F1, and precision, recall and value accuracy of the relaxed pairs."""
        gold, predicted, met = (counts.get(key, 0) for key in ("gold", "predicted", "relaxed"))
        hits = {key: counts.get(key, 0) for key in ("strict", "relaxed", "value")}
        return {f"{key}_f1": f1(share(hit, predicted), share(hit, gold)) for key, hit in hits.items()} | {
            "precision": share(met, predicted),
            "recall": share(met, gold),
            "value_accuracy": accuracy(hits["value"], met),
        }

    def misses(self, row: Row, reading: Reading) -> Iterator[Miss]:
        """Yield times that were not found, that have another value, and that are none."""
        (pairs, left), text, by = _pairs(row, reading), row["text"], layers_of(reading, "times")
        for timex, time in pairs:
            span = Span(timex["start"], timex["end"])
            words = f"“{span.of(text)}” = {timex['value']}"
            if time is None:
                yield Miss("missed", words, text, (span,), by)
            elif not same_time(timex["value"], time.value):
                yield Miss("wrong", f"{words}, found {_reason(time, text)}", text, (time.span,), by)
        for time in left:
            yield Miss("extra", f"“{time.span.of(text)}” = {_reason(time, text)}", text, (time.span,), by)


def _reason(time: Time, text: str) -> str:
    """Return a time's value with its grain and what it was resolved against."""
    against = f"from “{time.anchor.of(text)}”" if time.anchor else "from the day of publication"
    return f"{time.value} ({time.grain or 'no grain'}, {against})"
