"""spaCy's attribute rules, looked up: what a rule of one token gives depends on four things of it, of which there are few combinations.

spaCy's matcher tries 179 rules on every token of every text, a twelfth of the time of parsing.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

Match = tuple[int, int, int]
_KNOWN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_CHOICES = frozenset({"IN", "NOT_IN"})
_REMEMBERED = 200_000  # words


def remember(nlp: Language) -> None:
    """Let the rules of a pipeline's ruler be looked up; what it gives stays the same."""
    ruler = nlp.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ruler.matcher = _Rules(ruler.patterns, nlp.vocab)  # type: ignore[assignment]


class _Rules:
    """The matcher of a ruler: what plain rules of one token give is remembered, the others are tried as ever."""

    def __init__(self, rows: Sequence[Mapping[str, Any]], vocab: Vocab) -> None:
        self._plain, self._others = Matcher(vocab), Matcher(vocab)
        self._words: set[int] = set()
        self._labels: set[int] = set()
        self._kinds: dict[int, int] = {}
        self._found: dict[tuple[int, int, int], list[int]] = {}
        for number, row in enumerate(rows):
            for pattern in row["patterns"]:
                matcher = self._plain if _is_plain(pattern) else self._others
                matcher.add(str(number), [pattern])
                if matcher is self._plain:
                    self._words |= {vocab.strings[word] for word in _named(pattern[0].get("LOWER"))}
                    self._labels |= {vocab.strings[label] for label in _named(pattern[0].get("DEP"))}

    def __call__(self, doc: Doc, *, allow_missing: bool = False, as_spans: bool = False) -> list[Match]:
        """Return (rule, first token, token behind) of all rules that hold, as spaCy's matcher does."""
        found: list[Match] = list(self._others(doc, allow_missing=allow_missing))
        for at, (tag, lower, label) in enumerate(doc.to_array(["TAG", "LOWER", "DEP"]).tolist()):
            key = (tag, self._kind(lower, doc.vocab), label if label in self._labels else 0)
            rules = self._found.get(key)
            if rules is None:
                held = self._plain(doc[at : at + 1], allow_missing=allow_missing)
                rules = self._found[key] = [rule for rule, _, _ in held]
            found += [(rule, at, at + 1) for rule in rules]
        return found

    def _kind(self, lower: int, vocab: Vocab) -> int:
        """Return a word that some rule names; else whether it is white space."""
        kind = self._kinds.get(lower)
        if kind is None:
            if len(self._kinds) > _REMEMBERED:
                self._kinds.clear()
            kind = self._kinds[lower] = lower if lower in self._words else int(vocab[lower].is_space)
        return kind


def _is_plain(pattern: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether a rule asks of one token no more than its tag, small letters, label, and whether it is white space."""
    if len(pattern) > 1 or not _KNOWN.issuperset(pattern[0]):
        return False
    return all(_CHOICES.issuperset(test) for test in pattern[0].values() if isinstance(test, dict))


def _named(test: Any) -> Sequence[str]:  # noqa: ANN401 - a string, or lists of them
    """Return the strings that a test of a rule names."""
    if isinstance(test, dict):
        return [name for names in test.values() for name in names]
    return [test] if test is not None else []
