"""Dates and times, on TimeBank's layout (Pustejovsky et al., 2003; the measures of TempEval-3, UzZaman et al., 2013).

Row: `{id, published, text, timexes: [{start, end, type, value}]}`; types DATE and TIME are counted, durations and sets are not:
a time of the reading that only touches one of those is left out of the count.

- *strict F1*: the same characters; *relaxed F1*: at least one shared character; each gold time takes one of the reading's, the
  nearest in extent first.
- *value F1*: the relaxed pairs whose value is right, over the same gold and predicted totals; *value accuracy* over the pairs.

A TIMEX3 value and an EDTF value are the same when they stand for the same days. A time of day counts as its day. A week may run
from Monday or from Sunday. A gold value that leaves a part open (1989-WXX, 1989-QX, 1998-12-XX) takes anything within the known
part. PRESENT_REF, PAST_REF and FUTURE_REF have no place on the calendar: right is a time without a value.
"""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from rashomon.evaluate.task import Counts, Task
from rashomon.model import Document, Reading, Span, Time

Interval = tuple[date, date]
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12, "21": 3, "22": 6, "23": 9, "24": 12}
_RUNS = {"Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}
_NOWHERE = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})


def _document(row: Mapping[str, Any]) -> Document:
    return Document(id=str(row["id"]), text=row["text"], published=row.get("published"))


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


def _split(row: Mapping[str, Any]) -> tuple[list[Mapping[str, Any]], list[Span]]:
    """Return the gold times that are counted and the spans of the expressions that are not."""
    counted = [t for t in row["timexes"] if t["type"] in ("DATE", "TIME")]
    return counted, [Span(t["start"], t["end"]) for t in row["timexes"] if t["type"] not in ("DATE", "TIME")]


def _pairs(row: Mapping[str, Any], reading: Reading) -> tuple[list[tuple[Mapping[str, Any], Time | None]], list[Time]]:
    """Return each gold time with its partner, and the reading's times that are left over."""
    gold, others = _split(row)
    spans = [Span(t["start"], t["end"]) for t in gold]
    left = [
        t for t in reading.times if any(s.touches(t.span) for s in spans) or not any(s.touches(t.span) for s in others)
    ]
    pairs: list[tuple[Mapping[str, Any], Time | None]] = []
    for timex, span in zip(gold, spans, strict=True):
        near = [t for t in left if t.span.touches(span)]
        best = min(near, key=lambda t: abs(t.span.start - span.start) + abs(t.span.end - span.end), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((timex, best))
    return pairs, left


def _count(row: Mapping[str, Any], reading: Reading) -> Counts:
    pairs, left = _pairs(row, reading)
    met = [(timex, time) for timex, time in pairs if time is not None]
    return Counter(
        gold=len(pairs),
        predicted=len(met) + len(left),
        relaxed=len(met),
        strict=sum(time.span == (timex["start"], timex["end"]) for timex, time in met),
        value=sum(same_time(timex["value"], time.value) for timex, time in met),
    )


def _figures(counts: Mapping[str, float]) -> dict[str, float]:
    total = counts.get("gold", 0) + counts.get("predicted", 0)
    f1 = {f"{k} F1": 2 * counts.get(k, 0) / total if total else 0.0 for k in ("strict", "relaxed", "value")}
    met = counts.get("relaxed", 0)
    return f1 | {
        "precision": met / counts["predicted"] if counts.get("predicted") else 0.0,
        "recall": met / counts["gold"] if counts.get("gold") else 0.0,
        "value accuracy": counts.get("value", 0) / met if met else 0.0,
    }


def _misses(row: Mapping[str, Any], reading: Reading) -> list[str]:
    pairs, left = _pairs(row, reading)
    lines = [f"missed: {t['text']!r} = {t['value']}" for t, time in pairs if time is None]
    lines += [
        f"value: {t['text']!r} = {t['value']}, found {time.value}"
        for t, time in pairs
        if time is not None and not same_time(t["value"], time.value)
    ]
    return lines + [f"extra: {time.span.of(row['text'])!r} = {time.value}" for time in left]


TASK = Task(
    name="times",
    help="dates and times: strict, relaxed and value F1",
    document=_document,
    count=_count,
    figures=_figures,
    misses=_misses,
)
