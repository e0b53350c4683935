"""What the events layer keeps while it reads one report: who is in it, what happens in it, and what is filed under each happening."""

from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.analysis.datelines import in_dateline
from rashomon.analysis.draft import Draft, span_of
from rashomon.analysis.syntax import noun_phrase
from rashomon.lang import word_list
from rashomon.model import Confidence, Participant
from rashomon.reading.events.arguments.doers import made_of, may_act
from rashomon.reading.events.arguments.roles import is_police
from rashomon.reading.events.coreference import Happening
from rashomon.reading.events.lexicon import among
from rashomon.reading.events.mention import Mention

_DOING = ("perpetrator", "demonstrator", "security_force")
_FORCES = frozenset({"armed_group", "security_force", "government", "party"})
_WHERE = word_list("events_rules", "scene", "where")


class Scene:
    """The happenings of one report in the making, and the look-ups that their parts need.

    `actors` by id; `by_token` the happening a trigger tells.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.actors = {a.id: a for a in draft.actors}
        self.mentions: list[Mention] = []
        self.happenings: list[Happening] = []
        self.by_token: dict[int, Happening] = {}

    def settle(self, happenings: list[Happening]) -> None:
        """Take the happenings that the report tells; nothing is filed under them yet."""
        self.happenings = happenings
        self.by_token = {m.token.i: h for h in happenings for m in h.mentions}

    def open(self, mention: Mention) -> Happening:
        """Return a new happening that one mention tells."""
        happening = Happening(mention.type, [mention])
        self.mentions.append(mention)
        self.happenings.append(happening)
        self.by_token[mention.token.i] = happening
        return happening

    def is_crowd(self, noun: Token) -> bool:
        """Tell whether a noun names demonstrators or another crowd."""
        actor = self.draft.actor_index.of(noun)
        words = [noun, *(c for p in noun.children if p.dep_ == "prep" for c in p.children)]
        marked = any(among(w, "people.demonstrators") for w in words)
        return (marked or (actor is not None and actor.kind == "crowd")) and not is_police(noun)

    def take_part(
        self,
        happening: Happening,
        role: str,
        noun: Token,
        *,
        text: str | None = None,
        confidence: Confidence | None = None,
        counted: bool = False,
    ) -> None:
        """File a noun under a role of a happening, once; what is neither an actor nor a party is left out."""
        if in_dateline(noun):
            return
        phrase = _unquoted(self._undated(noun_phrase(noun, prepositions=role != "weapon")))
        if not len(phrase) or noun not in phrase:
            return
        span = span_of(phrase)
        actor = self._actor_of(noun) if role not in ("weapon", "site") else None
        if role not in ("weapon", "site") and actor is None and not counted and not may_act(noun):
            return
        if role in _DOING and (self._is_scene(noun, actor) or self._is_mere_name(noun, actor)):
            return
        rows = happening.parts
        for i, row in enumerate(rows):
            same = (actor is not None and row.actor == actor) or row.span.touches(span)
            if row.role == role and (same or (role in ("weapon", "site") and row.text.lower() == phrase.text.lower())):
                if same and noun.pos_ == "PROPN" and not any(c.isupper() for c in row.text):
                    row = replace(row, text=phrase.text, span=span)  # a name tells more than "he"
                rows[i] = replace(row, confidence=row.confidence or confidence)
                return
        rows.append(Participant(role, phrase.text, span, actor, confidence))

    def _undated(self, phrase: Tokens) -> Tokens:
        """Return a phrase without the day it begins with: "2-Feb-2024 gunmen" where no comma parts the two."""
        if not len(phrase) or not phrase[0].text[0].isdigit():
            return phrase
        start = phrase[0].idx
        ends = [self.draft.tokens(t.span).end for t in self.draft.times if t.span.start <= start < t.span.end]
        return phrase.doc[min(max(ends, default=phrase.start), phrase.end) : phrase.end]

    def _actor_of(self, noun: Token) -> str | None:
        """Return the actor a noun stands for, or that of whom it counts: "dozens of veterans"."""
        return next((a for t in (noun, *made_of(noun)) if (a := self.draft.actor_index.id_of(t))), None)

    def _is_mere_name(self, noun: Token, actor: str | None) -> bool:
        """Tell whether a name before a noun is no party's: "the Grand Hotel attack", "the Hariri killing"."""
        if noun.dep_ not in ("compound", "nmod", "amod") or noun.ent_type_ in ("NORP", "GPE") or noun.pos_ != "PROPN":
            return False
        if among(noun, "armed.nouns"):
            return False  # "Army raid kills four"
        return actor is None or self.actors[actor].kind not in _FORCES

    def _is_scene(self, noun: Token, actor: str | None) -> bool:
        """Tell whether a town says where something was, not who acts: "the Kano bombing", "the attack in Kano, which killed 12"."""
        if actor is not None and self.actors[actor].kind in _FORCES - {"government"}:
            return False
        inside = noun.dep_ == "pobj" and noun.head.lower_ in _WHERE
        if not inside and noun.dep_ not in ("compound", "nmod", "amod"):
            return False
        return any(p.kind != "country" and p.span.covers(span_of(noun)) for p in self.draft.places)


def _unquoted(phrase: Tokens) -> Tokens:
    """Return a phrase without a quotation mark at its end that has no other beside it."""
    marks = [t for t in phrase if t.is_quote]
    if len(marks) == 1 and marks[0].i == phrase.start:
        return phrase[1:]
    return phrase[:-1] if len(marks) == 1 and marks[0].i == phrase.end - 1 else phrase
