"""What a verb of saying says: the words after it, by the verb's class."""

from spacy.tokens import Token

from rashomon.analysis.relations import (
    below,
    is_clausal_complement,
    is_direct_object,
    is_open_complement,
    is_preposition,
)
from rashomon.lang import word_set
from rashomon.reading.statements.clauses import Unit
from rashomon.reading.statements.lexicon import CLAUSE, COUNTING, HARM, INFINITIVE, MENTAL, NAMING, OBJECT, PREPOSITIONS

_CITING = word_set("statements_rules", "positions", "quoting")
_ASKING = word_set("statements_rules", "cues", "asking")
_BLAMING = word_set("statements_rules", "cues", "blaming")
_TOLLS = word_set("statements_rules", "cues", "tolls")
Range = tuple[int, int]


def complement(verb: Token, lemma: str, unit: Unit) -> Range | None:
    """Return the words after the verb that tell what is said, by the verb's classes."""
    asked = _asked(verb) if lemma in CLAUSE else None
    if asked is not None:  # "what they said was an attack"
        return asked.i + (asked.lemma_ == "be"), min(asked.right_edge.i + 1, unit.end)
    rights = [c for c in verb.children if c.i > verb.i and c.left_edge.i > verb.i]
    chosen = _clausal(rights, lemma) or _named(rights, lemma) or _nominal(rights, lemma)
    if not chosen:
        return None
    start = min(c.left_edge.i for c in chosen)
    end = max(c.right_edge.i for c in chosen) + 1
    return (start, min(end, unit.end)) if start < unit.end else None


def _asked(verb: Token) -> Token | None:
    """Return the verb of a clause that the verb of saying splits after its "what"."""
    split = (c for c in below(verb, is_clausal_complement) if c.left_edge.i < verb.i < c.i)
    clause = next(split, None)
    return clause if clause is not None and clause.left_edge.lower_ in _ASKING else None


def _clausal(rights: list[Token], lemma: str) -> list[Token]:
    """Return what a verb says in a clause, an infinitive, or after its preposition ("accused them of …")."""
    said: list[Token] = []
    if lemma in CLAUSE or lemma in MENTAL:
        said = [c for c in rights if is_clausal_complement(c)]
    if not said and lemma in INFINITIVE:
        said = [c for c in rights if is_open_complement(c) and c.pos_ in ("VERB", "AUX")]
    return said or (_after_preposition(rights, lemma) if lemma in PREPOSITIONS else [])


def _after_preposition(rights: list[Token], lemma: str) -> list[Token]:
    """Return what stands after a verb's preposition, ahead of it whom it accuses."""
    objects = [c for c in rights if is_direct_object(c)]
    prepositions = [p for p in rights if is_preposition(p) and p.lower_ in PREPOSITIONS[lemma]]
    held = [o for p in prepositions for o in p.children if o.i > p.i]
    if held:
        return [*(objects if lemma in _BLAMING else []), *held]
    return [c for c in objects if any(p.lower_ == "of" for p in c.children)] if lemma == "accuse" else []


def _named(rights: list[Token], lemma: str) -> list[Token]:
    """Return object and predicate of "called it X", "described Y as X"; the predicate alone where the object is a pronoun."""
    if lemma == "put":
        return _put(rights)
    if lemma not in NAMING:
        return []
    predicate = _referred(rights) if lemma == "refer" else []
    predicate = predicate or [*(c for c in rights if c.dep_ in ("oprd", "ccomp", "xcomp")), *_after(rights, "as")]
    whom = [c for c in rights if is_direct_object(c) and c.pos_ != "PRON"]
    return [*whom, *predicate] if predicate or lemma == "call" else []


def _referred(rights: list[Token]) -> list[Token]:
    """Return the "as" of "referred to it as X"."""
    return [o for to in rights if to.lower_ == "to" for o in to.children if o.lower_ == "as"]


def _after(rights: list[Token], word: str) -> list[Token]:
    return [c for c in rights if is_preposition(c) and c.lower_ == word]


def _put(rights: list[Token]) -> list[Token]:
    """Return the words of "put the toll at 12"."""
    toll = [c for c in rights if is_direct_object(c) and c.lemma_ in _TOLLS]
    return [*toll, *_after(rights, "at")] if toll else []


def _nominal(rights: list[Token], lemma: str) -> list[Token]:
    """Return what a verb says with its object: "reported two deaths", "confirmed the attack"."""
    objects = [c for c in rights if is_direct_object(c)]
    if lemma in COUNTING:
        return objects if any(o.lemma_ in HARM or o.pos_ == "NUM" for o in objects) else []
    if lemma not in OBJECT or (lemma in _CITING and objects and objects[0].head.tag_ == "VBG"):
        return []
    return [o for o in objects if o.pos_ != "PRON"]
