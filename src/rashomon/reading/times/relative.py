"""Rules for times by distance: yesterday, last week, two days earlier, that night.

They count from the publication ("ago", "last") or from the last day that the text names ("earlier", "the next day").
"""

import re
from datetime import date, timedelta

from rashomon.lang import lists
from rashomon.reading.times import calendar as cal
from rashomon.reading.times.absolute import SHIFT, narrowed
from rashomon.reading.times.calendar import Days
from rashomon.reading.times.context import DROP, Phrase, Placed, Scene

_NUMBERS = lists("times")["numbers"]


def count_of(phrase: Phrase) -> int | None:
    """Return the number of units: "two", "10", "a", "a couple of"; None for "several", "few"."""
    for letter, word in phrase:
        if letter == "w":
            return int(_NUMBERS[word])
        if letter in "d9":
            return int(word) if word.isdigit() and len(word) <= 4 else None
        if letter == "q":
            return 2 if word == "couple" else None
    return 1


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
    shift = next((SHIFT[c] for c in phrase.code if c in "pxFl"), 0)
    near = not re.search("[uvpxF]", phrase.code)
    at = scene.anchor_day(phrase.span, same_sentence=False, near=near)
    if scene.stands_alone(phrase) and re.search("[mcz]", phrase.code):
        at = scene.published  # the stamp of an entry in a live page
    if at is None and "u" in phrase.code:
        return DROP
    return cal.day(at + timedelta(shift), grain) if at else None


def deictic_unit(phrase: Phrase, scene: Scene) -> Placed:
    """last week, this month, next year, earlier this week, the end of this month, last weekend, this quarter."""
    here = scene.published
    if here is None:
        return None
    letter = phrase.code[-1]
    shift = next((SHIFT[c] for c in phrase.code if c in "lptxF"), 0)
    word = phrase.words[-2].text
    if phrase.words[-1].text.endswith("s"):
        return None  # "in the coming weeks"
    if letter in "QJ":
        return cal.quarter_from(scene.recent_quarter() or here, shift if scene.quarter is None else 0)
    if word == "past" or (word == "last" and phrase.words[-3:-2] and phrase.code[-3] == "h" and letter == "W"):
        length = {"W": 7, "N": 30}.get(letter)
        return cal.run(here - timedelta(length), here) if length else cal.year(here.year) if letter == "X" else DROP
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
    here, count = scene.published, count_of(phrase)
    if count is None or here is None:
        return DROP
    length = (count + 23) // 24 if "H" in phrase.code else count
    if length > 31:
        return DROP
    first, last = (here, here + timedelta(length)) if "x" in phrase.code else (here - timedelta(length), here)
    return cal.run(first, last)


def ago(phrase: Phrase, scene: Scene) -> Placed:
    """two days ago, a year ago, 10 years ago, several weeks ago (no value), an hour ago."""
    here, count = scene.published, count_of(phrase)
    uncounted = len(phrase.code) == 2 and phrase.words[0].text.endswith("s")  # "years ago"
    if here is None or count is None or uncounted:
        return None
    if phrase.code[-1] == "R":
        return _away(phrase, here, count, scene) if phrase.words[-2].text == "from" else DROP
    return _away(phrase, here, -count, scene)


def _away(phrase: Phrase, at: date, shift: int, scene: Scene) -> Placed:
    letter = next(c for c in phrase.code if c in "AWGNXCVH")
    if letter == "H":
        return cal.day(at, "time")
    if abs(shift) > 2000 or not 1 < at.year + shift * {"X": 1, "C": 10, "V": 100}.get(letter, 0) < 9999:
        return DROP
    quarter = scene.recent_quarter() if letter == "X" and abs(shift) == 1 else None
    if quarter:
        return cal.quarter_from(quarter, 4 * shift)
    if letter in "CV":
        return cal.year(at.year + shift * (10 if letter == "C" else 100))
    return unit(letter, at, shift)


def earlier(phrase: Phrase, scene: Scene) -> Placed:
    """two days earlier, a week later, a year earlier, three days before: counted from the last day that the text names."""
    count = count_of(phrase)
    word = phrase.words[-1].text
    if phrase.code[-1] in "78" and not scene.ends_clause(phrase):
        return DROP
    letter = next(c for c in phrase.code if c in "AWGNXCVH")
    at = scene.recent_quarter() if letter == "X" else scene.anchor_day(phrase.span, same_sentence=False)
    if at is None and letter == "X":
        at = scene.anchor_start(phrase.span) or (scene.published if word == "earlier" else None)
    if at is None or count is None:
        return None
    return _away(phrase, at, -count if phrase.code[-1] in "e7" else count, scene)


def anchored_unit(phrase: Phrase, scene: Scene) -> Placed:
    """the next day, the following week, the same day, that month, the previous year, the day before."""
    letter = next(c for c in phrase.code if c in "AWNXQKCV")
    shift = next((SHIFT[c] for c in phrase.code if c in "pxF"), 0)
    if phrase.code[-1] in "78":
        if not scene.ends_clause(phrase):
            return DROP
        shift = -1 if phrase.code[-1] == "7" else 1
    if "coming" in phrase.words[-2].text and scene.published:
        return unit(letter, scene.published, 1)
    at = scene.anchor_day(phrase.span, same_sentence=False)
    if at is None and letter != "A":
        at = scene.anchor_start(phrase.span)
    if at is None:
        return None if shift or "v" in phrase.code else DROP
    if letter == "K":
        return cal.weekend(at + timedelta(7 * shift))
    return unit(letter, at, shift) or DROP


def bound_unit(phrase: Phrase, scene: Scene) -> Placed:
    """the end of the month, earlier in the year, year-end: of the publication's own."""
    here = scene.published
    letter = next(c for c in phrase.code if c in "WNXQ")
    days = unit(letter, here, 0) if here else None
    return narrowed(phrase, days) if days else None


def year_ago_quarter(phrase: Phrase, scene: Scene) -> Placed:
    """year-earlier, the year-ago quarter, the year-earlier period."""
    here = scene.recent_quarter()
    if here:
        return cal.quarter_from(here, -4)
    return cal.year(scene.published.year - 1) if scene.published else None


def the_quarter(phrase: Phrase, scene: Scene) -> Placed:
    """the quarter, the period: the one last spoken of, else the last that is over."""
    here = scene.recent_quarter()
    if here:
        return cal.quarter_from(here.replace(year=int(phrase.first("Y"))) if "Y" in phrase.code else here, 0)
    if "Y" in phrase.code:
        return cal.year(int(phrase.first("Y")))
    if "J" in phrase.code:
        return DROP
    return cal.quarter_from(scene.published, -1) if scene.published else None


def year_end(phrase: Phrase, scene: Scene) -> Placed:
    """year-end, year's end: the last day of the year."""
    if scene.published is None or phrase.words[-1].text != "end":
        return DROP
    return cal.day(date(scene.published.year, 12, 31))


def this_unit(phrase: Phrase, scene: Scene) -> Placed:
    """for the week, the fiscal year: the publication's own."""
    here = scene.published
    if here is None:
        return None
    return (
        cal.week(here) if phrase.code[-1] == "W" else cal.year(here.year - ("l" in phrase.code) + ("x" in phrase.code))
    )


def vague(phrase: Phrase, scene: Scene) -> Placed:
    """now, currently, recently, in recent weeks, in the future: times without a place on the calendar."""
    word = phrase.words[-1].text
    if word == "soon" and scene.word_after(phrase) in ("as", "after", "before", "afterwards"):
        return DROP
    if phrase.code[-1] in "l5" and (word not in ("past", "future") or scene.word_after(phrase) == "of"):
        return DROP
    return None
