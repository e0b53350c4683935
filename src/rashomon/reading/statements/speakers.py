"""Who the words of an attribution name, and over which channel they spoke."""

import re
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.analysis.draft import Draft, span_of
from rashomon.analysis.relations import (
    is_agent_marker,
    is_apposition,
    is_determiner,
    is_noun_modifier,
    is_participial_clause,
    is_possessor,
    is_preposition,
    is_prepositional_object,
    is_relative_clause,
)
from rashomon.analysis.syntax import noun_phrase
from rashomon.knowledge.outlets import find_outlet
from rashomon.lang import lists, word_set
from rashomon.model import Span
from rashomon.reading.statements.clauses import Unit, is_joint
from rashomon.reading.statements.cues import Cue
from rashomon.reading.statements.lexicon import DOCUMENTS

_PERSONAL = word_set("statements_rules", "speakers", "personal")
_OWNERS, _ISSUING, _SOURCES = (
    frozenset(lists("statements")["words"][k].split()) for k in ("owners", "issuing", "sources")
)
_CHANNELS: list[tuple[str, re.Pattern[str]]] = [
    (name, re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE))
    for name, words in lists("statements")["channels"].items()
]
_ANY_CHANNEL = re.compile("|".join(pattern.pattern for _, pattern in _CHANNELS), re.IGNORECASE)
_LABEL = re.compile(r"\s*[“\"]?(?P<who>(?:[A-Z][\w.’'-]*\s?){1,4}(?:\([^)]{1,20}\)\s?)?):\s+(?=\S)")
_NO_LABEL = word_set("statements_rules", "speakers", "no_label")
_SIGNED = re.compile(
    r"[”\"’']{1,2}\s*[—―–-]{1,2}\s*(?P<who>[A-Z][\w.’'-]*(?:[ ]+[A-Z][\w.’'-]*){0,4})(?:,[^\n]{0,60})?\s*(?=\n|$)"
)
_DASHED = re.compile(r"\s[–—-]{1,2}\s(?P<who>[^\W\d_][^–—:,.]{1,60})\s*$")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the words, the actor they name (None where no actor is known), and the cue of a label ("X:")."""

    span: Span
    actor: str | None
    cue: Span | None = None


def find_speaker(draft: Draft, heads: list[Token], last: Speaker | None, *, goes_on: bool = False) -> Speaker | None:
    """Return the speaker that nouns name; for "a statement from X", X; for a pronoun without an actor, who spoke last.

    With `goes_on`, a pronoun stands for who spoke last where it fits, whatever else it may stand for.
    """
    heads = [_owner(h) for h in heads]
    phrases = [_phrase(h) for h in heads]
    if not phrases or not phrases[0].text.strip():
        return None
    span = Span(min(p.start_char for p in phrases), max(p.end_char for p in phrases))
    actor = draft.actor_index.id_of(heads[0])
    if last is not None and (_may_be_last(heads[0]) if actor is None else goes_on and _fits(draft, heads[0], last)):
        actor = last.actor
    return Speaker(span, actor)


def _phrase(head: Token) -> Tokens:
    """Return the words of a speaker, with a description set beside the name ("Ann Lee, the mayor of Bor")."""
    core = _with_places(head, noun_phrase(head))
    beside = [c for c in head.children if is_apposition(c) and c.i > head.i]
    if not beside or head.pos_ == "PRON":
        return core
    whole = _with_places(beside[0], noun_phrase(beside[0]))
    return head.doc[core.start : max(core.end, whole.end)] if whole.start - core.end < 3 else core


def _with_places(head: Token, core: Tokens) -> Tokens:
    """Return the phrase with what says of where and for whom a speaker is: "an official in the ministry"."""
    end = core.end
    for child in head.rights:
        if not is_preposition(child) or child.left_edge.i > end:
            continue
        stop = next(
            (t.i for t in head.doc[child.i : child.right_edge.i + 1] if t.is_punct or is_relative_clause(t)), None
        )
        end = max(end, child.right_edge.i + 1 if stop is None else stop)
    return head.doc[core.start : end]


def _owner(head: Token) -> Token:
    """Return the body behind a document: "a statement from the army" is the army's."""
    if head.lemma_.lower() not in DOCUMENTS or head.pos_ == "PROPN":  # "The Daily Post" is a name
        return head
    for child in head.children:
        if is_possessor(child) and child.pos_ != "PRON":
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in ("from", "by"):
            found = next((o for o in child.children if is_prepositional_object(o)), None)
            if found is not None:
                return found
        if is_noun_modifier(child) and (child.lower_ in _OWNERS or child.ent_type_ in ("ORG", "NORP")):
            return child
    return _issuer(head) or head


def _issuer(document: Token) -> Token | None:
    """Return who made a document: "a report released by the council"; not who obtained it."""
    made = [a for c in document.children if is_participial_clause(c) and c.lemma_ in _ISSUING for a in c.children]
    return next((o for a in made if is_agent_marker(a) for o in a.children if is_prepositional_object(o)), None)


def _fits(draft: Draft, pronoun: Token, last: Speaker) -> bool:
    """Tell whether a pronoun may stand for the last speaker: "he" for a person, "it" for a body, "they" for several."""
    actor = next((a for a in draft.actors if a.id == last.actor), None)
    if actor is None or pronoun.pos_ != "PRON":
        return False
    if pronoun.lower_ in ("he", "she"):
        return actor.kind == "person"
    return pronoun.lower_ in ("it", "they") and actor.kind != "person"


def _may_be_last(head: Token) -> bool:
    if head.lower_ in ("he", "she", "they", "it", "who"):
        return True
    return head.lemma_.lower() in DOCUMENTS and any(is_determiner(c) and c.lower_ == "the" for c in head.children)


def channel_of(draft: Draft, unit: Unit, cue: Cue, reach: tuple[int, int], speaker: Speaker) -> str | None:
    """Return where it was said, by the words of the unit that are not the content itself."""
    doc = draft.doc
    pieces = [doc[unit.start : min(reach[0], unit.end)].text] if cue.first < reach[0] or cue.side != "left" else []
    if cue.side == "left" or cue.first >= reach[1]:
        pieces.append(doc[cue.first : min(cue.first + 25, unit.end)].text)
    elif reach[1] < unit.end:
        stop = min(reach[1] + 15, unit.end)
        pieces.append(doc[reach[1] : next((i for i in range(reach[1], stop) if is_joint(doc, i)), stop)].text)
    words = " ".join(pieces)
    if not _ANY_CHANNEL.search(words):
        return None
    return next((name for name, pattern in _CHANNELS if pattern.search(words)), None)


def label_speaker(draft: Draft, unit: Unit) -> tuple[Speaker, tuple[int, int]] | None:
    """Return the speaker of "WALLACE: Let's start …" at the start of a paragraph, with the words said."""
    if not unit.opens_paragraph:
        return None
    span = span_of(draft.doc[unit.start : unit.end])
    found = _LABEL.match(draft.document.text, span.start, span.end)
    if found is None or found["who"].strip().lower() in _NO_LABEL:
        return None
    if not unit.title and not found["who"].strip().isupper():
        return None
    who = Span(found.start("who"), found.start("who") + len(found["who"].rstrip()))
    tokens = draft.tokens(who)
    colon = draft.token_at(found.end("who"))
    if not len(tokens) or colon is None or colon.i + 1 >= unit.end:
        return None
    return Speaker(who, draft.actor_index.id_of(tokens.root), span_of(colon)), (colon.i + 1, unit.end)


def signed_speaker(draft: Draft, end: int) -> Speaker | None:
    """Return who signs a quotation: "“…” — Ann Lee" at the end of a line; `end` is where the quotation's words end."""
    found = _SIGNED.match(draft.document.text, end)
    if found is None:
        return None
    who = Span(found.start("who"), found.end("who"))
    tokens = draft.tokens(who)
    return Speaker(who, draft.actor_index.id_of(tokens.root)) if len(tokens) else None


def _is_source(word: Token) -> bool:
    return word.text[0].isupper() or word.lower_ in _SOURCES


def headline_speaker(draft: Draft, unit: Unit) -> tuple[Speaker, tuple[int, int]] | None:
    """Return the source of a headline that names it after a dash ("Three killed in blast – police")."""
    span = span_of(draft.doc[unit.start : unit.end])
    found = _DASHED.search(draft.document.text[span.start : span.end])
    if found is None:
        return None
    start = span.start + found.start("who")
    who = Span(start, start + len(found["who"].rstrip()))
    tokens = draft.tokens(who)
    if not len(tokens) or any(t.pos_ in ("VERB", "AUX") for t in tokens) or not _is_source(tokens[-1]):
        return None
    if find_outlet(who.of(draft.document.text)) is not None:
        return None  # "Two dead – The Daily Planet" names the page, not a source
    dash = draft.token_at(span.start + found.start() + 1)
    if dash is None or dash.i <= unit.start:
        return None
    return Speaker(who, draft.actor_index.id_of(tokens.root), span_of(dash)), (unit.start, dash.i)
