"""A parse → its names, times and numbers, each with the slot it fills: the words around it, its head, its masked context."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from rashomon.analysis.support.kinds import group, kind
from rashomon.analysis.support.words import Array, Bag, Vocabulary
from rashomon.lang import lists
from rashomon.model import Span as Characters

_MASK = "Xqzyk"  # no word: the context alone says what belongs here
_REACH = 4  # tokens either side that the encoders see (four convolutions one token wide)
_ARTICLES: list[str] = lists("support")["articles"]
_EMPTY = frozenset(lists("support")["empty"])


@dataclass(frozen=True)
class Slot:
    """What stands around an expression: tokens and tags left and right, its dependency, head and preposition, its context."""

    left: tuple[str, str]
    right: tuple[str, str]
    tags: tuple[str, str]
    dep: str
    head: str
    governor: str
    preposition: str
    near: Bag
    wide: Bag
    context: Array
    vector: Array


@dataclass(frozen=True)
class Mention:
    """A name, time or number of a text: its characters, key (folded words), kind and the slot it fills."""

    text: str
    key: str
    words: frozenset[str]
    kind: str
    group: str
    proper: bool
    span: Characters
    slot: Slot


def mentions(doc: Doc, nlp: Language, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """Return the names, times and numbers of a parse in order."""
    found = [(span, label) for span, label in _spans(doc) if _key(span.text)]
    contexts = _contexts([span for span, _ in found], nlp)
    return tuple(
        _mention(span, label, context, vocabulary) for (span, label), context in zip(found, contexts, strict=True)
    )


def _spans(doc: Doc) -> Iterator[tuple[Span, str]]:
    """Yield entities, then what they leave of proper nouns and of numbers, in order."""
    taken = {token.i for span in doc.ents for token in span}
    rows = [(span, span.label_) for span in doc.ents]
    for tag, label in (("PROPN", "MISC"), ("NUM", "CARDINAL")):
        run: list[Token] = []
        for token in (*doc, None):
            if (
                token is not None
                and token.pos_ == tag
                and token.i not in taken
                and (not run or token.sent == run[0].sent)
            ):
                run.append(token)
                continue
            if run:
                rows.append((doc[run[0].i : run[-1].i + 1], label))
            run = [token] if token is not None and token.pos_ == tag and token.i not in taken else []
    return iter(sorted(rows, key=lambda row: row[0].start))


def _contexts(spans: Sequence[Span], nlp: Language) -> Array:
    """Return what the tagger's and the entity recogniser's encoders make of each place with the expression masked."""
    if not spans:
        return np.zeros((0, 0), np.float32)
    cut = [
        (span.doc[max(0, span.start - _REACH) : span.start], span.doc[span.end : span.end + _REACH]) for span in spans
    ]
    masked = [
        Doc(nlp.vocab, [*(t.text for t in before), _MASK, *(t.text for t in after)],
            [*(bool(t.whitespace_) for t in before), bool(span[-1].whitespace_), *(bool(t.whitespace_) for t in after)])
        for span, (before, after) in zip(spans, cut, strict=True)
    ]  # fmt: skip
    rows = []
    for encoder in (nlp.get_pipe("tok2vec").model, nlp.get_pipe("ner").model.get_ref("tok2vec")):  # type: ignore[attr-defined]
        told = encoder.predict(masked)
        flat = np.concatenate(told) if isinstance(told, list) else np.asarray(told)
        starts = np.cumsum([0, *(len(doc) for doc in masked[:-1])])
        rows.append(flat[[at + len(before) for at, (before, _) in zip(starts, cut, strict=True)]])
    return np.concatenate(rows, axis=1).astype(np.float32)


def _mention(span: Span, label: str, context: Array, vocabulary: Vocabulary) -> Mention:
    name = kind(span.text, label)
    key = _key(span.text)
    words = frozenset(word for word in key.replace("-", " ").split() if word not in _EMPTY)
    return Mention(span.text, key, words, name, group(name), span[-1].tag_.startswith("NNP"),
                   Characters(span.start_char, span.end_char), _slot(span, context, vocabulary))  # fmt: skip


def _slot(span: Span, context: Array, vocabulary: Vocabulary) -> Slot:
    sentence, doc = span.sent, span.doc
    start, end = sentence.start, max(sentence.end, span.end)
    left, right = doc[start : span.start], doc[span.end : end]
    head = span.root.head if span.root.head not in span else None
    governor = head.head if head is not None and head.pos_ == "ADP" and head.head.i != head.i else head
    near = vocabulary.bag([*_content(left[-4:]), *_content(right[:4])])
    before = ("^", "^", *(t.lower_ for t in left[-2:]))[-2:]
    after = (*(t.lower_ for t in right[:2]), "$", "$")[:2]
    top = governor.lemma_.lower() if governor is not None else "ROOT"
    around = (vocabulary.vector(top), vocabulary.vector(before[1]), vocabulary.vector(after[0]), near.mean)
    return Slot(
        left=(before[0], before[1]),
        right=(after[0], after[1]),
        tags=(left[-1].tag_ if len(left) else "^", right[0].tag_ if len(right) else "$"),
        dep=span.root.dep_,
        head=head.lemma_.lower() if head is not None else "ROOT",
        governor=top,
        preposition=head.lemma_.lower() if head is not None and head.pos_ == "ADP" else "",
        near=near,
        wide=vocabulary.bag([*_content(left), *_content(right)]),
        context=context,
        vector=np.concatenate([context, *around]),
    )


def _content(span: Span) -> list[str]:
    return [t.lemma_.lower() for t in span if t.is_alpha and t.lemma_.lower() not in _EMPTY]


def _key(text: str) -> str:
    key = text.lower().strip().removesuffix("'s").removesuffix("’s").strip("'’\"“”.,- ")
    return next((key.removeprefix(a) for a in _ARTICLES if key.startswith(a)), key)
