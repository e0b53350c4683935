"""The words that tie something said to somebody: verbs, nouns, and "according to".

A `Cue` knows who speaks and on which side the words stand; how far they reach is for `scope` to say, which sees
all cues of a sentence. All positions are token indices, half open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.symbols import AUX, NOUN, VERB  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokens import Doc, Token

from rashomon.analysis.relations import (
    below,
    is_auxiliary,
    is_clausal_complement,
    is_clause_marker,
    is_complement,
    is_noun_clause,
    is_participial_clause,
    is_particle,
    is_passive_subject,
    is_possessor,
    is_prepositional_object,
    is_relative_clause,
    is_root,
    is_subject,
)
from rashomon.analysis.syntax import agents, is_negated, is_passive, noun_phrase, subjects, with_conjuncts
from rashomon.lang import word_list, word_set
from rashomon.reading.statements.clauses import Unit, is_top
from rashomon.reading.statements.complements import Range, complement
from rashomon.reading.statements.lexicon import CLAUSE, MENTAL, NAMING, NOUNS, QUOTES_ONLY, VERBS

_PHRASES: dict[str, list[list[str]]] = {}
for _phrase in word_list("statements", "words", "according"):
    _PHRASES.setdefault(_phrase.split()[0], []).append(_phrase.split())
_NOBODY = word_set("statements_rules", "cues", "nobody")
_QUOTED = word_set("statements_rules", "cues", "quoted")
_OURS = word_set("statements_rules", "cues", "ours")
_MADE_BY = word_set("statements_rules", "cues", "made_by")
_RELATIVE = word_set("statements_rules", "cues", "relative")
_UNREAL = word_set("statements_rules", "cues", "unreal")
_OPENERS = frozenset({",", "”", '"', "’", "'", "–", "—", "-", "--", "?", "!", "''", "(", "?”", ";", "``"})

Side = Literal["left", "right", "quote"]


@dataclass(slots=True)
class Cue:
    """One attribution: `first`..`end` are its own words, `words` the reporting words, `content` what follows them."""

    first: int
    end: int
    words: tuple[int, int]
    speakers: list[Token]
    side: Side
    verb: Token | None = None
    content: tuple[int, int] | None = None


def cues(doc: Doc, unit: Unit, quoted: frozenset[int]) -> list[Cue]:
    """Return the cues of a unit in text order; words inside quotation marks give none."""
    found = [
        cue
        for token in doc[unit.start : unit.end]
        if (token.pos in _POS or token.lower in _FIRST) and token.i not in quoted
        for cue in _at(doc, token, unit, quoted)
    ]
    found.sort(key=lambda c: (c.first, c.words))
    for before, cue in pairwise(found):
        _inherit(before, cue)
    return found


def _inherit(before: Cue, cue: Cue) -> None:
    """Give "…, but said Y" the speaker of the cue before it where the parse ties it to a verb further off."""
    verb, other = cue.verb, before.verb
    if verb is None or other is None:
        return
    if verb.tag_ == "VBG":
        shared = _goes_on(verb, other, before)
    elif verb.dep_ not in ("conj", "dep", "advcl") or below(verb, is_subject) or other.i == verb.head.i:
        shared = False
    else:
        shared = _is_contrasted(verb, other)
    if shared:
        cue.speakers = before.speakers


def _goes_on(verb: Token, other: Token, before: Cue) -> bool:
    """Tell whether a participle goes on with what was said: "said that X was killed, calling it …"."""
    leading = verb.doc[verb.i - 1]
    if not verb.i or leading.lower_ not in ("and", ","):
        return False
    return other.tag_ == "VBG" or (before.side == "right" and leading.text == ",")


def _is_contrasted(verb: Token, other: Token) -> bool:
    """Tell whether "but" or "and" joins a verb of saying to one that stands nearer than the verb above it."""
    lead = [t.lower_ for t in verb.doc[max(verb.i - 3, 0) : verb.i]]
    if verb.head.i < other.i < verb.i:
        return "but" in lead or "and" in lead
    return other.i < verb.head.i and "but" in lead and verb.head.lemma_.lower() not in CLAUSE


_POS = frozenset({VERB, AUX, NOUN})
_FIRST = frozenset(hash_string(word) for word in _PHRASES)


def _at(doc: Doc, token: Token, unit: Unit, quoted: frozenset[int]) -> Iterator[Cue]:
    at = token.i
    tied = _phrase_length(doc, at, unit) if token.lower_ in _PHRASES else 0
    if tied:
        cue = _according(doc, at, tied, unit)
    elif token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in VERBS:
        cue = _verb(doc, token, unit, quoted)
    elif token.pos_ == "NOUN" and token.lemma_ in NOUNS:
        cue = _noun(token, unit)
    else:
        cue = None
    if cue is not None:
        yield cue


def _phrase_length(doc: Doc, at: int, unit: Unit) -> int:
    """Return how many words tie a source here ("according to": 2), or 0; "per" alone only between a comma and a name."""
    for words in _PHRASES[doc[at].lower_]:
        if [t.lower_ for t in doc[at : min(at + len(words), unit.end)]] == words:
            rate = words == ["per"] and (doc[at - 1].text != "," or doc[at + 1].pos_ not in ("DET", "PROPN", "PRON"))
            return 0 if rate else len(words)
    return 0


def _according(doc: Doc, at: int, tied: int, unit: Unit) -> Cue | None:
    head = next(
        (
            t
            for t in doc[at + tied : min(at + 14, unit.end)]
            if is_prepositional_object(t) and t.head.i == at + tied - 1
        ),
        None,
    )
    if head is None:
        head = next((t for t in doc[at + tied : min(at + 10, unit.end)] if t.pos_ in ("NOUN", "PROPN", "PRON")), None)
    if head is None:
        return None
    end = min(max(t.right_edge.i for t in with_conjuncts(head)) + 1, unit.end)
    end = _to_comma(doc, max(t.i for t in with_conjuncts(head)) + 1, end)
    before = _previous(doc, at, unit)
    prefix = before is None or before.dep_ in ("cc", "mark") or before.text in (":", ";") or before.lower_ == "but"
    return Cue(at, end, (at, at + tied), with_conjuncts(head), "right" if prefix else "left")


def _to_comma(doc: Doc, start: int, end: int) -> int:
    return next((i for i in range(start, end) if doc[i].text in (",", ";", "—", "–", ".")), end)


def _previous(doc: Doc, at: int, unit: Unit) -> Token | None:
    """Return the word or mark before, adverbs and space skipped."""
    at -= 1
    while at >= unit.start and (doc[at].is_space or doc[at].pos_ == "ADV"):
        at -= 1
    return doc[at] if at >= unit.start else None


def speakers_of(verb: Token) -> list[Token]:
    """Return the nouns that name who says it: the subject, the agent of a passive, or the subject of the verb above."""
    if is_passive(verb):
        return agents(verb) or ([verb.head] if _is_misread(verb) else [])
    found: list[Token] = []
    for _ in range(4):
        found = subjects(verb)
        if found or is_top(verb):
            break
        verb = verb.head
        if is_passive(verb) and verb.lemma_ not in _QUOTED:
            found = below(verb, is_passive_subject)
            break
    return [_antecedent(t) for t in found]


def _is_misread(verb: Token) -> bool:
    """Tell whether the parser takes a verb for a participle after its subject: "Ned Price called it …" as "a man called …"."""
    if not is_participial_clause(verb) or not is_root(verb.head) or verb.head.pos_ != "PROPN":
        return False
    return any(c.dep_ in ("oprd", "dobj", "ccomp") for c in verb.children)


def _antecedent(subject: Token) -> Token:
    """Return the noun a relative pronoun stands for, else the subject itself."""
    if subject.lower_ in _RELATIVE and subject.tag_ in ("WP", "WDT"):
        verb = subject.head
        for _ in range(4):
            if is_relative_clause(verb):
                return verb.head
            verb = verb.head
    return subject


def _verb(doc: Doc, verb: Token, unit: Unit, quoted: frozenset[int]) -> Cue | None:
    if is_negated(verb) or _is_unreal(verb):
        return None
    speakers = [s for t in speakers_of(verb) for s in _inside(t, unit) if s.i not in quoted]
    if not speakers or _is_nobody(speakers[0]):
        return None
    cue = _shape(doc, verb, speakers, unit)
    lemma = verb.lemma_.lower()
    right = complement(verb, lemma, unit)
    if right is not None:
        cue.content = right
    if _is_suffix(doc, cue, unit, quoted, lemma, right):
        cue.side = "left"
        return _beside(doc, cue, verb, unit)
    if right is not None:
        return cue
    cue.side = "quote"
    return cue if lemma in _QUOTING else None


def _beside(doc: Doc, cue: Cue, verb: Token, unit: Unit) -> Cue | None:
    """Return a cue after its words with the speaker that stands beside the verb, where the parse gave it one further off."""
    if any(is_subject(c) for c in verb.children) or is_passive(verb):
        return cue
    if is_noun_clause(verb) or verb.tag_ == "VBG":
        return cue
    after = next((c for c in verb.rights if c.dep_ in ("dobj", "attr", "oprd", "npadvmod", "appos")), None)
    if after is not None and after.pos_ in ("PROPN", "PRON") and after.left_edge.i <= verb.i + 1:
        cue.speakers = with_conjuncts(after)
        cue.end = min(after.right_edge.i + 1, unit.end)
        return cue
    before = doc[verb.i - 1]
    if before.i > unit.start and before.pos_ in ("PROPN", "NOUN", "PRON"):
        cue.speakers = [before]
        cue.first = max(noun_phrase(before).start, unit.start)
        return cue if doc[cue.first - 1].text in _OPENERS else None
    return None


_UNQUOTED = MENTAL | word_set("statements_rules", "cues", "finding_out")
_QUOTING = (CLAUSE - _UNQUOTED) | QUOTES_ONLY | NAMING


def _is_nobody(speaker: Token) -> bool:
    return speaker.lower_ in _NOBODY and speaker.text != "US"


def _inside(speaker: Token, unit: Unit) -> list[Token]:
    """Return the speaker if it stands in the unit; behind a dateline taken for the subject, the noun that follows it."""
    if unit.start <= speaker.i < unit.end:
        return [speaker]
    return [c for c in speaker.children if c.dep_ in ("appos", "dep", "conj") and unit.start <= c.i < unit.end][:1]


def _is_unreal(verb: Token) -> bool:
    """Tell whether nothing is said: "would say", "asked him to tell", "federal law requires them to report"."""
    aux = [c.lower_ for c in verb.children if is_auxiliary(c)]
    if any(a in _UNREAL for a in aux):
        return True
    if verb.tag_ != "VB" or not ("to" in aux or (is_complement(verb) and not aux)):
        return False
    return verb.head.lemma_ not in _GOING_ON


_GOING_ON = word_set("statements_rules", "cues", "going_on")


def _shape(doc: Doc, verb: Token, speakers: list[Token], unit: Unit) -> Cue:
    """Return the cue with its own words: subject, auxiliaries, verb, particle, addressee."""
    own = [c for c in verb.children if is_subject(c)]
    inside = [t for s in own for t in (s.left_edge, s.right_edge)]
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "advmod") and c.i < verb.i]
    first = min([verb.i, *(t.i for t in inside), *(c.i for c in aux)])
    particle = [c.i for c in verb.children if is_particle(c) and 0 < c.i - verb.i < 3]
    end = max([verb.i, *particle, *(t.i for t in inside if t.i > verb.i)]) + 1
    return Cue(
        max(first, unit.start), min(end, unit.end), (verb.i, max([verb.i, *particle]) + 1), speakers, "right", verb
    )


def _is_suffix(doc: Doc, cue: Cue, unit: Unit, quoted: frozenset[int], lemma: str, right: Range | None) -> bool:
    """Tell whether the words said stand before: "A died, X said", "“A,” said X"."""
    if lemma not in CLAUSE and lemma not in QUOTES_ONLY:
        return False
    at = cue.first - 1
    while at >= unit.start and doc[at].is_space:
        at -= 1
    if at < unit.start or doc[at].text not in _OPENERS:
        return False
    if doc[at].text in "”\"’'''" and at - 1 in quoted:
        return right is None or not _is_clause(doc, right)
    return right is None and lemma in CLAUSE and cue.verb is not None and _is_fronted(cue.verb, cue.first)


def _is_fronted(verb: Token, first: int) -> bool:
    """Tell whether what a verb tells may stand before it: by the parse, or by the verb's place in the sentence."""
    if any(is_clausal_complement(c) and c.i < first for c in verb.children):
        return True
    return verb.dep_ in ("parataxis", "ROOT", "ccomp", "advcl", "conj", "relcl", "acl")


def _is_clause(doc: Doc, right: Range) -> bool:
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB") for t in doc[right[0] : right[1]])


def _noun(noun: Token, unit: Unit) -> Cue | None:
    """Return the cue of "his claim that …", "a report by X that …"."""
    clause = next((c for c in noun.rights if c.dep_ in ("acl", "ccomp") and _has_that(c)), None)
    owner = next(iter(_owners(noun)), None)
    if clause is None or owner is None or _is_nobody(owner) or owner.lower_ in _OURS:
        return None
    start = min(noun.i, noun_phrase(owner).start)
    body = (clause.left_edge.i, min(clause.right_edge.i + 1, unit.end))
    return Cue(max(start, unit.start), noun.i + 1, (noun.i, noun.i + 1), [owner], "right", None, body)


def _owners(noun: Token) -> list[Token]:
    """Return whose claim or report a noun is: its possessor, or who stands after "by", "from", "of"."""
    after = [p for p in noun.rights if p.lower_ in _MADE_BY]
    return [*below(noun, is_possessor), *(o for p in after for o in below(p, is_prepositional_object))]


def _has_that(clause: Token) -> bool:
    return any(is_clause_marker(c) and c.lower_ == "that" for c in clause.children)
