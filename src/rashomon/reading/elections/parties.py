"""Which party, candidate or list a number of seats or votes belongs to."""

from bisect import bisect_right

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from rashomon.analysis.draft import Draft, span_of
from rashomon.analysis.syntax import is_passive, subjects
from rashomon.lang import word_set
from rashomon.model import Actor, Span
from rashomon.reading.elections.patterns import listed, receiver

_JOINING = frozenset(
    [
        "of",
        "and",
        "for",
        "the",
        "de",
        "da",
        "do",
        "dos",
        "di",
        "du",
        "del",
        "la",
        "van",
        "von",
        "der",
        "y",
        "e",
        "al",
        "bin",
        "ibn",
        "-",
        "/",
        "’s",
        "'s",
        "’",
        "&",
    ]
)


_PREFIXES = word_set("elections_rules", "parties", "prefixes")


class Parties:
    """The names of one report that can hold seats or votes."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        rows = sorted((m.start, m.end, i) for i, a in enumerate(draft.actors) for m in a.mentions)
        self._mentions = rows
        self._starts = [r[0] for r in rows]
        self._places = {p.span.start for p in draft.places}

    def names(self, start: int, end: int) -> list[Tokens]:
        """Return the noun phrases between two tokens that may be a party or candidate, in order."""
        doc, out, at = self._draft.doc, [], start
        while at < end:
            stop = self._phrase(at, end)
            if stop > at:
                phrase = doc[at:stop]
                if self._fits(phrase):
                    out.append(phrase)
                at = stop
            else:
                at += 1
        return out

    def _phrase(self, at: int, end: int) -> int:
        """Return the token after the capitalised phrase or party noun phrase that starts at `at`; `at` if there is none."""
        doc, i = self._draft.doc, at
        last = at
        while i < end:
            token = doc[i]
            if _is_namelike(token) or (
                token.lower_ in listed("party", "nouns") and token.pos_ in ("NOUN", "PROPN", "ADJ")
            ):
                last = i + 1
            elif token.text == "(" and i > at:
                close = next((j for j in range(i, min(i + 8, end)) if doc[j].text == ")"), None)
                if close is None or any(t.like_num for t in doc[i:close]):
                    break
                i = last = close
                last = close + 1
            elif not (i > at and token.lower_ in _JOINING and self._joins(i, end)):
                break
            i += 1
        return self._without_adjective(at, last)

    def _without_adjective(self, at: int, last: int) -> int:
        """Cut a phrase before "of Iraqi", whose noun lies outside it."""
        doc = self._draft.doc
        if last - at > 2 and doc[last - 2].lower_ == "of" and doc[last - 1].pos_ == "ADJ":
            return last - 2
        return last

    def _joins(self, i: int, end: int) -> bool:
        """Tell whether a small word stands inside a name: "Union of South Africa", not "Labour and the Greens"."""
        doc = self._draft.doc
        token = doc[i]
        following = doc[i + 1] if i + 1 < end else None
        if following is None:
            return False
        if token.lower_ == "and":
            return _is_namelike(following) and any(a <= token.idx < b for a, b, _ in self._near(token.idx))
        if token.text in "-/" and not token.whitespace_:
            return True
        if token.lower_ in ("of", "for") and following.lower_ in ("the", "a"):
            return i + 2 < end and _is_namelike(doc[i + 2])
        return (
            _is_namelike(following)
            or following.lower_ in listed("party", "nouns")
            or following.text == "-"
            or following.pos_ == "PROPN"
            or following.lower_ in _JOINING
            or (token.tag_ == "POS" and following.pos_ in ("NOUN", "ADJ", "PROPN"))
        )

    def _near(self, char: int) -> list[tuple[int, int, int]]:
        at = bisect_right(self._starts, char)
        return self._mentions[max(0, at - 3) : at]

    def _fits(self, phrase: Tokens) -> bool:
        head = phrase[-1] if phrase[-1].text != ")" else phrase[0]
        if any(t.lower_ in listed("party", "not") for t in phrase if t.text[:1].islower() or t.lower_ == head.lower_):
            return False
        if phrase.root.ent_type_ in ("DATE", "TIME", "GPE", "LOC", "ORDINAL", "NORP") and not any(
            t.lower_ in listed("party", "nouns") for t in phrase
        ):
            known = self.actor(span_of(phrase))
            return known is not None and known.kind in ("party", "person", "armed_group", "organisation")
        if phrase.start_char in self._places and len(phrase) == 1:
            return False
        return any(t.pos_ in ("PROPN", "NOUN", "ADJ") for t in phrase)

    def actor(self, span: Span) -> Actor | None:
        """Return the actor named at the start of a span ("the X bloc of Speaker Y" is the bloc), else the one that fills most of it.

        An owner is not what he owns: "Y's X Party" is the party.
        """
        best: tuple[bool, int, int] | None = None
        for a, b, i in self._near(span.end - 1) + self._near(span.start):
            shared = min(b, span.end) - max(a, span.start)
            text = self._draft.document.text
            owns = b < span.end and text[b : b + 2] in ("'s", "’s", "‘s")
            first = a <= span.start + 4 < b and not text[a:b].islower() and not owns
            if (
                shared > 0
                and (first or 2 * shared >= span.end - span.start)
                and (best is None or (first, shared) > best[:2])
            ):
                best = (first, shared, i)
        return self._draft.actors[best[2]] if best else None

    def pronoun(self, token: Token) -> Actor | None:
        """Return the actor a pronoun means, where the actors layer has resolved it."""
        return next((self._draft.actors[i] for a, b, i in self._near(token.idx) if a <= token.idx < b), None)


def _is_namelike(token: Token) -> bool:
    if token.lower_ in _PREFIXES and token.i + 1 < len(token.doc):
        following = token.nbor(1)
        return following.text == "-" or (
            token.text[:1].islower() and following.text[:1].isupper() and not following.is_sent_start
        )
    if token.is_sent_start and token.pos_ in ("ADP", "SCONJ", "DET", "PRON", "ADV", "VERB", "CCONJ"):
        return False
    return (
        any(c.isupper() for c in token.text)
        and token.pos_ not in ("DET", "PRON", "ADP", "SCONJ")
        and not token.like_num
    )


def holder(parties: Parties, start: int, number: Token, verbs: frozenset[str]) -> list[Tokens]:
    """Return the parties that hold the number, from the words between token `start` and it.

    "followed by X with 37": X; "A and B got 9 seats each": both; "X, of Y's bloc, won 12": the subject of the verb; else the
    first name after the last word of saying ("officials said X won 12").
    """
    doc = number.doc
    left = doc[start : number.i]
    text_start = left.start_char if len(left) else number.idx
    for marker in reversed(list(receiver().finditer(doc.text[text_start : number.idx]))):
        first = next((t.i for t in left if t.idx >= text_start + marker.end()), number.i)
        if any(t.lemma_ in verbs and t.pos_ == "VERB" for t in doc[first : number.i]):
            continue
        names = parties.names(first, number.i)
        if names:
            return names[:1]
    verb = next((t for t in reversed(left) if t.lemma_ in verbs and t.pos_ in ("VERB", "AUX", "NOUN")), None)
    said = max(
        (t.i for t in left if t.lemma_ in listed("verbs", "said") and t is not verb and not is_passive(t)),
        default=start - 1,
    )
    names = parties.names(said + 1, verb.i if verb is not None else number.i)
    if verb is not None:
        heads = {s.i for s in subjects(verb)}
        of_verb = [n for n in names if any(n.start <= i < n.end for i in heads)]
        names = of_verb or names[:1]
    return names if verb is not None else names[-1:]
