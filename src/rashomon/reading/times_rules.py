"""The rules: patterns over the letters of times_words, each with the function that places what it finds on the calendar.

A rule's function gets the phrase and the scene; it returns the days, None (a time that has no place on the calendar), or
`DROP` (no time after all). The order of the rules matters: the first that fits at a place wins.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.lang import lists
from rashomon.model import Span
from rashomon.reading import times_calendar as cal
from rashomon.reading.times_calendar import Days
from rashomon.reading.times_scene import DROP, Phrase, Placed, Scene

_T = lists("times")
_MONTHS, _WEEKDAYS, _SEASONS = _T["months"], _T["weekdays"], _T["seasons"]
_NUMBERS, _ORDINALS, _DECADES = _T["numbers"], _T["ordinals"], _T["decades"]
_SHIFT = {"l": -1, "p": -1, "t": 0, "x": 1, "F": 1}
_MIN_YEAR, _NEAR = 1900, 70


def _count(phrase: Phrase) -> int | None:
    """Return the number of units: "two", "10", "a", "a couple of"; None for "several", "few"."""
    for letter, word in phrase:
        if letter == "w":
            return int(_NUMBERS[word])
        if letter in "d9" and word.isdigit():
            return int(word)
        if letter == "q":
            return 2 if word == "couple" else None
    return 1


def _day_numbers(phrase: Phrase) -> list[int]:
    return [int(re.sub(r"\D", "", w)) if c != "r" else int(_ORDINALS[w]) for c, w in phrase if c in "dor"]


def iso(phrase: Phrase, scene: Scene) -> Placed:
    """2021-11-07, 2021-11-06 23:28:22-04: the day as written."""
    text = phrase.words[0].text
    at = cal.real_day(int(text[8:10]), int(text[5:7]), int(text[:4]))
    return cal.day(at, "time" if len(text) > 10 else "day") if at else DROP


def numeric(phrase: Phrase, scene: Scene) -> Placed:
    """07/11/2021, 7.11.2021, 2021/11/07: the order of day and month is the one that fits or lies nearest the publication."""
    parts = re.split(r"\D", phrase.words[0].text)
    if len(parts[0]) == 4:
        at = cal.real_day(int(parts[2]), int(parts[1]), int(parts[0]))
        return cal.day(at) if at else DROP
    first, second = int(parts[0]), int(parts[1])
    number = int(parts[2]) + (0 if len(parts[2]) == 4 else 2000 if int(parts[2]) < _NEAR else 1900)
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
    number = int(_MONTHS[phrase.first("M")])
    days = _day_numbers(phrase)
    of_year = _year_of(phrase, scene)
    if of_year is None:
        of_year = scene.year_for(phrase.span, number, days[0])
    if of_year is None:
        return None
    at = cal.real_day(days[0], number, of_year)
    if at is None:
        return DROP
    last = cal.real_day(days[1], number, of_year) if len(days) > 1 else None
    return cal.run(at, last) if last and last > at else cal.day(at)


def two_months_dates(phrase: Phrase, scene: Scene) -> Placed:
    """Oct. 31 - Nov. 2; 28 April to 3 May 2019."""
    names = [int(_MONTHS[w]) for c, w in phrase if c == "M"]
    days = _day_numbers(phrase)
    of_year = _year_of(phrase, scene) or scene.year_for(phrase.span, names[1], days[1])
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
        return scene.published.year + _SHIFT.get(phrase.code[-2], 0)
    return None


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
        return here.year - (number >= here.month)
    if here and "x" in before:
        return here.year + (number <= here.month)
    if here and "t" in before:
        return here.year
    return scene.year_for(phrase.span, number, None)


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
    if scene.is_name(phrase):
        return DROP
    wanted = int(_WEEKDAYS[phrase.first("D")])
    grain = "part_of_day" if re.search(r"[EefP]", phrase.code) else "day"
    if "m" in phrase.code or "c" in phrase.code:
        grain = "time"
    here = scene.published
    if here is None:
        return scene.weekday_beside(wanted, phrase.span, grain)
    shift = re.search(r"([lptx])W$", phrase.code)
    if shift:
        monday = here - timedelta(here.weekday()) + timedelta(7 * _SHIFT[shift[1]])
        return cal.day(monday + timedelta(wanted), grain)
    back = (here.weekday() - wanted) % 7
    at = phrase.code.index("D")
    word = phrase.code[at - 1] if at else ""
    if word in ("l", "p"):
        return cal.day(here - timedelta(back or 7), grain)
    if word in ("x", "F"):
        return cal.day(here + timedelta(7 - back), grain)
    if scene.side(phrase.span) == "future" or (word == "t" and scene.side(phrase.span) != "past"):
        return cal.day(here + timedelta((7 - back) % 7), grain)
    return cal.day(here - timedelta(back), grain)


def deictic_day(phrase: Phrase, scene: Scene) -> Placed:
    """today, yesterday morning, late yesterday, tomorrow."""
    if scene.published is None:
        return None
    shift = {"yesterday": -1, "today": 0, "tomorrow": 1}[phrase.first("T")]
    exact = phrase.code == "T"
    grain = "day" if exact else "time" if re.search("[mc]", phrase.code) else "part_of_day"
    return cal.day(scene.published + timedelta(shift), grain)


def deictic_part(phrase: Phrase, scene: Scene) -> Placed:
    """this morning, last night, tonight, overnight, tomorrow is elsewhere."""
    here = scene.published
    if "L" in phrase.code:
        if phrase.first("L") == "overnight":
            at = scene.anchor_day(phrase.span, same_sentence=True) or here
            return cal.day(at, "part_of_day") if at else None
        return cal.day(here, "part_of_day") if here else None
    if here is None:
        return None
    return cal.day(here - timedelta("l" in phrase.code), "part_of_day")


def anchored_part(phrase: Phrase, scene: Scene) -> Placed:
    """that night, the same evening, the next morning, the previous night, in the evening, at dawn, at 5 p.m."""
    grain = "time" if re.search("[mcz]", phrase.code) else "part_of_day"
    shift = next((_SHIFT[c] for c in phrase.code if c in "pxFl"), 0)
    near = not re.search("[uvpxF]", phrase.code)
    at = scene.anchor_day(phrase.span, same_sentence=False, near=near)
    return cal.day(at + timedelta(shift), grain) if at else None


def deictic_unit(phrase: Phrase, scene: Scene) -> Placed:
    """last week, this month, next year, earlier this week, the end of this month, last weekend, this quarter."""
    here = scene.published
    if here is None:
        return None
    letter = phrase.code[-1]
    shift = next((_SHIFT[c] for c in phrase.code if c in "lptxF"), 0)
    word = phrase.words[-2].text
    if letter == "Q" and word == "latest":
        return cal.quarter_from(here, -1)
    if letter == "K":
        return _weekend(phrase, scene, here, shift)
    days = unit(letter, here, shift)
    return narrowed(phrase, days) if days else DROP


def unit(letter: str, at: date, shift: int) -> Days | None:
    """Return the day, week, month … that lies some of its kind from a day."""
    if letter == "A":
        return cal.day(at + timedelta(shift))
    if letter in "WG":
        return cal.week(at + timedelta(shift * (7 if letter == "W" else 14)))
    if letter == "N":
        return cal.months_from(at, shift)
    if letter == "X":
        return cal.year(at.year + shift)
    if letter in "QJ":
        return cal.quarter_from(at, shift)
    if letter == "C":
        return cal.decade(at.year // 10 * 10 + 10 * shift)
    return cal.century(at.year // 100 + 1 + shift) if letter == "V" else None


def _weekend(phrase: Phrase, scene: Scene, here: date, shift: int) -> Days:
    """Return the weekend meant: "last" is the one that is over, "the" the one of the clause's tense."""
    if shift < 0:
        return cal.weekend(here - timedelta(7))
    if shift > 0:
        return cal.weekend(here + timedelta(7 if here.weekday() >= cal.SATURDAY else 0))
    future = scene.side(phrase.span) == "future" or ("t" in phrase.code and scene.side(phrase.span) != "past")
    return cal.weekend(here if future or here.weekday() >= cal.SATURDAY else here - timedelta(7))


def stretch(phrase: Phrase, scene: Scene) -> Placed:
    """the past 24 hours, the last three days: the days up to the publication."""
    here, count = scene.published, _count(phrase)
    if count is None or here is None:
        return DROP
    length = (count + 23) // 24 if "H" in phrase.code else count
    if length > 31:
        return DROP
    first, last = (here, here + timedelta(length)) if "x" in phrase.code else (here - timedelta(length), here)
    return cal.run(first, last)


def ago(phrase: Phrase, scene: Scene) -> Placed:
    """two days ago, a year ago, 10 years ago, several weeks ago (no value), an hour ago."""
    here, count = scene.published, _count(phrase)
    if here is None or count is None:
        return None
    return _away(phrase, here, -count, scene)


def _away(phrase: Phrase, at: date, shift: int, scene: Scene) -> Placed:
    letter = next(c for c in phrase.code if c in "AWGNXCVH")
    if letter == "H":
        return cal.day(at, "time")
    if abs(shift) > 2000 or not 1 < at.year + shift * {"X": 1, "C": 10, "V": 100}.get(letter, 0) < 9999:
        return DROP
    quarter = scene.recent_quarter(phrase.span) if letter == "X" and abs(shift) == 1 else None
    if quarter:
        return cal.quarter_from(quarter, 4 * shift)
    if letter in "CV":
        return cal.year(at.year + shift * (10 if letter == "C" else 100))
    return unit(letter, at, shift)


def earlier(phrase: Phrase, scene: Scene) -> Placed:
    """two days earlier, a week later, a year earlier, three days before: counted from the last day that the text names."""
    count = _count(phrase)
    word = phrase.words[-1].text
    if word in ("before", "after", "afterwards") and not scene.ends_clause(phrase):
        return DROP
    letter = next(c for c in phrase.code if c in "AWGNXCVH")
    at = scene.anchor_day(phrase.span, same_sentence=False)
    if at is None and letter == "X":
        at = scene.anchor_start(phrase.span) or (scene.published if word == "earlier" else None)
    if at is None or count is None:
        return None
    return _away(phrase, at, -count if "e" in phrase.code else count, scene)


def anchored_unit(phrase: Phrase, scene: Scene) -> Placed:
    """the next day, the following week, the same day, that month, the previous year, the day before."""
    letter = next(c for c in phrase.code if c in "AWNXQKCV")
    shift = next((_SHIFT[c] for c in phrase.code if c in "pxF"), 0)
    if phrase.code[-1] in "ef":
        if not scene.ends_clause(phrase):
            return DROP
        shift = -1 if phrase.code[-1] == "e" else 1
    at = scene.anchor_day(phrase.span, same_sentence=False)
    if at is None and letter != "A":
        at = scene.anchor_start(phrase.span)
    if at is None:
        return None if shift or "v" in phrase.code or letter == "A" else DROP
    if letter == "K":
        return cal.weekend(at + timedelta(7 * shift))
    return unit(letter, at, shift) or DROP


def bound_unit(phrase: Phrase, scene: Scene) -> Placed:
    """the end of the month, earlier in the year, year-end: of the publication's own."""
    here = scene.published
    letter = next(c for c in phrase.code if c in "WNXQ")
    days = unit(letter, here, 0) if here else None
    return narrowed(phrase, days) if days else None


def quarter(phrase: Phrase, scene: Scene) -> Placed:
    """the third quarter, third-quarter, the second quarter of 1990, last year's third quarter, the first half of 2021."""
    which = int(_ORDINALS[phrase.first("r")])
    half = "2" in phrase.code
    if which > (2 if half else 4):
        return DROP
    of_year = _quarter_year(phrase, scene)
    make = (
        (lambda y: cal.months(y, which * 6 - 5, which * 6, "interval")) if half else (lambda y: cal.quarter(y, which))
    )
    if of_year:
        return make(of_year)
    here = scene.published
    if here is None:
        return None
    future = scene.side(phrase.span) == "future"
    options = [make(here.year + n) for n in (-1, 0, 1)]
    fits = [d for d in options if (d.end >= here if future else d.start <= here)]
    return fits[0] if future else fits[-1]


def _quarter_year(phrase: Phrase, scene: Scene) -> int | None:
    if "Y" in phrase.code:
        return int(phrase.first("Y"))
    shift = re.search("([ltx])X", phrase.code)
    if scene.published and shift:
        return scene.published.year + _SHIFT[shift[1]]
    return scene.published.year - 1 if scene.published and re.search("X-?[ge]", phrase.code) else None


def year_ago_quarter(phrase: Phrase, scene: Scene) -> Placed:
    """year-earlier, the year-ago quarter, the year-earlier period."""
    here = scene.recent_quarter(phrase.span)
    if here:
        return cal.quarter_from(here, -4)
    return cal.year(scene.published.year - 1) if scene.published else None


def the_quarter(phrase: Phrase, scene: Scene) -> Placed:
    """the quarter, the period: the one last spoken of, else the last that is over."""
    here = scene.recent_quarter(phrase.span)
    if here:
        return cal.quarter_from(here, 0)
    if "J" in phrase.code:
        return DROP
    return cal.quarter_from(scene.published, -1) if scene.published else None


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
        return cal.season(here.year + _SHIFT[shift[1]], code)
    options = [cal.season(here.year + n, code) for n in (-1, 0, 1)]
    if "x" in phrase.code or ("l" not in phrase.code and scene.side(phrase.span) == "future"):
        return next(d for d in options if d.start > here or (d.end >= here and "x" not in phrase.code))
    if "t" in phrase.code:
        return min(options, key=lambda d: max((d.start - here).days, (here - d.end).days, 0))
    return [d for d in options if (d.end if "l" in phrase.code else d.start) < here][-1]


def vague(phrase: Phrase, scene: Scene) -> Placed:
    """now, currently, recently, in recent weeks, the future: times without a place on the calendar."""
    return None


_YEAR = r"(?:,?O?Y|,?[IO]?[ltx]X)"
_CLOCK = r"(?:(?:cm?|[dw]m)(?:z+)?)"
_PART = r"(?:E-?)?P"
_OPEN = r"(?:h?BO|[Eef]I?-?)"
Rule = Callable[[Phrase, Scene], Placed]
RULES: tuple[tuple[str, str, Rule], ...] = (
    ("iso", "i", iso),
    ("numeric", "n", numeric),
    ("two_dates", r"(?:M[do][->]M[do](?:,?Y)?|[do]O?M[->][do]O?M(?:,?Y)?)", two_months_dates),
    (
        "date",
        rf"(?:(?:{_CLOCK},?I?)?(?:[ltxh]*E?D,?(?:P,?)?h?)?"
        rf"(?:(?:[do][->&])?[do]O?M|Mh?(?:[do](?:[->&][do](?!\w))?|r))(?!m){_YEAR}?)",
        calendar_date,
    ),
    ("month", rf"(?:h?{_OPEN}h?)?[ltx]?M{_YEAR}?", month_name),
    ("weekday", rf"(?:{_CLOCK},?I?|{_OPEN}|{_PART}I?)?[ltxp]?D(?:O?[ltxp]W)?(?:E?P)?(?:I{_CLOCK})?", weekday),
    ("deictic_day", rf"(?:{_CLOCK}I?|{_OPEN}|{_PART})?T(?:P)?(?:I{_CLOCK})?", deictic_day),
    ("deictic_part", r"(?:L|[ef]?tP|lP)", deictic_part),
    ("decade", rf"(?:{_OPEN})?h?E?-?Z", decade),
    ("century", r"h?[or]-?V", century),
    ("quarter", rf"(?:h?[ltx]Xsy?|h?Xgy?|hYy?|h)?y?-?[rk]?r-?(?:Q|2(?=O|Y|,)){_YEAR}?", quarter),
    ("season", rf"(?:(?:{_OPEN})?(?:[ltx]|h)E?S(?:{_YEAR})?|S{_YEAR})", season),
    ("years", r"(?:(?<=b)Y&Y|Y-(?:Y|d|9)(?![-\w]))", years),
    ("year", rf"(?:(?:{_OPEN})?h?y?(?:E-?)?X?Y)", plain_year),
    ("stretch", r"h?[lpx](?:[dw9])[AH]", stretch),
    ("ago", r"[a]?(?:[qwd9]O?)?-?[AWGNXCVH]-?g", ago),
    ("year_ago", r"h?X-[eg](?:r?-?[QJ])?", year_ago_quarter),
    ("earlier", r"(?:[a]?(?:[qwd9]O?)|a)[AWGNXCVH][ef]", earlier),
    ("anchored_unit", r"(?:h(?:x|F|p|v)[AWNXKQ]|u[AWNXKQCV]|hA[ef])", anchored_unit),
    ("anchored_part", rf"(?:(?:h?[vpxF]|u)P|(?<=I)h?P|{_CLOCK})", anchored_part),
    ("deictic_unit", rf"(?:h?{_OPEN}|h)?[ltxp][WNXKQCV]", deictic_unit),
    ("weekend", r"hK", deictic_unit),
    ("bound_unit", r"h?BOh[WNXQ]|[ef]IhX", bound_unit),
    ("the_quarter", r"h[QJ](?!-)", the_quarter),
    ("vague", r"R|k[AWNX]", vague),
)
PATTERN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in RULES))
PLACE = {name: place for name, _, place in RULES}


@dataclass(frozen=True, slots=True)
class Hit:
    """A time expression in the text and what it means (`days` None: no place on the calendar)."""

    span: Span
    days: Days | None
    rule: str
