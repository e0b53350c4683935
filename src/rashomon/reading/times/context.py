"""What a rule may ask of its surroundings: the publication date, the times before, the words around, the tense."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from rashomon.analysis.draft import Draft
from rashomon.lang import lists
from rashomon.model import Span
from rashomon.reading.times import calendar as cal
from rashomon.reading.times.calendar import Days
from rashomon.reading.times.tense import Side, side
from rashomon.reading.times.tokens import Word

DROP = Days("", date.min, date.min, "none")  # stands for "no time after all"
Placed = Days | None
_NAMES = {name: frozenset(words) for name, words in lists("times")["names"].items()}
_FAR = 700  # characters from a time to the words that count from it: about a paragraph and a half
_CLOSE = 250
_FRESH = (
    45  # days before a report within which a day without a year, told in a sentence of its own, is one of this year
)
_SAME_WEEKS = 14  # days from the publication within which a date is taken at its word
_YEAR_CUES = frozenset("iI6O78>b&(-") | frozenset("hsE")


@dataclass(frozen=True)
class Phrase:
    """The words of one match with their letters."""

    code: str
    words: list[Word]
    at: int

    @property
    def span(self) -> Span:
        """Return the characters of the phrase."""
        return Span(self.words[0].start, self.words[-1].end)

    def first(self, letter: str) -> str:
        """Return the first word of that letter."""
        return self.words[self.code.index(letter)].text

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(zip(self.code, (w.text for w in self.words), strict=True))


@dataclass
class Scene:
    """One document while its times are resolved, in text order. `used` is the span that the last answer was counted from."""

    draft: Draft
    code: str
    words: list[Word]
    published: date | None
    past: list[tuple[Span, Days]] = field(default_factory=list)
    quarter: tuple[Span, Days] | None = None
    used: Span | None = None

    def side(self, span: Span) -> Side | None:
        """Return on which side of the publication the clause lies."""
        return side(self.draft, span)

    def word_before(self, phrase: Phrase) -> str:
        """Return the word before the phrase, or nothing."""
        return self.words[phrase.at - 1].text if phrase.at else ""

    def word_after(self, phrase: Phrase) -> str:
        """Return the word after the phrase, or nothing."""
        after = phrase.at + len(phrase.code)
        return self.words[after].text if after < len(self.words) else ""

    def ends_clause(self, phrase: Phrase) -> bool:
        """Tell whether nothing that could be counted from follows ("two days before, …" but not "two days before the vote")."""
        after = self.code[phrase.at + len(phrase.code) :][:1]
        return after in ("", ",", "!", "|", ";", ")", ":", "-")

    def stands_alone(self, phrase: Phrase) -> bool:
        """Tell whether a phrase has a line of its own."""
        text, span = self.draft.document.text, phrase.span
        before, after = text[: span.start].rpartition("\n")[2], text[span.end :].partition("\n")
        return not before.strip() and not after[0].strip(" .)") and bool(after[1])

    def anchor_day(self, span: Span, *, same_sentence: bool, near: bool = False) -> date | None:
        """Return the last day named before; `same_sentence` and `near` (this sentence or the one before) limit how far."""
        between: list[Days] = []  # longer stretches told since: a day outside them is no safe anchor
        for other, days in reversed(self.past):
            if span.start - other.end > _FAR:
                return None
            if days.start != days.end:
                between += [days] if span.start - other.end < _CLOSE else []
            elif any(not b.start <= days.start <= b.end for b in between):
                return None
            else:
                if same_sentence and not self._same_sentence(other, span):
                    return None
                if near and span.start - other.end > _FAR // 2:
                    return None
                self.used = other
                return days.start
        return None

    def anchor_start(self, span: Span) -> date | None:
        """Return the first day of the last time named before, whatever its grain."""
        if self.past and span.start - self.past[-1][0].end <= _FAR:
            self.used = self.past[-1][0]
            return self.past[-1][1].start
        return None

    def recent_quarter(self) -> date | None:
        """Return the first day of the quarter that the text reports on; a business report counts "a year ago" from it."""
        if self.quarter is None:
            return None
        self.used = self.quarter[0]
        return self.quarter[1].start

    def _same_sentence(self, left: Span, right: Span) -> bool:
        return "." not in self.draft.document.text[left.end : right.start].rstrip()

    def year_for(self, phrase: Phrase, month: int, number: int | None, weekday: int | None = None) -> int | None:
        """Return the year of a month or day without one: by its weekday, by tense, else the nearest to the publication."""
        span = phrase.span
        if self.published is None:
            return self._year_of_text()
        here = self.published
        options = [self._days(here.year + n, month, number) for n in (-1, 0, 1)]
        known = [d for d in options if d is not None]
        fresh = any(0 <= (here - d.start).days <= _FRESH for d in known)
        if self._in_old_story(span) and not (fresh and not self._same_sentence(self.past[-1][0], span)):
            return self._year_of_text()
        if not known:
            return None
        close = (
            min(_distance(d, here) for d in known) <= _SAME_WEEKS
        )  # a report of that week: the weekday may be the mistake
        if weekday is not None and not close and any(d.start.weekday() == weekday for d in known):
            known = [d for d in known if d.start.weekday() == weekday]
        nearest = min(known, key=lambda d: _distance(d, here))
        back = [d for d in known if d.start <= here]
        ahead = [d for d in known if d.end >= here]
        lies = self.side(span)
        if back and self._tells_when(phrase, lies):
            return back[-1].start.year
        if lies == "future" and ahead:
            return ahead[0].start.year
        return nearest.start.year

    def _tells_when(self, phrase: Phrase, lies: Side | None) -> bool:
        """Tell whether a date says when something happened ("on 3 May", "the 3 May attack"), not until when it holds."""
        before = self.code[phrase.at - 1] if phrase.at else "|"
        if lies == "past":
            return before in "I6!|hO78," or self.word_before(phrase) in ("since", "by", "from")
        return lies is None and before in "hO"

    @staticmethod
    def _days(year: int, month: int, number: int | None) -> Days | None:
        if number is None:
            return cal.month(year, month)
        at = cal.real_day(number, month, year)
        return cal.day(at) if at else None

    def _year_of_text(self) -> int | None:
        for other, days in reversed(self.past):
            if days.start.year == days.end.year:
                self.used = other
                return days.start.year
        return None

    def _in_old_story(self, span: Span) -> bool:
        """Tell whether the last time, at the head of this or the last sentence, names a year long past ("In May 2003, …")."""
        if not self.past or self.published is None:
            return False
        other, days = self.past[-1]
        return (
            span.start - other.end < _FAR // 2
            and days.start.year == days.end.year
            and days.start.year < self.published.year - 1
            and self._opens_sentence(other)
            and "\n" not in self.draft.document.text[other.end : span.start]
        )

    def _opens_sentence(self, span: Span) -> bool:
        token = self.draft.token_at(span.start)
        return token is not None and token.i - token.sent.start <= 1

    def weekday_beside(self, wanted: int, span: Span, grain: str) -> Days | None:
        """Return the weekday nearest to the last day that the text itself names (no publication date)."""
        at = self.anchor_day(span, same_sentence=False)
        if at is None:
            return None
        shift = (wanted - at.weekday()) % 7
        return cal.day(at + timedelta(shift - 7 if shift > 3 else shift), grain)

    def is_name(self, phrase: Phrase) -> bool:
        """Tell whether a weekday belongs to a name: Black Friday, the Sunday Times."""
        at = phrase.code.index("D")
        before = phrase.words[at - 1].text if at else self.word_before(phrase)
        if len(phrase.code) == 1 and len(phrase.words[0].text) <= 5:
            return True  # "Sun", "Sat", "Wed" need a date beside them
        after = self.draft.document.text[phrase.span.end : phrase.span.end + 2]
        titled = after[:1] == " " and after[1:].isupper()
        return before in _NAMES["before"] or (self.word_after(phrase) in _NAMES["after"] and (titled or not at))

    def owns(self, phrase: Phrase) -> bool:
        """Tell whether "Tuesdays" owns what follows, its apostrophe lost ("Tuesdays attack"), and is no habit ("on Sundays")."""
        token = self.draft.token_at(phrase.span.end + 1)
        before = self.code[phrase.at - 1] if phrase.at else "|"
        return token is not None and token.is_lower and token.pos_ in ("NOUN", "ADJ") and before not in "I6"

    def names_a_body(self, phrase: Phrase) -> bool:
        """Tell whether a date is what a body is called after: "the March 23 Movement", "the 17 November group"."""
        after = self.words[phrase.at + len(phrase.code) :][:2]
        if "Y" in phrase.code or "D" in phrase.code or not after:
            return False
        if after[0].text in _NAMES["streets"] and self._is_capital(after[0]):
            return True
        if after[0].text in _NAMES["bodies"]:
            return True
        return len(after) == 2 and after[1].text in _NAMES["bodies"] and self._is_capital(after[0])

    def _is_capital(self, word: Word) -> bool:
        return self.draft.document.text[word.start].isupper()

    def is_month(self, phrase: Phrase) -> bool:
        """Tell whether a month's word is one: not "may", not "the march", not Ms May, not Black September."""
        if self.word_before(phrase) in _NAMES["before_month"] and len(phrase.code) == 1:
            return False
        word = phrase.words[phrase.code.index("M")]
        if phrase.code[-1] == "M" and self._is_person(word):
            return False
        if self.draft.document.text[word.start : word.end].isupper() and len(word.text) <= 5:
            return len(phrase.code) > 1
        if word.text not in ("may", "march", "mar", "august", "april", "june", "jan"):
            return True
        if len(phrase.code) > 1:
            return True
        if self.word_before(phrase) in _NAMES["before"]:
            return False
        before = self.code[phrase.at - 1] if phrase.at else "|"
        if before in "I6>b" or self.word_before(phrase) in ("since", "by", "from", "until", "before", "after"):
            return True
        if self.word_after(phrase) in _NAMES["marching"]:
            return False  # "Nurses March on Parliament"
        return word.text not in ("jan", "mar") and self._is_proper(word)

    def _is_person(self, word: Word) -> bool:
        token = self.draft.token_at(word.start)
        return token is not None and token.ent_type_ == "PERSON"

    def _is_proper(self, word: Word) -> bool:
        token = self.draft.token_at(word.start)
        return token is not None and token.pos_ == "PROPN" and token.ent_type_ == "DATE"

    def is_year(self, phrase: Phrase) -> bool:
        """Tell whether a bare four-figure number is a year."""
        word = int(phrase.words[0].text)
        before, after = self.word_before(phrase), self.word_after(phrase)
        next_letter = self.code[phrase.at + 1 : phrase.at + 2]
        text = self.draft.document.text
        sign = text[phrase.span.start - 1 : phrase.span.start]
        if sign in ("$", "£", "€", "#", ".", "/") or text[phrase.span.end : phrase.span.end + 1] in ("%", "/"):
            return False
        if before in _NAMES["numbered"] or after in _NAMES["counted"] or next_letter in ("A", "N", "X", "W", "H"):
            return False
        latest = (self.published.year if self.published else 2030) + 30
        if not 1900 <= word <= latest:
            return 1500 <= word < 1900 and before in ("in", "since")
        letter = self.code[phrase.at - 1] if phrase.at else "|"
        if letter in _YEAR_CUES or before in ("since", "by", "from", "until", "before", "after", "year", "for"):
            return True
        token = self.draft.token_at(phrase.span.start)
        return token is not None and token.ent_type_ == "DATE" and not _counts(token)


def _counts(token: object) -> bool:
    head = getattr(token, "head", None)
    return getattr(token, "dep_", "") == "nummod" and getattr(head, "tag_", "") == "NNS"


def _distance(days: Days, here: date) -> int:
    """Return how far a time lies from the publication; the future counts double, since reports tell what has been."""
    return 0 if days.start <= here <= days.end else max((here - days.end).days, 2 * (days.start - here).days)
