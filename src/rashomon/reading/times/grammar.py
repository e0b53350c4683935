"""The grammar of times: patterns over the letters of `tokens`, each with the rule that places what it finds.

The order matters: the first pattern that fits at a place wins.
"""

import re
from collections.abc import Callable

from rashomon.reading.times import absolute as rules
from rashomon.reading.times import relative
from rashomon.reading.times.context import Phrase, Placed, Scene

_IN = "[I6]"
_YEAR = r"(?:-Y|,?O?Y|,?[I6O]?[ltx]X)"
_CLOCK = r"(?:(?:cm?|[dw]m|[Y9](?=z))z*(?:\((?:[Y9]|cm?)z+\))?)"
_PART = r"(?:h?(?:E-?)?P(?:O(?=[hD]))?|h?E(?:H|P)O)"
_OPEN = r"(?:h?BO|[Eef][I6]?-?)"
_DAY = r"(?:(?:[do][->&])?[do]O?M|[do]-M(?=-Y)|(?<!6)Mh?(?:[do](?:[->&][do](?!M))?|r))"
Rule = Callable[[Phrase, Scene], Placed]
GRAMMAR: tuple[tuple[str, str, Rule], ...] = (
    ("iso", "i", rules.iso),
    ("numeric", "n", rules.numeric),
    ("two_dates", r"M[do][->]M[do](?:,?Y)?|[do]O?M[->][do]O?M(?:,?Y)?", rules.two_months_dates),
    (
        "date",
        rf"(?:{_CLOCK},?{_IN}?|h?E?[PH]O)?(?:[ltxh]{{0,2}}E?D,?(?:P,?)?h?|{_OPEN}I?|h(?=o))?{_DAY}(?!m){_YEAR}?",
        rules.calendar_date,
    ),
    ("holiday", rf"U{_YEAR}?", rules.holiday),
    ("nth_weekday", rf"h?[rl]DOM{_YEAR}?", rules.nth_weekday),
    ("day_of_month", r"h?oO[ltx]N", rules.day_of_this_month),
    ("month", rf"(?:h?{_OPEN}h?)?[ltx]?M{_YEAR}?", rules.month_name),
    (
        "weekday",
        rf"(?:{_CLOCK},?{_IN}?|{_OPEN}|{_PART}{_IN}?|h?E?[PH]O)?h?[ltxp]?D(?:O?[ltxp]W)?(?:E?P)?(?:I{_CLOCK})?",
        rules.weekday,
    ),
    ("deictic_day", rf"(?:{_CLOCK}I?|{_OPEN}|{_PART})?TP?(?:I{_CLOCK})?", relative.deictic_day),
    ("deictic_part", r"L|[ef]?tP|lP", relative.deictic_part),
    ("decade", rf"{_OPEN}?h?E?-?Z", rules.decade),
    ("century", r"h?[or]-?V", rules.century),
    ("quarter", rf"(?:h?[ltx]Xsy?|hX-?[ge]y?|hYy?|h(?!y?-?r-))?y?-?r(?:-?Q|2(?=O|Y|,)){_YEAR}?", rules.quarter),
    ("season", rf"{_OPEN}?(?:[ltx]{{1,2}}|h)E?S{_YEAR}?|S{_YEAR}", rules.season),
    ("years", r"(?<=b)Y&Y|(?:hX)?Y(?:-(?:Y|d|9)(?!-)|>Y)", rules.years),
    ("year_quarter", r"h?Y[QJ]", relative.the_quarter),
    ("year", rf"{_OPEN}h?y?E?-?X?Y|yY|(?:h?X)?Y", rules.plain_year),
    ("stretch", r"h?[lpx][dw9][AH]", relative.stretch),
    ("ago", r"a?(?:[qwd9]O?)?-?[AWGNXCVH]-?g|a?[qwd9][AWNX]\.R", relative.ago),
    ("year_ago", r"h\.?X-[eg][QJ]|X-[eg][QJ]?", relative.year_ago_quarter),
    ("earlier", r"(?:a?[qwd9]O?|a)[AWGNXCVH][ef78]", relative.earlier),
    ("anchored_unit", r"h(?:x|F|p|v)[AWNXKQ]|[ef]?u[AWNXKQCV]|hA[78]", relative.anchored_unit),
    ("year_end", r"Xs?-?B", relative.year_end),
    ("this_unit", r"h?[ltx]?yX|(?<=[I6])hW(?!O)|hW(?=s)", relative.this_unit),
    ("anchored_part", rf"(?:h?[vpxF]|u)P|(?<=[I6])h?P|{_CLOCK}", relative.anchored_part),
    ("deictic_unit", rf"(?:h?{_OPEN}|h)?[ltxp][WNXKQCVJ]", relative.deictic_unit),
    ("day_part", r"[ef][I6]hA", relative.anchored_unit),
    ("weekend", r"hK", relative.deictic_unit),
    ("bound_unit", r"h?BOh[WNXQ]|[ef][I6]h[WNX]", relative.bound_unit),
    ("the_quarter", r"h[QJ](?!-)", relative.the_quarter),
    ("vague", r"R|k[AWNX]|(?<=[I6])h[l5](?=[.,!|:;)I6])", relative.vague),
)
_STARTS = "UinMcdowhDltxpEefTLPZSYaqrXFuvRkKy9B"  # a letter that opens no rule is passed over at once
PATTERN = re.compile(f"(?=[{_STARTS}])(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in GRAMMAR) + ")")
PLACE = {name: place for name, _, place in GRAMMAR}
