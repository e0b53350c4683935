"""What is said of an event to judge whether a report tells it as news: tenses, days, its place in the report, its company."""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.analysis.syntax import clause_head, related, relation
from rashomon.model import Event, Time
from rashomon.reading.events.lexicon import lemma
from rashomon.reading.events.settings.report import Report

_HELPERS = ("aux", "auxpass")
_NEAR = 11  # words before and behind that tell when and how
_AGES = (
    (-1, "ahead"),
    (1, "1"),
    (3, "3"),
    (8, "8"),
    (31, "31"),
    (366, "366"),
)  # days before the report, and their name


def telling_marks(report: Report, event: Event) -> frozenset[str]:
    """Return the marks of an event of a report whose draft holds all its events."""
    return frozenset(
        ("any", f"type:{event.type}", *_position(report, event), *_words(report, event), *_days(report, event))
    )


def _position(report: Report, event: Event) -> Iterator[str]:
    parts = {report.part(span) for span in event.mentions or (event.trigger,)}
    yield from (f"part:{part}" for part in parts)
    yield f"first:{report.part(event.trigger)}"
    yield f"sentence:{min(report.sentence(event.trigger.start), 8)}"
    yield f"mentions:{min(len(event.mentions), 5)}"
    others = [e for e in report.draft.events if e.claims or e.type == event.type]
    yield f"events:{min(len(others), 6)}"
    if all(event.trigger <= e.trigger for e in others):
        yield "first of all"
    if len(event.mentions) >= max((len(e.mentions) for e in others), default=0):
        yield "most told"


def _words(report: Report, event: Event) -> Iterator[str]:
    yield f"stage:{event.stage}"
    yield from (f"mode:{mode}" for mode in event.modes)
    yield from (f"role:{p.role}" for p in event.participants)
    yield from (f"claim:{c.property}" for c in event.claims)
    if not event.participants and not event.claims:
        yield "alone"
    for token in report.heads(event):
        verb = clause_head(token)
        yield f"tense:{verb.tag_}:{'+'.join(sorted(c.lower_ for c in related(verb, *_HELPERS)))}"
        yield f"clause:{relation(verb)}"
        yield f"word:{lemma(token)}"
        yield f"tag:{token.tag_}"
        sentence = report.sentences[report.sentence(token.idx)]
        yield f"opens:{sentence[0].lower_}"
        yield from (f"before:{lemma(c)}" for c in related(token, "amod", "det", "poss"))
        yield from (
            f"near:{t.lower_}"
            for t in _around(token, sentence)
            if t.pos_ in ("ADV", "ADP", "SCONJ") or t.ent_type_ == "DATE"
        )


def _around(token: Token, sentence: Tokens) -> Iterator[Token]:
    yield from token.doc[max(sentence.start, token.i - _NEAR) : min(sentence.end, token.i + _NEAR + 1)]


def _days(report: Report, event: Event) -> Iterator[str]:
    time = next((t for t in report.draft.times if t.id == event.time), None)
    yield f"grain:{time.grain if time else None}"
    yield f"age:{age_of(time, report.draft.document.published)}"
    yield "placed" if event.place else "unplaced"


def age_of(time: Time | None, published: str | None) -> str:
    """Return how long before the report a time ended, in words; "unknown" where either is."""
    try:
        days = (date.fromisoformat((published or "")[:10]) - date.fromisoformat(((time and time.end) or "")[:10])).days
    except ValueError:
        return "unknown"
    return next((name for most, name in _AGES if days <= most), "past")
