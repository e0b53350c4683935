"""The marks by which a linear model tells whether a time or a place is an event's; a mark is a name, a colon and a value."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations, product

from spacy.tokens import Token

from rashomon.analysis.datelines import in_dateline
from rashomon.analysis.relations import is_possessor, is_premodifier, is_preposition
from rashomon.analysis.syntax import clause_head, joined_by, objects, subjects
from rashomon.lang import word_set
from rashomon.model import Event, Span
from rashomon.reading.events.recognition import is_speech
from rashomon.reading.events.settings.report import Report, way

_WORDS = (1, 3, 6, 12, 25)  # bounds of how many words lie between
_SENTENCES = (0, 1, 2, 4)
_DAYS = (0, 1, 2, 3, 6, 10, 31, 92, 366)
_FOLLOWING = word_set("events_rules", "settings_marks", "following")
_COMING = word_set("events_rules", "settings_marks", "coming")
_SPANS = word_set("events_rules", "settings_marks", "spans")
_AFTER = word_set("events_rules", "settings_marks", "after")
_OPENING = 60  # characters at the head of a report where stamps and datelines stand


def tie(report: Report, event: Event, span: Span) -> Iterator[str]:
    """Yield how a naming is tied to the nearest words that tell the event."""
    tokens, heads = report.draft.tokens(span), report.heads(event)
    if not len(tokens) or not heads:
        return
    word, at = tokens.root, report.sentence(span.start)
    behind = bisect_right(
        heads, word.i, key=lambda head: head.i
    )  # the nearest is the last before the word, or the first behind it
    beside = heads[max(behind - 1, 0) : behind + 1]
    steps, head = _nearest(report, beside, at, word)
    yield f"steps:{_signed(steps)}"
    yield f"first:{_signed(at - report.sentence(heads[0].idx))}"
    if steps:
        yield f"part of step:{_signed(steps)} {report.part(span)}"
        return
    side = "after" if word.i > head.i else "before"
    yield f"words:{side} {sum(abs(word.i - head.i) > n for n in _WORDS)}"
    yield f"way:{way(word, head)}"
    yield f"clause:{clause_head(word).i == clause_head(head).i}"
    yield f"others:{min(report.between(word, head, event.id), 2)}"
    owner = report.owner(word)
    yield f"owner:{'none' if owner is None else 'own' if owner == event.id else 'other'}"


def _nearest(report: Report, heads: Sequence[Token], at: int, word: Token) -> tuple[int, Token]:
    """Return the nearest of some words by sentences, those before rather than those behind, then by words; and how many sentences."""
    steps = [(at - report.sentence(head.idx), head) for head in heads]
    return min(steps, key=lambda pair: (abs(pair[0]), pair[0] < 0, abs(pair[1].i - word.i)))


def _signed(steps: int) -> str:
    """Return how many sentences behind (+) or before (-) the event something stands; many are as good as more."""
    return f"{'-' if steps < 0 else '+'}{next((b for b in _SENTENCES if abs(steps) <= b), 9)}"


def context(report: Report, span: Span) -> tuple[str, ...]:
    """Return what the words around a naming say of it, whatever the event."""
    if span not in report.contexts:
        report.contexts[span] = tuple(_context(report, span))
    return report.contexts[span]


def _context(report: Report, span: Span) -> Iterator[str]:
    tokens = report.draft.tokens(span)
    if not len(tokens):
        return
    first, word, doc = tokens[0], tokens.root, tokens.doc
    before = [t.lower_ for t in doc[max(first.i - 2, 0) : first.i]]
    yield f"before:{before[-1] if before else 'start'}"
    yield f"two before:{' '.join(before)}"
    yield f"after:{doc[tokens.end].lower_ if tokens.end < len(doc) else 'end'}"
    yield f"label:{word.dep_} {word.head.pos_}"
    verb = clause_head(word)
    yield f"verb:{'speech' if is_speech(verb) else verb.tag_}"
    yield f"part:{report.part(span)}"
    sayers = {t.i for t in subjects(verb)} if is_speech(verb) else ()
    if any(t.i in sayers for t in (word, *word.ancestors)):
        yield "speaks:True"  # "police in Kano said", "Iraq's ministry announced"
    if word.head.lower_ == "from" and word.head.head.pos_ in ("NOUN", "PROPN"):
        yield "origin:True"  # "three workers from Nepal"
    if any(q.covers(span) for q in report.draft.quotes):
        yield "quoted:True"
    if span.start < _OPENING:
        yield "opens:True"
    if in_dateline(word):
        yield "dateline:True"
    if report.text[span.end : span.end + 30].split("\n")[0].lstrip(" ,.)0123456789")[:1] in ("-", "–", "—", "("):
        yield "dash:True"


def told(report: Report, event: Event) -> list[str]:
    """Return what is known of the event itself."""
    heads = report.heads(event)
    tense = _tense(clause_head(heads[0])) if heads else "none"
    here = any(t.lower_ == "here" for head in heads for t in head.sent)
    return [
        f"here:{here}",
        f"type:{event.type}",
        f"news:{report.is_news(event)}",
        f"tense:{tense}",
        f"mentions:{min(len(heads), 3)}",
    ]


def is_of_other(report: Report, event: Event, span: Span) -> bool:
    """Tell whether a time stands within the words for another event: "Sunday's raid"."""
    tokens = report.draft.tokens(span)
    if not len(tokens) or not (is_possessor(tokens.root) or is_premodifier(tokens.root)):
        return False
    noun = tokens.root.head
    return any(report.triggers.get(t.i, event.id) != event.id for t in (noun, *noun.lefts))


def is_earlier(head: Token) -> bool:
    """Tell whether an event is told as what another came behind: "the raid follows clashes", "two days after a protest"."""
    if head.head.lemma_ in _FOLLOWING and not is_preposition(head.head) and head in objects(head.head):
        return True
    links = (link for link in joined_by(head) if link[0].lower_ in _AFTER)
    return any(_counts_from(word, verb) for word, verb in links)


def _counts_from(word: Token, verb: Token) -> bool:
    """Tell whether "after" counts days from what it stands before ("three days after"), or says when something came."""
    if word.i and word.nbor(-1).lower_ in _SPANS:
        return True
    return verb.lemma_ in _COMING and verb.pos_ == "VERB"


def _tense(verb: Token) -> str:
    helpers = sorted({c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")})
    return f"{verb.tag_} {' '.join(helpers[:2])}"


def lag(published: date | None, start: date, end: date) -> str:
    """Return how long before the publication some days began, in the steps that news speaks of."""
    if published is None:
        return "unknown"
    if start > published:
        return "ahead"
    bound = next((b for b in _DAYS if (published - start).days <= b), 999)
    return f"{bound}{'+' if (end - start).days > 1 else ''}"


def crossed(marks: Iterable[str], event: Iterable[str], names: re.Pattern[str]) -> set[str]:
    """Return the pairs of marks that tell more together: those whose names match with each other and with the event's."""
    base = sorted(m for m in marks if _is_named(names, m.partition(":")[0]))
    return {f"{a}&{b}" for a, b in (*combinations(base, 2), *product(base, event))}


@lru_cache(maxsize=1024)
def _is_named(names: re.Pattern[str], name: str) -> bool:
    return names.fullmatch(name) is not None
