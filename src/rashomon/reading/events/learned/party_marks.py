"""What is said of one party towards one event, to judge whether it did the deed, suffered it, or neither.

A party is an actor with all its mentions, or a noun for people that is no actor. A mark is a short string that says one thing, as
"here:nsubj<<attack:mine": a mention in the sentence of the event is subject of a word for an attack that tells this event.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Token

from rashomon.analysis.draft import span_of
from rashomon.analysis.relations import is_premodifier
from rashomon.analysis.syntax import is_passive
from rashomon.model import Actor, Event, Participant, Span
from rashomon.reading.events.arguments.doers import may_act
from rashomon.reading.events.arguments.roles import is_police
from rashomon.reading.events.lexicon import Family, among, lemma, lexicon, weapon_leaf
from rashomon.reading.events.settings.report import Report, way

_LISTS = (
    "armed.nouns",
    "people.victims",
    "people.attackers",
    "people.acting",
    "people.parties",
    "people.demonstrators",
)
_NEAR = 2  # sentences between a mention of a party and the event that still count as near
_STEPS = 4  # words above a mention that a mark may tell of
_DOING = ("perpetrator", "demonstrator")
_BLAME = frozenset(
    {"responsibility", "responsible", "claim", "blame", "suspect", "accuse", "behind", "hallmark", "admit"}
)
_NO_PARTY = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "CARDINAL", "MONEY", "PERCENT"})


@dataclass
class Party:
    """One party of a report: its actor if any, and the words that head its mentions, in text order."""

    actor: Actor | None
    heads: list[Token] = field(default_factory=list)
    own: tuple[str, ...] | None = field(default=None, repr=False)  # its marks towards any event
    _roles: dict[str, set[str]] = field(default_factory=dict, repr=False)  # by event

    def is_named_by(self, row: Participant) -> bool:
        """Tell whether a participant is this party: the same actor, or words that hold one of its own."""
        if self.actor is not None and row.actor is not None:
            return row.actor == self.actor.id
        return any(row.span.covers(span) for span in self.spans)

    @cached_property
    def spans(self) -> list[Span]:
        """Return where the words stand that head its mentions."""
        return [span_of(head) for head in self.heads]

    def roles(self, event: Event) -> set[str]:
        """Return the roles that the rules gave the party in an event, with how sure they are."""
        if event.id not in self._roles:
            rows = [p for p in event.participants if self.is_named_by(p)]
            self._roles[event.id] = {p.role if p.confidence is None else f"{p.role}:{p.confidence}" for p in rows}
        return self._roles[event.id]

    @cached_property
    def words(self) -> set[str]:
        """Return the nouns and names that head its mentions, as lemmas."""
        return {lemma(t) for t in self.heads if t.pos_ in ("NOUN", "PROPN")}

    @cached_property
    def kind(self) -> str:
        """Return a coarse kind: that of its actor, or of the people its noun names."""
        if self.actor is not None:
            return self.actor.kind + (":name" if any(t.pos_ == "PROPN" for t in self.heads) else "")
        head = self.heads[0]
        if is_police(head):
            return "noun:police"
        armed = among(head, "armed.nouns") or among(head, "people.attackers")
        return "noun:armed" if armed else f"noun:{head.ent_type_ or 'people'}"


def parties(report: Report) -> list[Party]:
    """Return the parties of a report: its actors, outlets excepted, and the nouns for people that belong to no actor."""
    prose = {t.i for sentence in report.draft.prose for t in sentence}
    found: list[Party] = []
    taken: set[int] = set()
    for actor in report.draft.actors:
        phrases = [tokens for span in actor.mentions if len(tokens := report.draft.tokens(span))]
        taken |= {t.i for tokens in phrases for t in tokens}
        heads = [t.root for t in phrases if t.root.i in prose and all(c.lower_ != "whose" for c in t.root.lefts)]
        if heads and actor.kind != "outlet":
            found.append(Party(actor, heads))
    nouns: dict[str, Party] = {}
    for token in (report.draft.doc[i] for i in sorted(prose - taken)):
        if _is_party_noun(token):
            nouns.setdefault(lemma(token), Party(None)).heads.append(token)
    return [*found, *nouns.values()]


def _is_party_noun(token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or weapon_leaf(token) or family_name(token):
        return False
    if token.ent_type_ in _NO_PARTY or any(c.lower_ == "whose" for c in token.lefts):
        return False
    if token.pos_ == "ADJ" or is_premodifier(token):
        return token.ent_type_ == "NORP" or among(token, "people.acting") or among(token, "armed.nouns")
    return may_act(token)


class PartyMarks:
    """The marks of the parties of a report towards its events."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.parties = parties(report)
        self.actors = {a.id: a for a in report.draft.actors}
        self._words: dict[Span, set[str]] = {}
        self._told: dict[tuple[Span, ...], frozenset[str]] = {}
        self._speakers = {s.speaker for s in report.draft.statements if s.speaker}
        self._bands = sum(p.actor is not None and p.actor.kind == "armed_group" for p in self.parties)
        self._most = max((len(e.mentions) for e in report.draft.events if e.type == "ASSAULT"), default=0)

    def marks(self, event: Event, party: Party) -> frozenset[str]:
        """Return the marks of a party towards an event."""
        if party.own is None:
            party.own = tuple(self._of_party(party))
        return frozenset((*party.own, *self._of_event(event, party), *self._of_places(event, party)))

    def gap(self, event: Event, head: Token) -> int:
        """Return how many sentences a word is from the nearest mention of an event, 0 for the same sentence."""
        return self.report.gap(event, head)

    def _of_party(self, party: Party) -> Iterator[str]:
        yield f"kind:{party.kind}"
        yield f"told:{min(len(party.heads), 5)}"
        yield f"first:{min(self.report.sentence(party.heads[0].idx), 5)}"
        yield from (f"head:{w}" for w in party.words)
        yield from (f"in:{name}" for name in _LISTS if any(among(t, name) for t in party.heads))
        if party.actor is None:
            return
        yield from (f"sector:{s}" for s in party.actor.sectors)
        if party.actor.id in self._speakers:
            yield f"speaks:{party.kind}"
        if party.actor.kind == "armed_group":
            yield "the only armed group" if self._bands == 1 else "one of the armed groups"

    def _of_event(self, event: Event, party: Party) -> Iterator[str]:
        """Yield what the event is, whom the rules filed in it, and as what they filed the party here and in other events."""
        kind = party.kind
        rows = event.participants
        acting = [p for p in rows if p.role in _DOING]
        yield f"type:{event.type}:{kind}"
        yield f"doers:{min(len(acting), 3)}:{kind}"
        yield from (f"mode:{mode}:{kind}" for mode in event.modes)
        yield from (f"family:{family}:{kind}" for family in self._families(event))
        yield from (f"struck kind:{self._kind_of(p)}:{kind}" for p in rows if p.role in ("victim", "target"))
        yield from (f"doing kind:{self._kind_of(p)}:{kind}" for p in acting)
        yield from (f"rule:{r}" for r in party.roles(event))
        yield from (f"namesake:{p.role}" for p in rows if not party.is_named_by(p) and party.words & self._words_of(p))
        others = [e for e in self.report.draft.events if e is not event and e.type == event.type]
        yield from (f"elsewhere:{r}" for e in others for r in party.roles(e))
        if party.roles(event) & {"victim", "target"}:
            yield f"struck:{kind}"
        if event.type == "ASSAULT" and len(event.mentions) == self._most:
            yield f"main:{kind}"

    def _families(self, event: Event) -> frozenset[str]:
        """Return the families that the words of an event tell of."""
        if event.mentions not in self._told:
            self._told[event.mentions] = frozenset(family_name(t) for t in self.report.heads(event))
        return self._told[event.mentions]

    def _kind_of(self, row: Participant) -> str:
        if row.actor is not None:
            return self.actors[row.actor].kind
        return "armed" if any(among(t, "armed.nouns") for t in self.report.draft.tokens(row.span)) else "noun"

    def _words_of(self, row: Participant) -> set[str]:
        if row.span not in self._words:
            self._words[row.span] = {lemma(t) for t in self.report.draft.tokens(row.span)}
        return self._words[row.span]

    def _of_places(self, event: Event, party: Party) -> Iterator[str]:
        """Yield how far from the event the party is named, and the marks of its mentions near by and in the title."""
        gaps = [self.gap(event, head) for head in party.heads]
        yield f"gap:{min(*gaps, 4)}:{party.kind}"
        yield f"together:{min(sum(g == 0 for g in gaps), 3)}:{party.kind}"
        for head, gap in zip(party.heads, gaps, strict=True):
            titled = self.report.part(span_of(head)) == "title"
            if titled:
                yield f"title:{head.dep_}:{party.kind}"
            if gap <= _NEAR or titled:
                yield from self._of_mention(event, head, "here" if gap == 0 else "near", party.kind)
            if gap == 0:
                yield from self._ties(event, head, party.kind)

    def _of_mention(self, event: Event, head: Token, near: str, kind: str) -> Iterator[str]:
        yield f"{near}:{head.dep_}:{kind}"
        yield from (f"{near}:{mark}" for mark in self._above(event, head))
        if head.i + 1 < len(head.doc):
            yield f"next:{lemma(head.nbor(1))}"
        if head.i > 0:
            yield f"before:{lemma(head.nbor(-1))}"
        if any(lemma(t) in _BLAME for t in head.sent):
            yield f"blame:{head.dep_}:{near}"

    def _above(self, event: Event, head: Token) -> Iterator[str]:
        """Yield how a mention hangs on the words above it up to a verb, and whether these tell the event or another."""
        path, at = head.dep_, head
        for _ in range(_STEPS):
            above = at.head
            if above.i == at.i:
                return
            if above.pos_ != "ADP":
                path += ":passive" if above.pos_ == "VERB" and is_passive(above) else ""
                told = self.report.triggers.get(above.i)
                whose = "none" if told is None else "mine" if told == event.id else "other"
                yield f"{path}<{lemma(above)}"
                yield f"{path}<<{family_name(above)}:{whose}"
                if above.pos_ in ("VERB", "AUX"):
                    return
            path, at = f"{path}<{above.lower_ if above.pos_ == 'ADP' else above.dep_}", above

    def _ties(self, event: Event, head: Token, kind: str) -> Iterator[str]:
        """Yield which of a mention and a trigger of its sentence stands first, how near they are, and the way between them."""
        for trigger in self.report.told_in(event).get(self.report.sentence(head.idx), ()):
            family, side = family_name(trigger), "after" if trigger.i < head.i else "before"
            yield f"tie:{kind}:{side}:{family}"
            yield f"tie:{side}:{min(abs(trigger.i - head.i) // 4, 5)}"
            path = way(head, trigger, steps=_STEPS)
            voice = "passive" if trigger.pos_ == "VERB" and is_passive(trigger) else trigger.pos_
            yield from (f"way:{path}:{voice}", f"way:{kind}:{path}:{voice}", f"way:{path}:{family}")


def family_name(token: Token) -> str:
    """Return the family of events that a word alone tells of, "" for none."""
    words = lexicon()
    family: Family | None = None
    if token.pos_ == "VERB":
        family = words.verbs.get(lemma(token))
    elif token.pos_ in ("NOUN", "PROPN"):
        family = words.nouns.get(lemma(token))
    return family.name if family is not None else ""
