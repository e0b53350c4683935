"""Attributions known by where they stand, for sentences whose parse ties the verb of saying to something else.

"…, a hospital source said.", also without its comma; "…, said Mayor Ann Lee."; "The radio reported on Monday that …"; "it quoted police
as saying …". Each gives a `Cue` like those of `cues`, in whose place it steps.
"""

from spacy.tokens import Doc, Token

from rashomon.analysis.relations import is_adjective_or_compound, is_compound_part, is_determiner
from rashomon.lang import word_set
from rashomon.reading.statements.clauses import Unit, has_verb
from rashomon.reading.statements.cues import Cue
from rashomon.reading.statements.lexicon import CLAUSE, MENTAL

_SAYING = (CLAUSE - MENTAL) | {"allege"}
_PLAIN = word_set("statements_rules", "positions", "plain")
_TOLD = word_set("statements_rules", "positions", "told")
_HELPERS = word_set("statements_rules", "positions", "helpers")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ADJUNCT = word_set("statements_rules", "positions", "adjunct")
_INSIDE = frozenset({"of", "for"})
_NO_NAME = word_set("statements_rules", "positions", "no_name")
_LONGEST_NAME = 14  # tokens
_LONGEST_TAIL = 9  # tokens after the verb: a day, an addressee, a channel
_ADDING = word_set("statements_rules", "positions", "adding")
_BARE = word_set("statements_rules", "positions", "bare")
_STARTS = frozenset({"DET", "PROPN", "NOUN", "PRON", "NUM", "ADJ"})
_QUOTING = word_set("statements_rules", "positions", "quoting")


def positional(doc: Doc, unit: Unit, quoted: frozenset[int], found: list[Cue]) -> list[Cue]:
    """Return the cues of a unit with those known by position in the place of others that hold the same verb."""
    known = {c.verb.i for c in found if c.verb is not None and c.side != "quote"}
    made: list[Cue] = []
    for token in doc[unit.start : unit.end]:
        if token.i in quoted or not _is_saying(token):
            continue
        cues = _quoting(doc, token, unit)
        if not cues and token.i not in known:
            cues = _trailing(doc, token, unit, quoted) or _leading(doc, token, unit, quoted)
        made.extend(cues)
    taken = {i for c in made for i in (*range(c.first, c.end), *range(*c.words))}
    kept = [c for c in found if c.verb is None or c.verb.i not in taken]
    return sorted([*kept, *made], key=lambda c: (c.first, c.words))


def _is_saying(token: Token) -> bool:
    return token.lemma_.lower() in _SAYING and token.tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG", "NN", "NNS", "VB")


def _quoting(doc: Doc, verb: Token, unit: Unit) -> list[Cue]:
    """Read "quoted Ann Lee as saying …", "Ann Lee was quoted by the radio as saying …"."""
    if verb.tag_ != "VBG" or verb.i - 1 <= unit.start or doc[verb.i - 1].lower_ != "as":
        return []
    before = doc[max(unit.start, verb.i - 14) : verb.i - 1]
    quoting = next((t for t in reversed(before) if t.lemma_.lower() in _QUOTING), None)
    if quoting is None:
        return []
    be = next((t.i for t in doc[max(unit.start, quoting.i - 3) : quoting.i] if t.lemma_ == "be"), None)
    name = (quoting.i + 1, verb.i - 1) if be is None else _name_before(doc, be, unit.start)
    if name is None or name[0] >= name[1]:
        return []
    speaker = _head(doc, *name)
    first = _clause_start(doc, quoting.i, unit.start) if be is None else name[0]
    if has_verb(doc, verb.i + 1, unit.end) and verb.i + 2 < unit.end:
        return [Cue(first, verb.i + 1, (quoting.i, verb.i + 1), [speaker], "right", verb, (verb.i + 1, unit.end))]
    return [Cue(first, unit.end, (quoting.i, verb.i + 1), [speaker], "left", verb)]


def _clause_start(doc: Doc, at: int, start: int) -> int:
    """Return where the words of the quoting medium begin ("it quoted", "The agency, quoting")."""
    name = _name_before(doc, at, start)
    return name[0] if name is not None else at


def _trailing(doc: Doc, verb: Token, unit: Unit, quoted: frozenset[int]) -> list[Cue]:
    """Read "…, a monitoring group said on Monday." and "… said Ann Lee." at the end of a sentence, "adding that …" after it too."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return []
    last = _last_word(doc, unit)
    adding = next((t for t in doc[verb.i + 1 : last] if t.tag_ == "VBG"), None)
    end = adding.i if adding is not None else last
    while end > verb.i + 1 and doc[end - 1].is_punct:
        end -= 1
    cue = _closing(doc, verb, unit, quoted, end)
    if cue is None:
        return []
    if adding is None or adding.lemma_.lower() not in _ADDING or not has_verb(doc, adding.i + 1, unit.end):
        return [cue]
    after = adding.i + 1 + (doc[adding.i + 1].lower_ == "that")
    more = Cue(adding.i, adding.i + 1, (adding.i, adding.i + 1), cue.speakers, "right", adding, (after, unit.end))
    return [cue, more]


def _closing(doc: Doc, verb: Token, unit: Unit, quoted: frozenset[int], end: int) -> Cue | None:
    """Return the cue of a verb of saying whose words stand before, where nothing but its adjuncts follows up to `end`."""
    tail = doc[verb.i + 1 : end]
    if len(tail) > _LONGEST_TAIL + 5 or any(t.tag_ in _FINITE or t.lower_ == "that" or t.i in quoted for t in tail):
        return None
    told = verb.lemma_.lower() in _TOLD
    inverted = len(tail) and not told and _is_name_after(tail) and doc[verb.i - 1].pos_ != "PRON"
    if inverted and _says_something(doc, unit, verb.i, quoted):
        head = _head(doc, tail.start, _name_end(doc, tail.start, end))
        return Cue(verb.i, end, (verb.i, verb.i + 1), [head], "left", verb)
    if len(tail) > _LONGEST_TAIL or not _is_adjunct(verb, tail):
        return None
    name = _name_before(doc, verb.i, unit.start)
    if name is None or not _says_something(doc, unit, name[0], quoted):
        return None
    return Cue(name[0], verb.i + 1, (verb.i, verb.i + 1), [_head(doc, *name)], "left", verb)


def _last_word(doc: Doc, unit: Unit) -> int:
    end = unit.end
    while end > unit.start and (doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    return end


def _says_something(doc: Doc, unit: Unit, end: int, quoted: frozenset[int]) -> bool:
    """Tell whether words that could be said stand before: a clause outside quotation marks."""
    return end - unit.start > 2 and has_verb(doc, unit.start, end) and end - 1 not in quoted


def _is_adjunct(verb: Token, tail: object) -> bool:
    """Tell whether the words after a verb only say when, to whom and how."""
    tokens = list(tail)  # type: ignore[call-overload]
    if not tokens:
        return verb.lemma_.lower() not in _TOLD
    first = tokens[0]
    if verb.lemma_.lower() in _TOLD:
        return first.pos_ in ("PROPN", "DET", "NOUN", "PRON")
    return first.lower_ in _ADJUNCT or first.ent_type_ in ("DATE", "TIME")


def _is_name_after(tail: object) -> bool:
    """Tell whether a verb is followed by who says it, and by nothing else."""
    tokens = list(tail)  # type: ignore[call-overload]
    first = tokens[0]
    if (
        first.ent_type_ in ("DATE", "TIME")
        or first.lower_ in _NO_NAME
        or first.pos_ not in ("PROPN", "DET", "NOUN", "ADJ")
    ):
        return False
    return any(t.pos_ == "PROPN" and t.ent_type_ not in ("DATE", "TIME", "GPE") for t in tokens) and not any(
        t.pos_ == "VERB" and t.tag_ == "VBG" for t in tokens
    )


def _name_end(doc: Doc, start: int, end: int) -> int:
    return next(
        (i for i in range(start + 1, end) if doc[i].text in (",", ";") or doc[i].ent_type_ in ("DATE", "TIME")), end
    )


def _name_before(doc: Doc, at: int, start: int) -> tuple[int, int] | None:
    """Return the words that name somebody right before a token; without a comma before them, only what a name is sure to be."""
    end = at
    while end - 1 > start and (doc[end - 1].lower_ in _HELPERS or doc[end - 1].pos_ in ("AUX", "ADV")):
        end -= 1
    comma = next(
        (
            i
            for i in range(end - 1, max(start, end - _LONGEST_NAME) - 1, -1)
            if doc[i].text in (",", ";", "”", '"', ":")
        ),
        None,
    )
    if comma is not None and _is_name(doc, comma + 1, end):
        return comma + 1, end
    if doc[end - 1].lower_ in ("he", "she", "it", "they"):
        return end - 1, end
    first = _run(doc, end, start)
    return (first, end) if first is not None and first < end else None


def _is_name(doc: Doc, first: int, end: int) -> bool:
    if (
        first >= end
        or doc[first].lower_ in _NO_NAME
        or doc[first].tag_ in ("VBG", "VBN", "IN", "RB")
        or doc[first].is_space
    ):
        return False
    return doc[end - 1].pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM") and not any(
        t.tag_ in _FINITE or t.lower_ in ("who", "which") for t in doc[first:end]
    )


def _run(doc: Doc, end: int, start: int) -> int | None:
    """Return where a name without a comma before it begins: at its article, or with its capitals, or as a plural with its adjectives."""
    last = doc[end - 1]
    if last.pos_ not in ("NOUN", "PROPN"):
        return None
    at = end - 1
    while at > start:
        before = doc[at - 1]
        if before.pos_ == "DET" or before.tag_ == "PRP$":
            if not _is_bound(doc, at - 2, start):
                return at - 1
            at -= 2
        elif _is_bound(doc, at - 1, start):
            at -= 1
        elif before.ent_type_ in ("DATE", "TIME") or not _continues(before, doc[at], last):
            break
        else:
            at -= 1
    return at if last.pos_ == "PROPN" or last.tag_ == "NNS" or at == start else None


def _is_bound(doc: Doc, at: int, start: int) -> bool:
    """Tell whether a word such as "of" binds what follows it to a noun before it."""
    return at - 1 >= start and doc[at].lower_ in _INSIDE and doc[at - 1].pos_ in ("NOUN", "PROPN")


def _continues(before: Token, token: Token, last: Token) -> bool:
    """Tell whether a word belongs to the name that goes on with `token`."""
    if before.tag_ == "POS" or before.text in ("-", "’s", "'s"):
        return True
    if before.pos_ == "PROPN":
        return last.pos_ == "PROPN" and (before.ent_type_ == token.ent_type_ or before.ent_type_ != "GPE")
    if before.pos_ == "NOUN":
        return last.pos_ == "NOUN" and before.tag_ == "NN" and is_compound_part(before)
    return before.pos_ == "ADJ" or (before.tag_ in ("VBG", "VBN") and is_adjective_or_compound(before))


def _head(doc: Doc, first: int, end: int) -> Token:
    root = doc[first:end].root
    return root if root.pos_ in ("NOUN", "PROPN", "PRON") else doc[end - 1]


def _leading(doc: Doc, verb: Token, unit: Unit, quoted: frozenset[int]) -> list[Cue]:
    """Read "The radio reported on Monday that …" and "Prosecutors allege …" at the head of a sentence."""
    if verb.lemma_.lower() not in _PLAIN or verb.tag_ == "VBG":
        return []
    content = _content_after(doc, verb, unit)
    if content is None or content in quoted or not _has_clause(doc, content, unit.end):
        return []
    start, end = _name_at_head(doc, verb, unit)
    if end - start > _LONGEST_NAME or not _is_name(doc, start, end):
        return []
    return [Cue(start, verb.i + 1, (verb.i, verb.i + 1), [_head(doc, start, end)], "right", verb, (content, unit.end))]


def _content_after(doc: Doc, verb: Token, unit: Unit) -> int | None:
    """Return where what a verb says begins: after its "that", or at once ("allege he fled")."""
    after = next((t for t in doc[verb.i + 1 : min(verb.i + 9, unit.end)] if _opens(t)), None)
    if after is not None and after.lower_ == "that" and not is_determiner(after):
        return after.i + 1
    bare = verb.lemma_.lower() in _BARE and verb.i + 1 < unit.end and doc[verb.i + 1].pos_ in _STARTS
    return verb.i + 1 if bare and (after is None or after.tag_ in _FINITE) else None


def _name_at_head(doc: Doc, verb: Token, unit: Unit) -> tuple[int, int]:
    """Return the words from the head of a sentence, or from its last comma, to the verb and its helpers."""
    first, end = unit.start, verb.i
    while end - 1 > unit.start and (doc[end - 1].lower_ in _HELPERS or doc[end - 1].pos_ in ("AUX", "ADV")):
        end -= 1
    while first < end and doc[first].is_space:
        first += 1
    comma = next((i for i in range(end - 1, first, -1) if doc[i].text == ","), None)
    return (comma + 1 if comma is not None and not _is_name(doc, first, end) else first), end


def _opens(token: Token) -> bool:
    return token.lower_ == "that" or token.tag_ in _FINITE or token.text in (",", ":", "“", '"')


def _has_clause(doc: Doc, start: int, end: int) -> bool:
    return any(t.tag_ in _FINITE for t in doc[start:end])
