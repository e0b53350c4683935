"""Results told in sentences: seats, votes, shares, turnout and rank, each with its party."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens

from rashomon.analysis.draft import Draft, span_of
from rashomon.analysis.relations import is_subject
from rashomon.lang import word_set
from rashomon.model import Actor, Claim, Count, CountMention, ResultStatus, Span
from rashomon.reading.elections.parties import Parties, holder
from rashomon.reading.elections.patterns import chamber, data, election_word, listed, rank, skipped, status, unconfirmed
from rashomon.reading.statements.attribution import source_of, statement_over

_NEAR = 80  # characters after a result within which "is to win 44" means seats again
_SEATS = word_set("elections_rules", "results", "seats")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the party's words, before it is put into an event."""

    claim: Claim
    actor: Actor | None
    name: Span | None


def told(draft: Draft, parties: Parties) -> list[Told]:
    """Return the results that sentences tell, in text order."""
    out: list[Told] = []
    by_sentence = _counts(draft)
    before: ResultStatus | None = None
    for sentence in draft.prose:
        counts = by_sentence.get(sentence.start, [])
        text = sentence.text
        before = status_of(text) or before
        if counts:
            telling = any(t.claim.property == "vote_share" for t in out)
            near = out[-1].claim.property if out and sentence.start_char - out[-1].claim.span.end < _NEAR else None
            out += _Sentence(draft, parties, sentence, before, telling, near).told(counts)
        if election_word().search(text) or any(t.name for t in out[-3:]):
            out += _ranks(draft, parties, sentence, out, before)
    if any(unconfirmed().search(sentence.text) for sentence in draft.prose):
        return [_preliminary(row) for row in out]
    return out


def _preliminary(row: Told) -> Told:
    """Return a result with the status of a report whose results still await confirmation, unless it has one of its own."""
    return replace(row, claim=replace(row.claim, result_status=row.claim.result_status or "preliminary"))


def status_of(text: str) -> ResultStatus | None:
    """Return how final a sentence calls its results, None where it does not say.

    >>> status_of("according to the initial tally"), status_of("the final results"), status_of("the results")
    ('preliminary', 'final', None)
    """
    for name, pattern in status():
        if pattern.search(text):
            return name  # type: ignore[return-value]
    return None


def _counts(draft: Draft) -> dict[int, list[CountMention]]:
    out: dict[int, list[CountMention]] = {}
    sentences = iter(draft.prose)
    sentence = next(sentences, None)
    for count in draft.counts:
        while sentence is not None and sentence.end_char <= count.span.start:
            sentence = next(sentences, None)
        if sentence is None:
            break
        out.setdefault(sentence.start, []).append(count)
    return out


class _Sentence:
    """One sentence of results, read count by count."""

    def __init__(
        self,
        draft: Draft,
        parties: Parties,
        sentence: Tokens,
        known: ResultStatus | None,
        telling: bool,
        near: str | None,
    ) -> None:
        self.telling = telling  # whether shares of the vote were told before
        self.near = near  # what the sentence before told
        self.draft, self.parties, self.sentence, self.status = draft, parties, sentence, known
        found = chamber().search(sentence.text)
        self.whole = float(found[1].replace(",", "")) if found else None
        self.text = draft.document.text

    def told(self, counts: list[CountMention]) -> Iterator[Told]:
        """Yield the claims of the sentence."""
        start, last = self.sentence.start, None
        for i, count in enumerate(counts):
            after = counts[i + 1].span.start if i + 1 < len(counts) else self.sentence.end_char
            kind = self._property(count, last, start, after)
            made = list(self._claims(kind, count, start, after, counts)) if kind else []
            yield from made
            if made:
                last = kind
            ends = [count.span.end, count.unit_span.end if count.unit_span else 0]
            if made or i + 1 == len(counts) or counts[i + 1].previous != count.value.low:
                start = max(start, self.draft.tokens(Span(max(ends) - 1, max(ends))).end)

    def _property(self, count: CountMention, last: str | None, start: int, after: int) -> str | None:
        left = self.text[self.draft.doc[start].idx if start < len(self.draft.doc) else 0 : count.span.start].lower()
        right = self.text[count.span.end : after].lower()
        if skipped().search(left) or left.endswith("by ") or right.startswith((" fewer", " more than", " less")):
            return None
        if count.percent:
            return self._share(count, last, left, right)
        if count.unit in _SEATS and (
            "seat" in right[:40] or count.unit in ("seat", "mandate") or election_word().search(self.sentence.text)
        ):
            return "seats"
        if count.unit == "vote":
            return "votes"
        if count.unit is None or (count.unit_span and self.text[count.unit_span.start].isupper()):
            return self._unsaid(count, last, left)
        return None

    def _unsaid(self, count: CountMention, last: str | None, left: str) -> str | None:
        """Return the property of a number without a noun: that of the number before, or of the seats that rose or fell."""
        if count.previous is not None and "seats" in left[-48:]:
            return "seats"
        if last is None and self.near == "seats" and count.value.low > 0:
            first = self.draft.doc[self.sentence.start : self.draft.tokens(count.span).start]
            last = "seats" if any(t.lemma_ in listed("verbs", "won") for t in first[-3:]) else None
        return last if last in ("seats", "votes", "vote_share") else None

    def _share(self, count: CountMention, last: str | None, left: str, right: str) -> str | None:
        if (
            "turnout" in left[-60:]
            or "turnout" in right[:24]
            or count.unit == "turnout"
            or "participation" in left[-40:]
        ):
            return "turnout"
        if right.lstrip().startswith(
            (
                "of the vote",
                "of votes",
                "of ballots",
                "of the ballot",
                "of the valid",
                "of valid",
                "support",
                "of the total vot",
                "of all vot",
                "vote",
                "of the popular",
            )
        ):
            counted = any(w in right[:60] for w in ("counted", "tallied", "processed", "reporting"))
            return None if counted else "vote_share"
        if any(
            w in right[:50]
            for w in ("voters cast", "voters turned", "electorate vot", "voters voted", "voters took part")
        ):
            return "turnout"
        results = self.telling or election_word().search(self.sentence.text) is not None
        verbs = listed("verbs", "won") | listed("verbs", "placed") | {"have"}
        first = self.draft.doc[self.sentence.start : self.draft.tokens(count.span).start]
        if count.unit is None and results and any(t.lemma_ in verbs for t in first):
            return "vote_share"
        return last if last == "vote_share" else None

    def _claims(
        self, kind: str, count: CountMention, start: int, after: int, counts: list[CountMention]
    ) -> Iterator[Told]:
        number = self.draft.tokens(count.span)[-1]
        if kind == "turnout":
            yield self._made(kind, count, None)
            return
        verbs = listed("verbs", "won") | listed("verbs", "fell") | listed("verbs", "placed")
        names = self._following(count, after, " for ", " went to ", " of the vote for ", " of votes for ")
        names = names or holder(self.parties, start, number, verbs | {"have"}) or self._following(count, after, " to ")
        each = "each" in self.text[count.span.end : min(after, count.span.end + 24)]
        if not names and start > self.sentence.start:
            return
        if not names:
            actor = self._subject(start, number.i)
            if actor is not None:
                yield self._made(kind, count, None, actor)
            return
        for name in names if each else names[:1]:
            yield self._made(kind, count, name)

    def _following(self, count: CountMention, after: int, *leads: str) -> list[Tokens]:
        """Return the party after the number: "46.1 for Kılıçdaroğlu", "37 seats went to the Greens"."""
        ends = max(count.span.end, count.unit_span.end if count.unit_span else 0)
        tail = self.text[ends : min(after, ends + 16)].lower()
        for lead in leads:
            if tail.startswith(lead):
                first = self.draft.token_at(ends + len(lead))
                end = self.draft.tokens(Span(after - 1, after)).start
                return self.parties.names(first.i, end)[:1] if first is not None and first.i < end else []
        return []

    def _subject(self, start: int, number: int) -> Actor | None:
        """Return the actor that a pronoun subject means: "He won 52 per cent"."""
        for token in self.draft.doc[start:number]:
            if token.lower_ in ("he", "she", "it", "they") and is_subject(token):
                return self.parties.pronoun(token)
        return None

    def _made(self, kind: str, count: CountMention, name: Tokens | None, actor: Actor | None = None) -> Told:
        ends = max(count.span.end, count.unit_span.end if count.unit_span else 0)
        first = min(count.span.start, name.start_char) if name is not None else count.span.start
        if kind == "turnout":
            at = self.text.lower().rfind("turnout", self.sentence.start_char, count.span.start)
            first = at if at >= 0 else first
            ends = count.span.end if at >= 0 else ends
        last = max(ends, name.end_char) if name is not None else ends
        span = Span(first, last)
        own = count.of if count.of is not None else (self.whole if kind == "seats" else None)
        claim = claim_of(self.draft, kind, count.value, span, self.status, own, count.previous)
        named = span_of(name) if name is not None else None
        return Told(claim, actor or (self.parties.actor(named) if named else None), named)


def claim_of(
    draft: Draft,
    kind: str,
    value: Count,
    span: Span,
    known: ResultStatus | None,
    whole: float | None = None,
    previous: float | None = None,
) -> Claim:
    """Return a claim with its source: the speaker of the smallest statement over it, None for the report itself."""
    source = source_of(draft, statement_over(draft, span), span)
    return Claim(
        property=kind,
        value=value,
        text=span.of(draft.document.text),
        span=span,
        said_by=source.said_by,
        attribution=source.attribution,
        stance=source.stance,
        of=None if whole is None else int(whole),
        previous=previous,
        result_status=known,
    )


def _ranks(
    draft: Draft, parties: Parties, sentence: Tokens, before: list[Told], known: ResultStatus | None
) -> Iterator[Told]:
    text = draft.document.text
    for found in rank().finditer(text, sentence.start_char, sentence.end_char):
        word = (found["place"] or found["largest"] or "first").lower()
        place = data()["ordinals"][word]
        if place == 0:
            continue
        here = draft.tokens(Span(found.start(), found.start() + 1)).start
        names = parties.names(sentence.start, here)
        near = [b for b in before if b.name and sentence.start_char <= b.name.start < found.start()]
        name = near[-1].name if near else (span_of(names[0]) if names else None)
        if name is None:
            continue
        claim = claim_of(draft, "rank", Count(place, place), Span(found.start(), found.end()), known)
        yield Told(claim, parties.actor(name), name)
