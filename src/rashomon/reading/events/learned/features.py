"""Who and what a report speaks of, each with the marks by which a linear model tells its part in an attack.

One candidate for each name or kind of thing: all mentions of a person, a body, or one noun are taken together, and their marks with
them. A mark is a short string (`gov:nsubj<killing`: subject of a word for killing), kept as a hash, so no text is in the model.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.analysis.draft import Draft, span_of
from rashomon.analysis.relations import is_case_marker, is_noun_clause, is_noun_modifier, is_preposition
from rashomon.analysis.syntax import clause_head, noun_phrase
from rashomon.lang import lists
from rashomon.model import Actor, Span
from rashomon.reading.events.lexicon import Family, among, lemma, lexicon, weapon_leaf

_LISTS = (
    "people.victims",
    "people.police",
    "people.demonstrators",
    "sites.nouns",
    "armed.nouns",
    "armed.sites",
    "arms.nouns",
)
_BODIES = frozenset({"organisation", "armed_group", "party", "government", "security_force", "outlet"})
_PATH = 4  # steps up the tree that a mark may tell of


@dataclass
class Candidate:
    """One person, body, group or thing of a report: the words that head its mentions, its actor if any, and its marks."""

    key: str
    heads: list[Token] = field(default_factory=list)
    actor: Actor | None = None
    marks: set[str] = field(default_factory=set)


def candidates(draft: Draft) -> list[Candidate]:
    """Return the candidates of a report in text order, with their marks."""
    scene = _Scene.of(draft)
    found: dict[str, Candidate] = {}
    for at, sentence in enumerate(draft.prose):
        for token in sentence:
            if not _is_head(token):
                continue
            actor = draft.actor_index.at(span_of(token))
            key = _key(token, actor)
            candidate = found.setdefault(key, Candidate(key))
            candidate.heads.append(token)
            if actor is not None and (candidate.actor is None or token.pos_ == "PROPN"):
                candidate.actor = actor
            candidate.marks.update(_marks(token, actor, at, scene))
    for candidate in found.values():
        candidate.marks.update(_whole_marks(candidate, scene))
    return list(found.values())


def text_marks(draft: Draft) -> set[str]:
    """Return the marks of the whole report: what it tells by word, by pairs of words, and by the events found."""
    words = [lemma(t) for t in draft.doc if t.is_alpha and not t.is_stop]
    marks = {f"w:{w}" for w in words} | {f"w2:{a} {b}" for a, b in pairwise(words)}
    early = [lemma(t) for s in list(draft.prose)[:3] for t in s if t.is_alpha and not t.is_stop]
    marks |= {f"w0:{w}" for w in early}
    families = Counter(family.name for t in draft.doc if (family := _family(t)) is not None)
    for name, count in families.items():
        marks |= {f"fam:{name}", f"fam:{name}>{min(count, 4)}"}
    for event in draft.events:
        code = event.codes.get("muc4")
        if isinstance(code, dict):
            marks |= {f"code:{code['type']}", f"stage:{code['stage']}"}
            marks |= {f"claim:{c.property}" for c in event.claims} | {f"role:{p.role}" for p in event.participants}
    return marks


@dataclass(frozen=True)
class _Scene:
    """What marks look up: families told by each sentence and in all, and the parts the rules gave each stretch of text."""

    families: dict[int, set[str]]
    triggers: dict[int, list[tuple[Token, str]]]
    told: Counter[str]
    parts: list[tuple[Span, str]]
    quotes: tuple[Span, ...]

    @classmethod
    def of(cls, draft: Draft) -> "_Scene":
        triggers = {
            at: [(t, f.name) for t in s if (f := _family(t)) and f.type == "ASSAULT"]
            for at, s in enumerate(draft.prose)
        }
        families = {at: {name for _, name in rows} for at, rows in triggers.items()}
        parts = [(p.span, f"{p.role}:{'muc4' in e.codes}") for e in draft.events for p in e.participants]
        return cls(families, triggers, Counter(n for names in families.values() for n in names), parts, draft.quotes)


def _is_head(token: Token) -> bool:
    """Tell whether a word heads a name or a noun phrase; names before a noun stand for themselves too ("Shining Path rebels")."""
    if token.pos_ not in ("NOUN", "PROPN") and weapon_leaf(token) is None:
        return False
    if not any(c.isalpha() for c in token.text) or token.ent_type_ in ("DATE", "TIME", "PERCENT", "MONEY", "ORDINAL"):
        return False
    inside = is_noun_modifier(token) and token.head.i > token.i
    if not inside:
        return True
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return not (is_noun_modifier(after) and after.pos_ == token.pos_ and token.pos_ == "PROPN") and (
        (token.pos_ == "PROPN" and token.head.pos_ == "NOUN") or weapon_leaf(token) is not None
    )


def _key(token: Token, actor: Actor | None) -> str:
    if token.pos_ == "PROPN" and actor is not None and any(c.isupper() for c in actor.name):
        return actor.id
    return lemma(token)


def _family(token: Token) -> Family | None:
    words = lexicon()
    if token.pos_ == "VERB":
        return words.verbs.get(lemma(token))
    return words.nouns.get(lemma(token)) if token.pos_ in ("NOUN", "PROPN") else None


def _marks(token: Token, actor: Actor | None, at: int, scene: _Scene) -> Iterator[str]:
    """Yield the marks of one mention."""
    word, kind = lemma(token), _kind_of(token, actor)
    yield f"head:{word}"
    yield f"tail:{word[-3:]}"
    yield f"kind:{kind}"
    yield f"tag:{token.tag_}:{token.ent_type_}"
    yield from (f"in:{name}" for name in _LISTS if among(token, name))
    yield from _children_marks(token)
    for step, path in enumerate(_paths(token)):
        yield f"gov:{path}"
        if step:
            yield f"gov:{kind}:{path}"
    for offset in (-3, -2, -1, 1, 2, 3):
        place = token.i + offset
        if 0 <= place < len(token.doc):
            near = token.doc[place]
            yield f"near{offset}:{lemma(near)}"
    for name in scene.families.get(at, ()):
        yield f"with:{name}"
        yield f"with:{kind}:{name}"
        yield f"with:{word}:{name}"
    yield from (f"before:{kind}:{name}" for name in scene.families.get(at - 1, ()))
    yield from (f"phrase:{lemma(t)}" for t in noun_phrase(token) if t.i != token.i and t.is_alpha)
    yield f"clause:{lemma(clause_head(token))}"
    yield from _ties(token, kind, scene.triggers.get(at, ()))
    yield f"sent:{min(at, 6)}"
    span = span_of(token)
    yield from (f"rule:{role}" for part, role in scene.parts if part.covers(span))
    if any(q.covers(span) for q in scene.quotes):
        yield "quoted"


def _children_marks(token: Token) -> Iterator[str]:
    for child in token.children:
        if child.i < token.i and child.dep_ in ("amod", "compound", "nummod", "det", "poss", "nmod"):
            yield f"pre:{child.dep_ if child.dep_ in ('nummod', 'poss') else lemma(child)}"
        if is_preposition(child):
            yield from (f"of:{child.lower_} {lemma(o)}" for o in child.children)
            yield f"of:{child.lower_}"
        if is_noun_clause(child):
            yield f"rel:{child.dep_} {_family_name(child)}"


def _ties(token: Token, kind: str, triggers: Sequence[tuple[Token, str]]) -> Iterator[str]:
    """Yield how a word is tied to each trigger of its sentence: which comes first, how near, and the way between them in the tree."""
    own = [token, *token.ancestors]
    place = {t.i: steps for steps, t in enumerate(own)}
    for trigger, name in triggers:
        side = "after" if trigger.i < token.i else "before"
        yield f"tie:{kind}:{side}:{name}"
        yield f"tie:{side}:{min(abs(trigger.i - token.i) // 4, 5)}:{name}"
        down: list[str] = []
        for step in (trigger, *trigger.ancestors):
            if step.i in place:
                up = [_step(t) for t in own[: place[step.i]]]
                if len(up) + len(down) <= _PATH:
                    way = f"{'^'.join(up)}|{'^'.join(down)}"
                    yield from (f"way:{way}:{name}", f"way:{kind}:{way}", f"way:{way}:{lemma(trigger)}")
                break
            down.append(_step(step))


def _step(token: Token) -> str:
    return token.lower_ if token.pos_ == "ADP" else token.dep_


def _paths(token: Token) -> Iterator[str]:
    """Yield how a word hangs on the words above it, up to the first verb: by lemma and by family."""
    path, at = token.dep_, token
    for _ in range(_PATH):
        above = at.head
        if above.i == at.i:
            return
        label = above.lower_ if above.pos_ == "ADP" else None
        if label is None:
            passive = ":pass" if any(c.dep_ in ("nsubjpass", "auxpass") for c in above.children) else ""
            yield f"{path}{passive}<{lemma(above)}"
            name = _family_name(above)
            if name:
                yield f"{path}{passive}<<{name}"
            if above.pos_ in ("VERB", "AUX"):
                return
        path, at = f"{path}<{label or above.dep_}", above


def _family_name(token: Token) -> str:
    family = _family(token)
    return family.name if family is not None else ""


def _kind_of(token: Token, actor: Actor | None) -> str:
    """Return a coarse kind: a named person, a body, people, a place or building, a weapon, another thing."""
    named = token.pos_ == "PROPN"
    if weapon_leaf(token) is not None:
        return "weapon"
    if actor is not None:
        return f"{actor.kind}{':name' if named else ''}"
    if among(token, "sites.nouns"):
        return "site"
    if among(token, "people.victims") or among(token, "people.police"):
        return "people"
    return f"thing:{token.ent_type_ or ('name' if named else 'noun')}"


def _whole_marks(candidate: Candidate, scene: _Scene) -> Iterator[str]:
    """Yield the marks that a candidate's mentions have together."""
    kind = _kind_of(candidate.heads[0], candidate.actor)
    yield f"count:{min(len(candidate.heads), 4)}"
    yield f"whole:{kind}"
    yield "bias"
    yield from (f"text:{kind}:{name}>{min(n, 3)}" for name, n in scene.told.items())
    yield from (f"text:{candidate.heads[0].pos_}:{name}" for name in scene.told)
    if candidate.actor is not None:
        yield f"actor:{candidate.actor.kind}:{bool(candidate.actor.knowledge)}"
        yield from (f"sector:{s}" for s in candidate.actor.sectors)


_TITLES = frozenset(lists("casing")["titles"])


def variants(token: Token) -> dict[str, Tokens]:
    """Return the ways to name what a word heads: with and without what follows, numbers and modifiers; the name alone."""
    full, short = noun_phrase(token), noun_phrase(token, prepositions=False)
    made = {"full": _bare(full), "np": _bare(short), "head": token.doc[token.i : token.i + 1]}
    if not len(short) or not short.start <= token.i < short.end:
        short = made["head"]
    first = short.start
    while first < token.i and (
        token.doc[first].pos_ in ("NUM", "DET", "PRON", "PUNCT") or token.doc[first].dep_ in ("poss", "case")
    ):
        first += 1
    made["unnumbered"] = token.doc[first : token.i + 1]
    made["pair"] = token.doc[max(first, token.i - 1) : token.i + 1]
    start = token.i
    while start > 0 and token.doc[start - 1].pos_ == "PROPN" and token.doc[start - 1].sent == token.sent:
        start -= 1
    while start < token.i and token.doc[start].lower_.rstrip(".") in _TITLES:
        start += 1
    made["name"] = token.doc[start : token.i + 1]
    return {name: tokens for name, tokens in made.items() if len(tokens)}


def _bare(tokens: Tokens) -> Tokens:
    """Drop leading articles and possessives."""
    start = tokens.start
    while start < tokens.end - 1 and (
        tokens.doc[start].pos_ in ("DET", "PRON", "PUNCT") or is_case_marker(tokens.doc[start])
    ):
        start += 1
    return tokens.doc[start : tokens.end]
