"""The main event of a report: who, what, when and where."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from rashomon.evaluate.facts_values import many, words
from rashomon.evaluate.main_event import main_event
from rashomon.evaluate.scores import accuracy, share
from rashomon.evaluate.task import Counts, Miss, PerReport, Row, layers_of, task
from rashomon.model import Event, Reading

ASKED = ("who", "what", "when", "where")
_SUFFERING = frozenset({"victim", "target"})
_THINGS = frozenset({"site", "weapon"})
_PHRASES = ([{"text": (str, None), "parsed": (str, None)}], None)


@task("fivew")
class FiveW(PerReport):
    """The main event of a report: who, what, when and where.

    On the layout of Giveme5W1H (Hamborg et al., 2019). Row: `{id, text, title?, published?, gold: {who, what, when, where}}`, each a
    list of `{text, parsed?}`: phrases that answer the question, `parsed` a day (ISO); a question without a phrase is not asked.

    The answers are those of the event with most participants and claims. *Who*: those who act, else those who suffer; *what*: the words
    that tell it, and whom and what it befell; *when*: its time; *where*: its place and site. An answer is right when its telling
    words and those of one gold phrase share at least half of the shorter; a time also when it contains the gold day. *Precision* is
    over the questions that were answered, *recall* over those asked. (Giveme5W1H's own precision was judged by people: compare with care.)
    """

    needs: ClassVar = {"text": str, "published": (str, None), "gold": dict.fromkeys(ASKED, _PHRASES)}

    def count(self, row: Row, reading: Reading) -> Counts:
        """Return for each question whether it was asked, answered and answered right."""
        counts: Counts = Counter()
        for question, gold in _questions(row):
            answers = answers_of(reading, question)
            counts[f"{question} asked"] += 1
            counts[f"{question} answered"] += bool(answers)
            counts[f"{question} right"] += is_right(gold, answers) or (question == "when" and _on_day(gold, reading))
        return counts

    def figures(self, counts: Mapping[str, float]) -> dict[str, float]:
        """Return precision and recall over all four questions, then of each."""
        keys = ("right", "answered", "asked")
        right, answered, asked = (sum(counts.get(f"{question} {key}", 0) for question in ASKED) for key in keys)
        figures = {"precision": share(right, answered), "recall": share(right, asked)}
        for question in ASKED:
            right, answered, asked = (counts.get(f"{question} {key}", 0) for key in keys)
            figures |= {
                f"{question}_precision": accuracy(right, answered),
                f"{question}_recall": accuracy(right, asked),
            }
        return figures

    def misses(self, row: Row, reading: Reading) -> Iterator[Miss]:
        """Yield the questions that were answered wrong or not at all."""
        event, by = main_event(reading), layers_of(reading, "events")
        for question, gold in _questions(row):
            answers = answers_of(reading, question)
            if is_right(gold, answers) or (question == "when" and _on_day(gold, reading)):
                continue
            told = f"{question}: {' / '.join(str(p.get('text') or p.get('parsed')) for p in gold)}; found {' / '.join(answers) or 'nothing'}"
            yield Miss("wrong" if answers else "missed", told, row["text"], (event.trigger,) if event else (), by)


def _questions(row: Row) -> Iterator[tuple[str, list[Row]]]:
    for question in ASKED:
        gold = [phrase for phrase in many(row["gold"].get(question)) if phrase.get("text")]
        if gold:
            yield question, gold


def answers_of(reading: Reading, question: str) -> tuple[str, ...]:
    """Return the phrases that answer a question about the main event; none where there is no event or it does not say."""
    event = main_event(reading)
    if event is None:
        return ()
    answer = {"who": _who, "what": _what, "when": _when, "where": _where}[question]
    return tuple(dict.fromkeys(answer(event, reading)))


def is_right(gold: Sequence[Row], answers: Sequence[str]) -> bool:
    """Tell whether an answer shares half of the telling words of the shorter phrase with one gold phrase."""
    pairs = ((words(phrase["text"]), words(answer)) for phrase in gold for answer in answers)
    return any(a and b and len(a & b) >= 0.5 * min(len(a), len(b)) for a, b in pairs)


def _who(event: Event, reading: Reading) -> Iterator[str]:
    names = {actor.id: actor.name for actor in reading.actors}
    acting = [p for p in event.participants if p.role not in _SUFFERING | _THINGS]
    for part in acting or [p for p in event.participants if p.role in _SUFFERING]:
        yield from (part.text, *([names[part.actor]] if part.actor in names else []))


def _what(event: Event, reading: Reading) -> Iterator[str]:
    text = reading.document.text
    yield from (span.of(text) for span in (event.trigger, *event.mentions))
    yield from (part.text for part in event.participants if part.role in _SUFFERING)
    yield from (claim.text for claim in event.claims)


def _when(event: Event, reading: Reading) -> Iterator[str]:
    yield from (time.span.of(reading.document.text) for time in reading.times if time.id == event.time)


def _where(event: Event, reading: Reading) -> Iterator[str]:
    yield from (place.name for place in reading.places if place.id == event.place)
    yield from (part.text for part in event.participants if part.role == "site")


def _on_day(gold: Sequence[Mapping[str, Any]], reading: Reading) -> bool:
    """Tell whether the main event's time contains a gold day."""
    event = main_event(reading)
    times = [time for time in reading.times if event and time.id == event.time and time.start]
    days = [phrase["parsed"][:10] for phrase in gold if phrase.get("parsed")]
    return any(str(time.start) <= day <= (time.end or time.start or "") for time in times for day in days)
