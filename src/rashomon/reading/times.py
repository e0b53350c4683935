"""The times layer: date and time expressions → EDTF, against the publication date and the text's own anchors.

Each rule is a pattern and a function from its match to a `When`, or None where the words are no time here. Rules are tried
in order at each place; the first and longest wins. Weekdays without a date go back to the latest such day, publication day
included, unless their clause speaks of the future. "Two days earlier" counts from the last day told before it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from spacy.tokens import Span as Tokens

from rashomon.lang import lists
from rashomon.model import Draft, Span, Time
from rashomon.reading.layer import layer
from rashomon.reading.times_calendar import (
    When,
    day,
    decade,
    month,
    quarter,
    season,
    shifted,
    span,
    week,
    weekend,
    year,
)


@dataclass
class Context:
    """What a rule may ask: the publication day, the last day told, whether the clause looks ahead, the words around."""

    published: date | None
    told: date | None
    told_span: Span | None
    future: bool
    before: str
    after: str
    anchored: bool = False


Rule = Callable[[re.Match[str], Context], When | None]


@layer("times.rules.v1", gives="times")
def read_times(draft: Draft) -> tuple[Time, ...]:
    """Return the times of the report in text order; see `model.Time`."""
    published = _published(draft.document.published)
    text = draft.document.text
    rows: list[Time] = []
    told: date | None = None
    told_span: Span | None = None
    for sentence in draft.prose:
        at, end = sentence.start_char, sentence.end_char
        for found in _any().finditer(text, at, end):
            context = Context(
                published,
                told,
                told_span,
                _looks_ahead(sentence, found.start()),
                text[max(0, found.start() - 24) : found.start()],
                text[found.end() : found.end() + 24],
            )
            when = _resolve(found, context)
            if when is _NOTHING:
                continue
            where = Span(*found.span())
            anchor = told_span if context.anchored else None
            rows.append(_row(len(rows) + 1, where, when, anchor))
            if when is not None and when.start == when.end:
                told, told_span = when.start, where
    return tuple(rows)


def _row(number: int, where: Span, when: When | None, anchor: Span | None) -> Time:
    if when is None:
        return Time(f"t{number}", where, None, anchor=anchor)
    return Time(f"t{number}", where, when.value, when.start.isoformat(), when.end.isoformat(), when.grain, anchor)


def _published(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


_NOTHING = When("", date.min, date.min, "")


def _resolve(found: re.Match[str], context: Context) -> When | None:
    """Return the time that the first fitting rule gives, None for a time that cannot be placed, _NOTHING for no time."""
    for name, rule in _RULES.items():
        if found[name] is None:
            continue
        inner = _compiled()[name].fullmatch(found[name])
        if inner is None:
            return _NOTHING
        try:
            return rule(inner, context)
        except (ValueError, OverflowError):  # 31 February is a string, not a day
            return _NOTHING
    return _NOTHING


def _looks_ahead(sentence: Tokens, at: int) -> bool:
    """Tell whether the clause at a place of the sentence speaks of the future."""
    span_ = sentence.doc.char_span(at, at + 1, alignment_mode="expand")
    if span_ is None or not len(span_):
        return False
    ahead = _words("future")
    for above in span_[0].ancestors:
        if above.pos_ in ("VERB", "AUX"):
            if above.tag_ in ("VBD",):
                return False
            near = [above, *(c for c in above.children if c.dep_ in ("aux", "auxpass", "advmod"))]
            if any(t.lower_ in ahead for t in near):
                return True
            if above.tag_ in ("VBN", "VBG", "VBZ", "VBP"):
                return False
    return False


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lists("times")[name])


@cache
def _month_number(word: str) -> int:
    return int(lists("times")["month_abbreviations"].index(word[:3].lower())) + 1


@cache
def _weekday_number(word: str) -> int:
    return ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].index(word[:3].lower())


# --- rules


def _iso(found: re.Match[str], context: Context) -> When | None:
    return day(date(int(found["y"]), int(found["m"]), int(found["d"])))


def _slashed(found: re.Match[str], context: Context) -> When | None:
    """Read 07/11/2021 day first unless that cannot be."""
    first, second, number = int(found["a"]), int(found["b"]), int(found["y"])
    if second > 12:
        first, second = second, first
    return day(date(number, second, first))


def _dated(found: re.Match[str], context: Context) -> When | None:
    """Read "October 31(, 2021)", "31 October (2021)" and ranges of days in one month."""
    number, first = _month_number(found["month"]), int(found["d"])
    last = int(found["e"]) if found["e"] else first
    if found["year"]:
        start = date(int(found["year"]), number, first)
    else:
        if context.published is None:
            date(2000, number, first)
            return None
        start = _nearest(context.published, number, first, ahead=context.future)
    return day(start) if last <= first else span(start, start.replace(day=last), "interval")


def _nearest(here: date, number: int, first: int, *, ahead: bool) -> date:
    """Return the day of that date nearest to the publication, in the past unless the clause looks ahead."""
    years = [y for y in (here.year - 1, here.year, here.year + 1) if first < 29 or _exists(y, number, first)]
    days = [date(y, number, first) for y in years]
    if ahead:
        return min(d for d in days if d >= here - timedelta(1)) if any(d >= here for d in days) else days[-1]
    past = [d for d in days if d <= here + timedelta(2)]
    coming = [d for d in days if d > here + timedelta(2)]
    if past and (here - past[-1]).days > 300 and coming and (coming[0] - here).days < 60:
        return coming[0]
    return past[-1]


def _exists(number: int, month_: int, day_: int) -> bool:
    try:
        date(number, month_, day_)
    except ValueError:
        return False
    return True


def _month_year(found: re.Match[str], context: Context) -> When | None:
    return month(int(found["year"]), _month_number(found["month"]))


def _bare_month(found: re.Match[str], context: Context) -> When | None:
    """Read "in October", "early August", "last May"; "may" and "march" only with such a word before."""
    number = _month_number(found["month"])
    lead = (found["lead"] or "").lower()
    before = context.before.rstrip().rsplit(" ", 1)[-1].lower()
    if (
        found["month"].lower() in ("may", "march", "mar")
        and not lead
        and before not in ("in", "since", "of", "until", "by", "from", "during", "between", "after", "before")
    ):
        return _NOTHING
    if found["month"][0].islower() or (
        found["month"].lower() in ("jan", "mar", "dec", "sun") and not found["month"].endswith(".")
    ):
        return _NOTHING
    if context.published is None:
        return None
    here = context.published
    ahead = "next" in lead or context.future
    number_year = here.year if number <= here.month else here.year - 1
    if ahead and (number_year, number) < (here.year, here.month):
        number_year += 1
    if "last" in lead and (number_year, number) == (here.year, here.month):
        number_year -= 1
    return month(number_year, number)


def _plain_year(found: re.Match[str], context: Context) -> When | None:
    before = re.split(r"[\s(]", context.before.rstrip())[-1].lower().strip("“\"'‘")
    after = (re.match(r"\s*([A-Za-z]+)", context.after) or [None, ""])[1]
    after = str(after).lower()
    if re.match(r"[-,]?\d|%| ?(?:per cent|percent)|\.\d", context.after) or re.search(r"[\d$£€,.#-]$", context.before):
        return _NOTHING
    if after in _words("not_after_years"):
        return _NOTHING
    if before in _words("before_years") or after in _words("after_years") or context.before.endswith("("):
        return year(int(found["y"]))
    return year(int(found["y"])) if before.endswith(("’s", "'s")) else _NOTHING


def _decade(found: re.Match[str], context: Context) -> When | None:
    digits = found["y"]
    return decade(int(digits) if len(digits) == 4 else 1900 + int(digits))


def _weekday(found: re.Match[str], context: Context) -> When | None:
    """Read "Sunday", "early Sunday", "last Friday", "Thursday night"."""
    if found["day"][0].islower() or re.match(
        r"\s+(?:Times|Telegraph|Mirror|Express|Mail|Herald|World|Post|Club|Night Live|Massacre)\b", context.after
    ):
        return _NOTHING
    if re.search(r"\b(?:Bloody|Black|Good|Super|Palm|Easter|Ash|Cyber|Shrove|Holy)\s$", context.before):
        return _NOTHING
    if context.published is None:
        return None
    here, lead = context.published, (found["lead"] or "").lower()
    back = (here.weekday() - _weekday_number(found["day"])) % 7
    if "next" in lead or (context.future and "last" not in lead):
        ahead = (7 - back) % 7
        return _of_part(here + timedelta(ahead or (7 if "next" in lead else 0)), found)
    if "last" in lead and back == 0:
        back = 7
    return _of_part(here - timedelta(back), found)


def _of_part(at: date, found: re.Match[str]) -> When:
    return day(
        at,
        "part_of_day"
        if found["part"]
        or "ly" in (found["lead"] or "").lower().split(" ")[0]
        or "late" in (found["lead"] or "").lower()
        else "day",
    )


def _deictic(found: re.Match[str], context: Context) -> When | None:
    """Read "today", "yesterday", "tonight", "tomorrow", "overnight", "this morning", "last night"."""
    if context.published is None:
        return None
    word = found.group().lower()
    by = -1 if word.startswith(("yesterday", "last")) else 1 if word.startswith("tomorrow") else 0
    return day(
        context.published + timedelta(by), "day" if word in ("today", "yesterday", "tomorrow") else "part_of_day"
    )


def _relative_period(found: re.Match[str], context: Context) -> When | None:
    """Read "last month", "this week", "next year", "the past weekend", "last summer"."""
    if context.published is None:
        return None
    here, unit = context.published, found["unit"].lower().rstrip("s")
    way = found["way"].lower().split()[-1]
    by = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}.get(way, 0)
    seasons = lists("times")["seasons"]
    if unit in seasons:
        first = season(here.year, seasons[unit])
        number = here.year - (1 if by < 0 and first.end >= here else 0) + (1 if by > 0 and first.start <= here else 0)
        return season(number, seasons[unit])
    if unit == "week":
        return week(here + timedelta(7 * by))
    if unit == "weekend":
        return weekend(here + timedelta(7 * by))
    if unit in ("month", "quarter", "year", "decade"):
        return shifted(here, unit, by)
    return _NOTHING


def _ago(found: re.Match[str], context: Context) -> When | None:
    """Read "two days ago" from the publication; "two days earlier", "a week later" from the last day told."""
    unit = found["unit"].lower().rstrip("s")
    way = found["way"].lower()
    vague = found["n"].lower() not in lists("times")["numbers"] and not found["n"].isdigit()
    anchor = context.published if way == "ago" else context.told or context.published
    context.anchored = way != "ago" and context.told is not None
    if anchor is None or vague or unit in ("hour", "minute", "century"):
        return None
    number = int(found["n"]) if found["n"].isdigit() else int(lists("times")["numbers"][found["n"].lower()])
    return shifted(anchor, unit, number if way in ("later", "after", "afterwards", "from now") else -number)


def _anchored_day(found: re.Match[str], context: Context) -> When | None:
    """Read "the next day", "the same evening", "that night", "the previous day" from the last day told."""
    anchor = context.told or context.published
    context.anchored = context.told is not None
    if anchor is None:
        return None
    word = found["way"].lower()
    by = 1 if word in ("next", "following") else -1 if word in ("previous", "preceding") else 0
    unit = found["unit"].lower()
    if unit in ("week", "month", "year"):
        return week(anchor + timedelta(7 * by)) if unit == "week" else shifted(anchor, unit, by)
    return day(anchor + timedelta(by), "day" if unit == "day" else "part_of_day")


def _quarter(found: re.Match[str], context: Context) -> When | None:
    if not found["year"] and context.published is None:
        return None
    number = int(found["year"]) if found["year"] else context.published.year if context.published else 0
    which = lists("times")["ordinals"][found["n"].lower()]
    if (
        not found["year"]
        and context.published
        and quarter(number, which).start > context.published
        and not context.future
    ):
        number -= 1
    return quarter(number, which)


def _season_year(found: re.Match[str], context: Context) -> When | None:
    return season(int(found["year"]), lists("times")["seasons"][found["season"].lower()])


_MONTH = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAYNAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?(?=,? (?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
_YEAR = r"(?:1[5-9]|20)\d\d"
_CLOCK = r"(?:(?:at )?(?:around |about )?\d{1,2}(?:[:.]\d\d)? ?(?:a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b|GMT\b)?,? (?:local time,? )?(?:on )?)"
_PART = r"(?:morning|afternoon|evening|night|dawn)"
_N = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|several|a few|some|many|a couple of|few)"
_EARLY = (
    r"(?:(?:early|late|mid|the middle of|the beginning of|the end of|the start of|the turn of)[ -](?:on |of |in )?)"
)

_PATTERNS: dict[str, tuple[str, Rule]] = {
    "iso": (r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?(?:[+-]\d\d(?::?\d\d)?|Z)?)?", _iso),
    "slashed": (r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d\d)", _slashed),
    "month_first": (
        rf"(?:(?:{_DAYNAME}),? (?:{_PART},? )?(?:the )?)?{_MONTH} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<e>\d{{1,2}}))?(?!\d)(?:,? (?P<year>{_YEAR}))?",
        _dated,
    ),
    "day_first": (
        rf"(?:(?:{_DAYNAME}),? (?:the )?)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<e>\d{{1,2}}))?(?: of)? {_MONTH}(?![a-z])(?:,? (?P<year>{_YEAR}))?",
        _dated,
    ),
    "quarter": (rf"(?:the )?(?P<n>first|second|third|fourth) quarter(?: of (?P<year>{_YEAR}))?", _quarter),
    "month_year": (rf"{_EARLY}?{_MONTH},?(?: of)? (?P<year>{_YEAR})", _month_year),
    "season_year": (
        rf"(?:the )?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of)? (?P<year>{_YEAR})",
        _season_year,
    ),
    "weekday": (
        rf"{_CLOCK}?(?P<lead>(?:(?:[Ee]arly|[Ll]ate|[Ll]ast|[Nn]ext|[Tt]his|[Pp]ast)(?: on)? ){{1,2}})?(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:’s|'s)?(?P<part> {_PART})?",
        _weekday,
    ),
    "bare_month": (
        rf"(?P<lead>(?:(?:[Ee]arly|[Ll]ate|[Ll]ast|[Nn]ext|[Tt]his|[Mm]id)[ -](?:in |of )?){{1,2}})?{_MONTH}",
        _bare_month,
    ),
    "deictic": (
        r"(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Oo]vernight|[Tt]his (?:morning|afternoon|evening)|[Ll]ast night|[Ee]arlier today)(?: (?:morning|afternoon|evening|night))?",
        _deictic,
    ),
    "relative": (
        r"(?P<way>(?:[Tt]he )?(?:[Ll]ast|[Pp]ast|[Pp]revious|[Tt]his|[Cc]urrent|[Nn]ext|[Cc]oming)) (?P<unit>week|weekend|month|quarter|year|decade|spring|summer|autumn|fall|winter)\b(?!s)",
        _relative_period,
    ),
    "ago": (
        rf"(?:(?:[Oo]nly|[Aa]bout|[Aa]lmost|[Nn]early|[Jj]ust|[Mm]ore than|[Aa]round|[Ss]ome) )?(?P<n>(?i:{_N})) (?P<unit>(?i:days?|weeks?|fortnights?|months?|years?|decades?|hours?|minutes?)) (?P<way>ago|earlier|later|before(?= |,|\.)(?! the| an?\b| his| her| they| he)|afterwards)",
        _ago,
    ),
    "anchored": (
        r"(?:[Tt]he )?(?P<way>same|next|following|previous|preceding|[Tt]hat) (?P<unit>day|morning|afternoon|evening|night)",
        _anchored_day,
    ),
    "decade": (rf"(?:the )?(?:{_EARLY})?(?P<y>(?:1[89]|20)\d0|[’']?[2-9]0)s\b", _decade),
    "year": (rf"(?:{_EARLY})?(?P<y>{_YEAR})", _plain_year),
}
_RULES: dict[str, Rule] = {name: rule for name, (_, rule) in _PATTERNS.items()}


@cache
def _compiled() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, (pattern, _) in _PATTERNS.items()}


@cache
def _any() -> re.Pattern[str]:
    """Return one pattern of all rules: each rule a named group, its own groups anonymous."""
    bodies = [rf"(?P<{name}>{re.sub(r'[(][?]P<[a-z]+>', '(?:', pattern)})" for name, (pattern, _) in _PATTERNS.items()]
    return re.compile(rf"(?<![\w/.-])(?:{'|'.join(bodies)})(?![\w/])")
