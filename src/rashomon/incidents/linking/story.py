"""What a report is about, apart from what it sets beside it: sentences, clauses, days and places of each.

News tells of one happening and, beside it, of others: the last such attack, one of the same night, years of war. Two reports of
two attacks share most where each is told beside the other, so what a report is about must be told from its asides.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from rashomon.lang import lists
from rashomon.model import Event, Reading, Span, Time

LEAD = 2  # sentences that say what a report is about
FRESH = 10  # days after which a report is no longer news of a happening
FEW = 8  # days that an expression of time may mean and still tell one happening from others
NEAR = 80  # characters before a day that are looked at
BESIDE = 2  # words between a reporting word and the day of saying
_SENTENCE = re.compile(r"[^\n]+?(?:(?<=[^\n]{12})[.!?]['\"’”)]?(?=\s+['\"‘“(]?[A-Z])|$|(?=\n))", re.MULTILINE)
_RELATIVE = re.compile(r",\s(?:who|whom|whose|which)\s[^,]+,")
_CLAUSE_END = re.compile(r"[,;:]\s|[.!?]['\"’”]?(?:\s|$)|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Story:
    """The stretches of a report that tell of what it is about (`focus`, the first of them the `lead`) and of other things (`aside`)."""

    lead: tuple[Span, ...]
    focus: tuple[Span, ...]
    aside: tuple[Span, ...]

    def in_focus(self, span: Span) -> bool:
        """Tell whether some characters tell of what the report is about."""
        return within(span, self.focus)

    def in_lead(self, span: Span) -> bool:
        """Tell whether some characters stand in the first sentences."""
        return within(span, self.lead)


def story(reading: Reading, main: Event | None) -> Story:
    """Return the parts of a report; `main` is the event that it is about, whose day tells other days from its own."""
    text = reading.document.text
    sentences = list(_sentences(reading))
    own = _days_of(reading, main)
    lead: list[Span] = []
    focus: list[Span] = []
    aside: list[Span] = []
    for at, sentence in enumerate(sentences):
        if at and _is_aside(reading, sentence, own):
            aside.append(sentence)
            continue
        for span, beside in _clauses(text, sentence):
            (aside if beside else focus).append(span)
            if at < LEAD and not beside:
                lead.append(span)
    return Story(tuple(lead), tuple(focus), tuple(aside))


def within(span: Span, parts: Collection[Span]) -> bool:
    """Tell whether some characters begin in one of the parts."""
    return any(part.start <= span.start < part.end for part in parts)


def told(text: str, spans: Sequence[Span]) -> str:
    """Return the words of some stretches, one a line."""
    return "\n".join(span.of(text) for span in spans)


def classes(which: str, text: str) -> tuple[str, ...]:
    """Return which classes of a list of `lang/en/linking.toml` ("phases", "hours", "means") a text has words of, the first told first.

    >>> classes("phases", "Mourners buried two men."), classes("means", "A drone hit the camp.")
    (('funeral',), ('aircraft',))
    """
    found = ((hit.start(), name) for name, pattern in _classes(which).items() if (hit := pattern.search(text)))
    return tuple(name for _, name in sorted(found))


def main_clause(sentence: str) -> str:
    """Return a sentence without what it only says of somebody on the way.

    >>> main_clause("The mayor, who was shot dead on Tuesday, was buried.")
    'The mayor was buried.'
    """
    return _RELATIVE.sub("", sentence)


def _sentences(reading: Reading) -> Iterator[Span]:
    document = reading.document
    parts = [s.span for s in document.segments if s.kind not in ("header", "boilerplate")]
    for part in parts or [Span(0, len(document.text))]:
        for found in _SENTENCE.finditer(document.text, part.start, part.end):
            if found[0].strip():
                yield Span(found.start(), found.end())


def _clauses(text: str, sentence: Span) -> Iterator[tuple[Span, bool]]:
    """Yield the clauses of a sentence, and whether each tells of another happening."""
    start = sentence.start
    while cue := _patterns()["clause"].search(text, start, sentence.end):
        end = _CLAUSE_END.search(text, cue.end(), sentence.end)
        stop = end.end() if end else sentence.end
        if cue.start() > start:
            yield Span(start, cue.start()), False
        yield Span(cue.start(), stop), True
        start = stop
        if start >= sentence.end:
            return
    if start < sentence.end:
        yield Span(start, sentence.end), False


def _is_aside(reading: Reading, sentence: Span, own: frozenset[str]) -> bool:
    """Tell whether a sentence tells of another happening: by its words, or by a day that is not the story's."""
    if _patterns()["sentence"].search(reading.document.text, sentence.start, sentence.end):
        return True
    days = {
        t.start
        for t in reading.times
        if t.start and sentence.start <= t.span.start < sentence.end and (t.end or t.start) == t.start
    }
    published = (reading.document.published or "")[:10]
    return bool(own and days) and not any(_near(day, other) for day in days for other in (*own, published))


def _near(one: str, other: str) -> bool:
    return bool(other) and abs(ordinal(one) - ordinal(other)) <= 1


def ordinal(day: str) -> int:
    """Return the number of an ISO day."""
    return date.fromisoformat(day).toordinal()


def _days_of(reading: Reading, main: Event | None) -> frozenset[str]:
    time = next((t for t in reading.times if main and t.id == main.time), None)
    return frozenset({time.start} if time and time.start and time.start == time.end else ())


def day_options(reading: Reading, story: Story, main: Event | None) -> tuple[tuple[str, ...], bool]:
    """Return the days on which a report may put what it is about: of its main event, else of its first sentences, if it is news of them;
    and whether that is sure, because its first sentences give one day for the event.

    The day on which somebody says something ("police said on Sunday") is not the day of what he tells.
    """
    coded = next((t for t in reading.times if main and t.id == main.time), None)
    if coded and (days := _days(coded)) and not _is_of_saying(reading, coded):
        return days, len(days) == 1 and story.in_lead(coded.span)
    return _days_of_lead(reading, story), False


def _days_of_lead(reading: Reading, story: Story) -> tuple[str, ...]:
    """Return the days that the first sentences give, those of saying apart; of reports with a day of publication only fresh ones."""
    published = (reading.document.published or "")[:10]
    lead = [t for t in reading.times if story.in_lead(t.span) and not _is_of_saying(reading, t)]
    found = {day for time in lead for day in _days(time)}
    if len(published) == 10:
        found = {day for day in found if 0 <= ordinal(published) - ordinal(day) <= FRESH}
    return tuple(sorted(found))


def _days(time: Time) -> tuple[str, ...]:
    """Return the days that an expression may mean where they are few."""
    if not time.start or not time.end:
        return ()
    first, last = ordinal(time.start), ordinal(time.end)
    return tuple(date.fromordinal(day).isoformat() for day in range(first, last + 1)) if last - first < FEW else ()


def _is_of_saying(reading: Reading, time: Time) -> bool:
    """Tell whether a day stands right beside a reporting word, or after words for what was said, written or came of it later."""
    text = reading.document.text
    before = _CLAUSE_END.split(text[max(0, time.span.start - NEAR) : time.span.start])[-1]
    said = list(_patterns()["sayings"].finditer(before))
    if _patterns()["later"].search(before):
        return True
    if said and len(before[said[-1].end() :].split()) <= BESIDE + 1:
        return True
    for cue in (s.cue for s in reading.statements if s.cue):
        before, after = text[cue.end : time.span.start], text[time.span.end : cue.start]
        if (cue.end <= time.span.start and len(before.split()) <= BESIDE) or (
            time.span.end <= cue.start and len(after.split()) <= BESIDE - 1
        ):
            return True
    return False


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    told = lists("linking")
    return {
        "clause": re.compile("|".join(told["aside_clause"]), re.IGNORECASE),
        "later": re.compile(told["later"], re.IGNORECASE),
        "sayings": re.compile(told["sayings"], re.IGNORECASE),
        "sentence": re.compile("|".join(told["aside_sentence"]), re.IGNORECASE),
    }


@cache
def _classes(which: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in lists("linking")[which].items()}
