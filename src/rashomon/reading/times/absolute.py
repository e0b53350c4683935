"""Rules for dates by name: numbers, months, years, weekdays, quarters, seasons.

A rule gets the phrase and the scene; it returns the days, None (a time that has no place on the calendar), or `DROP` (no time
after all).
"""

import re
from datetime import date, timedelta

from rashomon.lang import lists
from rashomon.reading.times import calendar as cal
from rashomon.reading.times.calendar import Days
from rashomon.reading.times.context import DROP, Phrase, Placed, Scene

_T = lists("times")
_MONTHS, _WEEKDAYS, _SEASONS = _T["months"], _T["weekdays"], _T["seasons"]
_NUMBERS, _ORDINALS, _DECADES = _T["numbers"], _T["ordinals"], _T["decades"]
SHIFT = {"l": -1, "p": -1, "t": 0, "x": 1, "F": 1}
_MIN_YEAR, _NEAR = 1900, 70


def _day_numbers(phrase: Phrase) -> list[int]:
    """Return the numbers that are days, the hours of "5 p.m." left out."""
    pairs = zip(phrase, [*phrase.code[1:], ""], strict=True)
    kept = [(c, w) for (c, w), after in pairs if c in "dor" and after != "m"]
    return [int(re.sub(r"\D", "", w)) if c != "r" else int(_ORDINALS[w]) for c, w in kept]


def iso(phrase: Phrase, scene: Scene) -> Placed:
    """2021-11-07, 2021-11-06 23:28:22-04: the day as written."""
    text = phrase.words[0].text
    at = cal.real_day(int(text[8:10]), int(text[5:7]), int(text[:4]))
    return cal.day(at, "time" if len(text) > 10 else "day") if at else DROP


def numeric(phrase: Phrase, scene: Scene) -> Placed:
    """07/11/2021, 7.11.2021, 2021/11/07, 19-Nov-12: the order of day and month is the one that fits or lies nearest the publication."""
    parts = re.split(r"[/.-]", phrase.words[0].text)
    if len(parts[0]) == 4:
        at = cal.real_day(int(parts[2]), int(parts[1]), int(parts[0]))
        return cal.day(at) if at else DROP
    number = int(parts[2]) + (0 if len(parts[2]) == 4 else 2000 if int(parts[2]) < _NEAR else 1900)
    if parts[1].isalpha():
        at = cal.real_day(int(parts[0]), int(_MONTHS[parts[1]]), number)
        return cal.day(at) if at else DROP
    first, second = int(parts[0]), int(parts[1])
    days = [d for d in (cal.real_day(first, second, number), cal.real_day(second, first, number)) if d]
    if not days:
        return DROP
    if len(set(days)) == 1 or "." in phrase.words[0].text:
        return cal.day(days[0])
    here = scene.published
    # 07/11 is 7 November or July 11: only a publication within the month before tells which.
    near = [d for d in days if here and 0 <= (here - d).days <= 31]
    return cal.day(near[0]) if len(near) == 1 else None


def calendar_date(phrase: Phrase, scene: Scene) -> Placed:
    """Friday, July 23, 2021; 7 November; Oct. 10; 10-11 October; October 10 last year."""
    if scene.names_a_body(phrase):
        return DROP
    number = int(_MONTHS[phrase.first("M")])
    days = _day_numbers(phrase)
    of_year = _year_of(phrase, scene)
    if of_year is None:
        wanted = _WEEKDAYS[phrase.first("D")] if "D" in phrase.code else None
        of_year = scene.year_for(phrase, number, days[0], wanted)
    if of_year is None:
        return None
    at = cal.real_day(days[0], number, of_year)
    if at is None:
        return DROP
    last = cal.real_day(days[1], number, of_year) if len(days) > 1 else None
    return cal.run(at, last) if last and last > at else cal.day(at, _grain(phrase))


def _grain(phrase: Phrase) -> str:
    """Return how exact a day is: with a clock time, a part of the day, or neither."""
    if re.search("[mc]", phrase.code):
        return "time"
    return "part_of_day" if re.search("[EefPH]", phrase.code) else "day"


def two_months_dates(phrase: Phrase, scene: Scene) -> Placed:
    """Oct. 31 - Nov. 2; 28 April to 3 May 2019."""
    names = [int(_MONTHS[w]) for c, w in phrase if c == "M"]
    days = _day_numbers(phrase)
    of_year = _year_of(phrase, scene) or scene.year_for(phrase, names[1], days[1])
    if of_year is None:
        return None
    last = cal.real_day(days[1], names[1], of_year)
    first = cal.real_day(days[0], names[0], of_year - (names[0] > names[1]))
    return cal.run(first, last) if first and last else DROP


def _year_of(phrase: Phrase, scene: Scene) -> int | None:
    """Return the year that a phrase names: "2021", "last year", "that year"."""
    if "Y" in phrase.code:
        return int(phrase.first("Y"))
    if phrase.code.endswith("X") and scene.published:
        return scene.published.year + SHIFT.get(phrase.code[-2], 0)
    return None


def nth_weekday(phrase: Phrase, scene: Scene) -> Placed:
    """the second Sunday of August, the last Friday of March 2019."""
    number = int(_MONTHS[phrase.first("M")])
    of_year = _year_of(phrase, scene) or scene.year_for(phrase, number, None)
    if of_year is None:
        return None
    days = cal.month(of_year, number)
    first = days.start + timedelta((int(_WEEKDAYS[phrase.first("D")]) - days.start.weekday()) % 7)
    if "r" in phrase.code:
        at = first + timedelta(7 * int(_ORDINALS[phrase.first("r")]) - 7)
    else:
        at = first + timedelta((days.end - first).days // 7 * 7)
    return cal.day(at) if at <= days.end else DROP


def day_of_this_month(phrase: Phrase, scene: Scene) -> Placed:
    """the 15th of this month, the 3rd of last month."""
    if scene.published is None:
        return None
    days = cal.months_from(scene.published, SHIFT[phrase.code[-2]])
    at = cal.real_day(_day_numbers(phrase)[0], days.start.month, days.start.year)
    return cal.day(at) if at else DROP


def holiday(phrase: Phrase, scene: Scene) -> Placed:
    """Christmas Day, New Year's Eve 2015."""
    number, at_day = _T["holidays"][phrase.first("U").replace("’", "'")]
    of_year = _year_of(phrase, scene) or scene.year_for(phrase, number, at_day)
    return cal.day(date(of_year, number, at_day)) if of_year else None


def month_name(phrase: Phrase, scene: Scene) -> Placed:
    """October, October 2021, early August, mid-November, last May, June last year."""
    if not scene.is_month(phrase):
        return DROP
    number = int(_MONTHS[phrase.first("M")])
    of_year = _year_of(phrase, scene)
    if of_year is None:
        of_year = _deictic_month_year(phrase, scene, number)
    if of_year is None:
        return None
    return narrowed(phrase, cal.month(of_year, number))


def _deictic_month_year(phrase: Phrase, scene: Scene, number: int) -> int | None:
    here = scene.published
    before = phrase.code[: phrase.code.index("M")]
    if here and "l" in before:
        return here.year - (number >= here.month - 1)  # the month just over is "last month", not "last February"
    if here and "x" in before:
        return here.year + (number <= here.month)
    if here and "t" in before:
        return here.year
    return scene.year_for(phrase, number, None)


def narrowed(phrase: Phrase, days: Days) -> Days:
    """Return the days with the ends that "early", "mid" and "late" leave: halves, and the middle third, of the stretch."""
    word = next((w for c, w in phrase if c in "EB"), None)
    if word is None or days.grain not in ("month", "year", "decade", "season", "quarter"):
        return days
    length = (days.end - days.start).days + 1
    half = timedelta(length // 2)
    if word in ("early", "beginning", "start"):
        return days.within(days.start, days.start + half)
    if word in ("mid", "middle"):
        return days.within(days.start + timedelta(length // 4), days.end - timedelta(length // 4))
    return days.within(days.end - half, days.end) if word in ("late", "end", "close") else days


def plain_year(phrase: Phrase, scene: Scene) -> Placed:
    """2003; early 1990; fiscal 1989; the end of 1994."""
    number = int(phrase.first("Y"))
    if phrase.code == "Y" and not scene.is_year(phrase):
        return DROP
    return narrowed(phrase, cal.year(number)) if number >= _MIN_YEAR or phrase.code != "Y" else DROP


def years(phrase: Phrase, scene: Scene) -> Placed:
    """2003-2011, 2020-21, between 2003 and 2011."""
    first = int(phrase.first("Y"))
    text = phrase.words[-1].text
    if len(text) not in (1, 2, 4) or not text.isdigit():
        return DROP
    last = int(str(first)[: 4 - len(text)] + text)
    if not first < last < first + 200 or first < _MIN_YEAR:
        return DROP
    return cal.span_of_two(cal.year(first), cal.year(last))


def decade(phrase: Phrase, scene: Scene) -> Placed:
    """the 1990s, the '80s, the nineties, the late 1970s, the 1900s."""
    word = phrase.first("Z")
    if word in _DECADES:
        return narrowed(phrase, cal.decade(int(_DECADES[word])))
    digits = re.sub(r"\D", "", word)
    if len(digits) == 2 and word[0] not in "'’" and "h" not in phrase.code:
        return DROP  # "in his 80s" is an age
    if scene.word_before(phrase) in ("his", "her", "their") or phrase.words[0].text in ("his", "her", "their"):
        return DROP
    number = int(digits) if len(digits) == 4 else 1900 + int(digits) if int(digits) >= 30 else 2000 + int(digits)
    return narrowed(phrase, cal.decade(number))


def century(phrase: Phrase, scene: Scene) -> Placed:
    """the 20th century, the nineteenth century."""
    numbers = _day_numbers(phrase)
    return cal.century(numbers[0]) if 1 < numbers[0] < 23 else DROP


def weekday(phrase: Phrase, scene: Scene) -> Placed:
    """Sunday, early on Sunday, last Friday, next Monday, Friday last week."""
    if scene.is_name(phrase) or (phrase.first("D").endswith("days") and not scene.owns(phrase)):
        return DROP
    wanted = int(_WEEKDAYS[phrase.first("D")])
    grain = _grain(phrase)
    here = scene.published
    if here is None:
        return scene.weekday_beside(wanted, phrase.span, grain)
    shift = re.search(r"([lptx])W$", phrase.code)
    if shift:
        monday = here - timedelta(here.weekday()) + timedelta(7 * SHIFT[shift[1]])
        return cal.day(monday + timedelta(wanted), grain)
    back = (here.weekday() - wanted) % 7
    at = phrase.code.index("D")
    word = phrase.code[at - 1] if at else ""
    anchor = scene.anchor_day(phrase.span, same_sentence=False) if word == "p" else None
    if anchor:
        return cal.day(anchor - timedelta((anchor.weekday() - wanted) % 7 or 7), grain)
    if word in ("l", "p"):
        return cal.day(here - timedelta(back or 7), grain)
    if word in ("x", "F"):
        return cal.day(here + timedelta(7 - back), grain)
    if scene.side(phrase.span) == "future" or (word == "t" and scene.side(phrase.span) != "past"):
        return cal.day(here + timedelta((7 - back) % 7), grain)
    return cal.day(here - timedelta(back), grain)


def quarter(phrase: Phrase, scene: Scene) -> Placed:
    """the third quarter, third-quarter, the second quarter of 1990, last year's third quarter, the first half of 2021."""
    which = int(_ORDINALS[phrase.first("r")])
    half = "2" in phrase.code
    if which > (2 if half else 4):
        return DROP
    of_year = _quarter_year(phrase, scene)
    make = _half if half else cal.quarter
    if of_year:
        return make(of_year, which)
    here = scene.published
    if here is None:
        return None
    options = [make(here.year + n, which) for n in (-1, 0, 1)]
    if scene.side(phrase.span) == "past":
        return [d for d in options if d.start <= here][-1]
    return min(
        options, key=lambda d: 0 if d.start <= here <= d.end else max((here - d.end).days, 2 * (d.start - here).days)
    )


def _half(number: int, which: int) -> Days:
    return cal.months(number, which * 6 - 5, which * 6, "interval")


def _quarter_year(phrase: Phrase, scene: Scene) -> int | None:
    if "Y" in phrase.code:
        return int(phrase.first("Y"))
    shift = re.search("([ltx])X", phrase.code)
    if scene.published and shift:
        return scene.published.year + SHIFT[shift[1]]
    return scene.published.year - 1 if scene.published and re.search("X-?[ge]", phrase.code) else None


def season(phrase: Phrase, scene: Scene) -> Placed:
    """this summer, last fall, the winter of 1994, summer 2020, in the spring."""
    if phrase.words[-1].text == "fall" and not re.search("[ltxY]", phrase.code):
        return DROP  # "the fall of the government"
    code, here = int(_SEASONS[phrase.first("S")]), scene.published
    if "Y" in phrase.code:
        return cal.season(int(phrase.first("Y")), code)
    if here is None:
        return None
    shift = re.search("([ltx])X", phrase.code)
    if shift:
        return cal.season(here.year + SHIFT[shift[1]], code)
    options = [cal.season(here.year + n, code) for n in (-1, 0, 1)]
    if "x" in phrase.code or ("l" not in phrase.code and scene.side(phrase.span) == "future"):
        return next(d for d in options if d.start > here or (d.end >= here and "x" not in phrase.code))
    if "t" in phrase.code:
        return min(options, key=lambda d: max((d.start - here).days, (here - d.end).days, 0))
    return [d for d in options if (d.end if "l" in phrase.code else d.start) < here][-1]
